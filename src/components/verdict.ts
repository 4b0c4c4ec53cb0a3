import type { ReleaseState } from '../governance/punctuality.ts'
import { cityStanding, type Standing, standingsOf } from '../governance/standing.ts'
import { formatNumber } from '../i18n/format.ts'
import { LANGUAGES } from '../i18n/languages.ts'
import type { Edition } from './edition.ts'
import { agencyTitle } from './releases.ts'

/** Who is late, in a sentence. */
export interface Verdict {
  kind: 'late' | 'clear' | 'early' | 'unknown' | 'none'
  sentence: string
}

/** States that parts of a bar show, from its base: what was not kept stands where bars can be compared. */
export const BAR_STATES = ['missing', 'late', 'on-time', 'unknown'] as const satisfies ReleaseState[]

/** At most so many late agencies are named in the sentence. */
const NAMED = 3

/** Who is late in a catalog on its as-of day: the names of those who owe releases, who owes most first. */
export function verdictOf(edition: Edition): Verdict {
  const { m, site, language } = edition
  const { board } = site
  if (board.agencies.size === 0) return { kind: 'none', sentence: m.plan.none.replace(/\.$/, '') }
  const late = standingsIn(edition).filter(({ overdue }) => overdue.length > 0)
  if (late.length > 0) {
    const names = late.slice(0, NAMED).map(({ agency }) => agencyTitle(agency, edition).text)
    const rest = late.length - names.length
    const all = rest > 0 ? [...names, m.standing.others(formatNumber(rest, language))] : names
    const list = new Intl.ListFormat(LANGUAGES[language].locale).format(all)
    return { kind: 'late', sentence: m.standing.late(list) }
  }
  const { expected, unknown } = cityStanding(board).counts
  const kind = unknown > 0 ? 'unknown' : expected > 0 ? 'clear' : 'early'
  return { kind, sentence: m.standing[kind] }
}

/** How the agencies of a catalog stand, the latest first. */
export function standingsIn({ site }: Edition): Standing[] {
  return standingsOf(
    site.board,
    site.catalog.agencies.map(({ name }) => name),
  )
}

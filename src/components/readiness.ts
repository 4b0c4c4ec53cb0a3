import type { FactChange } from '../catalog/agencyfacts.ts'
import { releasesOfAgency } from '../governance/board.ts'
import { tally } from '../governance/punctuality.ts'
import { type AgencyReadiness, type ReadinessLevel, readinessOf } from '../governance/readiness.ts'
import { formatDate } from '../i18n/format.ts'
import type { Edition } from './edition.ts'
import { agencyTitle } from './releases.ts'
import type { Site } from './site.ts'

/** A sign for each level besides its words and colour. */
export const LEVEL_MARKS: Record<ReadinessLevel, string> = { done: '✓', begun: '◐', none: '–' }

const known = new WeakMap<Site, AgencyReadiness[]>()

/** The readiness of all agencies of a site, made once. */
export function siteReadiness(site: Site): AgencyReadiness[] {
  const { board, catalog, warnings } = site
  const rows =
    known.get(site) ??
    readinessOf(catalog, {
      hasWarnings: (dataset) => warnings.has(dataset),
      releases: (agency) => (board.agencies.has(agency) ? tally(releasesOfAgency(board, agency)) : undefined),
    })
  known.set(site, rows)
  return rows
}

/** When and by which offices a statement was recorded and last changed, as one line; empty where no history tells. */
export function factLine(changes: readonly FactChange[], edition: Edition): string {
  const { m, language } = edition
  const last = changes.at(-1)
  const from = changes.findLastIndex(({ kind }) => kind === 'first')
  const first = changes[from]
  if (!first || !last || last.kind === 'removed') return ''
  const say = (change: FactChange, words: (day: string) => string, before?: FactChange) => {
    const offices = change.by.map((one) => officeOf(one, edition)).join(', ')
    const status =
      change.status === undefined || change.status === before?.status
        ? ''
        : ` (${edition.code('sop-status', change.status).text})`
    const by = offices === '' ? '' : m.readiness.byOffices(offices)
    return `${words(formatDate(change.day, language))}${by}${status}`
  }
  const later = changes
    .slice(from + 1)
    .map((change, at) => say(change, m.readiness.changed, changes[from + at]))
  return `${[say(first, m.readiness.first), ...later].join('; ')}.`
}

function officeOf({ agency, office }: FactChange['by'][number], edition: Edition): string {
  if (office) return edition.text(office, 'office').text
  return agency === undefined ? '' : agencyTitle(agency, edition).text
}

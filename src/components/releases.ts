import type { Board, PlannedData } from '../governance/board.ts'
import { type CalendarEvent, iCalendar } from '../governance/icalendar.ts'
import type { JudgedRelease, ReleaseState } from '../governance/punctuality.ts'
import { type AddressParams, type CalendarKind, calendarFileAddress } from '../i18n/addresses.ts'
import { periodLabel } from '../i18n/periods.ts'
import type { LocalText } from '../i18n/texts.ts'
import type { Edition } from './edition.ts'

/** A release as tables and calendars show it. */
export interface ShownRelease {
  release: JudgedRelease
  title: LocalText
  agency: LocalText
  /** Empty where the plan names no period that can be read. */
  period: string
  /** Page of the dataset, where there is one. */
  href?: string
  /** The state in words, with its days. */
  words: string
  mark: string
}

/** A sign for each state besides its words and colour. */
export const MARKS: Record<ReleaseState, string> = {
  'on-time': '✓',
  late: '◐',
  missing: '✕',
  due: '○',
  unknown: '?',
}

/** A release in the words of an edition. */
export function shownRelease(release: JudgedRelease, edition: Edition): ShownRelease {
  const { m, language, site, text } = edition
  const { agency, code, dataset, period, state, days } = release
  const row = rowsOf(site.board).get(`${agency} ${code}`)
  const href = dataset === undefined ? undefined : datasetHref(dataset, edition)
  return {
    release,
    title: row ? text(row.row, 'title') : { text: code },
    agency: agencyTitle(agency, edition),
    period: period ? periodLabel(period, language) : '',
    ...(href !== undefined && { href }),
    words: m.plan.stateDays[state](days),
    mark: MARKS[state],
  }
}

/** The office that answers for a release, as its plan names it. */
export function officeOf({ agency, code }: JudgedRelease, { site, text }: Edition): LocalText {
  const row = rowsOf(site.board).get(`${agency} ${code}`)
  return row ? text(row.row, 'office') : { text: '' }
}

/** The short name of an agency, else its title or folder. */
export function agencyTitle(name: string, { site, text }: Edition): LocalText {
  const source = site.agencyByName.get(name)?.source.value
  if (!source) return { text: name }
  const short = text(source, 'short')
  return short.text === '' ? text(source, 'title') : short
}

/** The page of a dataset `agency/dataset`; `undefined` where it is not published. */
export function datasetHref(id: string, { site, href }: Edition): string | undefined {
  const dataset = site.datasetById.get(id)
  return dataset && href('dataset', { agency: dataset.agency, dataset: dataset.name })
}

/** Address of the calendar to subscribe to beside a page, within the host. */
export function calendarHref(kind: CalendarKind, params: AddressParams, { site, language }: Edition): string {
  return site.base.replace(/\/$/, '') + calendarFileAddress(kind, params, language, site.first)
}

/** A calendar of releases to subscribe to (RFC 5545). */
export function releaseCalendar(releases: readonly JudgedRelease[], title: string, edition: Edition): string {
  const { site, language, m } = edition
  const host = new URL(site.baseUrl).host
  const events = releases.map((release): CalendarEvent => {
    const shown = shownRelease(release, edition)
    const { agency, code, round, due, state } = release
    return {
      uid: `${agency}-${code}-${round}@${host}`,
      day: due,
      title: m.plan.eventTitle(shown.title.text, shown.period),
      description: `${shown.agency.text}\n${shown.words}\n${m.plan.asOf(site.asOf.date)}`,
      url: site.origin + (shown.href ?? edition.href('plan', { agency })),
      category: m.plan.state[state],
    }
  })
  return iCalendar({ title, language, asOf: site.asOf.date, events })
}

const known = new WeakMap<Board, Map<string, PlannedData>>()

function rowsOf(board: Board): Map<string, PlannedData> {
  const rows = known.get(board) ?? new Map(board.rows.map((one) => [`${one.agency} ${one.row.code}`, one]))
  known.set(board, rows)
  return rows
}

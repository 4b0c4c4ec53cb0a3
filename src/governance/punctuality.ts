import { daysBetween, type Span, spanOf } from '../catalog/period.ts'
import type { ExpectedRelease } from './expected.ts'

/** A version of a dataset as a release: what it brought and when. */
export interface ReleasedVersion {
  number: number
  /** Day in the catalog's time zone on which it came to the main line. */
  date: string
  /** The newest year, month or day that its tables describe, or as its metadata declare; absent where neither tells. */
  newest?: string
  /** Whether a verifier merged it. */
  isVerified: boolean
  /** Whether it changed more than words about the data. */
  bringsData: boolean
}

/** How a promise stands: kept in time, kept late, not due yet, overdue, or not to be known without the history. */
export type ReleaseState = 'on-time' | 'late' | 'due' | 'missing' | 'unknown'

/** All states, in the order in which tables list them. */
export const RELEASE_STATES: readonly ReleaseState[] = ['on-time', 'late', 'missing', 'due', 'unknown']

/** An expected release and how it stands on a day. */
export interface JudgedRelease extends ExpectedRelease {
  state: ReleaseState
  /** Days between the due day and the release (`on-time`: early by, `late`: late by) or the day asked for (`due`: left, `missing`: overdue); 0 where unknown. */
  days: number
  /** The version that kept the promise. */
  version?: ReleasedVersion
}

/** The releases of one dataset on a day, and the versions that brought a period that no plan had promised. */
export interface Punctuality {
  releases: JudgedRelease[]
  unplanned: ReleasedVersion[]
}

/**
 * Judges the expected releases of one dataset, in their order, on the day `asOf` by its versions, of which only verified ones of that
 * day or before count. A version is tied to a period by the newest period in its data, and keeps the promise of every
 * period that it is the first to cover; where its data tell no period, or one longer than that of the release, it is
 * tied, where it changed its data, to the release whose data could be complete last before its day. `versions` is `undefined` without a history.
 */
export function judgeReleases(
  expected: readonly ExpectedRelease[],
  versions: readonly ReleasedVersion[] | undefined,
  asOf: string,
): Punctuality {
  if (!versions) {
    const releases = expected.map((release) =>
      release.due < asOf
        ? { ...release, state: 'unknown' as const, days: 0 }
        : judged(release, undefined, asOf),
    )
    return { releases, unplanned: [] }
  }
  const known = versions
    .filter(({ isVerified, date }) => isVerified && date <= asOf)
    .sort((a, b) => order(a.date, b.date) || a.number - b.number)
  const openings = expected.map(({ opens }) => opens).sort(order)
  const releases = expected.map((release) => {
    const next = openings.find((opens) => opens > release.opens)
    return judged(
      release,
      known.find((version) => keeps(version, release, next)),
      asOf,
    )
  })
  const used = new Set(releases.map(({ version }) => version))
  const unplanned = known.filter((version, at) => !used.has(version) && bringsMore(known, at, openings[0]))
  return { releases, unplanned }
}

/** How many releases stand how; `expected` are those that have been kept or are overdue. */
export interface Tally extends Record<ReleaseState, number> {
  expected: number
}

/** Counts releases by their state. */
export function tally(releases: readonly JudgedRelease[]): Tally {
  const counts: Tally = { 'on-time': 0, late: 0, missing: 0, due: 0, unknown: 0, expected: 0 }
  for (const { state } of releases) counts[state]++
  counts.expected = counts['on-time'] + counts.late + counts.missing
  return counts
}

/** Share of the expected releases that were on time, from 0 to 1; `undefined` where none was expected yet. */
export function onTimeRate(counts: Tally): number | undefined {
  return counts.expected === 0 ? undefined : counts['on-time'] / counts.expected
}

/** A share as whole percent, as pages and files write it. */
export function percentOf(rate: number): number {
  return Math.round(rate * 100)
}

function judged(release: ExpectedRelease, version: ReleasedVersion | undefined, asOf: string): JudgedRelease {
  const days = daysBetween(release.due, version?.date ?? asOf)
  const state = version ? (days <= 0 ? 'on-time' : 'late') : days <= 0 ? 'due' : 'missing'
  return { ...release, state, days: Math.abs(days), ...(version && { version }) }
}

/** Months, quarters and half-years differ by so many days. */
const UNEVEN = 3

/** Whether a version holds what a release promised; `next` is the day on which the release after it opens. */
function keeps(
  version: ReleasedVersion,
  { period, opens }: ExpectedRelease,
  next: string | undefined,
): boolean {
  const newest = version.newest === undefined ? undefined : spanOf(version.newest)
  if (!period || !newest || lengthOf(newest) > lengthOf(period) + UNEVEN)
    return version.bringsData && version.date >= opens && (next === undefined || version.date < next)
  if (newest.last >= period.last) return true
  // Quarterly figures may be dated by the first day or month of the quarter.
  return newest.last >= period.first && version.date >= opens
}

function lengthOf({ first, last }: Span): number {
  return daysBetween(first, last)
}

/** Whether a version that keeps no promise brings a period that none before it had, and is not a mere correction. */
function bringsMore(known: readonly ReleasedVersion[], at: number, first: string | undefined): boolean {
  const { newest, date, bringsData } = known[at] as ReleasedVersion
  if (newest === undefined) return bringsData && (first === undefined || date < first)
  return known.slice(0, at).every((before) => before.newest === undefined || before.newest < newest)
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

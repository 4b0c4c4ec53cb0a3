import type { PlanRow } from '../catalog/descriptors.ts'
import type { Catalog } from '../catalog/model.ts'
import { addMonths } from '../catalog/period.ts'
import { withdrawalsOf } from '../catalog/withdrawals.ts'
import { type ExpectedRelease, expectedReleases, planRow } from './expected.ts'
import { type JudgedRelease, judgeReleases, type ReleasedVersion } from './punctuality.ts'

/** What the history tells of the releases of a catalog. */
export interface ReleaseHistory {
  /** First day of which the history tells; `undefined` where there is no history. */
  since?: string
  /** Versions of a dataset. */
  of(dataset: string): readonly ReleasedVersion[]
}

/** A row of a plan with the releases that it promises. */
export interface PlannedData {
  agency: string
  row: PlanRow
  /** Since the catalog keeps its history, the earliest due first. */
  releases: JudgedRelease[]
}

/** A version that brought data of a period that no plan had promised. */
export interface UnplannedRelease {
  dataset: string
  version: ReleasedVersion
}

/** Plans against realisation of a catalog on a day: the one source of every page, file and reminder about it. */
export interface Board {
  asOf: string
  /** Last due day that is looked at. */
  until: string
  /** First day of which the history tells; without one nothing that is past can be judged. */
  since?: string
  /** Agencies that have recorded a plan, by folder. */
  agencies: ReadonlySet<string>
  /** Every row of every plan, in the order of the agencies and of their plans. */
  rows: PlannedData[]
  /** All releases, the earliest due first. */
  releases: JudgedRelease[]
  unplanned: UnplannedRelease[]
}

/** How far ahead due days are looked at. */
const MONTHS_AHEAD = 12

/**
 * The board of a catalog on the day `asOf`, with what falls due in the year after it. What was due before the catalog
 * kept a history is left out: nobody could have released it here; so is what falls due once its dataset is withdrawn.
 */
export function boardOf(
  catalog: Pick<Catalog, 'source' | 'plans' | 'datasets' | 'withdrawn'>,
  history: ReleaseHistory,
  asOf: string,
): Board {
  // A history that began later tells nothing of that day.
  const since = history.since !== undefined && history.since <= asOf ? history.since : undefined
  const until = addMonths(asOf, MONTHS_AHEAD)
  const { calendar } = catalog.source.value
  const withdrawals = withdrawalsOf(catalog)
  const isWaitedFor = ({ due, dataset = '' }: ExpectedRelease) => {
    const end = withdrawals.get(dataset)?.whole?.date
    return (since === undefined || due >= since) && (end === undefined || end > asOf || due < end)
  }
  const planned = catalog.plans.flatMap(({ agency, rows }) =>
    rows.flatMap((entry) => {
      const row = planRow(entry)
      if (!row) return []
      const expected = expectedReleases(agency, row, calendar, until)
      return [{ agency, row, expected: expected.filter(isWaitedFor) }]
    }),
  )
  const agencies = new Set(catalog.plans.filter(({ rows }) => rows.length > 0).map(({ agency }) => agency))
  const byDataset = Map.groupBy(
    planned.flatMap(({ expected }) => expected),
    ({ dataset }) => dataset,
  )
  // Where no plan is recorded, nothing can be outside of it.
  for (const { id, agency } of catalog.datasets)
    if (agencies.has(agency) && !byDataset.has(id)) byDataset.set(id, [])
  const judged = new Map<ExpectedRelease, JudgedRelease>()
  const unplanned: UnplannedRelease[] = []
  for (const [dataset, expected] of byDataset) {
    const versions = since === undefined ? undefined : dataset === undefined ? [] : history.of(dataset)
    const found = judgeReleases(expected, versions, asOf)
    expected.forEach((release, at) => {
      judged.set(release, found.releases[at] as JudgedRelease)
    })
    if (dataset !== undefined) unplanned.push(...found.unplanned.map((version) => ({ dataset, version })))
  }
  const rows = planned.map(({ agency, row, expected }) => ({
    agency,
    row,
    releases: expected.map((release) => judged.get(release) as JudgedRelease),
  }))
  return {
    asOf,
    until,
    ...(since !== undefined && { since }),
    agencies,
    rows,
    releases: rows.flatMap(({ releases }) => releases).sort(inTime),
    unplanned: unplanned.sort(
      (a, b) => compare(a.version.date, b.version.date) || compare(a.dataset, b.dataset),
    ),
  }
}

/** The releases of one agency's plan, the earliest due first. */
export function releasesOfAgency({ releases }: Board, agency: string): JudgedRelease[] {
  return releases.filter((release) => release.agency === agency)
}

/** The releases of one dataset, the earliest due first. */
export function releasesOfDataset({ releases }: Board, dataset: string): JudgedRelease[] {
  return releases.filter((release) => release.dataset === dataset)
}

function inTime(a: JudgedRelease, b: JudgedRelease): number {
  return compare(a.due, b.due) || compare(a.agency, b.agency) || compare(a.code, b.code) || a.round - b.round
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

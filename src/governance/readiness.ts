import type { AgencyDescriptor } from '../catalog/descriptors.ts'
import type { Catalog } from '../catalog/model.ts'
import { onTimeRate, percentOf, type Tally } from './punctuality.ts'

/** How far something is: done, begun, or not recorded. */
export type ReadinessLevel = 'done' | 'begun' | 'none'

/** What of the readiness of an agency is judged, in the order of the board. */
export const READINESS_PARTS = ['team', 'sop', 'pact', 'plan'] as const
export type ReadinessPart = (typeof READINESS_PARTS)[number]

/** How ready an agency is, by what is recorded in the catalog. */
export interface AgencyReadiness {
  /** Folder. */
  agency: string
  descriptor: AgencyDescriptor
  levels: Record<ReadinessPart, ReadinessLevel>
  /** Visits of mentoring that are recorded with their date. */
  visits: number
  /** Rows of its plan. */
  planned: number
  datasets: number
  /** Datasets about which the checks warn of nothing. */
  clean: number
  /** Counts of its releases; absent where no plan is recorded. */
  releases?: Tally
}

/** What is known of an agency besides its description. */
export interface AgencyRecords {
  /** Whether the checks warn about a dataset `agency/dataset`. */
  hasWarnings(dataset: string): boolean
  /** Counts of the releases of an agency; `undefined` where no plan is recorded. */
  releases(agency: string): Tally | undefined
}

/** The readiness of every agency of a catalog, in its order. */
export function readinessOf(
  { agencies, datasets, plans }: Pick<Catalog, 'agencies' | 'datasets' | 'plans'>,
  { hasWarnings, releases }: AgencyRecords,
): AgencyReadiness[] {
  return agencies.map(({ name, source }) => {
    const descriptor = source.value
    const own = datasets.filter(({ agency }) => agency === name)
    const counts = releases(name)
    const planned = plans.find(({ agency }) => agency === name)?.rows.length ?? 0
    const { team, sop, pact, visits = [] } = descriptor
    return {
      agency: name,
      descriptor,
      levels: {
        team: team ? 'done' : 'none',
        sop: sop ? (sop.status === 'selesai' ? 'done' : 'begun') : 'none',
        pact: pact ? 'done' : 'none',
        plan: planned > 0 ? 'done' : 'none',
      },
      visits: visits.length,
      planned,
      datasets: own.length,
      clean: own.filter(({ id }) => !hasWarnings(id)).length,
      ...(counts && { releases: counts }),
    }
  })
}

/** How many agencies have done each part. */
export function doneOf(rows: readonly AgencyReadiness[]): Record<ReadinessPart, number> {
  const count = (part: ReadinessPart) => rows.filter(({ levels }) => levels[part] === 'done').length
  return { team: count('team'), sop: count('sop'), pact: count('pact'), plan: count('plan') }
}

/** Share of the expected releases that were on time in whole percent; `undefined` where none was expected yet. */
export function onTimePercent({ releases }: AgencyReadiness): number | undefined {
  const rate = releases && onTimeRate(releases)
  return rate === undefined ? undefined : percentOf(rate)
}

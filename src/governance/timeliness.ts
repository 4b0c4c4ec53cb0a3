import type { Frequency } from '../catalog/frequency.ts'
import { type Freshness, type FreshnessState, freshnessState } from '../catalog/freshness.ts'
import type { JudgedRelease } from './punctuality.ts'

/** Whether a dataset keeps to its schedule: that of its plan where one is running, else that of its frequency. */
export interface Timeliness {
  state: FreshnessState
  /** By its frequency alone. */
  freshness?: Freshness
  /** Last day on which the first data that are not there yet are in time. */
  due?: string
  /** The release of the plan that is overdue longest of those after the last one kept. */
  overdue?: JudgedRelease
  /** The next release of the plan that is not due yet. */
  next?: JudgedRelease
  /** The release of the plan that was kept last. */
  kept?: JudgedRelease
}

/**
 * The timeliness of a dataset on the day `asOf`, by its frequency, the newest period it describes or, where it tells
 * none, the day of its newest version, and its planned releases, the earliest due first.
 */
export function timelinessOf(
  frequency: Frequency,
  newest: { period?: string | undefined; version?: string | undefined },
  asOf: string,
  releases: readonly JudgedRelease[] = [],
): Timeliness {
  const found = freshnessState(frequency, newest, asOf)
  const byFrequency = { ...found, ...(found.freshness && { due: found.freshness.due }) }
  // Without a history nobody can say what the plan still waits for.
  if (releases.some(({ state }) => state === 'unknown')) return byFrequency
  const kept = releases.findLast(({ state }) => state === 'on-time' || state === 'late')
  // What came after a gap is fresh, whatever the gap says of punctuality.
  const overdue = releases.find(({ state, due }) => state === 'missing' && due > (kept?.due ?? ''))
  const next = releases.find(({ state }) => state === 'due')
  const waited = overdue ?? next
  return {
    ...byFrequency,
    ...(waited && { state: overdue ? 'late' : isOver(waited, asOf) ? 'due' : 'current', due: waited.due }),
    ...(overdue && { overdue }),
    ...(next && { next }),
    ...(kept && { kept }),
  }
}

/** Whether the data of a release could be there, though they are not due yet. */
function isOver({ period, opens }: JudgedRelease, asOf: string): boolean {
  return (period?.last ?? opens) < asOf
}

import type { DatasetDescriptor } from './descriptors.ts'
import { later, stepOf } from './frequency.ts'
import { addDays, addMonths, type Span, spanOf } from './period.ts'

/** How far data lag behind their own schedule on a day. */
export interface Freshness {
  /** Last day that the data describe. */
  until: string
  /** The first period that is not there yet. */
  next: Span
  /** Last day on which that period is still in time: a year, or one period where that is shorter, after its end. */
  due: string
  /** Periods that have ended without data. */
  missed: number
  isStale: boolean
}

/** Whether data keep to their schedule: all that could be there, the next period over but not yet overdue, overdue, or no schedule. */
export type FreshnessState = 'current' | 'due' | 'late' | 'undeclared'

/** All states, the best first. */
export const FRESHNESS_STATES: readonly FreshnessState[] = ['current', 'due', 'late', 'undeclared']

/**
 * The state on the day `asOf` of data that come with a frequency, by the newest period they describe or, where they
 * tell none, the day of their newest version.
 */
export function freshnessState(
  frequency: DatasetDescriptor['frequency'],
  newest: { period?: string | undefined; version?: string | undefined },
  asOf: string,
): { state: FreshnessState; freshness?: Freshness } {
  const found =
    freshness(frequency, newest.period ?? '', asOf) ?? freshness(frequency, newest.version ?? '', asOf)
  if (!found) return { state: 'undeclared' }
  const state = found.isStale ? 'late' : found.missed > 0 ? 'due' : 'current'
  return { state, freshness: found }
}

/** Nobody looks for data every day of a holiday. */
const LEAST_DAYS = 7
/** Surveys of two years are out within one. */
const MOST_MONTHS = 12
/** More need not be counted: the data are given up. */
const MOST_MISSED = 1000

/**
 * The freshness of data whose last period is `last` (a year, month or day) on the day `asOf`; `undefined` where
 * the frequency sets no schedule or the period is none.
 */
export function freshness(
  frequency: DatasetDescriptor['frequency'],
  last: string,
  asOf: string,
): Freshness | undefined {
  const step = stepOf(frequency)
  const until = spanOf(last)?.last
  if (step === undefined || until === undefined) return undefined
  const end = later(until, step, 1)
  const due =
    'months' in step
      ? addMonths(end, Math.min(step.months, MOST_MONTHS))
      : addDays(end, Math.max(step.days, LEAST_DAYS))
  // `9999` is written for what never ends.
  if (until >= asOf)
    return { until, next: { first: addDays(until, 1), last: end }, due, missed: 0, isStale: false }
  let missed = 0
  while (missed < MOST_MISSED && later(until, step, missed + 1) <= asOf) missed++
  return { until, next: { first: addDays(until, 1), last: end }, due, missed, isStale: asOf > due }
}

import type { PlanRow } from '../catalog/descriptors.ts'
import { type Frequency, later, type Step, stepOf } from '../catalog/frequency.ts'
import type { PlanEntry } from '../catalog/model.ts'
import { addDays, type Span } from '../catalog/period.ts'
import { referencePeriod } from '../catalog/referenceperiod.ts'
import { dueDay, type WorkCalendar } from './dueday.ts'

/** A release that a plan promises. */
export interface ExpectedRelease {
  /** Folder of the agency whose plan it is. */
  agency: string
  /** Code of the row of the plan. */
  code: string
  /** Which release of the row it is, from 1. */
  round: number
  /** `agency/dataset`; absent where the plan names none yet. */
  dataset?: string
  /** Days that the data describe; absent where data without a schedule name no period that can be read. */
  period?: Span
  /** First day on which the data of the period can be complete. */
  opens: string
  /** Last day on which the release is on time. */
  due: string
}

/** More releases of one row are not looked at: a day a release for ten years. */
const MOST_ROUNDS = 3660

/** The row of a plan as its schema has it; `undefined` where its cells do not meet it. */
export function planRow({ value, faults }: PlanEntry): PlanRow | undefined {
  return faults.length === 0 ? (value as unknown as PlanRow) : undefined
}

/**
 * The releases that a row of a plan promises up to a day, the earliest first; none where the row has no due day.
 * `release_due` is the due day of the first; each later round of collection that begins before `collection_to`, or
 * without an end where there is none, gives another, one step of the frequency later. The first period is the
 * reference period, or what of it is one period of the frequency, else the period in which collection begins.
 */
export function expectedReleases(
  agency: string,
  row: PlanRow,
  calendar: WorkCalendar | undefined,
  until: string,
): ExpectedRelease[] {
  const { code, dataset, frequency, release_due: firstDue } = row
  if (firstDue === undefined) return []
  const { collection_from: from, collection_to: to } = row
  const step = stepOf(frequency)
  const first = firstPeriod(row)
  const releases: ExpectedRelease[] = []
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // Without a schedule or a beginning nothing tells when it comes round again.
    if (round > 0 && (!step || from === undefined)) break
    const begins = from && step ? later(from, step, round) : from
    if (round > 0 && begins !== undefined && to !== undefined && begins > to) break
    const planned = step ? later(firstDue, step, round) : firstDue
    const due = dueDay(planned, calendar)
    // A weekend moves a due day by less than a week.
    if (planned > addDays(until, 7)) break
    if (due > until) continue
    const period = first && (step ? moved(first, step, round) : first)
    const ends = begins !== undefined ? collectionEnd(begins, to, step) : undefined
    releases.push({
      agency,
      code,
      round: round + 1,
      ...(dataset !== undefined && { dataset }),
      ...(period && { period }),
      opens: opening(period, ends, due),
      due,
    })
  }
  return releases
}

/** The aligned period of a frequency that holds a day, such as the quarter of a day. */
function periodOf(day: string, frequency: Frequency): Span | undefined {
  const step = stepOf(frequency)
  if (!step) return undefined
  if ('days' in step) return { first: day, last: addDays(day, step.days - 1) }
  const [year = 0, month = 1] = day.split('-').map(Number)
  const first =
    step.months > 12
      ? `${day.slice(0, 4)}-01-01`
      : `${year}-${String(month - ((month - 1) % step.months)).padStart(2, '0')}-01`
  return { first, last: addDays(later(first, step, 1), -1) }
}

function firstPeriod({ reference_period, collection_from, frequency }: PlanRow): Span | undefined {
  const read = reference_period === undefined ? undefined : referencePeriod(reference_period)
  if (!read) return collection_from === undefined ? undefined : periodOf(collection_from, frequency)
  // Monthly data "of 2025" begin with January.
  const step = stepOf(frequency)
  return step && read.last >= later(read.first, step, 1) ? periodOf(read.first, frequency) : read
}

/** A period so many steps later, as long as it is: a month stays a month, whatever its days. */
function moved({ first, last }: Span, step: Step, times: number): Span {
  if (times === 0) return { first, last }
  return { first: later(first, step, times), last: addDays(later(addDays(last, 1), step, times), -1) }
}

function collectionEnd(begins: string, to: string | undefined, step: Step | undefined): string | undefined {
  if (!step) return to
  const next = addDays(later(begins, step, 1), -1)
  return to !== undefined && to < next ? to : next
}

function opening(period: Span | undefined, collected: string | undefined, due: string): string {
  if (!period) return collected !== undefined && collected < due ? collected : due
  if (collected !== undefined) return collected < period.last ? collected : period.last
  return period.last < due ? period.last : period.first
}

import type { DatasetDescriptor } from './descriptors.ts'
import { addDays, addMonths } from './period.ts'

/** How often data come: one of the nine national values. */
export type Frequency = DatasetDescriptor['frequency']

/** The time from one period of a frequency to the next. */
export type Step = { months: number } | { days: number }

const STEPS: Record<Frequency, Step | undefined> = {
  harian: { days: 1 },
  mingguan: { days: 7 },
  bulanan: { months: 1 },
  triwulanan: { months: 3 },
  'empat-bulanan': { months: 4 },
  semesteran: { months: 6 },
  tahunan: { months: 12 },
  'dua-tahunan': { months: 24 },
  'ad-hoc': undefined,
}

/** The step of a frequency; `undefined` for data that come without a schedule. */
export function stepOf(frequency: Frequency): Step | undefined {
  return STEPS[frequency]
}

/** The day so many steps later; the last day of a month leads to the last day of a month. */
export function later(day: string, step: Step, times: number): string {
  return 'months' in step ? addMonths(day, step.months * times) : addDays(day, step.days * times)
}

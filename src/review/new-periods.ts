import type { TableDifference } from '../catalog/difference.ts'
import type { MeasureDifference } from '../catalog/measuredifference.ts'

type Period = MeasureDifference['periods'][number]

/** The last period before another that has figures now. */
export function periodBefore({ period }: Period, periods: readonly Period[]): Period | undefined {
  if (period === '') return undefined
  return periods.filter((one) => one.period !== '' && one.period < period && one.after.count > 0).at(-1)
}

/** New periods with fewer figures than the period before them: something may be missing, and their totals mislead. */
export function thinPeriods({
  rows,
  measures,
}: TableDifference): { column: string; period: string; now: number; then: number }[] {
  // Of a new table nobody knows yet how many figures a period has.
  if (rows.before === 0) return []
  return measures.flatMap(({ column, periods }) =>
    periods.flatMap((one) => {
      const last = one.before.count === 0 ? periodBefore(one, periods) : undefined
      const [now, then] = [one.after.count, last?.after.count ?? 0]
      return now < then ? { column, period: one.period, now, then } : []
    }),
  )
}

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
  return measures.flatMap(({ column, periods, before }) =>
    // Nor of a new column.
    (before.count === 0 ? [] : periods).flatMap((one) => {
      const last = one.before.count === 0 ? periodBefore(one, periods) : undefined
      const [now, then] = [one.after.count, last?.after.count ?? 0]
      return now < then && isUnusual(now, then, one, periods) ? { column, period: one.period, now, then } : []
    }),
  )
}

/** Periods by which it is told how many figures one usually has. */
const RECENT = 6

/** Where every period has as many figures as the other, one less is missing; where they are events, half of the fewest. */
function isUnusual(now: number, then: number, { period }: Period, periods: readonly Period[]): boolean {
  const recent = periods
    .filter((one) => one.period !== '' && one.period < period && one.after.count > 0)
    .slice(-RECENT)
    .map(({ after }) => after.count)
  const isSteady = recent.filter((count) => count === then).length * 2 >= recent.length
  return isSteady || now * 2 < Math.min(...recent)
}

const DAY = 86_400_000

/** What periods of a column count in: years, months or days. */
export type PeriodUnit = 'year' | 'month' | 'day'

/**
 * Counts the periods of a column as whole numbers. Dates that all stand on the same day of the month, or on its
 * last day, are months.
 */
export function countedPeriods(
  type: string,
  periods: readonly number[],
): { unit: PeriodUnit; counts: number[] } {
  if (type === 'year') return { unit: 'year', counts: [...periods] }
  const days = periods.map((period) => new Date(period * DAY))
  const first = days[0]?.getUTCDate()
  const isMonthly =
    type === 'yearmonth' ||
    days.every((day) => day.getUTCDate() === first) ||
    days.every((day) => new Date(day.getTime() + DAY).getUTCDate() === 1)
  if (!isMonthly) return { unit: 'day', counts: [...periods] }
  return { unit: 'month', counts: days.map((day) => day.getUTCFullYear() * 12 + day.getUTCMonth()) }
}

/** A counted period as people write it. */
export function periodText(count: number, unit: PeriodUnit): string {
  if (unit === 'year') return String(count)
  if (unit === 'month') return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
  return new Date(count * DAY).toISOString().slice(0, 10)
}

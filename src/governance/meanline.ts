/** A score in the four principles on the day of a version. */
export interface DatedScore {
  date: string
  /** From 0 to 1. */
  four: number
}

/**
 * The mean of several datasets at the end of each month in which one of them had a version, the first month first; a
 * dataset counts from its first version on, with the score of its newest one until then. Each line is given the oldest
 * version first.
 */
export function meanLine(lines: readonly (readonly DatedScore[])[]): DatedScore[] {
  const dates = lines.flatMap((line) => line.map(({ date }) => date)).sort()
  // The last day of each month on which there was one.
  const days = [...new Map(dates.map((date) => [date.slice(0, 7), date])).values()]
  return days.map((day) => {
    const known = lines.flatMap((line) => line.findLast(({ date }) => date <= day)?.four ?? [])
    // Sums of fractions depend on their order by a hair.
    const sum = known.toSorted((a, b) => a - b).reduce((total, four) => total + four, 0)
    return { date: day, four: sum / known.length }
  })
}

import { addDays, addMonths, spanOf } from '../catalog/period.ts'
import type { JudgedRelease } from '../governance/punctuality.ts'

/** A day of a month's sheet. */
export interface SheetDay {
  date: string
  isInMonth: boolean
  releases: JudgedRelease[]
}

/** The weeks of a month `YYYY-MM`, from Monday to Sunday, with the releases that are due on their days. */
export function monthSheet(month: string, releases: readonly JudgedRelease[]): SheetDay[][] {
  const span = spanOf(month)
  if (!span) return []
  const byDay = Map.groupBy(releases, ({ due }) => due)
  const monday = addDays(span.first, -((new Date(span.first).getUTCDay() + 6) % 7))
  const weeks: SheetDay[][] = []
  for (let start = monday; start <= span.last; start = addDays(start, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const date = addDays(start, at)
        const isInMonth = date.startsWith(month)
        return { date, isInMonth, releases: isInMonth ? (byDay.get(date) ?? []) : [] }
      }),
    )
  }
  return weeks
}

/** So many months from that of a day, as `YYYY-MM`. */
export function monthsFrom(day: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => addMonths(`${day.slice(0, 7)}-01`, at).slice(0, 7))
}

/** Days from the first to the last, both included, as `YYYY-MM-DD`. */
export interface Span {
  first: string
  last: string
}

const PERIOD = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const DAY = 86_400_000

/** A year, month or day in ISO 8601 at the start of a text, such as that of a date with a time; else `undefined`. */
export function isoPeriod(text: string): string | undefined {
  const period = /^\d{4}(?:-\d{2}(?:-\d{2}(?=$|[T ]))?)?(?=$|[T ])/.exec(text.trim())?.[0]
  return period !== undefined && spanOf(period) ? period : undefined
}

/** The days of a year, a month or a day; `undefined` for other text. */
export function spanOf(period: string): Span | undefined {
  const [, year, month, day] = PERIOD.exec(period) ?? []
  if (year === undefined || Number(month ?? 1) < 1 || Number(month ?? 1) > 12) return undefined
  if (day !== undefined) {
    const isReal = iso(Date.UTC(Number(year), Number(month) - 1, Number(day))) === period
    return isReal ? { first: period, last: period } : undefined
  }
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` }
  return { first: `${period}-01`, last: iso(Date.UTC(Number(year), Number(month), 0)) }
}

/** Order of two periods by what both of them say: `2024` and `2024-03` are equal. */
export function comparePeriods(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  const [x, y] = [a.slice(0, length), b.slice(0, length)]
  return x < y ? -1 : x > y ? 1 : 0
}

/** The day so many months later; the last day of a month leads to the last day of a month. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const isLast = new Date(Date.parse(day) + DAY).getUTCDate() === 1
  const longest = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return iso(Date.UTC(year, month - 1 + months, isLast ? longest : Math.min(date, longest)))
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return iso(Date.parse(day) + days * DAY)
}

/** Days from one day to another; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

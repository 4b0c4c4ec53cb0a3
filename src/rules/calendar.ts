import { daysOf } from '../catalog/cast.ts'

/** Serial numbers of Excel for the years 1954 to 2099; smaller ones may well be something else. */
const FIRST_SERIAL = 20_000
const LAST_SERIAL = 73_050
/** Serial number of 1970-01-01. */
const EPOCH = 25_569

/** ISO date of a serial number by which Excel keeps dates, with or without a time: `45292` is 2024-01-01. */
export function serialDate(text: string): string | undefined {
  const [, days] = /^(\d{5})([.,]\d+)?$/.exec(text.trim()) ?? []
  const serial = Number(days)
  if (!(serial >= FIRST_SERIAL && serial <= LAST_SERIAL)) return undefined
  return new Date((serial - EPOCH) * 86_400_000).toISOString().slice(0, 10)
}

/** ISO date of a date with the day first, as Indonesia writes it: `31/12/2024`, `31-12-24`. */
export function dayFirst(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d\d)$/.exec(text.trim()) ?? []
  return year === undefined ? undefined : isoDate(fullYear(year), Number(month), Number(day))
}

/** ISO date of a date that has the month first: `12/31/2024`, and `01/02/2024` on the second of January. */
export function monthFirst(text: string): string | undefined {
  const [, month, day, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d\d)$/.exec(text.trim()) ?? []
  return year === undefined ? undefined : isoDate(fullYear(year), Number(month), Number(day))
}

const DAY =
  /^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|sunday|monday|tuesday|wednesday|thursday|friday|saturday)[,.]?\s+/i

/** ISO date of a date with the name of its month, Indonesian or English: `31 Desember 2024`, `5-Agt-23`. */
export function namedMonth(text: string): string | undefined {
  const plain = text.trim().replace(DAY, '')
  const [, day, name, year] = /^(\d{1,2})[-/. ]*(\p{L}{3,})\.?[-/., ]*(\d{4}|\d\d)$/u.exec(plain) ?? []
  const [, first, second, last] = /^(\p{L}{3,})\.? (\d{1,2}),? (\d{4})$/u.exec(plain) ?? []
  const month = monthNumber(name ?? first ?? '')
  return month === undefined
    ? undefined
    : isoDate(fullYear((year ?? last) as string), month, Number(day ?? second))
}

/** Month `YYYY-MM` of a month written in another way: `Januari 2024`, `01/2024`, `Nop 23`. */
export function monthOf(text: string): string | undefined {
  const trimmed = text.trim()
  const [, name, year] = /^(\p{L}{3,})\.?[-/., ]+(\d{4}|\d\d)$/u.exec(trimmed) ?? []
  const [, month, after] = /^(\d{1,2})[-/. ](\d{4})$/.exec(trimmed) ?? []
  const [, before, short] = /^(\d{4})[-/. ](\d{1,2})([-/.]\d{1,2})?$/.exec(trimmed) ?? []
  const [, joined, digits] = /^(\d{4})(\d\d)$/.exec(trimmed) ?? []
  const number = name !== undefined ? monthNumber(name) : Number(month ?? short ?? digits)
  const whole = name !== undefined ? fullYear(year as string) : Number(after ?? before ?? joined)
  if (number === undefined || !(number >= 1 && number <= 12) || Number.isNaN(whole)) return undefined
  return `${whole}-${String(number).padStart(2, '0')}`
}

const MONTHS = [
  /^jan(uari|uary)?$/,
  /^[fp]eb(ruari|ruary)?$/,
  /^mar(et|ch)?$/,
  /^apr(il)?$/,
  /^(mei|may)$/,
  /^jun[ie]?$/,
  /^jul[iy]?$/,
  /^(agu(s|st|stus)?|agt|ags|agst|aug(ust)?)$/,
  /^sep(t|tember)?$/,
  /^(o[kc]t|o[kc]tober)$/,
  /^no[vp](ember)?$/,
  /^(des|dec)(ember)?$/,
]

/** Number of a month by its Indonesian or English name or abbreviation: `Agt`, `Nop`, `Pebruari`. */
export function monthNumber(name: string): number | undefined {
  const at = MONTHS.findIndex((month) => month.test(name.toLowerCase()))
  return at < 0 ? undefined : at + 1
}

/** Two digits are a year of this century up to 49, else of the last one. */
export function fullYear(year: string): number {
  return year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900)
}

/** A date of the calendar as `YYYY-MM-DD`, or `undefined` where there is no such day. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (daysOf(year, month, day) === undefined) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Time `HH:MM:SS` of a clock time in another spelling: `13.45`, `9:05`. */
export function clockTime(text: string): string | undefined {
  const [, hours, minutes, seconds = '00'] =
    /^(\d{1,2})[.:](\d\d)(?:[.:](\d\d))?(?:\s*(?:WIB|WITA|WIT))?$/i.exec(text.trim()) ?? []
  if (!(Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60)) return undefined
  return `${(hours as string).padStart(2, '0')}:${minutes}:${seconds}`
}

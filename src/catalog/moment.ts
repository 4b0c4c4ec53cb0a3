import { isDayName, monthOf, offsetOf } from './calendar-names.ts'
import { daysOf } from './cast.ts'

/** What was written of a date or time, under the letters of strptime; `b` is the name of a month, `a` of a day. */
export type Parts = Partial<Record<string, string>>

const DAY = 86400

/** Seconds since 1970 of a written date or time; `undefined` where there is no such one. What is left out is the first. */
export function momentOf(parts: Parts): number | undefined {
  const { a, j, z } = parts
  if (a !== undefined && !isDayName(a)) return undefined
  const days = j === undefined ? dayOf(parts) : dayOfYear(yearOf(parts), Number(j))
  const seconds = secondsOf(parts)
  const offset = z === undefined ? 0 : offsetOf(z)
  if (days === undefined || seconds === undefined || offset === undefined) return undefined
  return days * DAY + seconds - offset
}

function yearOf({ Y, y }: Parts): number {
  if (Y !== undefined) return Number(Y)
  return y === undefined ? 1970 : fullYear(Number(y))
}

/** Year of two digits, as POSIX has it: 69 to 99 are of the last century. */
function fullYear(digits: number): number {
  return digits < 69 ? 2000 + digits : 1900 + digits
}

function dayOf(parts: Parts): number | undefined {
  const { b, m = '1', d = '1' } = parts
  const month = b === undefined ? Number(m) : monthOf(b)
  return month === undefined ? undefined : daysOf(yearOf(parts), month, Number(d))
}

function dayOfYear(year: number, day: number): number | undefined {
  const first = daysOf(year, 1, 1) as number
  const next = daysOf(year + 1, 1, 1) as number
  return day >= 1 && first + day - 1 < next ? first + day - 1 : undefined
}

function secondsOf({ H, I, p, M = '0', S = '0', f = '' }: Parts): number | undefined {
  let hour = Number(H ?? I ?? 0)
  if (I !== undefined || p !== undefined) {
    if (hour < 1 || hour > 12) return undefined
    if (p !== undefined) hour = (hour % 12) + (/^p/i.test(p) ? 12 : 0)
  }
  const second = Number(f === '' ? S : `${S}.${f}`)
  if (Number(M) > 59 || second >= 61) return undefined
  const seconds = hour * 3600 + Number(M) * 60 + second
  // 24:00:00 is the end of a day; there is no later time of the same day.
  return hour > 23 && seconds !== DAY ? undefined : seconds
}

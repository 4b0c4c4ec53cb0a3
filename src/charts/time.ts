import type { Language } from '../catalog/problem.ts'
import { LANGUAGES } from '../i18n/languages.ts'

/** What a place on a time axis counts: years, months of year 0, or days since 1970. */
export type TimeScale = 'year' | 'month' | 'day'

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
const DAY = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/
const DAY_MS = 86_400_000

/** Whether a text is an ISO 8601 month (`2024-08`), or a date with or without a time. */
export function isPeriod(text: string, scale: 'month' | 'day'): boolean {
  return (scale === 'month' ? MONTH : DAY).test(text)
}

/** Place of a text on an axis; NaN where it has none. */
export function position(text: string, scale: TimeScale | 'number'): number {
  if (scale === 'number') return Number(text)
  if (scale === 'year') return Number.parseInt(text, 10)
  if (scale === 'month') return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1
  const zoned = text.length <= 10 || /(Z|[+-]\d{2}:?\d{2})$/.test(text)
  return Date.parse(zoned ? text : `${text}Z`) / DAY_MS
}

/** A place on a time axis with its short label. */
export interface Tick {
  value: number
  label: string
}

/**
 * Labels for a time axis, no nearer to one another than `gap` pixels: every period where there is room, else
 * periods that are there counted back from the last, else the beginnings of round years.
 */
export function timeTicks(
  at: readonly number[],
  scale: TimeScale,
  axis: { pixels: number; gap: number; width: (label: string) => number; language: Language },
): Tick[] {
  const first = at[0] as number
  const span = (at[at.length - 1] as number) - first || 1
  const pixel = (value: number) => ((value - first) / span) * axis.pixels
  const years = span / YEAR[scale]
  if (at.length > 12 && years >= 3)
    return yearTicks(first, span, scale, (label) => axis.width(label) + axis.gap, pixel)
  const ticks: Tick[] = []
  let free = Infinity
  for (let index = at.length - 1; index >= 0; index--) {
    const value = at[index] as number
    const label = shortLabel(value, scale, axis.language)
    const width = axis.width(label)
    const right = pixel(value) + width / 2
    if (right > free || value === ticks[0]?.value) continue
    ticks.unshift({ value, label })
    free = right - width - axis.gap
  }
  return ticks
}

const YEAR: Record<TimeScale, number> = { year: 1, month: 12, day: 365.2425 }
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000]

function yearTicks(
  first: number,
  span: number,
  scale: TimeScale,
  room: (label: string) => number,
  pixel: (value: number) => number,
): Tick[] {
  const startOf = (year: number) =>
    position(scale === 'year' ? `${year}` : `${year}-01${scale === 'day' ? '-01' : ''}`, scale)
  const from = yearOf(first, scale)
  const to = yearOf(first + span, scale)
  for (const step of STEPS) {
    const ticks: Tick[] = []
    for (let year = Math.ceil(from / step) * step; year <= to; year += step) {
      const value = startOf(year)
      if (value >= first && value <= first + span) ticks.push({ value, label: String(year) })
    }
    const [one, two] = ticks
    if (!one || !two || pixel(two.value) - pixel(one.value) >= room(one.label)) return ticks
  }
  return []
}

function yearOf(value: number, scale: TimeScale): number {
  if (scale === 'year') return value
  return scale === 'month' ? Math.floor(value / 12) : new Date(value * DAY_MS).getUTCFullYear()
}

const formats = new Map<string, Intl.DateTimeFormat>()

function shortLabel(value: number, scale: TimeScale, language: Language): string {
  if (scale === 'year') return String(value)
  const key = language + scale
  let format = formats.get(key)
  if (!format) {
    const day = scale === 'day' ? { day: 'numeric' as const } : {}
    format = new Intl.DateTimeFormat(LANGUAGES[language].locale, {
      ...day,
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    })
    formats.set(key, format)
  }
  const time = scale === 'day' ? value * DAY_MS : Date.UTC(Math.floor(value / 12), value % 12)
  return format.format(time)
}

import type { Language } from '../catalog/problem.ts'
import { LANGUAGES } from './languages.ts'

/** Grouping and decimal marks of a language. */
export interface NumberMarks {
  group: string
  decimal: string
}

const marks = new Map<Language, NumberMarks>()
const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()
/** Dates in words by language and ISO form: pages repeat them, and writing one anew takes microseconds. */
const dated = new Map<string, string>()

/** The grouping and decimal marks of a language after CLDR. */
export function numberMarks(language: Language): NumberMarks {
  const known = marks.get(language)
  if (known) return known
  const parts = new Intl.NumberFormat(LANGUAGES[language].locale).formatToParts(12345.6)
  const part = (type: string) => parts.find((item) => item.type === type)?.value ?? ''
  const found = { group: part('group'), decimal: part('decimal') }
  marks.set(language, found)
  return found
}

/** A number as people of the language write it, with at least `digits` and at most three decimals. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  const key = `${language} ${digits}`
  let format = numbers.get(key)
  if (!format) {
    format = new Intl.NumberFormat(LANGUAGES[language].locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: Math.max(digits, 3),
    })
    numbers.set(key, format)
  }
  return format.format(value)
}

const PLAIN_NUMBER = /^([+-]?)(\d+)(?:\.(\d+))?$/

/** A number written with a dot decimal, with the marks of a language and every digit kept; other text as it is. */
export function localNumber(text: string, { group, decimal }: NumberMarks): string {
  const match = PLAIN_NUMBER.exec(text)
  if (!match) return text
  const [, sign = '', whole = '', fraction] = match
  let grouped = whole
  for (let at = whole.length - 3; at > 0; at -= 3) grouped = grouped.slice(0, at) + group + grouped.slice(at)
  return (sign === '-' ? '\u2212' : sign) + grouped + (fraction === undefined ? '' : decimal + fraction)
}

/** A size in bytes in kB or MB (powers of 1,000), rounded to what a reader needs. */
export function formatBytes(bytes: number, language: Language): string {
  if (bytes < 1000) return `${bytes} B`
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${formatNumber(value < 10 ? Math.round(value * 10) / 10 : Math.round(value), language)} ${unit}`
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** An ISO date, month or year in words of the language; other text as it is. */
export function formatDate(iso: string, language: Language): string {
  const known = dated.get(`${language} ${iso}`)
  if (known !== undefined) return known
  const match = DATE.exec(iso)
  if (!match?.[2]) return iso
  const instant = new Date(`${iso.length === 7 ? `${iso}-01` : iso}T00:00:00Z`)
  if (Number.isNaN(instant.getTime())) return iso
  const key = `${language} ${match[3] ? 'day' : 'month'}`
  let format = dates.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(LANGUAGES[language].locale, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'long',
      ...(match[3] ? { day: 'numeric' as const } : {}),
    })
    dates.set(key, format)
  }
  const words = format.format(instant)
  dated.set(`${language} ${iso}`, words)
  return words
}

/** A span of time from its two ends, either of which may be absent; days of one month name it once. */
export function formatPeriod(start: string | undefined, end: string | undefined, language: Language): string {
  if (!start || !end || start === end) return formatDate(start || end || '', language)
  if (start.length === 10 && end.length === 10 && start.slice(0, 7) === end.slice(0, 7))
    return `${Number(start.slice(8))}–${formatDate(end, language)}`
  const years = start.length === 4 && end.length === 4
  return `${formatDate(start, language)}${years ? '–' : ' – '}${formatDate(end, language)}`
}

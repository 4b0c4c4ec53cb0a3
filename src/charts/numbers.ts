import type { Language } from '../catalog/problem.ts'
import { LANGUAGES } from '../i18n/languages.ts'

const formats = new Map<string, Intl.NumberFormat>()

/** A number with exactly so many decimals, written as people of the language do. */
export function formatFixed(value: number, language: Language, decimals: number): string {
  // Most figures are counts, and a table of them waits for nothing else.
  if (decimals === 0 && Number.isInteger(value) && Math.abs(value) < 1e15) return grouped(value, language)
  const key = `${language}${decimals}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(LANGUAGES[language].locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
    formats.set(key, format)
  }
  return withMinus(format.format(value))
}

const groupMarks = new Map<Language, string>()

function grouped(value: number, language: Language): string {
  let mark = groupMarks.get(language)
  if (mark === undefined) {
    mark = new Intl.NumberFormat(LANGUAGES[language].locale).format(1000).slice(1, -3)
    groupMarks.set(language, mark)
  }
  const digits = String(Math.abs(value))
  let from = digits.length % 3 || 3
  let text = digits.slice(0, from)
  for (; from < digits.length; from += 3) text += mark + digits.slice(from, from + 3)
  return value < 0 ? `\u2212${text}` : text
}

/** A large number in short, to three digits, such as `2,45 jt`; without zeros at the end where `trimmed`. */
export function formatShort(value: number, language: Language, trimmed = false): string {
  const key = `${language} short${trimmed}`
  let format = formats.get(key)
  if (!format) {
    // The language alone: British English writes a million as `m`, which is a metre to most readers.
    format = new Intl.NumberFormat(language, {
      notation: 'compact',
      minimumSignificantDigits: trimmed ? 1 : 3,
      maximumSignificantDigits: 3,
    })
    formats.set(key, format)
  }
  return withMinus(format.format(value))
}

function withMinus(text: string): string {
  return text.startsWith('-') ? `\u2212${text.slice(1)}` : text
}

/** A value rounded to so many decimals of its shortest decimal form, halves away from zero: as it is written. */
export function roundTo(value: number, decimals: number): number {
  if (Number.isInteger(value)) return value || 0
  const size = Math.abs(value)
  const text = String(size)
  // A number so small or large that it is written with an exponent has no decimals to be exact about.
  const shifted = text.includes('e') ? size * 10 ** decimals : Number(`${text}e${decimals}`)
  const rounded = text.includes('e')
    ? Math.round(shifted) / 10 ** decimals
    : Number(`${Math.round(shifted)}e-${decimals}`)
  return value < 0 ? -rounded || 0 : rounded
}

/** A number with its unit as running text, such as `8,67 persen`. */
export function withUnit(number: string, unit: string): string {
  return unit === '' ? number : unit === '%' ? `${number}%` : `${number} ${unit}`
}

/** Decimals that show the values as they are, at most those that the largest needs for four digits, and never below two. */
export function decimalsOf(values: readonly (number | null)[]): number {
  let needed = 0
  let largest = 0
  for (const value of values) {
    if (value === null) continue
    largest = Math.max(largest, Math.abs(value))
    while (needed < 8 && !isWhole(value * 10 ** needed)) needed++
  }
  const useful = largest > 0 ? 3 - Math.floor(Math.log10(largest)) : 0
  return Math.min(needed, Math.max(2, useful))
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= 1e-9 * Math.max(1, Math.abs(value))
}

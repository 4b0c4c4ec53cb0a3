import { monthOf } from './calendar-names.ts'
import { addDays, addMonths, type Span, spanOf } from './period.ts'

/** Months in the parts of a year by the words for them, Indonesian and English. */
const PARTS: readonly [words: RegExp, months: number][] = [
  [/^(?:triwulan|tw|kuartal|quarter|q)$/, 3],
  [/^(?:caturwulan|cawu|trimester)$/, 4],
  [/^(?:semester|smt|half)$/, 6],
]
const ROMAN = ['i', 'ii', 'iii', 'iv']

/**
 * The days of a period as plans write it: `2025`, `2025-03`, `2025-03-14`, `Maret 2025`, `Triwulan IV 2024`,
 * `Caturwulan I 2025`, `Semester II 2024`, `2023–2024`, and the school year `2023/2024` from July to June;
 * `undefined` for what is none of these.
 */
export function referencePeriod(text: string): Span | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^(?:tahun(?: ajaran)?|(?:school )?year)\s+/, '')
  const exact = spanOf(plain)
  if (exact) return exact
  const [, from, sign, to] = /^(\d{4})\s*([–—/-]|s\.?d\.?|sampai|to)\s*(\d{4})$/.exec(plain) ?? []
  if (from !== undefined && to !== undefined) {
    if (sign === '/')
      return Number(to) - Number(from) === 1 ? { first: `${from}-07-01`, last: `${to}-06-30` } : undefined
    return from < to ? { first: `${from}-01-01`, last: `${to}-12-31` } : undefined
  }
  const [, name = '', part = '', year] = /^([a-z]+)\s*([ivx]+|\d)?[\s,]+(\d{4})$/.exec(plain) ?? []
  if (year === undefined) return undefined
  const month = part === '' ? monthOf(name) : undefined
  if (month !== undefined) return spanOf(`${year}-${String(month).padStart(2, '0')}`)
  const months = PARTS.find(([words]) => words.test(name))?.[1]
  const number = /^\d$/.test(part) ? Number(part) : ROMAN.indexOf(part) + 1
  if (months === undefined || number < 1 || number * months > 12) return undefined
  const first = addMonths(`${year}-01-01`, (number - 1) * months)
  return { first, last: addDays(addMonths(first, months), -1) }
}

import { addDays, addMonths, type Span } from '../catalog/period.ts'
import type { Language } from '../catalog/problem.ts'
import { formatDate } from './format.ts'

const ROMAN = ['I', 'II', 'III', 'IV']
const PARTS = [
  { months: 3, id: 'Triwulan', en: 'Q' },
  { months: 4, id: 'Caturwulan', en: 'Four months' },
  { months: 6, id: 'Semester', en: 'Half-year' },
] as const

/** A period as people name it: a year, a month, a quarter or half of a year, else its first and last day. */
export function periodLabel({ first, last }: Span, language: Language): string {
  const end = addDays(last, 1)
  const year = first.slice(0, 4)
  const month = Number(first.slice(5, 7))
  const isLong = (months: number) => first.endsWith('-01') && addMonths(first, months) === end
  if (first.endsWith('-01-01') && last.endsWith('-12-31')) {
    const to = last.slice(0, 4)
    return year === to ? year : `${year}–${to}`
  }
  if (isLong(1)) return formatDate(first.slice(0, 7), language)
  for (const { months, ...words } of PARTS) {
    const part = (month - 1) / months
    if (!isLong(months) || !Number.isInteger(part)) continue
    if (language === 'id') return `${words.id} ${ROMAN[part]} ${year}`
    return months === 3 ? `Q${part + 1} ${year}` : `${words.en} ${part + 1}, ${year}`
  }
  if (first === last) return formatDate(first, language)
  return `${formatDate(first, language)} – ${formatDate(last, language)}`
}

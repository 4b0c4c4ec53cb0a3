import { addDays, addMonths, type Span } from '../catalog/period.ts'

/** A period in short, for tables and files: `2025`, `2025-03`, `2025-Q1`, `2025-S2`, else its first and last day. */
export function periodCode({ first, last }: Span): string {
  const end = addDays(last, 1)
  const [year = '', month = ''] = first.split('-')
  const isLong = (months: number) => first.endsWith('-01') && addMonths(first, months) === end
  if (isLong(12) && month === '01') return year
  if (isLong(1)) return `${year}-${month}`
  const part = (Number(month) - 1) / 3
  if (isLong(3) && Number.isInteger(part)) return `${year}-Q${part + 1}`
  if (isLong(6) && Number.isInteger(part / 2)) return `${year}-S${part / 2 + 1}`
  if (first.endsWith('-01-01') && last.endsWith('-12-31')) return `${year}..${last.slice(0, 4)}`
  return first === last ? first : `${first}..${last}`
}

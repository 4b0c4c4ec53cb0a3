import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { ColumnProfile } from '../catalog/model.ts'
import { formatDate, formatNumber, localNumber, numberMarks } from '../i18n/format.ts'
import type { Edition } from './edition.ts'
import { columnStyle } from './rows.ts'

const ORDERED = new Set(['year', 'yearmonth', 'date', 'datetime', 'time'])

/** What a column contains, as one line: share of filled cells, different values, range and mean. */
export function fieldFacts(
  field: FieldDescriptor,
  profile: ColumnProfile | undefined,
  rows: number,
  { language, m }: Edition,
): string {
  if (!profile || rows === 0) return ''
  const facts = [
    `${m.dataset.filled} ${formatNumber(share(rows - profile.nulls, rows), language)}%`,
    `${m.dataset.distinct}: ${profile.estimated ? '≈ ' : ''}${formatNumber(profile.distinct, language)}`,
  ]
  const { grouped } = columnStyle(field, [])
  const show = (text: string) =>
    grouped ? localNumber(text, numberMarks(language)) : formatDate(text, language)
  const ordered = grouped || ORDERED.has(field.type)
  if (ordered && profile.min !== undefined && profile.max !== undefined && profile.min !== profile.max) {
    facts.push(`${m.dataset.range}: ${show(profile.min)} – ${show(profile.max)}`)
  }
  if (grouped && profile.mean !== undefined && profile.distinct > 1) {
    facts.push(`${m.dataset.mean}: ${formatNumber(Number(profile.mean.toPrecision(6)), language)}`)
  }
  return facts.join(' · ')
}

/** Percentage that never says 100 while a cell is empty, nor 0 while one is filled. */
export function share(part: number, whole: number): number {
  const percent = (part / whole) * 100
  if (part < whole && percent > 99) return 99
  return part > 0 && percent < 1 ? 1 : Math.round(percent)
}

import type { FieldDescriptor } from './descriptors.ts'
import type { RowAbove } from './headerrow.ts'
import type { Misread } from './misread.ts'
import type { FieldsMatch } from './model.ts'
import { nearest } from './nearest.ts'
import type { Header } from './table.ts'

/**
 * Matches labels with fields: by name, and, where the schema wants all columns, what is left by position, so
 * that one misspelt label is one fault and its cells are still checked. A row without any known label is taken
 * for a title, not for a header with nothing but slips.
 */
export function matchHeader(
  labels: string[],
  fields: FieldDescriptor[],
  line: number,
  match: FieldsMatch,
  above: RowAbove[] = [],
  misread?: Misread,
): Header {
  const place = { line, row: above.length + 1, above }
  if (misread) {
    return { labels, fields: labels.map(() => undefined), missing: [...fields], ...place, misread }
  }
  const free = new Map(fields.map((field) => [field.name, field]))
  const matched = labels.map((label) => {
    const field = free.get(label)
    free.delete(label)
    return field
  })
  if ((match === 'exact' || match === 'equal') && !isTitle(labels, fields)) {
    labels.forEach((_, index) => {
      const field = fields[index]
      if (matched[index] || !field || !free.has(field.name)) return
      matched[index] = field
      free.delete(field.name)
    })
  }
  return { labels, fields: matched, missing: [...free.values()], ...place }
}

/** The signs that may part columns, likeliest first. */
export const DELIMITERS: readonly string[] = [';', '\t', '|', ',']

/** Whether a first row is the line `sep=;` by which Excel is told how columns are parted. */
export function isSeparatorLine([first = '', ...rest]: string[]): boolean {
  return /^sep=.?$/i.test(first.trim()) && rest.every((label) => label === '')
}

/** Labels that are compared letter by letter; no real table begins with more names that are all misspelt. */
const MOST_LABELS = 50

/** Whether a first row holds no name that resembles one of several fields. */
export function isTitle(labels: string[], fields: FieldDescriptor[]): boolean {
  if (isSeparatorLine(labels)) return true
  if (fields.length < 2) return false
  // All names in one label: the columns are parted by another sign.
  if (labels.length === 1 && /[;\t|,]/.test(labels[0] ?? '')) return true
  if (labels.some((label, at) => label === fields[at]?.name)) return false
  const names = fields.map(({ name }) => name)
  const known = new Set(names)
  if (labels.some((label) => known.has(label))) return false
  return labels
    .slice(0, MOST_LABELS)
    .every((label) => label.trim() === '' || nearest(label, names) === undefined)
}

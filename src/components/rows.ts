import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { localNumber, type NumberMarks } from '../i18n/format.ts'
import { escapeMarkup } from './markup.ts'

/** How the cells of one column are shown. */
export interface ColumnStyle {
  /** Aligned to the right, with figures of one width. */
  numeric: boolean
  /** Written with the marks of the language; codes and years stay as they are. */
  grouped: boolean
  missing: ReadonlySet<string>
  /** What people call the codes, where the codes say nothing to them. */
  labels?: ReadonlyMap<string, string>
}

/** How a column is shown, from its field; a column that no field describes is text. */
export function columnStyle(
  field: FieldDescriptor | undefined,
  missingValues: readonly string[],
): ColumnStyle {
  const amount = (field?.type === 'integer' || field?.type === 'number') && !field.codes
  return {
    numeric: amount || field?.type === 'year',
    grouped: amount,
    missing: new Set(['', ...missingValues]),
  }
}

/** The widths that the texts of a column may ask for, by the letters of the longest one; below all it is as it comes. */
const WIDTHS = [
  { above: 60, name: 'longest' },
  { above: 24, name: 'long' },
  { above: 8, name: 'short' },
] as const

/** The width that the shown texts of a column ask for, so that their rows stay low. */
export function columnWidth(
  rows: readonly (readonly string[])[],
  at: number,
  { numeric, labels }: ColumnStyle,
): (typeof WIDTHS)[number]['name'] | undefined {
  if (numeric) return undefined
  let longest = 0
  for (const row of rows) {
    const cell = row[at] ?? ''
    longest = Math.max(longest, (labels?.get(cell) ?? cell).length)
  }
  return WIDTHS.find(({ above }) => longest > above)?.name
}

/**
 * The rows of a table as markup for `tbody`. One string, because a component for each cell would cost
 * more than the rest of the page.
 */
export function tableBody(
  rows: readonly (readonly string[])[],
  columns: ColumnStyle[],
  marks: NumberMarks,
): string {
  let body = ''
  for (const row of rows) {
    body += '<tr>'
    for (let at = 0; at < columns.length; at++) {
      const style = columns[at]!
      const cell = row[at] ?? ''
      if (style.missing.has(cell)) body += style.numeric ? '<td class="n none">–' : '<td class="none">–'
      else if (style.grouped) body += `<td class="n">${escapeMarkup(localNumber(cell, marks))}`
      else if (style.numeric) body += `<td class="n">${escapeMarkup(cell)}`
      else body += `<td>${escapeMarkup(style.labels?.get(cell) ?? cell)}`
    }
  }
  return body
}

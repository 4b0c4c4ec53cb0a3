import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { TableResult } from '../catalog/model.ts'
import { localNumber, type NumberMarks } from '../i18n/format.ts'
import { escapeMarkup } from './markup.ts'
import type { CellLink } from './placelinks.ts'

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
  { above: 14, name: 'medium' },
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

/** Most characters of a cell that a page shows; the file has them all. */
const LONGEST = 1000

/** A cell as people read it: numbers with the marks of the language, codes by their labels, a dash where it is empty. */
export function cellText(
  cell: string,
  { missing, grouped, numeric, labels }: ColumnStyle,
  marks: NumberMarks,
): string {
  if (missing.has(cell)) return '–'
  if (grouped) return localNumber(cell, marks)
  const text = (!numeric && labels?.get(cell)) || cell
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/**
 * Places of the columns that every row fills with the same value, so that it is enough to say it once. None in a
 * table of one row, nor where no column would be left.
 */
export function constantColumns({ rows, columns }: Pick<TableResult, 'rows' | 'columns'>): number[] {
  const constant = [...columns.keys()].filter((at) => {
    const { distinct, nulls, values, estimated } = columns[at]!
    return distinct === 1 && nulls === 0 && values === rows && !estimated
  })
  return rows > 1 && constant.length < columns.length ? constant : []
}

/**
 * The rows of a table as markup for `tbody`, the columns being those at `places`, their cells leading where `links`
 * says. One string, because a component for each cell would cost more than the rest of the page.
 */
export function tableBody(
  rows: readonly (readonly string[])[],
  columns: ColumnStyle[],
  marks: NumberMarks,
  places: readonly number[] = [...columns.keys()],
  links: readonly (CellLink | undefined)[] = [],
): string {
  let body = ''
  for (const row of rows) {
    body += '<tr>'
    for (const at of places) {
      const style = columns[at]!
      const cell = row[at] ?? ''
      if (style.missing.has(cell)) body += style.numeric ? '<td class="n none">–' : '<td class="none">–'
      else {
        const text = escapeMarkup(cellText(cell, style, marks))
        const href = links[at]?.of(row)
        body += style.numeric ? '<td class="n">' : '<td>'
        body += href === undefined ? text : `<a href="${escapeMarkup(href)}">${text}</a>`
      }
    }
  }
  return body
}

import type { TypedColumn, TypedTable } from '../exporters/typedtable.ts'
import { keepPassing, type Labels } from './filters.ts'
import { grouped } from './grouping.ts'
import { inOrder } from './ordering.ts'
import type { TableQuery } from './query.ts'
import { keepFound } from './rowsearch.ts'

/** What a question about a table gives: rows of a table, or of one that sums it up. */
export interface Result {
  /** The columns that are shown, first to last. */
  columns: TypedColumn[]
  /** Places of the rows in those columns, in the order that they are shown in. */
  rows: Uint32Array
  /** Rows that passed; where they are grouped, more than there are groups. */
  matching: number
}

/** Answers a question about a table in memory. */
export function answer(
  table: TypedTable,
  query: TableQuery,
  labels: (column: string) => Labels | undefined = () => undefined,
): Result {
  const rows = matchingRows(table, query, labels)
  const matching = rows.length
  if (query.group.length > 0 || query.measures.length > 0) {
    const sums = grouped(table, rows, query.group, query.measures)
    const all = Uint32Array.from({ length: sums.rows }, (_, row) => row)
    // Groups are easier to find in their own order than in that of their first rows.
    const sort = [...query.sort, ...query.group.map((column) => ({ column, descending: false }))]
    return { columns: sums.columns, rows: inOrder(all, sums.columns, sort), matching }
  }
  const columns = table.columns.filter(({ name }) => !query.hidden.has(name))
  return { columns, rows: inOrder(rows, table.columns, query.sort), matching }
}

/** The rows of a table that pass search and filters, in its order. */
export function matchingRows(
  { rows, columns }: TypedTable,
  { search, filters }: Pick<TableQuery, 'search' | 'filters'>,
  labels: (column: string) => Labels | undefined = () => undefined,
): Uint32Array {
  const marks = new Uint8Array(rows).fill(1)
  for (const [name, filter] of filters) {
    const column = columns.find((one) => one.name === name)
    if (column) keepPassing(marks, column, filter, labels(name))
  }
  if (search.trim() !== '') keepFound(marks, columns, search, labels)
  let size = 0
  for (const mark of marks) size += mark
  const found = new Uint32Array(size)
  let at = 0
  for (let row = 0; row < rows; row++) if (marks[row]) found[at++] = row
  return found
}

/** A value as it is shown: JSON is a text, and `null` stands for none. */
export type Shown = string | number | boolean | null

/** The value of a column in a row. */
export function shownValue(column: TypedColumn, row: number): Shown {
  if ('numbers' in column) {
    const number = column.numbers[row] as number
    if (Number.isNaN(number)) return null
    return column.kind === 'boolean' ? number === 1 : number
  }
  const id = column.ids[row] as number
  return id < 0 ? null : (column.values[id] as string)
}

/** Some rows of a result, each with a value for every column. */
export function rowsOf({ columns, rows }: Result, from = 0, to = rows.length): Shown[][] {
  return Array.from(rows.subarray(from, to), (row) => columns.map((column) => shownValue(column, row)))
}

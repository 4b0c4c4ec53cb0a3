import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { valueAt } from '../exporters/typedtable.ts'
import {
  type Found,
  rowsWhere,
  type StoryColumn,
  type StoryData,
  type StoryTable,
  storyColumn,
  storyTable,
} from './source.ts'

/** Rows and columns of a table that a story shows. */
export interface StoryRows extends StoryTable {
  fields: FieldDescriptor[]
  cells: string[][]
}

/** Rows that a story shows of a table where it does not say how many. */
const SOME_ROWS = 10

/** The rows that `<Table>` names: `columns` by comma, those of `where`, sorted by a column (`-` before it: largest first). */
export function storyRows(data: StoryData, attributes: Record<string, string>): Found<StoryRows> {
  const { value: of, fault } = storyTable(data, attributes)
  if (fault) return { fault }
  const rows = rowsWhere(of, attributes.where)
  if (rows.fault) return rows
  const names =
    attributes.columns?.split(',').map((name) => name.trim()) ?? of.resource.fields.map(({ name }) => name)
  const columns: StoryColumn[] = []
  for (const name of names) {
    const found = storyColumn(of, name)
    if (found.fault) return found
    columns.push(found.value)
  }
  const order = attributes.sort ? sorted(of, rows.value, attributes.sort) : { value: rows.value }
  if (order.fault) return order
  const most = Number.parseInt(attributes.rows ?? '', 10) || SOME_ROWS
  const cells = order.value
    .slice(0, most)
    .map((row) => columns.map(({ column }) => String(valueAt(column, row) ?? '')))
  return { value: { ...of, fields: columns.map(({ field }) => field), cells } }
}

function sorted(of: StoryTable, rows: readonly number[], sort: string): Found<number[]> {
  const isFalling = sort.startsWith('-')
  const by = storyColumn(of, isFalling ? sort.slice(1) : sort)
  if (by.fault) return by
  const { column } = by.value
  const rank = (row: number) => valueAt(column, row) as number | string | null
  const order = rows.toSorted((a, b) => compare(rank(a), rank(b)))
  return { value: isFalling ? order.reverse() : order }
}

function compare(a: number | string | null, b: number | string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? -1 : 1
  return a < b ? -1 : 1
}

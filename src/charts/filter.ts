import type { ViewDescriptor } from '../catalog/descriptors.ts'
import { KeySet } from '../catalog/keyset.ts'
import type { Cells } from '../catalog/table.ts'

/** Which rows of a table a view is of. */
export interface RowFilter {
  /** Columns that must have one of the view's values. */
  columns: string[]
  /** Whether a row has them; the cells are those of `columns`, in that order. */
  passes(cells: readonly Cells[], row: number): boolean
}

/** The rows that a view's `filter` leaves. */
export function rowFilter({ filter = {} }: ViewDescriptor): RowFilter {
  const allowed = Object.values(filter).map((values) => keysOf(Array.isArray(values) ? values : [values]))
  return {
    columns: Object.keys(filter),
    passes(cells, row) {
      for (let at = 0; at < cells.length; at++) {
        const { bytes, start, end } = cells[at] as Cells
        if ((allowed[at] as KeySet).indexOf(bytes, start[row] as number, end[row] as number) < 0) return false
      }
      return true
    },
  }
}

function keysOf(values: (string | number | boolean)[]): KeySet {
  const encoder = new TextEncoder()
  const keys = new KeySet()
  for (const value of values) {
    const bytes = encoder.encode(String(value))
    keys.put(bytes, 0, bytes.length)
  }
  return keys
}

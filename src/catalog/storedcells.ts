import { LoneCell } from './cellvalue.ts'
import type { SideColumn } from './columnpairs.ts'
import type { RowStore } from './rowstore.ts'
import type { Cells } from './table.ts'

/** Reads some cells of stored rows as a pass would have. */
export class StoredCells {
  /** The cells of the row that was read, at index 0, by their column; nothing in columns that are not wanted. */
  readonly columns: Cells[] = []
  private readonly wanted: (LoneCell | undefined)[] = []

  /** `columns` are those that are wanted, of a table with these missing values. */
  constructor(columns: readonly (SideColumn | undefined)[], missingValues: string[]) {
    for (const column of columns) {
      if (!column || this.wanted[column.index]) continue
      const cell = new LoneCell(column.field, missingValues)
      this.wanted[column.index] = cell
      this.columns[column.index] = cell.cells
    }
  }

  /** Reads a row. */
  read(store: RowStore, row: number): void {
    store.open(row)
    for (const cell of this.wanted) {
      store.next()
      cell?.read(store.bytes, store.start, store.end)
    }
  }
}

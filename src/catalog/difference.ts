import type { MeasureDifference, PeriodUnit } from './measuredifference.ts'
import type { Resource } from './model.ts'

/** A table on one side of a comparison. */
export interface TableSide {
  resource: Resource
  /** The bytes of the file in pieces; each call starts at the beginning. */
  open: () => Iterable<Uint8Array>
}

/** How much of a difference is kept as examples, and what memory may be used. */
export interface DifferenceOptions {
  /** Most changed cells kept, and most revised figures beside them; 1,000 where it is not said. */
  cells?: number
  /** Most rows kept of those added, and of those removed; 200 where it is not said. */
  rows?: number
  /** Bytes of the table before that may be held at once; a larger one is compared in parts. 192 MiB where it is not said. */
  memory?: number
}

/** What is different between two versions of a table: plain data, all counts complete, all examples first ones first. */
export interface TableDifference {
  match: RowMatch
  rows: RowCounts
  cells: CellCounts
  columns: ColumnsDifference
  /** Figures that were there before and are others now, apart from `changed`. */
  revisions: Revisions
  /** Examples of other changed cells, in the order of the rows after. */
  changed: ChangedCell[]
  /** Examples of rows that only one side has. */
  added: ShownRow[]
  removed: ShownRow[]
  /** The column of periods and how finely they are told apart; absent where the table has none. */
  time?: { column: string; unit: PeriodUnit }
  measures: MeasureDifference[]
  /** Whether there were more columns of figures than are reckoned with (200). */
  moreMeasures: boolean
}

/** How rows of the two sides were found to be the same. */
export interface RowMatch {
  /** By the key of the schema, by all columns that are no figures or remarks, or by everything both sides have. */
  by: 'primaryKey' | 'dimensions' | 'content'
  /** Columns by which they were matched, by their names after; empty where the sides share none. */
  columns: string[]
  /** Why a better way was not open, in the order tried. */
  refused: RefusedKey[]
}

/** A key by which rows cannot be told apart or found again. */
export interface RefusedKey {
  by: 'primaryKey' | 'dimensions'
  /** `none` where the schema declares no key, or every column is a figure or remark. */
  why: 'none' | 'missing-column' | 'duplicate-key'
  /** The side at fault. */
  side?: 'before' | 'after'
  /** Of `missing-column`: its name. */
  column?: string
  /** Of `duplicate-key`: the first key that stands twice, and its second row. */
  key?: string[]
  row?: number
}

/** Data rows: without header, blank rows and rows that are no data, such as notes. */
export interface RowCounts {
  before: number
  after: number
  added: number
  removed: number
  /** Rows of both sides with a cell whose value is another; always 0 where rows are matched by content. */
  changed: number
  unchanged: number
  /** Fewest rows that would have to be moved to bring those of both sides into the order before. */
  moved: number
  /** Whether rows were moved and nothing else is different, neither a value nor a column. */
  isOrderOnly: boolean
  /** Rows with cells beyond the last column, which stand under no label: they are not compared. */
  unread: { before: number; after: number }
}

/** Cells of rows and columns that both sides have. */
export interface CellCounts {
  /** Cells with another value, revised figures among them. */
  changed: number
  /** The same value, written otherwise: `1.0` for `1`, spaces around it, another decimal mark. */
  writtenOtherwise: number
  /** Columns (by their name after) with changed cells. */
  byColumn: { column: string; count: number }[]
}

/** What happened to the columns; names are those of the fields, else the labels. */
export interface ColumnsDifference {
  before: string[]
  after: string[]
  added: string[]
  removed: string[]
  renamed: RenamedColumn[]
  /** Columns that may be renamed, though their values are others too; both are among `removed` and `added`. */
  likely: LikelyRename[]
  retyped: RetypedColumn[]
  /** Fewest columns (by their names after) that would have to be moved to restore the order before. */
  moved: string[]
}

/** A column that is gone and one that is new, of the same type and with nearly the same values. */
export interface RenamedColumn {
  before: string
  after: string
  /** Share (0.95 to 1) of the matched rows with a value in which both have the same. */
  share: number
}

/** A column that is gone and a new one of the same type, and what speaks for it that they are the same. */
export interface LikelyRename {
  before: string
  after: string
  /** Share (0 to 1) of the matched rows, or of the first hundred, with a value in which both have the same. */
  share: number
  because: ('values' | 'unit' | 'title' | 'place')[]
  /** Its unit, where that is another one; empty where none is stated. */
  unit?: { before: string; after: string }
}

/** A property of a column that the schema states otherwise now; empty where it states nothing. */
export interface RetypedColumn {
  column: string
  property: 'type' | 'format' | 'unit' | 'measure' | 'codes' | 'system'
  before: string
  after: string
}

/** A cell with another value. Rows count as a spreadsheet does: the header is 1. */
export interface ChangedCell {
  /** Values of the key in the order of `match.columns`. */
  key: string[]
  row: { before: number; after: number }
  column: string
  /** Where it stands after, such as `C14`. */
  cell: string
  /** Texts of the cell as written, at most 1,000 characters; empty for no value. */
  before: string
  after: string
  /** Period of the row after; empty where it has none. */
  period: string
}

/** Published figures that are others now: emptied ones too, but not those that had no value before. */
export interface Revisions {
  count: number
  /** Rows with such a figure. */
  rows: number
  /** Counts by period and column, oldest first; an empty period stands for rows without one. */
  periods: { period: string; column: string; count: number }[]
  /** Examples in the order of the rows after. */
  cells: ChangedCell[]
}

/** A row that only one side has. */
export interface ShownRow {
  row: number
  /** Values of the key in the order of `match.columns`; empty where rows are matched by content. */
  key: string[]
  /** Texts of its first 60 cells, in the order of `columns.before` or `columns.after`. */
  cells: string[]
}

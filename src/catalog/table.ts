import type { FieldDescriptor } from './descriptors.ts'
import type { RowAbove } from './headerrow.ts'
import type { KeySet } from './keyset.ts'
import type { Misread } from './misread.ts'

/** Bits of `Cells.kinds`: which kinds of byte a cell holds. Digits only means `kinds === DIGIT`. */
export const DIGIT = 1
export const LETTER = 2
export const SPACE = 4
/** `+`, `-`, `.` or `,`. */
export const NUMERIC_MARK = 8
/** Any other printable ASCII. */
export const OTHER = 16
export const NON_ASCII = 32
/** Control bytes, a line break among them. */
export const CONTROL = 64
/** The cell was written in quotes; it says nothing about its bytes. */
export const QUOTED = 128

/** Values of `Cells.status`. */
export const VALUE = 0
/** Empty, or a declared missing value. */
export const NULL = 1
/** Not a value of the field's type. */
export const BAD = 2
/** The row has no such cell, is blank, or has more cells than there are labels. */
export const ABSENT = 3

/** Number of values that `Cells.status` can have. */
export const STATUSES = 4

/** Values of `Block.blank` other than 0. */
export const BLANK = 1
export const ASIDE = 2

/**
 * Why a row is no data: numbers or units below the names of columns, the header once more, a line that a table goes
 * on, a note, a total without a key, a row in one cell since it is parted otherwise than the header, or rows that an
 * open quote ran together.
 */
export type AsideKind = 'subheader' | 'header' | 'continued' | 'note' | 'total' | 'uncut' | 'broken'

/** A row that is no data. */
export interface Aside {
  /** The row's place in the block. */
  index: number
  kind: AsideKind
  /** Its first filled cell, or that which names the total; of a row in one cell the delimiter that it seems to have. */
  text: string
}

/** One column of a block of rows. Arrays are indexed by the row's place in the block. */
export interface Cells {
  /** Column in the file, from 0. */
  index: number
  label: string
  /** The field it was matched with; `undefined` for a column the schema does not name. */
  field: FieldDescriptor | undefined
  bytes: Uint8Array
  /** Byte range of each cell in `bytes`, without quotes, doubled quotes made single. */
  start: Int32Array
  end: Int32Array
  kinds: Uint8Array
  /** All bits of `kinds` of the block: a rule that looks for what is not there need not look at all. */
  anyKinds: number
  status: Uint8Array
  /** How many cells of the block have each `status`: a rule that looks for one which none has need not look at all. */
  counts: Int32Array
  /** Numbers as they are, dates as days and times as seconds since 1970, booleans 0 or 1; NaN elsewhere. */
  number: Float64Array
  /**
   * The different values of the column so far, and which of them each cell has. Absent in columns that are read as
   * numbers or dates, and from the block on in which a column has more than {@link MOST_NUMBERED}.
   */
  values: KeySet | undefined
  ids: Int32Array
}

/** A rule may judge each different value of a column once, while they are at most so many. */
export const MOST_NUMBERED = 10_000

/** Complete rows that stand in memory together. */
export interface Block {
  bytes: Uint8Array
  count: number
  /** Spreadsheet row of the first row; the header is row 1. */
  firstRow: number
  /** Physical line on which each row starts, from 1. */
  lines: Int32Array
  /** Cells written in each row. */
  widths: Int32Array
  /** 0 for data, `BLANK` where every cell of the row is empty or spaces, `ASIDE` where the row is no data. */
  blank: Uint8Array
  /** The rows that are no data; their cells are all `ABSENT`. */
  asides: Aside[]
  columns: Cells[]
}

/** The row of a table that names its columns, matched with its schema. */
export interface Header {
  labels: string[]
  /** For each label the field it stands for, by name, else by position among the unmatched. */
  fields: (FieldDescriptor | undefined)[]
  /** Fields of the schema that no label stands for. */
  missing: FieldDescriptor[]
  line: number
  /** Spreadsheet row; 1 unless titles stand above. */
  row: number
  above: RowAbove[]
  /** Set where the row contradicts the dialect; it is then matched with no field. */
  misread?: Misread
}

/** Something that watches a table go by. The pass calls only what is there. */
export interface TableObserver {
  /** The file's bytes as they are, piece by piece. */
  bytes?(piece: Uint8Array): void
  header?(header: Header): void
  block?(block: Block): void
  end?(): void
  /** Asked after the end: does it need the rows once more? */
  again?(): boolean
  /** The rows once more, for those who asked. */
  reread?(block: Block): void
}

/** Types whose values are read as numbers that have an order (Table Schema). */
export const ORDERED: readonly string[] = [
  'integer',
  'number',
  'year',
  'date',
  'datetime',
  'time',
  'yearmonth',
]
const ordered = new Set<string | undefined>(ORDERED)

/** Whether the values of a type (Table Schema) are read as numbers that have an order. */
export function isOrdered(type: string | undefined): boolean {
  return ordered.has(type)
}

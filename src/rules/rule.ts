import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Encoding } from '../catalog/encoding.ts'
import type { KeySet } from '../catalog/keyset.ts'
import type { Catalog, Dataset, ForeignKey, FormerTree, Resource, TableResult } from '../catalog/model.ts'
import type { Place, Severity, Text } from '../catalog/problem.ts'
import type { LineEnd, QuoteFault } from '../catalog/scan.ts'
import type { Block, Cells, Header } from '../catalog/table.ts'

/** What every rule is, whatever it looks at. */
export interface RuleText {
  /** File name, fixture folder and address of the public page; never renamed or reused. */
  code: string
  severity: Severity
  title: Text
  /** Whether a reviewed exemption in the metadata may silence it; warnings may be unless told, errors not. */
  exemptible?: boolean
  /** Whether its findings come and go while the files stay as they are: with the day, or what they are compared with. */
  varies?: boolean
  /** Whether reviews of changes look for the same in columns where no check finds it. */
  inReviews?: boolean
  /** What goes wrong for the reader if it is published. */
  why: Text
  /** Numbered steps for an office worker, in spreadsheet terms. */
  fix: Text
}

/** A rule declares one of five hooks. */
export type Rule = RuleText &
  (
    | { hook: 'catalog'; check(catalog: Catalog, facts: Facts): Iterable<Finding> }
    | { hook: 'dataset'; check(dataset: Dataset, facts: Facts): Iterable<Finding> }
    | { hook: 'table'; check(table: TableFacts, context: TableContext): Iterable<Finding> }
    | ColumnHook
    | { hook: 'rows'; check(header: Header, context: TableContext): RowCheck[] }
  )

interface ColumnHook {
  hook: 'column'
  check(field: FieldDescriptor, context: TableContext): CellCheck[]
  /** Checks of cells that are not of their type, made when the column has the first one: few columns have any. */
  checkBad?(field: FieldDescriptor, context: TableContext): CellCheck[]
}

/** What a check of metadata may ask of the rest of the catalog, its tables after the pass included. */
export interface Facts {
  catalog: Catalog
  /** The day `YYYY-MM-DD` for which the catalog is checked; rules that depend on it are warnings only. */
  asOf: string
  /** Result of a table by `Resource.id`; `undefined` for one that is closed or could not be read. */
  tables: { get(id: string): TableResult | undefined }
  /** The bytes of a regular file of the catalog. */
  read(path: string): Uint8Array
  /** The first bytes of a regular file, at most `size`; the rest is not read. */
  head(path: string, size: number): Uint8Array
  /** The bytes of a table in pieces. */
  open(path: string): Iterable<Uint8Array>
  /** The catalog before, where what is checked is a change of it. */
  former?: FormerTree | undefined
}

/** What a rule found, before its code and severity are put to it. */
export interface Finding {
  message: Text
  /** Where it differs from the rule's own `fix`. */
  fix?: Text
  places: Place[]
  /** How many places there are, where `places` does not hold all. */
  count?: number
}

/** A test of the cells of one column, compiled once per field. */
export interface CellCheck {
  /** Called after the pass, with the number of faulty cells. */
  message(count: number): Text
  fix?(): Text
  /** Asked after the pass where a column is judged as a whole: false drops what was reported. */
  holds?(count: number): boolean
  /** Calls `report` for each faulty cell of a block. */
  find(cells: Cells, count: number, report: (index: number) => void): void
}

/** A test of rows; `report` names the row's index in the block and, where one cell is at fault, its column. */
export interface RowCheck {
  message(count: number): Text
  fix?(): Text
  /** Asked after the last reading where the table is judged as a whole: false drops what was reported. */
  holds?(count: number): boolean
  /** Faults that are known before any row goes by, such as a reference to a table that is not there. */
  places?: Place[]
  block(block: Block, report: Report): void
  /** Asked after the pass: are the rows needed once more? */
  again?(): boolean
  reread?(block: Block, report: Report): void
}

/** Takes down a faulty row, or one of its cells (`column` from 0). */
export type Report = (block: Block, index: number, column?: number) => void

/** What a check of a table may ask of the rest of the catalog. */
export interface TableContext {
  catalog: Catalog
  dataset: Dataset
  resource: Resource
  /** Keys of the parent table, exact; `undefined` where there is no such table or column. */
  parentKeys(key: ForeignKey): KeySet | undefined
}

/** A table after the pass: how it could be read, its header, and the finished profile. */
export interface TableFacts {
  file: string
  /** False where no regular file stands at the path. */
  exists: boolean
  encoding: Encoding
  /** Cells whose bytes are not UTF-8; `example` is the first as Windows-1252, where it can be that. */
  notUtf8: { places: Place[]; count: number; example?: string }
  faults: QuoteFault[]
  lineEnds: LineEnd[]
  /** Rows that could not be read as rows of the table. */
  unread: number
  /** Whether the data are parted as declared, though the header is not. */
  isHeaderAlone: boolean
  /** `undefined` for a file without any row. */
  header: Header | undefined
  /** `undefined` where the file does not exist or cannot be decoded. */
  result: TableResult | undefined
}

import type { Catalog, Dataset, Resource, TableResult } from '../catalog/model.ts'
import type { Place, Severity, Text } from '../catalog/problem.ts'
import type { Block, Cells, Header } from '../catalog/table.ts'
import type { FieldDescriptor } from '../catalog/descriptors.ts'

/** What a rule found, before its code and severity are put to it. */
export interface Finding {
  message: Text
  /** Where it differs from the rule's own `fix`. */
  fix?: Text
  places: Place[]
  /** How many places there are, where `places` does not hold all. */
  count?: number
}

/** What every rule is, whatever it looks at. */
export interface RuleText {
  /** File name, fixture folder and address of the public page; never renamed or reused. */
  code: string
  severity: Severity
  title: Text
  /** What goes wrong for the reader if it is published. */
  why: Text
  /** Numbered steps for an office worker, in spreadsheet terms. */
  fix: Text
}

/** A test of cells of one column. `find` marks faulty cells of a block by calling `report`. */
export interface CellCheck {
  message(count: number): Text
  fix?: Text
  find(cells: Cells, count: number, report: (index: number) => void): void
}

/** What a check of rows may ask of the rest of the catalog. */
export interface TableContext {
  catalog: Catalog
  dataset: Dataset
  resource: Resource
}

/** A test of rows; `report` names the row's index in the block and, where one cell is at fault, its column. */
export interface RowCheck {
  message(count: number): Text
  fix?: Text
  block(block: Block, report: Report): void
  again?(): boolean
  reread?(block: Block, report: Report): void
}

export type Report = (block: Block, index: number, column?: number) => void

/** A rule declares one of five hooks. */
export type Rule = RuleText &
  (
    | { hook: 'catalog'; check(catalog: Catalog): Iterable<Finding> }
    | { hook: 'dataset'; check(dataset: Dataset, catalog: Catalog): Iterable<Finding> }
    | { hook: 'table'; check(table: TableFacts, context: TableContext): Iterable<Finding> }
    | { hook: 'column'; check(field: FieldDescriptor, context: TableContext): CellCheck[] }
    | { hook: 'rows'; check(header: Header, context: TableContext): RowCheck[] }
  )

/** A table after the pass: header and finished profile. */
export interface TableFacts {
  file: string
  header: Header
  /** What the bytes are when they cannot be read as declared, such as `utf-16le`. */
  encoding: { valid: boolean; found?: string; offset?: number; line?: number; count: number }
  result: TableResult
}

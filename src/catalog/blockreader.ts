import { AsideFinder } from './aside.ts'
import { type Cast, compileCast } from './cast.ts'
import type { FieldDescriptor } from './descriptors.ts'
import { matchHeader } from './header.ts'
import { type RowAbove, rowsAbove } from './headerrow.ts'
import { KeySet } from './keyset.ts'
import { misreadOf } from './misread.ts'
import type { Dialect, FieldsMatch } from './model.ts'
import { type LineEnd, type QuoteFault, Scanner } from './scan.ts'
import {
  ABSENT,
  ASIDE,
  type AsideKind,
  BLANK,
  type Block,
  type Cells,
  CONTROL,
  type Header,
  isOrdered,
  MOST_NUMBERED,
  QUOTED,
  SPACE,
  STATUSES,
  VALUE,
} from './table.ts'
import { hasNul, textOf } from './text.ts'
import type { KeySchema } from './total-row.ts'

/** How a table is to be read. */
export interface TableSchema extends KeySchema {
  fields: FieldDescriptor[]
  fieldsMatch?: FieldsMatch
  dialect: Dialect
  /** Whether the different values of a column are numbered; they are where it is not said. */
  numbersValues?: boolean
}

/** What the reading itself found. */
export interface PassResult {
  /** `undefined` where the file holds no row at all. */
  header: Header | undefined
  /** Data rows, without header, blank rows and those that are no data. */
  rows: number
  blankRows: number
  faults: QuoteFault[]
  /** Rows that could not be read as rows of this table. */
  unread: number
  /** Whether the first row of data is parted as declared, though the header is not. */
  isHeaderAlone: boolean
  /** The kinds of line end that rows have, most frequent first. */
  lineEnds: LineEnd[]
}

/** Columns of the widest spreadsheet; a wider header would only fill memory. */
const MOST_COLUMNS = 16384
const CELLS_PER_BLOCK = 16384
const MOST_ROWS = 2048
/** In a table with more columns values are not numbered: it has few of each. */
const WIDE = 1000
/** Rows of a block of the widest tables: fewer would cost more than they save. */
const FEWEST_ROWS = 32

/** Cuts a table into blocks of rows, matched with its schema and cast; tells what the reading itself found. */
export class BlockReader {
  private header: Header | undefined
  private casts: Cast[] = []
  private block: Block | undefined
  private capacity = 0
  private filled = 0
  private nextRow = 2
  private rows = 0
  private blankRows = 0
  private unread = 0
  private isHeaderAlone: boolean | undefined
  private above: RowAbove[] = []
  private skipped = 0
  private faults = 0
  private asides: AsideFinder | undefined
  private readonly schema: TableSchema
  private readonly source: () => Iterable<Uint8Array>
  private readonly onHeader: (header: Header) => void
  private readonly onBlock: (block: Block) => void

  constructor(
    schema: TableSchema,
    source: () => Iterable<Uint8Array>,
    onHeader: (header: Header) => void,
    onBlock: (block: Block) => void,
  ) {
    this.schema = schema
    this.source = source
    this.onHeader = onHeader
    this.onBlock = onBlock
  }

  read(source: Iterable<Uint8Array>): PassResult {
    const scanner = new Scanner(this.schema.dialect)
    scanner.run(source, {
      row: (at, width, line) => this.row(at, width, line),
      flush: () => this.emit(),
    })
    const { header, rows, blankRows, unread, isHeaderAlone = false } = this
    const { faults } = scanner
    return { header, rows, blankRows, unread, isHeaderAlone, faults, lineEnds: scanner.lineEnds() }
  }

  private row(scanner: Scanner, width: number, line: number): void {
    const block = this.block
    if (!block) {
      if (this.skipped > 0) this.skipped--
      else this.begin(scanner, width, line)
      return
    }
    const { columns } = block
    const index = this.filled
    block.bytes = scanner.bytes
    const cells = Math.min(width, columns.length)
    let content = 0
    for (let column = 0; column < cells; column++) {
      const to = columns[column] as Cells
      const start = scanner.starts[column] as number
      const end = scanner.ends[column] as number
      to.start[index] = start
      to.end[index] = end
      const kinds = scanner.kinds[column] as number
      to.kinds[index] = kinds
      content |= kinds
    }
    let extra = 0
    for (let column = cells; column < width; column++) extra |= scanner.kinds[column] as number
    extra &= ~(QUOTED | SPACE)
    const isBlank = ((content | extra) & ~(QUOTED | SPACE)) === 0
    const aside = isBlank ? undefined : this.asideOf(scanner, width)
    if (this.isHeaderAlone === undefined && !isBlank) this.isHeaderAlone = this.isAsDeclared(scanner, width)
    // Cells behind a stray delimiter stand under the wrong label: to check them would only raise false alarms.
    const isVoid = isBlank || extra !== 0 || aside !== undefined
    for (let column = isVoid ? 0 : cells; column < columns.length; column++) {
      const to = columns[column] as Cells
      to.start[index] = 0
      to.end[index] = 0
      to.kinds[index] = 0
      to.status[index] = ABSENT
    }
    block.lines[index] = line
    block.widths[index] = width
    block.blank[index] = isBlank ? BLANK : aside ? ASIDE : 0
    if (isBlank) this.blankRows++
    else if (aside) {
      block.asides.push({ index, kind: aside, text: this.asides?.text ?? '' })
      if (aside === 'broken' || aside === 'uncut') this.unread++
    } else this.rows++
    this.filled = index + 1
    if (this.filled === this.capacity) this.emit()
  }

  private begin(scanner: Scanner, cells: number, line: number): void {
    const width = Math.min(cells, MOST_COLUMNS)
    if (cells > width) scanner.faults.push({ kind: 'endless', line, row: 1 })
    const labels = Array.from({ length: width }, (_, cell) =>
      textOf(scanner.bytes, scanner.starts[cell] as number, scanner.ends[cell] as number),
    )
    const { fields, fieldsMatch = 'exact', dialect, numbersValues = true } = this.schema
    if (this.above.length === 0) {
      const above = rowsAbove(labels, this.source, fields, dialect)
      if (above) {
        this.above = above
        this.skipped = above.length - 1
        this.nextRow += above.length
        return
      }
    }
    const misread = misreadOf(labels, fields, dialect)
    const header = matchHeader(labels, fields, line, fieldsMatch, this.above, misread)
    this.header = header
    this.asides = misread ? undefined : new AsideFinder(header, this.schema)
    this.faults = scanner.faults.length
    this.casts = header.fields.map((field) => compileCast(field, this.schema.missingValues))
    const capacity = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, Math.floor(CELLS_PER_BLOCK / width)))
    this.capacity = capacity
    const isNumbered = numbersValues && width <= WIDE
    // Arrays of all columns in one: a wide table would else make a hundred thousand of them.
    const arrays = {
      start: new Int32Array(capacity * width),
      end: new Int32Array(capacity * width),
      kinds: new Uint8Array(capacity * width),
      status: new Uint8Array(capacity * width),
      counts: new Int32Array(STATUSES * width),
      number: new Float64Array(capacity * width),
      ids: new Int32Array(capacity * width),
    }
    this.block = {
      bytes: scanner.bytes,
      count: 0,
      firstRow: this.nextRow,
      lines: new Int32Array(capacity),
      widths: new Int32Array(capacity),
      blank: new Uint8Array(capacity),
      asides: [],
      columns: labels.map((label, index) => ({
        index,
        label,
        field: header.fields[index],
        bytes: scanner.bytes,
        start: arrays.start.subarray(index * capacity, (index + 1) * capacity),
        end: arrays.end.subarray(index * capacity, (index + 1) * capacity),
        kinds: arrays.kinds.subarray(index * capacity, (index + 1) * capacity),
        anyKinds: 0,
        status: arrays.status.subarray(index * capacity, (index + 1) * capacity),
        counts: arrays.counts.subarray(index * STATUSES, (index + 1) * STATUSES),
        number: arrays.number.subarray(index * capacity, (index + 1) * capacity),
        values: isNumbered && !isOrdered(header.fields[index]?.type) ? new KeySet() : undefined,
        ids: arrays.ids.subarray(index * capacity, (index + 1) * capacity),
      })),
    }
    this.onHeader(header)
  }

  /** Whether a row has a cell for every field and holds no delimiter such as the header has. */
  private isAsDeclared({ bytes, starts, ends }: Scanner, width: number): boolean {
    const { misread } = this.header ?? {}
    if (misread?.kind !== 'delimiter' || width !== this.schema.fields.length) return false
    return !textOf(bytes, starts[0], ends[width - 1]).includes(misread.delimiter)
  }

  /** Rows that are no data, and those that an open quote has run together. */
  private asideOf(scanner: Scanner, width: number): AsideKind | undefined {
    if (scanner.faults.length > this.faults) {
      this.faults = scanner.faults.length
      const fault = scanner.faults.at(-1)
      if (fault?.kind === 'unclosed' || fault?.until !== undefined) return 'broken'
    }
    return this.asides?.find(scanner, width)
  }

  private emit(): void {
    const { block, filled } = this
    if (!block || filled === 0) return
    block.count = filled
    block.firstRow = this.nextRow
    for (let column = 0; column < block.columns.length; column++) {
      const cells = block.columns[column] as Cells
      cells.bytes = block.bytes
      cells.anyKinds = anyOf(cells.kinds, filled)
      if (cells.anyKinds & CONTROL) hideNul(cells, filled)
      ;(this.casts[column] as Cast)(cells, filled)
      tally(cells, filled)
      if (cells.values?.number(cells, filled, cells.ids, MOST_NUMBERED) === false) cells.values = undefined
    }
    this.nextRow += filled
    this.filled = 0
    this.onBlock(block)
    for (const { status } of block.columns) status.fill(VALUE, 0, filled)
    if (block.asides.length > 0) block.asides = []
  }
}

/** A cell with a NUL byte was damaged: what else may be said of its value would only follow from that. */
function hideNul({ bytes, start, end, kinds, status }: Cells, count: number): void {
  for (let index = 0; index < count; index++) {
    if (!((kinds[index] as number) & CONTROL)) continue
    if (hasNul(bytes, start[index] as number, end[index] as number)) status[index] = ABSENT
  }
}

function tally({ status, counts }: Cells, count: number): void {
  const tallies = [0, 0, 0, 0] as [number, number, number, number]
  for (let index = 0; index < count; index++) tallies[status[index] as 0]++
  counts.set(tallies)
}

function anyOf(kinds: Uint8Array, count: number): number {
  let any = 0
  for (let index = 0; index < count; index++) any |= kinds[index] as number
  return any
}

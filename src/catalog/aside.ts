import type { FieldDescriptor } from './descriptors.ts'
import { DELIMITERS } from './header.ts'
import { fieldsNamed } from './headerrow.ts'
import type { Scanner } from './scan.ts'
import type { AsideKind, Header } from './table.ts'
import { bytesOf, textOf } from './text.ts'
import { type KeySchema, TotalRows } from './total-row.ts'

/** Rows below a header that are looked at closely; a table has not so many pages. */
const MOST_LOOKS = 1000
/** Characters that are looked at of a cell, and kept of it as an example. */
const LONGEST = 200
/** Wider tables come from programs, which write no numbers or units below the names. */
const MOST_COLUMNS = 1000

/**
 * Tells rows that are no data from those that are: what a printed table repeats or explains. It looks at the few
 * rows directly below a header, at rows that begin as the header does, and at rows whose last cell is empty.
 */
export class AsideFinder {
  /** First filled cell of the row that was found. */
  text = ''
  private isBelowHeader = true
  /** Below a repeated header; what stands there belongs to the repetition. */
  private isAgain = false
  private looks = 0
  private readonly labels: string[]
  private readonly fields: (FieldDescriptor | undefined)[]
  private readonly lead: number
  private readonly leadBytes: Uint8Array
  private readonly labelBytes: Uint8Array[]

  private readonly delimiter: string
  private readonly totals: TotalRows

  constructor(
    { labels, fields }: Pick<Header, 'labels' | 'fields'>,
    schema: KeySchema & { dialect: { delimiter: string } },
  ) {
    this.delimiter = schema.dialect.delimiter
    this.totals = new TotalRows({ fields }, schema)
    this.labels = labels
    this.labelBytes = labels.map(bytesOf)
    this.fields = fields
    this.lead = labels.findIndex((label) => label !== '')
    const isOneLabel = labels.filter((label) => label.trim() !== '').length < 2
    this.leadBytes = bytesOf(isOneLabel ? '' : (labels[this.lead] ?? ''))
  }

  /** What a row is that is no data; `undefined` for data. Blank rows are not asked about. */
  find(scanner: Scanner, width: number): AsideKind | undefined {
    const { lead, leadBytes, labels } = this
    const { bytes, starts, ends } = scanner
    const columns = labels.length
    if (this.isBelowHeader) return this.belowHeader(scanner, width)
    const start = starts[lead] as number
    const isLike =
      (ends[lead] as number) - start === leadBytes.length && bytes[start] === leadBytes[0] && lead < width
    if (isLike && leadBytes.length > 0 && this.repeatsHeader(scanner, width)) return this.header(scanner)
    if (columns < 2) return undefined
    const isSparse = width < columns || starts[columns - 1] === ends[columns - 1]
    return (isSparse ? this.sparse(scanner, width) : undefined) ?? this.total(scanner, width)
  }

  private total(scanner: Scanner, width: number): 'total' | undefined {
    const column = this.totals.find(scanner, width)
    if (column < 0) return undefined
    this.text = beginningOf(
      scanner.bytes,
      scanner.starts[column] as number,
      scanner.ends[column] as number,
    ).trim()
    return 'total'
  }

  private header({ bytes, starts, ends }: Scanner): 'header' {
    this.isBelowHeader = true
    this.isAgain = true
    this.text = beginningOf(bytes, starts[this.lead] as number, ends[this.lead] as number)
    return 'header'
  }

  /** Numbers, units and repeated names follow a header directly, or the line that says that a table goes on. */
  private belowHeader(scanner: Scanner, width: number): AsideKind | undefined {
    const { labels, fields } = this
    if (this.repeatsHeader(scanner, width)) return this.header(scanner)
    if (labels.length >= 2 && width <= MOST_COLUMNS && this.looks++ < MOST_LOOKS) {
      const { bytes, starts, ends } = scanner
      const cells = Array.from({ length: width }, (_, at) =>
        beginningOf(bytes, starts[at] as number, ends[at] as number).trim(),
      )
      const known = fields.flatMap((field) => field ?? [])
      if (known.length > 1 && fieldsNamed(cells, known) * 2 > known.length) return this.header(scanner)
      if (isNumbered(cells, fields) || isUnits(cells, fields)) {
        this.text = cells.find((cell) => cell !== '') ?? ''
        return this.isAgain ? 'header' : 'subheader'
      }
    }
    this.isBelowHeader = false
    return this.find(scanner, width)
  }

  private repeatsHeader({ bytes, starts, ends }: Scanner, width: number): boolean {
    const { labels, labelBytes } = this
    if (this.leadBytes.length === 0) return false
    for (let at = 0; at < Math.max(width, labels.length); at++) {
      const start = starts[at] as number
      const length = at < width ? (ends[at] as number) - start : 0
      const label = labelBytes[at]
      if (length !== (label?.length ?? 0)) return false
      for (let byte = 0; byte < length; byte++) if (bytes[start + byte] !== label?.[byte]) return false
    }
    return true
  }

  /** The sign by which a row in one cell would have as many cells as there are columns. */
  private uncutBy(bytes: Uint8Array, start: number, end: number): string | undefined {
    const text = textOf(bytes, start, Math.min(end, start + LONGEST_LINE))
    const wanted = this.labels.length
    return [this.delimiter, ...DELIMITERS].find((mark) => text.split(mark, wanted + 1).length === wanted)
  }

  /** A row with one filled cell, or one that was cut into fewer cells than there are columns by its commas. */
  private sparse({ bytes, starts, ends }: Scanner, width: number): AsideKind | undefined {
    let only = -1
    let filled = 0
    for (let at = 0; at < width && filled < 2; at++) {
      if (starts[at] === ends[at]) continue
      if (filled++ === 0) only = at
    }
    if (width === 1 && this.labels.length > 2) {
      const mark = this.uncutBy(bytes, starts[0] as number, ends[0] as number)
      if (mark !== undefined) {
        this.text = mark
        return 'uncut'
      }
    }
    const isCut = filled > 1 && width < this.labels.length && only === 0
    if (filled === 0 || (filled > 1 && !isCut)) return undefined
    const text = beginningOf(bytes, starts[only] as number, ends[only] as number).trim()
    const kind = kindOf(text, isCut)
    if (kind === undefined) return undefined
    if (kind === 'continued') this.isBelowHeader = this.isAgain = true
    this.text = text
    return kind
  }
}

/** Bytes of a line in one cell in which delimiters are counted. */
const LONGEST_LINE = 10_000

function beginningOf(bytes: Uint8Array, start: number, end: number): string {
  return textOf(bytes, start, Math.min(end, start + LONGEST))
}

const WORD_OF_NOTE =
  /^(sumber|catatan|keterangan|ket|penjelasan|source|notes?|remarks?|n\.?b)(\s+(data|tabel)|\s*\/\s*\p{L}+)?\s*[.:]/iu
const MARK_OF_NOTE = /^(\*{1,4}|[¹²³⁴⁵])\s*[)\]:.]*\s*\p{L}/u
const FIGURES = /^(\p{L}\)\s*)?(angka|data)\s+(sangat\s+)?(sementara|perbaikan|diperbaiki|revisi|estimasi)/iu
const LEGEND = /^(-|–|…|\.{2,3}|na|n\.a\.?)\s*[:=]\s*\p{L}/iu
const CONTINUED =
  /^\W*(lanjutan|sambungan|bersambung|continued|continuation)(\s+(tabel|table|dari|ke|on|of|from)\b|\W*$)/iu
const CONTINUED_END = /\(\s*(lanjutan|sambungan|continued)\s*\)\W*$/iu
const TABLE_TITLE = /^(tabel|table)\s+([\d.-]*\d|[IVX]+)\b/iu

function kindOf(text: string, isCut: boolean): AsideKind | undefined {
  if (WORD_OF_NOTE.test(text)) return 'note'
  if (CONTINUED_END.test(text) || TABLE_TITLE.test(text)) return 'continued'
  if (isCut) return undefined
  if (MARK_OF_NOTE.test(text) || FIGURES.test(text) || LEGEND.test(text)) return 'note'
  return CONTINUED.test(text) ? 'continued' : undefined
}

const NUMBER_OF_COLUMN = /^[([]\s*(\d{1,3})\s*\p{L}?\s*([=:+\-–×x*/()\d\s.%]*)[)\]]?$/iu

/** `(1) (2) (3)`, also `(4=2+3)`; without brackets only where a column that holds no numbers says so too. */
function isNumbered(cells: string[], fields: (FieldDescriptor | undefined)[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  const numbers = filled.map((cell) => Number(NUMBER_OF_COLUMN.exec(cell)?.[1] ?? Number.NaN))
  if (filled.length > 1 && isRising(numbers)) return true
  if (filled.length < 3 || filled.length < fields.length) return false
  return (
    filled.every((cell, at) => cell === String(at + 1)) && fields.some((field) => field && !isNumeric(field))
  )
}

function isRising(numbers: number[]): boolean {
  return numbers.every((number, at) => number > (numbers[at - 1] ?? -1))
}

/** `(jiwa)` or `km2` below the names of columns of numbers, and nothing below the others. */
function isUnits(cells: string[], fields: (FieldDescriptor | undefined)[]): boolean {
  if (cells[0] !== '')
    return cells.every((cell) => cell === '' || /^\(\D[^()]*\)$/u.test(cell)) && cells.length > 1
  const filled = cells.flatMap((cell, at) => (cell === '' ? [] : [{ cell, field: fields[at] }]))
  return filled.every(
    ({ cell, field }) => field && isNumeric(field) && /^\W*\p{L}/u.test(cell) && cell.length < 40,
  )
}

function isNumeric({ type }: FieldDescriptor): boolean {
  return type === 'integer' || type === 'number'
}

import { type Cast, compileCast } from './cast.ts'
import type { FieldDescriptor } from './descriptors.ts'
import { kindsOfBytes } from './scan.ts'
import { ABSENT, type Cells, CONTROL, NON_ASCII, NULL, SPACE, VALUE } from './table.ts'
import { hasNul } from './text.ts'

/** A cell read by itself, as a pass would read it. */
export class LoneCell {
  /** The column with this one cell, at index 0. */
  readonly cells: Cells
  private readonly cast: Cast

  /** A cell of a column of a table with these missing values. */
  constructor(field: FieldDescriptor | undefined, missingValues: string[]) {
    this.cast = compileCast(field, missingValues)
    this.cells = {
      index: 0,
      label: '',
      field,
      bytes: new Uint8Array(0),
      start: new Int32Array(1),
      end: new Int32Array(1),
      kinds: new Uint8Array(1),
      anyKinds: 0,
      status: new Uint8Array(1),
      counts: new Int32Array(4),
      number: new Float64Array(1),
      values: undefined,
      ids: new Int32Array(1),
    }
  }

  /** Reads a byte range. */
  read(bytes: Uint8Array, start: number, end: number): Cells {
    const { cells } = this
    let kinds = 0
    for (let at = start; at < end; at++) kinds |= KINDS[bytes[at] as number] as number
    cells.bytes = bytes
    cells.start[0] = start
    cells.end[0] = end
    cells.kinds[0] = kinds
    cells.anyKinds = kinds
    cells.status[0] = kinds & CONTROL && hasNul(bytes, start, end) ? ABSENT : VALUE
    this.cast(cells, 1)
    return cells
  }
}

const KINDS = kindsOfBytes()

/** Whether two cells say the same value: equal numbers, equal texts but for spaces around them, or none. */
export function isSameValue(one: Cells, at: number, other: Cells, place: number): boolean {
  const isNull = one.status[at] === NULL
  const isOtherNull = other.status[place] === NULL
  if (isNull !== isOtherNull) return isBlank(one, at) && isBlank(other, place)
  if (isNull) return true
  if (one.status[at] === VALUE && other.status[place] === VALUE && isComparable(one, other)) {
    const [value, otherValue] = [one.number[at] as number, other.number[place] as number]
    if (isExact(value) && isExact(otherValue)) return value === otherValue
  }
  return isSameText(one, at, other, place)
}

/** Place behind the spaces before a cell's text. */
export function trimmedStart({ bytes, start, end, kinds }: Cells, index: number): number {
  let from = start[index] as number
  if (((kinds[index] as number) & PADDING) === 0) return from
  const to = end[index] as number
  while (from < to) {
    if (isSpace(bytes[from] as number)) from++
    else if (isHardSpace(bytes, from) && from + 1 < to) from += 2
    else break
  }
  return from
}

/** Place of the spaces behind a cell's text, which begins at `from`. */
export function trimmedEnd({ bytes, end, kinds }: Cells, index: number, from: number): number {
  let to = end[index] as number
  if (((kinds[index] as number) & PADDING) === 0) return to
  while (to > from) {
    if (isSpace(bytes[to - 1] as number)) to--
    else if (to - 2 >= from && isHardSpace(bytes, to - 2)) to -= 2
    else break
  }
  return to
}

/** A figure of a cell; NaN where it has none. */
export function figureOf(cells: Cells, index: number): number {
  return cells.status[index] === VALUE && isNumeric(cells) ? (cells.number[index] as number) : Number.NaN
}

/** Whether a column is one of numbers. */
export function isNumeric({ field }: Pick<Cells, 'field'>): boolean {
  return field?.type === 'integer' || field?.type === 'number'
}

const PADDING = SPACE | CONTROL | NON_ASCII

/** A space, a tab or a line break. */
function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
}

/** A no-break space in UTF-8. */
function isHardSpace(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xc2 && bytes[at + 1] === 0xa0
}

/** Beyond this, different whole numbers are read as one. */
function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER
}

/** Whether numbers of two columns are of the same thing, as those of a day and of a year are not. */
function isComparable(one: Cells, other: Cells): boolean {
  return one.field?.type === other.field?.type || (isNumeric(one) && isNumeric(other))
}

function isBlank(cells: Cells, index: number): boolean {
  const from = trimmedStart(cells, index)
  return from === trimmedEnd(cells, index, from)
}

function isSameText(one: Cells, at: number, other: Cells, place: number): boolean {
  const from = trimmedStart(one, at)
  const otherFrom = trimmedStart(other, place)
  const length = trimmedEnd(one, at, from) - from
  if (trimmedEnd(other, place, otherFrom) - otherFrom !== length) return false
  for (let byte = 0; byte < length; byte++)
    if (one.bytes[from + byte] !== other.bytes[otherFrom + byte]) return false
  return true
}

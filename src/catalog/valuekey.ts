import { trimmedEnd, trimmedStart } from './cellvalue.ts'
import { fingerprint, numberFingerprint } from './hash.ts'
import { type Block, type Cells, NULL, VALUE } from './table.ts'
import { bytesOf, keptText } from './text.ts'

const SEPARATOR = 0x1f
const ESCAPE = 0x10

/** A column of a key. */
export interface KeyColumn {
  /** Place in the header, from 0. */
  index: number
  /** Whether its values are the same where their numbers are, as those of two columns of numbers or dates. */
  byNumber: boolean
}

/** The columns of a block, or cells that stand for them. */
export type Columns = Pick<Block, 'columns'>

/**
 * The cells of a row that make a key, by their values: however they are written, and whether they have one or not.
 */
export class ValueKey {
  /** The key of the row that was read, up to `end`. */
  bytes = new Uint8Array(256)
  end = 0
  readonly columns: readonly KeyColumn[]

  constructor(columns: readonly KeyColumn[]) {
    this.columns = columns
  }

  /** A 32-bit fingerprint of the key of a row. */
  hash({ columns }: Columns, index: number): number {
    let hash = 0
    for (const { index: column, byNumber } of this.columns) {
      const cells = columns[column] as Cells
      let part: number
      if (byNumber && hasNumber(cells, index)) part = numberFingerprint(cells.number[index] as number)
      else {
        const from = startOf(cells, index)
        part = fingerprint(cells.bytes, from, endOf(cells, index, from))
      }
      hash = Math.imul(hash ^ part, 0x9e3779b1)
      hash ^= hash >>> 15
    }
    return hash >>> 0
  }

  /** Whether a row has the key of a row of the other side, whose key has as many columns. */
  isSame(row: Columns, index: number, key: ValueKey, other: Columns, place: number): boolean {
    for (let at = 0; at < this.columns.length; at++) {
      const { index: column, byNumber } = this.columns[at] as KeyColumn
      const [one, two] = [row.columns[column], other.columns[(key.columns[at] as KeyColumn).index]]
      if (!isSameCell(one as Cells, index, two as Cells, place, byNumber)) return false
    }
    return true
  }

  /** Sets `bytes` and `end`: equal for equal keys; returns their fingerprint. */
  read({ columns }: Columns, index: number): number {
    let at = 0
    let { bytes } = this
    for (const { index: column, byNumber } of this.columns) {
      const cells = columns[column] as Cells
      const number = byNumber && hasNumber(cells, index) ? bytesOf(String(cells.number[index])) : undefined
      const from = number ? 0 : startOf(cells, index)
      const to = number ? number.length : endOf(cells, index, from)
      const source = number ?? cells.bytes
      const most = at + (to - from) * 2 + 1
      if (most >= bytes.length) bytes = this.grow(most * 2)
      for (let place = from; place < to; place++) {
        const byte = source[place] as number
        // A separator inside a cell would make two keys of different cells equal.
        if (byte === SEPARATOR || byte === ESCAPE) bytes[at++] = ESCAPE
        bytes[at++] = byte
      }
      bytes[at++] = SEPARATOR
    }
    this.end = at
    return fingerprint(bytes, 0, at)
  }

  /** The values of the key as texts. */
  texts({ columns }: Columns, index: number): string[] {
    return this.columns.map(({ index: column }) => {
      const cells = columns[column] as Cells
      const from = trimmedStart(cells, index)
      return keptText(cells.bytes, from, trimmedEnd(cells, index, from))
    })
  }

  private grow(size: number): Uint8Array<ArrayBuffer> {
    const larger = new Uint8Array(size)
    larger.set(this.bytes)
    this.bytes = larger
    return larger
  }
}

function isSameCell(one: Cells, index: number, other: Cells, place: number, byNumber: boolean): boolean {
  if (byNumber) {
    const isNumber = hasNumber(one, index)
    if (isNumber !== hasNumber(other, place)) return false
    if (isNumber) return one.number[index] === other.number[place]
  }
  const from = startOf(one, index)
  const otherFrom = startOf(other, place)
  const length = endOf(one, index, from) - from
  if (endOf(other, place, otherFrom) - otherFrom !== length) return false
  for (let at = 0; at < length; at++) if (one.bytes[from + at] !== other.bytes[otherFrom + at]) return false
  return true
}

/** Beyond the largest whole number that is exact, different ones are read as one: their texts tell. */
function hasNumber({ status, number }: Cells, index: number): boolean {
  return status[index] === VALUE && Math.abs(number[index] as number) <= Number.MAX_SAFE_INTEGER
}

/** A cell without a value is as an empty one, however it is written. */
function startOf(cells: Cells, index: number): number {
  return cells.status[index] === NULL ? (cells.start[index] as number) : trimmedStart(cells, index)
}

function endOf(cells: Cells, index: number, from: number): number {
  return cells.status[index] === NULL ? from : trimmedEnd(cells, index, from)
}

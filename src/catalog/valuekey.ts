import { trimmedEnd, trimmedStart } from './cellvalue.ts'
import { fingerprint } from './hash.ts'
import { type Block, type Cells, DIGIT, NULL, QUOTED, VALUE } from './table.ts'
import { bytesOf, keptText } from './text.ts'

const SEPARATOR = 0x1f
const ESCAPE = 0x10

/** A column of a key. */
export interface KeyColumn {
  /** Place in the header, from 0. */
  index: number
  /** Whether its values are compared as numbers though they are dates or times, since the sides write them otherwise. */
  byNumber: boolean
}

/**
 * Reads the cells of a row that make a key as one byte range: equal for equal values, however they are written. A cell
 * without a value has its place in it like any other.
 */
export class ValueKey {
  bytes = new Uint8Array(256)
  end = 0
  readonly columns: readonly KeyColumn[]

  constructor(columns: readonly KeyColumn[]) {
    this.columns = columns
  }

  /** Sets `bytes` up to `end`; returns their fingerprint. */
  read(block: Block, index: number): number {
    let at = 0
    let { bytes } = this
    for (const { index: column, byNumber } of this.columns) {
      const cells = block.columns[column] as Cells
      if (cells.status[index] !== NULL) {
        const number = numberOf(cells, index, byNumber)
        const from = number ? 0 : trimmedStart(cells, index)
        const to = number ? number.length : trimmedEnd(cells, index, from)
        const source = number ?? cells.bytes
        const most = at + (to - from) * 2 + 1
        if (most >= bytes.length) bytes = this.grow(most * 2)
        for (let place = from; place < to; place++) {
          const byte = source[place] as number
          // A separator inside a cell would make two keys of different cells equal.
          if (byte === SEPARATOR || byte === ESCAPE) bytes[at++] = ESCAPE
          bytes[at++] = byte
        }
      }
      if (at === bytes.length) bytes = this.grow(at * 2)
      bytes[at++] = SEPARATOR
    }
    this.end = at
    return fingerprint(bytes, 0, at)
  }

  /** The values of the key as texts. */
  texts(block: Block, index: number): string[] {
    return this.columns.map(({ index: column }) => {
      const cells = block.columns[column] as Cells
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

const ZERO = 48
const NUMBERS = new Set<string | undefined>(['integer', 'number'])

/** The plain spelling of a number that is spelt otherwise, such as `01` or `1.50`; `undefined` where the text will do. */
function numberOf(
  { field, kinds, bytes, start, end, number, status }: Cells,
  index: number,
  byNumber: boolean,
): Uint8Array | undefined {
  if (status[index] !== VALUE || !(byNumber || NUMBERS.has(field?.type))) return undefined
  const value = number[index] as number
  // Beyond that, different whole numbers are read as one.
  if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) return undefined
  if (byNumber) return bytesOf(String(value))
  const from = start[index] as number
  const isPlain = ((kinds[index] as number) & ~QUOTED) === DIGIT
  if (isPlain && (bytes[from] !== ZERO || (end[index] as number) - from === 1)) return undefined
  return bytesOf(String(value))
}

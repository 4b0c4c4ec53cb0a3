import { type Block, type Cells, DIGIT, QUOTED, VALUE } from './table.ts'
import { bytesOf } from './text.ts'

const SEPARATOR = 0x1f
const ESCAPE = 0x10

/** Reads the key of a row as one byte range: the cell itself, or the cells of several columns joined. */
export class RowKey {
  bytes = new Uint8Array(256)
  start = 0
  end = 0
  private readonly columns: number[]
  private readonly byNumber: boolean

  /** `columns` are places in the header, from 0; `byNumber` takes `01` and `1` for the same in a column of numbers. */
  constructor(columns: number[], byNumber = false) {
    this.columns = columns
    this.byNumber = byNumber
  }

  /** Sets `bytes`, `start` and `end`; returns the first column without a value, or -1 where all have one. */
  read(block: Block, index: number): number {
    for (const column of this.columns) {
      if ((block.columns[column] as Cells).status[index] !== VALUE) return column
    }
    if (this.columns.length === 1) {
      const cells = block.columns[this.columns[0] as number] as Cells
      const number = this.byNumber ? otherwiseWritten(cells, index) : undefined
      if (number) {
        this.bytes = number
        this.start = 0
        this.end = number.length
        return -1
      }
      this.bytes = cells.bytes as Uint8Array<ArrayBuffer>
      this.start = cells.start[index] as number
      this.end = cells.end[index] as number
      return -1
    }
    let at = 0
    for (const column of this.columns) {
      const cells = block.columns[column] as Cells
      const number = this.byNumber ? otherwiseWritten(cells, index) : undefined
      const bytes = number ?? cells.bytes
      const from = number ? 0 : (cells.start[index] as number)
      const to = number ? number.length : (cells.end[index] as number)
      const most = at + (to - from) * 2 + 1
      if (most > this.bytes.length) {
        const larger = new Uint8Array(most * 2)
        larger.set(this.bytes)
        this.bytes = larger
      }
      for (let place = from; place < to; place++) {
        let byte = bytes[place] as number
        // A separator inside a cell would make two keys of different cells equal.
        if (byte === SEPARATOR || byte === ESCAPE) {
          this.bytes[at++] = ESCAPE
          byte += 0x40
        }
        this.bytes[at++] = byte
      }
      this.bytes[at++] = SEPARATOR
    }
    this.start = 0
    this.end = at
    return -1
  }
}

const ZERO = 48

/** The plain spelling of a number that is spelt otherwise, such as `01` or `1.50`; else `undefined`. */
function otherwiseWritten(
  { field, kinds, bytes, start, end, number }: Cells,
  index: number,
): Uint8Array<ArrayBuffer> | undefined {
  if (field?.type !== 'integer' && field?.type !== 'number') return undefined
  const from = start[index] as number
  const isPlain = ((kinds[index] as number) & ~QUOTED) === DIGIT
  if (isPlain && (bytes[from] !== ZERO || (end[index] as number) - from === 1)) return undefined
  if (Number.isNaN(number[index] as number)) return undefined
  return bytesOf(String(number[index])) as Uint8Array<ArrayBuffer>
}

/** Places in the header of the named fields; `undefined` where one of them is not there. */
export function columnsOf(
  header: { fields: ({ name: string } | undefined)[] },
  names: string[],
): number[] | undefined {
  const columns = names.map((name) => header.fields.findIndex((field) => field?.name === name))
  return columns.length === 0 || columns.includes(-1) ? undefined : columns
}

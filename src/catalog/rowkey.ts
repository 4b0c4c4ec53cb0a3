import { type Block, type Cells, VALUE } from './table.ts'

const SEPARATOR = 0x1f
const ESCAPE = 0x10

/** Reads the key of a row as one byte range: the cell itself, or the cells of several columns joined. */
export class RowKey {
  bytes = new Uint8Array(256)
  start = 0
  end = 0
  private readonly columns: number[]

  /** `columns` are places in the header, from 0. */
  constructor(columns: number[]) {
    this.columns = columns
  }

  /** Sets `bytes`, `start` and `end`; returns the first column without a value, or -1 where all have one. */
  read(block: Block, index: number): number {
    for (const column of this.columns) {
      if ((block.columns[column] as Cells).status[index] !== VALUE) return column
    }
    if (this.columns.length === 1) {
      const cells = block.columns[this.columns[0] as number] as Cells
      this.bytes = cells.bytes as Uint8Array<ArrayBuffer>
      this.start = cells.start[index] as number
      this.end = cells.end[index] as number
      return -1
    }
    let at = 0
    for (const column of this.columns) {
      const cells = block.columns[column] as Cells
      const from = cells.start[index] as number
      const to = cells.end[index] as number
      const most = at + (to - from) * 2 + 1
      if (most > this.bytes.length) {
        const larger = new Uint8Array(most * 2)
        larger.set(this.bytes)
        this.bytes = larger
      }
      for (let place = from; place < to; place++) {
        let byte = cells.bytes[place] as number
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

/** Places in the header of the named fields; `undefined` where one of them is not there. */
export function columnsOf(
  header: { fields: ({ name: string } | undefined)[] },
  names: string[],
): number[] | undefined {
  const columns = names.map((name) => header.fields.findIndex((field) => field?.name === name))
  return columns.length === 0 || columns.includes(-1) ? undefined : columns
}

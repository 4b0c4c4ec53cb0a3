import { ABSENT, type Block, type Cells, CONTROL, QUOTED } from './table.ts'

/** Stands before a delimiter, or before such a byte, that is part of a cell. */
export const ESCAPE = 0x10

/**
 * Reads all cells of a row, empty and faulty ones too, as one byte range: equal for rows whose cells are equal,
 * whatever their quotes. A row without quotes is such a range as it stands in the file, so that nothing is copied.
 */
export class WholeRow {
  bytes = new Uint8Array(256)
  start = 0
  end = 0
  private own = this.bytes
  /** Of the block that begins with this row: whether no cell of it has quotes or control bytes. */
  private firstRow = 0
  private isPlain = false
  private readonly delimiter: number

  /** `delimiter` is the one of the dialect. */
  constructor(delimiter: string) {
    this.delimiter = delimiter.charCodeAt(0)
  }

  /** Sets `bytes`, `start` and `end`; returns -1, or a column where the row is blank or has too few or too many cells. */
  read(block: Block, index: number): number {
    const last = block.columns[block.columns.length - 1] as Cells
    if (last.status[index] === ABSENT) return last.index
    this.readAny(block, index)
    return -1
  }

  /** Sets `bytes`, `start` and `end`; a cell that the row lacks is as an empty one. */
  readAny(block: Block, index: number): void {
    const { columns } = block
    const last = columns[columns.length - 1] as Cells
    const from = (columns[0] as Cells).start[index] as number
    const to = last.end[index] as number
    if (block.firstRow !== this.firstRow) {
      this.firstRow = block.firstRow
      this.isPlain = columns.every(({ anyKinds }) => (anyKinds & (QUOTED | CONTROL)) === 0)
    }
    if (!this.isPlain || last.status[index] === ABSENT) {
      const length = lengthOf(block, index)
      if (to - from !== length || columns.some(({ anyKinds }) => anyKinds & CONTROL)) {
        this.copy(block, index, length)
        return
      }
    }
    this.bytes = block.bytes as Uint8Array<ArrayBuffer>
    this.start = from
    this.end = to
  }

  private copy(block: Block, index: number, length: number): void {
    // Every byte may need a mark before it.
    if (length * 2 > this.own.length) this.own = new Uint8Array(length * 4)
    const to = this.own
    let at = 0
    for (const { start, end, bytes, index: column } of block.columns) {
      if (column > 0) to[at++] = this.delimiter
      const stop = end[index] as number
      for (let place = start[index] as number; place < stop; place++) {
        const byte = bytes[place] as number
        // A delimiter inside a cell would make rows of different cells equal.
        if (byte === this.delimiter || byte === ESCAPE) to[at++] = ESCAPE
        to[at++] = byte
      }
    }
    this.bytes = to
    this.start = 0
    this.end = at
  }

  /** The cells of a row by the text of its range. */
  cells(text: string): string[] {
    const cells = ['']
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === this.delimiter) cells.push('')
      else cells[cells.length - 1] += code === ESCAPE ? text.charAt(++at) : text.charAt(at)
    }
    return cells
  }
}

/** Length of the cells of a row with a delimiter between them. */
function lengthOf({ columns }: Block, index: number): number {
  let length = columns.length - 1
  for (const { start, end } of columns) length += (end[index] as number) - (start[index] as number)
  return length
}

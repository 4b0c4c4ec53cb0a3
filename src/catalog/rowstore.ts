import { Int32List } from './int32list.ts'
import { ABSENT, type Block, type Cells, CONTROL, QUOTED } from './table.ts'
import { textOf } from './text.ts'
import { ESCAPE, WholeRow } from './wholerow.ts'

const CHUNK = 1 << 22
const LF = 10
const CR = 13

/** Rows as they stand in the file, in memory that only grows, found again by their number. */
export class RowStore {
  /** Number of rows, which count from 0. */
  size = 0
  /** Whether all rows are as they stand in the file: none has quotes or control bytes, or lacks a cell. */
  isPlain = true
  /** Bytes of the rows. */
  held = 0
  /** The cell that {@link next} came to. */
  bytes: Uint8Array = new Uint8Array(0)
  start = 0
  end = 0
  private readonly row: WholeRow
  private readonly delimiter: number
  private chunks: Uint8Array[] = []
  private used = 0
  /** How far the bytes of the block have been moved that was copied as a whole. */
  private shift: number | undefined
  /** Of each row: its chunk, where it begins in it and ends, and its spreadsheet row. */
  private readonly chunkOf = new Int32List()
  private readonly starts = new Int32List()
  private readonly ends = new Int32List()
  private readonly rows = new Int32List()
  /** The row that is open, and where its next cell begins and it ends. */
  private opened: Uint8Array = this.bytes
  private at = 0
  private stop = 0

  /** `delimiter` is the one of the dialect. */
  constructor(delimiter: string) {
    this.row = new WholeRow(delimiter)
    this.delimiter = delimiter.charCodeAt(0)
  }

  /** Begins with a block all of whose rows are to be taken: where they need no change they are copied at once. */
  begin({ bytes, columns, count }: Block): void {
    const [first, last] = [columns[0] as Cells, columns[columns.length - 1] as Cells]
    this.shift = undefined
    if (columns.some(({ anyKinds }) => anyKinds & (QUOTED | CONTROL))) return
    for (let index = 0; index < count; index++) if (last.status[index] === ABSENT) return
    const start = first.start[0] as number
    const end = last.end[count - 1] as number
    const to = this.room(end - start)
    to.set(bytes.subarray(start, end), this.used)
    this.shift = this.used - start
    this.used += end - start
  }

  /** Takes a row of a block. */
  add(block: Block, index: number): void {
    const { size, shift } = this
    const { columns } = block
    if (shift === undefined) this.copy(block, index)
    else {
      this.starts.put(size, (columns[0]?.start[index] as number) + shift)
      this.ends.put(size, (columns[columns.length - 1]?.end[index] as number) + shift)
    }
    this.chunkOf.put(size, this.chunks.length - 1)
    this.rows.put(size, block.firstRow + index)
    this.size++
    this.held += this.ends.at(size) - this.starts.at(size)
  }

  /** Spreadsheet row of a row. */
  rowOf(number: number): number {
    return this.rows.at(number)
  }

  /** Whether a row is the same as another of the same dialect. */
  isSame(number: number, { bytes, start, end }: WholeRow): boolean {
    const own = this.chunks[this.chunkOf.at(number)] as Uint8Array
    let at = this.starts.at(number)
    if (this.ends.at(number) - at !== end - start) return false
    for (let place = start; place < end; place++, at++) if (own[at] !== bytes[place]) return false
    return true
  }

  /** Where a row ends in these bytes that stands there from `start` on, whole and followed by a line end; else -1. */
  endIn(number: number, bytes: Uint8Array, start: number, end: number): number {
    const own = this.chunks[this.chunkOf.at(number)] as Uint8Array
    const to = this.ends.at(number)
    let place = start
    if (start + to - this.starts.at(number) >= end) return -1
    for (let at = this.starts.at(number); at < to; at++, place++) if (own[at] !== bytes[place]) return -1
    if (bytes[place] === CR && place + 1 < end) place++
    return bytes[place] === LF ? place + 1 : -1
  }

  /** Goes before the first cell of a row. */
  open(number: number): void {
    this.opened = this.chunks[this.chunkOf.at(number)] as Uint8Array
    this.at = this.starts.at(number)
    this.stop = this.ends.at(number)
  }

  /** Goes to the next cell of the row. */
  next(): void {
    const { opened, delimiter, stop } = this
    let at = this.at
    while (at < stop && opened[at] !== delimiter && opened[at] !== ESCAPE) at++
    if (at < stop && opened[at] === ESCAPE) {
      this.unescape()
      return
    }
    this.bytes = opened
    this.start = this.at
    this.end = at
    this.at = at + 1
  }

  /** The texts of the first cells of a row. */
  texts(number: number, most: number): string[] {
    this.open(number)
    return Array.from({ length: most }, () => {
      this.next()
      return textOf(this.bytes, this.start, this.end)
    })
  }

  private copy(block: Block, index: number): void {
    const { columns } = block
    if (columns[columns.length - 1]?.status[index] === ABSENT) this.isPlain = false
    else if (this.isPlain) this.isPlain = columns.every(({ anyKinds }) => !(anyKinds & (QUOTED | CONTROL)))
    this.row.readAny(block, index)
    const { bytes, start, end } = this.row
    const to = this.room(end - start)
    for (let from = start, at = this.used; from < end; from++, at++) to[at] = bytes[from] as number
    this.starts.put(this.size, this.used)
    this.used += end - start
    this.ends.put(this.size, this.used)
  }

  /** The chunk that has room for so many bytes behind those that are used. */
  private room(length: number): Uint8Array {
    const last = this.chunks.at(-1)
    if (last && this.used + length <= last.length) return last
    const chunk = new Uint8Array(Math.max(CHUNK, length))
    this.chunks.push(chunk)
    this.used = 0
    return chunk
  }

  private unescape(): void {
    const { opened, delimiter, stop } = this
    const cell: number[] = []
    let at = this.at
    for (; at < stop && opened[at] !== delimiter; at++) {
      if (opened[at] === ESCAPE) at++
      cell.push(opened[at] as number)
    }
    this.bytes = Uint8Array.from(cell)
    this.start = 0
    this.end = cell.length
    this.at = at + 1
  }
}

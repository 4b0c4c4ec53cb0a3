import type { Block } from './table.ts'
import { textOf } from './text.ts'

const CHUNK = 1 << 22
/** A length of so many bytes or more is written behind this byte, in four more. */
const LONG = 255

/** The cells of rows as they stand in the file, in memory that only grows, found again by the number of the row. */
export class RowStore {
  /** Number of rows, which count from 0. */
  size = 0
  /** Bytes of the cells. */
  held = 0
  /** The cell that {@link next} came to. */
  bytes: Uint8Array = new Uint8Array(0)
  start = 0
  end = 0
  private chunks: Uint8Array[] = []
  private used = CHUNK
  private chunkOf = new Uint16Array(64)
  private offsets = new Int32Array(64)
  private rows = new Int32Array(64)
  private at = 0

  /** Takes a row of a block. */
  add({ columns, firstRow }: Block, index: number): void {
    let length = 0
    for (const { start, end } of columns) length += (end[index] as number) - (start[index] as number) + 5
    if (this.used + length > (this.chunks.at(-1)?.length ?? 0)) {
      this.chunks.push(new Uint8Array(Math.max(CHUNK, length)))
      this.used = 0
    }
    if (this.size === this.rows.length) this.grow()
    const { size, chunks } = this
    this.chunkOf[size] = chunks.length - 1
    this.offsets[size] = this.used
    this.rows[size] = firstRow + index
    this.size++
    const to = chunks[chunks.length - 1] as Uint8Array
    let at = this.used
    for (const { start, end, bytes } of columns) {
      const from = start[index] as number
      const stop = end[index] as number
      const count = stop - from
      if (count < LONG) to[at++] = count
      else {
        to[at++] = LONG
        for (let shift = 0; shift < 32; shift += 8) to[at++] = count >>> shift
      }
      for (let place = from; place < stop; place++) to[at++] = bytes[place] as number
    }
    this.held += at - this.used
    this.used = at
  }

  /** Spreadsheet row of a row. */
  rowOf(number: number): number {
    return this.rows[number] as number
  }

  /** Goes before the first cell of a row. */
  open(number: number): void {
    this.bytes = this.chunks[this.chunkOf[number] as number] as Uint8Array
    this.at = this.offsets[number] as number
  }

  /** Goes to the next cell of the row. */
  next(): void {
    const { bytes } = this
    let at = this.at
    let length = bytes[at++] as number
    if (length === LONG) {
      length = 0
      for (let shift = 0; shift < 32; shift += 8) length |= (bytes[at++] as number) << shift
    }
    this.start = at
    this.end = this.at = at + length
  }

  /** The texts of the first cells of a row. */
  texts(number: number, most: number): string[] {
    this.open(number)
    return Array.from({ length: most }, () => {
      this.next()
      return textOf(this.bytes, this.start, this.end)
    })
  }

  private grow(): void {
    const size = this.rows.length * 2
    const [chunkOf, offsets, rows] = [new Uint16Array(size), new Int32Array(size), new Int32Array(size)]
    chunkOf.set(this.chunkOf)
    offsets.set(this.offsets)
    rows.set(this.rows)
    this.chunkOf = chunkOf
    this.offsets = offsets
    this.rows = rows
  }
}

import type { RowMatcher } from './rowmatcher.ts'

const LF = 10
const CR = 13
/** Lines that are handed on at a time, at most, before the rows before are looked at again. */
const MOST_LINES = 1024
/** Bytes without a line end after which a file is no text of lines. */
const LONGEST_LINE = 1 << 20

/**
 * Passes over the rows of a file that stand in it as they did before, one behind the other: they need not be read to be
 * known. Once a quote is met outside of such rows all is handed on, since a line may then be less than a row.
 */
export class UnchangedRows {
  /** Rows passed over so far. */
  skipped = 0
  private readonly matcher: RowMatcher
  private readonly quote: number
  private readonly visit: (row: number) => void
  private isOver = false
  private lines = 1
  /** Whether the row behind those handed on is handed on too, so that the reader is among rows of data again. */
  private isLost = true

  /** `visit` receives the number of each row before that is passed over. */
  constructor(matcher: RowMatcher, quoteChar: string, visit: (row: number) => void) {
    this.matcher = matcher
    this.quote = quoteChar === '' ? -1 : quoteChar.charCodeAt(0)
    this.visit = visit
  }

  /** What is left of a file; of each piece whole rows, which the reader has taken when the next piece is asked for. */
  *left(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
    let buffer = new Uint8Array(0)
    let rest = 0
    for (const piece of pieces) {
      const length = rest + piece.length
      if (length > buffer.length) {
        const larger = new Uint8Array(length * 2)
        larger.set(buffer.subarray(0, rest))
        buffer = larger
      }
      buffer.set(piece, rest)
      const bytes = buffer.subarray(0, length)
      const end = bytes.lastIndexOf(LF) + 1
      yield* this.among(bytes, end)
      if (length - end > LONGEST_LINE) this.isOver = true
      if (this.isOver && end < length) yield bytes.subarray(end)
      rest = this.isOver ? 0 : length - end
      buffer.copyWithin(0, end, length)
    }
    if (rest > 0) yield buffer.subarray(0, rest)
  }

  private *among(bytes: Uint8Array, end: number): Generator<Uint8Array> {
    let at = 0
    while (at < end) {
      const next = this.isOver ? at : this.matcher.skip(bytes, at, end, this.isLost)
      if (next > at && !this.isLost) {
        this.lines = 1
        this.skipped++
        this.visit(this.matcher.last)
        at = next
        continue
      }
      const isFound = next > at
      const stop = isFound ? next : this.handedOn(bytes, at, end)
      yield bytes.subarray(at, stop)
      at = stop
      this.isLost = !isFound
    }
  }

  /** End of the lines that are to be read. */
  private handedOn(bytes: Uint8Array, from: number, end: number): number {
    let left = this.lines
    this.lines = Math.min(this.lines * 2, MOST_LINES)
    for (let at = from; at < end && !this.isOver; at++) {
      const byte = bytes[at] as number
      if (byte === this.quote || (byte === CR && bytes[at + 1] !== LF)) this.isOver = true
      else if (byte === LF && --left === 0) return at + 1
    }
    return end
  }
}

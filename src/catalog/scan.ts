import type { Dialect } from './model.ts'
import { CONTROL, DIGIT, LETTER, NON_ASCII, NUMERIC_MARK, OTHER, QUOTED, SPACE } from './table.ts'
import { hasByteOrderMark } from './text.ts'

/** A fault of the file's form that was read over. */
export interface QuoteFault {
  /** `endless` is a row beyond 64 MB or a header beyond 16,384 columns; what follows was not read. */
  kind: 'unclosed' | 'text-after-quote' | 'endless'
  line: number
  row: number
  /** Line on which a quoted cell ends that began on `line`, where that is another. */
  until?: number
}

/** A kind of line end with the number of rows that end so, and the line of the first. */
export interface LineEnd {
  kind: 'lf' | 'crlf' | 'cr'
  count: number
  line: number
}

/** Receives rows as byte ranges of one growing buffer. */
export interface RowSink {
  /** One row: `width` cells; ranges and kinds stand in the scanner's arrays until the next row. */
  row(scanner: Scanner, width: number, line: number): void
  /** The buffer is about to move: byte ranges handed out so far lose their meaning. */
  flush(scanner: Scanner): void
}

const LINE_ENDS = ['lf', 'crlf', 'cr'] as const
const LF = 1
const CRLF = 2
const CR = 3

/** A row larger than this is no row: a quote was left open. */
const LARGEST_ROW = 64 * 1024 * 1024

/**
 * Splits the bytes of a delimited text into rows and cells (RFC 4180, with the delimiter and the quote of the
 * dialect; rows end with LF, CR LF or CR). One byte is looked at once; nothing is decoded.
 */
export class Scanner {
  bytes = new Uint8Array(0)
  starts = new Int32Array(64)
  ends = new Int32Array(64)
  kinds = new Uint8Array(64)
  faults: QuoteFault[] = []
  line = 1
  private row = 1
  private length = 0
  private readonly endCounts = [0, 0, 0, 0]
  private readonly endLines = [0, 0, 0, 0]
  private readonly plain: Uint8Array
  private readonly delimiter: number
  private readonly quote: number

  constructor(dialect: Dialect) {
    this.delimiter = dialect.delimiter.charCodeAt(0)
    this.quote = dialect.quoteChar === '' ? -1 : dialect.quoteChar.charCodeAt(0)
    this.plain = kindsOfBytes()
    // Zero marks the bytes that end a cell or change how it is read.
    for (const byte of [this.delimiter, this.quote, 10, 13]) if (byte >= 0) this.plain[byte] = 0
  }

  /** Reads the whole source and hands every row to the sink; a final line end makes no further row. */
  run(source: Iterable<Uint8Array>, sink: RowSink): void {
    let position = 0
    let wanted = 0
    let atBeginning = true
    let stopped = false
    for (const piece of source) {
      // The pieces behind an endless row are still asked for: others read them too.
      if (piece.length === 0 || stopped) continue
      position = this.append(piece, position)
      if (atBeginning && this.length >= 3) {
        atBeginning = false
        if (hasByteOrderMark(this.bytes)) position = 3
      }
      // After a row that did not end, wait for as much again: a huge cell is then read a few times, not often.
      if (this.length - position < wanted) continue
      position = this.rows(position, sink, false)
      atBeginning &&= position === 0
      wanted = (this.length - position) * 2
      sink.flush(this)
      stopped = this.length - position > LARGEST_ROW
    }
    const { line, row } = this
    this.rows(position, sink, true)
    if (stopped && this.faults.at(-1)?.kind !== 'unclosed') this.faults.push({ kind: 'endless', line, row })
    sink.flush(this)
  }

  /** The kinds of line end met, most frequent first; those inside quotes are text. */
  lineEnds(): LineEnd[] {
    return LINE_ENDS.map((kind, at) => ({
      kind,
      count: this.endCounts[at + 1] as number,
      line: this.endLines[at + 1] as number,
    }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
  }

  private append(piece: Uint8Array, position: number): number {
    const rest = this.length - position
    const needed = rest + piece.length + 1
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, Math.min(this.bytes.length * 2, needed * 2)))
      larger.set(this.bytes.subarray(position, this.length))
      this.bytes = larger
    } else if (position > 0) {
      this.bytes.copyWithin(0, position, this.length)
    }
    this.bytes.set(piece, rest)
    this.length = rest + piece.length
    // A line end behind the last byte stops every inner loop without a test of the length.
    this.bytes[this.length] = 10
    return 0
  }

  /** Hands out the rows that are complete from `position` on; returns where the rest begins. */
  private rows(position: number, sink: RowSink, last: boolean): number {
    const { bytes, plain, length, delimiter, quote } = this
    let begin = position
    while (begin < length) {
      let at = begin
      let width = 0
      let breaks = 0
      let escaped = false
      let complete = false
      let ending = 0
      const faultsBefore = this.faults.length
      while (true) {
        let kinds = 0
        let start = at
        let end: number
        if (bytes[at] === quote && at < length) {
          start = ++at
          kinds = QUOTED
          const before = breaks
          while (true) {
            const byte = bytes[at] as number
            if (byte === quote) {
              if (bytes[at + 1] !== quote || at + 1 >= length) break
              escaped = true
              kinds |= OTHER
              at += 2
              continue
            }
            if (at >= length) break
            const kind = plain[byte] as number
            if (kind !== 0) kinds |= kind
            else if (byte === delimiter) kinds |= byte === 9 ? CONTROL : byte === 44 ? NUMERIC_MARK : OTHER
            else {
              kinds |= CONTROL
              if (byte === 10 || bytes[at + 1] !== 10) breaks++
            }
            at++
          }
          end = at
          if (at >= length) {
            if (!last) break
            this.faults.push({ kind: 'unclosed', line: this.line, row: this.row })
          } else {
            at++
            if (plain[bytes[at] as number] !== 0 || bytes[at] === quote) {
              // Text behind the closing quote: the cell is taken as it stands, quotes and all.
              this.faults.push({
                kind: 'text-after-quote',
                line: this.line,
                row: this.row,
                ...(breaks > before && { until: this.line + breaks }),
              })
              start--
              while (at < length && bytes[at] !== delimiter && bytes[at] !== 10 && bytes[at] !== 13) {
                kinds |= (plain[bytes[at] as number] as number) || OTHER
                at++
              }
              end = at
              kinds = (kinds & ~QUOTED) | OTHER
            }
          }
        } else {
          while (true) {
            let kind = plain[bytes[at] as number] as number
            while (kind !== 0) {
              kinds |= kind
              kind = plain[bytes[++at] as number] as number
            }
            if (bytes[at] !== quote || at >= length) break
            kinds |= OTHER
            at++
          }
          end = at
        }
        if (width === this.starts.length) this.grow()
        this.starts[width] = start
        this.ends[width] = end
        this.kinds[width] = kinds
        width++
        if (at >= length) {
          complete = last
          break
        }
        const byte = bytes[at]
        at++
        if (byte === delimiter) continue
        ending = LF
        if (byte === 13) {
          if (at === length && !last) break
          ending = CR
          if (bytes[at] === 10 && at < length) {
            ending = CRLF
            at++
          }
        }
        complete = true
        break
      }
      if (!complete) {
        // The row is read again when more of it is there.
        this.faults.length = faultsBefore
        return begin
      }
      if (escaped) this.unescape(width)
      const line = this.line
      this.line += breaks + 1
      this.endCounts[ending] = (this.endCounts[ending] as number) + 1
      if (this.endCounts[ending] === 1) this.endLines[ending] = line + breaks
      this.row++
      sink.row(this, width, line)
      begin = at
    }
    return begin
  }

  private unescape(width: number): void {
    const { bytes, quote } = this
    for (let cell = 0; cell < width; cell++) {
      if (!((this.kinds[cell] as number) & QUOTED)) continue
      const end = this.ends[cell] as number
      let to = this.starts[cell] as number
      for (let from = to; from < end; from++) {
        bytes[to++] = bytes[from] as number
        if (bytes[from] === quote && from + 1 < end && bytes[from + 1] === quote) from++
      }
      this.ends[cell] = to
    }
  }

  private grow(): void {
    const size = this.starts.length * 2
    this.starts = copied(new Int32Array(size), this.starts)
    this.ends = copied(new Int32Array(size), this.ends)
    this.kinds = copied(new Uint8Array(size), this.kinds)
  }
}

function copied<T extends Int32Array | Uint8Array>(to: T, from: T): T {
  to.set(from)
  return to
}

/** Kind bit of each of the 256 bytes. */
export function kindsOfBytes(): Uint8Array {
  const kinds = new Uint8Array(256).fill(NON_ASCII)
  for (let byte = 0; byte < 128; byte++) {
    if (byte < 32 || byte === 127) kinds[byte] = CONTROL
    else if (byte === 32) kinds[byte] = SPACE
    else if (byte >= 48 && byte <= 57) kinds[byte] = DIGIT
    else if ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)) kinds[byte] = LETTER
    else if (byte === 43 || byte === 45 || byte === 46 || byte === 44) kinds[byte] = NUMERIC_MARK
    else kinds[byte] = OTHER
  }
  return kinds
}

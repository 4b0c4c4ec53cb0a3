import type { Dialect, FileTree } from '../catalog/model.ts'
import { maskPersonal } from '../catalog/personal.ts'
import { isPersonalHeader } from '../catalog/personal-headers.ts'
import { hasByteOrderMark, joinBytes, textOf } from '../catalog/text.ts'
import { maskCell } from '../rules/mask.ts'

/** Texts of some physical lines of a file, by number; the file is read no further than the last of them. */
export function linesOf(tree: FileTree, file: string, wanted: Set<number>): Map<number, string> {
  const found = new Map<number, string>()
  const last = Math.max(0, ...wanted)
  let line = 1
  let carried: Uint8Array[] = []
  let afterReturn = false
  const close = (bytes: Uint8Array): void => {
    if (wanted.has(line)) {
      const whole = joinBytes([...carried, bytes])
      found.set(line, textOf(whole, line === 1 && hasByteOrderMark(whole) ? 3 : 0))
    }
    carried = []
    line++
  }
  for (const piece of tree.open(file)) {
    let start = 0
    for (let at = 0; at < piece.length && line <= last; at++) {
      const byte = piece[at]
      if (byte === 10 && afterReturn) {
        afterReturn = false
        start = at + 1
      } else if (byte === 10 || byte === 13) {
        close(piece.subarray(start, at))
        start = at + 1
        afterReturn = byte === 13
      } else afterReturn = false
    }
    if (line > last) return found
    // The piece is overwritten by the next, so what is carried over is copied.
    if (wanted.has(line)) carried.push(piece.slice(start))
  }
  close(new Uint8Array(0))
  return found
}

/** A cell to be found in a line: its column from 1 and, where it is known, its value. */
interface Wanted {
  column: number
  value?: string | undefined
}

/**
 * Where a cell stands in a line of a delimited text, as indexes of its characters. A line may begin inside a
 * quoted cell of the line above; the cell is then found by its value.
 */
export function cellInLine(line: string, { column, value }: Wanted, dialect: Dialect): [number, number] {
  const cells = cellsOf(line, dialect, false)
  const byColumn = cells[column - 1] ?? [line.length, line.length]
  if (value === undefined) return byColumn
  const holds = ([from, to]: [number, number]) =>
    beginsAs(unquoted(line.slice(from, to), dialect.quoteChar), value)
  if (holds(byColumn)) return byColumn
  return cellsOf(line, dialect, true).find(holds) ?? byColumn
}

/**
 * A line of a table with what is personal masked, by its shape and by what `header`, the first line, says of its
 * column. Where the line cannot be laid under such a header, each of its cells is masked.
 */
export function maskedLine(line: string, header: string | undefined, dialect: Dialect): string {
  const labels =
    header === undefined
      ? []
      : cellsOf(header, dialect, false).map(([from, to]) =>
          unquoted(header.slice(from, to), dialect.quoteChar),
        )
  const cells = cellsOf(line, dialect, false)
  const isAligned = cells.length === labels.length || !labels.some(isPersonalHeader)
  const parts = cells.map(([from, to], at) => {
    const cell = line.slice(from, to)
    const quote = dialect.quoteChar !== '' && cell.startsWith(dialect.quoteChar) ? dialect.quoteChar : ''
    const end = quote !== '' && cell.length > 1 && cell.endsWith(quote) ? quote : ''
    const text = cell.slice(quote.length, cell.length - end.length)
    return quote + maskCell(text, isAligned ? labels[at] : labels.find(isPersonalHeader)) + end
  })
  return maskPersonal(parts.join(dialect.delimiter))
}

function cellsOf(line: string, { delimiter, quoteChar }: Dialect, beginsQuoted: boolean): [number, number][] {
  const cells: [number, number][] = []
  let start = 0
  let quoted = beginsQuoted
  for (let at = 0; at < line.length; at++) {
    if (quoteChar !== '' && line[at] === quoteChar) quoted = !quoted
    else if (line[at] === delimiter && !quoted) {
      cells.push([start, at])
      start = at + 1
    }
  }
  cells.push([start, line.length])
  return cells
}

function unquoted(cell: string, quote: string): string {
  if (quote === '' || !cell.startsWith(quote)) return cell
  const inner = cell.endsWith(quote) && cell.length > 1 ? cell.slice(1, -1) : cell.slice(1)
  return inner.replaceAll(quote + quote, quote)
}

/** Whether a cell is what a problem shows of it: long values are cut, and a line holds no line break. */
function beginsAs(cell: string, shown: string): boolean {
  const [first = ''] = shown.split(/[\r\n]/)
  return (
    first === cell ||
    first === maskPersonal(cell) ||
    (first.endsWith('…') && cell.startsWith(first.slice(0, -1)))
  )
}

/** A line cut to `width` characters around a range, with the range's place in what is left. */
export function excerpt(
  line: string,
  [from, to]: [number, number],
  width: number,
): { text: string; from: number; to: number } {
  const clean = line.replaceAll('\t', ' ')
  if (clean.length <= width) return { text: clean, from, to }
  const begin = Math.max(0, Math.min(from - Math.floor(width / 3), clean.length - width))
  const head = begin > 0 ? '…' : ''
  const tail = begin + width < clean.length ? '…' : ''
  const shift = begin - head.length
  return {
    text: head + clean.slice(begin, begin + width) + tail,
    from: from - shift,
    to: Math.min(to - shift, head.length + width),
  }
}

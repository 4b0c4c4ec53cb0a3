import type { Dialect, FileTree } from '../catalog/model.ts'
import { maskPersonal } from '../catalog/personal.ts'
import { isPersonalHeader } from '../catalog/personal-headers.ts'
import { hasByteOrderMark, joinBytes, textOf } from '../catalog/text.ts'
import { maskCell } from '../rules/mask.ts'
import { hasUndeclared, type ShownRow, shownCells, withoutTexts } from './hidden.ts'

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

/** A table whose lines are shown. */
export interface LineTable {
  dialect: Dialect
  fields: ShownRow['fields']
}

/** A line as a report may show it; `range` is where the cell at fault stands in it, where that can be told. */
export interface ShownLine {
  text: string
  range?: [number, number]
  /** Whether a cell in it is hidden. */
  hides: boolean
}

/**
 * A line of a table with what is personal masked, by its shape and by what `header`, the first line, says of its
 * column, and without texts that may name persons. A line that cannot be laid under its header has each of its
 * cells masked, and none of its texts is shown where a column of the table is not declared.
 */
export function shownLine(
  line: string,
  header: string | undefined,
  wanted: Wanted | undefined,
  { dialect, fields }: LineTable,
): ShownLine {
  const labels = header === undefined ? [] : valuesOf(header, dialect)
  const ranges = cellsOf(line, dialect, false)
  const isAligned = ranges.length === labels.length
  const fallback = isAligned ? undefined : labels.find(isPersonalHeader)
  const parts = ranges.map(([from, to]) => quotedParts(line.slice(from, to), dialect.quoteChar))
  const cells = parts.map(({ text }) => text)
  const masked = cells.map((text, at) => maskCell(text, fallback ?? labels[at]))
  const column = (wanted?.column ?? 0) - 1
  const shown = isAligned
    ? shownCells({ labels, cells, masked, fields }, (at) => at === column)
    : hasUndeclared(labels, fields)
      ? withoutTexts(masked, wanted?.value)
      : masked
  const written = parts.map(({ open, close }, at) => open + shown[at] + close)
  const joined = written.join(dialect.delimiter)
  const text = maskPersonal(joined)
  const hides = shown.some((cell, at) => cell !== masked[at])
  if (wanted === undefined) return { text, range: [0, text.length], hides }
  if (text === line) return { text, range: cellInLine(line, wanted, dialect), hides }
  if (text !== joined || !isAligned) return { text, hides }
  const from = written.slice(0, column).reduce((sum, cell) => sum + cell.length + dialect.delimiter.length, 0)
  return { text, range: [from, from + (written[column]?.length ?? 0)], hides }
}

function valuesOf(line: string, dialect: Dialect): string[] {
  return cellsOf(line, dialect, false).map(([from, to]) => unquoted(line.slice(from, to), dialect.quoteChar))
}

function quotedParts(cell: string, quoteChar: string): { open: string; text: string; close: string } {
  const open = quoteChar !== '' && cell.startsWith(quoteChar) ? quoteChar : ''
  const close = open !== '' && cell.length > 1 && cell.endsWith(open) ? open : ''
  return { open, text: cell.slice(open.length, cell.length - close.length), close }
}

/** Where in a line of metadata a fault is: in a flow mapping or list no further than its word. */
export function textRange(line: string, column: number | undefined): [number, number] {
  if (column === undefined) return [0, line.length]
  const from = Math.min(column - 1, line.length)
  const before = line.slice(0, from)
  const isFlow = count(before, /[{[]/g) > count(before, /[}\]]/g)
  const [word] = (isFlow && /^("[^"]*"|'[^']*'|[^,:{}[\]]+|.)/.exec(line.slice(from))) || []
  return [from, word === undefined ? line.length : from + word.trimEnd().length]
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
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

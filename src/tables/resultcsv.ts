import { type Result, rowsOf, type Shown } from './result.ts'

/** Rows that are written at once. */
const PIECE = 5000

/** A result as CSV (RFC 4180), piece by piece: names of columns, then its rows in their order, with dot decimals and ISO dates. */
export function* resultCsv(result: Result, titles: readonly string[]): Generator<string> {
  yield line(titles)
  for (let from = 0; from < result.rows.length; from += PIECE)
    yield rowsOf(result, from, from + PIECE)
      .map(line)
      .join('')
}

function line(cells: readonly Shown[]): string {
  return `${cells.map((cell) => quoted(cell === null ? '' : String(cell))).join(',')}\r\n`
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

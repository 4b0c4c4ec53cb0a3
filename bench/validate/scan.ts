import { closeSync, openSync, readSync } from 'node:fs'

const PIECE = 1 << 18
const [COMMA, QUOTE, CARRIAGE, LINE] = [44, 34, 13, 10]

/**
 * The least that reading a table takes: finds the borders of all cells of a comma-separated file, quotes respected, and
 * counts rows and cells. It keeps nothing, checks nothing and is written for this one dialect.
 */
export function scan(file: string): { rows: number; cells: number } {
  const from = openSync(file, 'r')
  const bytes = new Uint8Array(PIECE)
  let rows = 0
  let cells = 0
  let quoted = false
  let last = LINE
  for (let size = readSync(from, bytes); size > 0; size = readSync(from, bytes)) {
    for (let at = 0; at < size; at++) {
      const byte = bytes[at] as number
      if (byte > COMMA) continue
      if (byte === QUOTE) quoted = !quoted
      else if (quoted) continue
      else if (byte === COMMA) cells++
      else if (byte === LINE) {
        rows++
        cells++
      } else if (byte === CARRIAGE && at + 1 < size && bytes[at + 1] !== LINE) {
        rows++
        cells++
      }
    }
    last = bytes[size - 1] as number
  }
  closeSync(from)
  return last === LINE ? { rows, cells } : { rows: rows + 1, cells: cells + 1 }
}

import type { FileTree } from '../catalog/model.ts'
import { textOf } from '../catalog/text.ts'

/** Texts of some physical lines of a file, by number; the file is read no further than the last of them. */
export function linesOf(tree: FileTree, file: string, wanted: Set<number>): Map<number, string> {
  const found = new Map<number, string>()
  const last = Math.max(0, ...wanted)
  let line = 1
  let carried: Uint8Array[] = []
  let afterReturn = false
  const close = (bytes: Uint8Array): void => {
    if (wanted.has(line)) found.set(line, textOf(joined([...carried, bytes])))
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

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Where a cell stands in a line of a delimited text, as indexes of its characters; `column` counts from 1. */
export function cellInLine(line: string, column: number, delimiter: string, quote: string): [number, number] {
  let start = 0
  let seen = 1
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    if (quote !== '' && line[at] === quote) quoted = !quoted
    else if (line[at] === delimiter && !quoted) {
      if (seen === column) return [start, at]
      seen++
      start = at + 1
    }
  }
  return seen === column ? [start, line.length] : [line.length, line.length]
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

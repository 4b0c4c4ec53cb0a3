import type { KeySet } from '../catalog/keyset.ts'
import type { Text } from '../catalog/problem.ts'
import { type Cells, VALUE } from '../catalog/table.ts'
import { keptText, textOf } from '../catalog/text.ts'
import type { CellCheck } from './rule.ts'

/** What a check says of its cells; `example` is the first of them as it stands in the file. */
export interface CellWords {
  message(count: number, example: string): Text
  /** `found` holds the first five different ones. */
  fix?(example: string, found: string[]): Text
}

const MOST_FOUND = 5
/** A cell longer than this is no word that is worth to be repeated. */
const LONGEST_WORD = 40

/** A check of cells that remembers the first faulty value for its message. */
export function cellCheck(find: CellCheck['find'], words: CellWords): CellCheck {
  let example: string | undefined
  let found: Set<string> | undefined
  const { fix } = words
  return {
    message: (count) => words.message(count, example ?? ''),
    ...(fix && { fix: () => fix(example ?? '', [...(found ?? [])]) }),
    find: (cells, count, report) =>
      find(cells, count, (index) => {
        const length = (cells.end[index] as number) - (cells.start[index] as number)
        if (example === undefined || ((found?.size ?? 0) < MOST_FOUND && length <= LONGEST_WORD)) {
          const text = keptText(cells.bytes, cells.start[index] as number, cells.end[index] as number)
          example ??= text
          if (length <= LONGEST_WORD) {
            found ??= new Set()
            found.add(text.trim())
          }
        }
        report(index)
      }),
  }
}

/** The text of a cell. */
export function cellText(cells: Cells, index: number): string {
  return textOf(cells.bytes, cells.start[index], cells.end[index])
}

/** A judgement of a value as it is written, such as its place in a list. */
type Judge = (cells: Cells, index: number) => number

/** The same judgement of the values of one column, made once for each different one while the pass numbers them. */
export function byValue(judge: Judge): Judge {
  let known = new Int32Array(0)
  let isKnown = new Uint8Array(0)
  return (cells, index) => {
    const { values, ids, status } = cells
    if (!values || status[index] !== VALUE) return judge(cells, index)
    const id = ids[index] as number
    if (isKnown[id] === 1) return known[id] as number
    if (id >= known.length) {
      const room = Math.max(64, values.size * 2)
      known = copied(new Int32Array(room), known)
      isKnown = copied(new Uint8Array(room), isKnown)
    }
    isKnown[id] = 1
    known[id] = judge(cells, index)
    return known[id] as number
  }
}

/** The number that a set has given to what is written in a cell, or -1. */
export function placeIn(set: KeySet): Judge {
  return byValue(({ bytes, start, end }, index) =>
    set.indexOf(bytes, start[index] as number, end[index] as number),
  )
}

/** The values of a column that a test of what is written in them finds, each different one tested once. */
export function findValues(test: (cells: Cells, index: number) => boolean): CellCheck['find'] {
  const verdict = byValue((cells, index) => (test(cells, index) ? 1 : 0))
  return (cells, count, report) => {
    const { status } = cells
    for (let index = 0; index < count; index++)
      if (status[index] === VALUE && verdict(cells, index) === 1) report(index)
  }
}

function copied<T extends Int32Array | Uint8Array>(to: T, from: T): T {
  to.set(from)
  return to
}

import type { Text } from '../catalog/problem.ts'
import type { Cells } from '../catalog/table.ts'
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

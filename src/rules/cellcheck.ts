import type { Text } from '../catalog/problem.ts'
import type { Cells } from '../catalog/table.ts'
import { textOf } from '../catalog/text.ts'
import type { CellCheck } from './rule.ts'

/** What a check says of its cells; `example` is the first of them as it stands in the file. */
export interface CellWords {
  message(count: number, example: string): Text
  fix?(example: string): Text
}

/** A check of cells that remembers the first faulty value for its message. */
export function cellCheck(find: CellCheck['find'], words: CellWords): CellCheck {
  let example: string | undefined
  const { fix } = words
  return {
    message: (count) => words.message(count, example ?? ''),
    ...(fix && { fix: () => fix(example ?? '') }),
    find: (cells, count, report) =>
      find(cells, count, (index) => {
        example ??= cellText(cells, index)
        report(index)
      }),
  }
}

/** The text of a cell. */
export function cellText(cells: Cells, index: number): string {
  return textOf(cells.bytes, cells.start[index], cells.end[index])
}

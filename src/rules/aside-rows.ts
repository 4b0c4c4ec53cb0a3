import type { Text } from '../catalog/problem.ts'
import type { AsideKind } from '../catalog/table.ts'
import type { RowCheck } from './rule.ts'

/** Rows whose numbers a message may name. */
const NAMED = 5

/** A check that names rows of the given kinds, which the reading has set aside as no data. */
export function asideCheck(
  kinds: readonly AsideKind[],
  message: (count: number, example: string, rows: number[]) => Text,
): RowCheck {
  let example: string | undefined
  const rows: number[] = []
  return {
    message: (count) => message(count, example ?? '', rows),
    block: (block, report) => {
      for (const { index, kind, text } of block.asides) {
        if (!kinds.includes(kind)) continue
        example ??= text
        if (rows.length < NAMED) rows.push(block.firstRow + index)
        report(block, index)
      }
    },
  }
}

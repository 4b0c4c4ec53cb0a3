import type { Text } from '../catalog/problem.ts'
import type { AsideKind } from '../catalog/table.ts'
import type { RowCheck } from './rule.ts'

/** A check that names rows of the given kinds, which the reading has set aside as no data. */
export function asideCheck(
  kinds: readonly AsideKind[],
  message: (count: number, example: string) => Text,
): RowCheck {
  let example: string | undefined
  return {
    message: (count) => message(count, example ?? ''),
    block: (block, report) => {
      for (const { index, kind, text } of block.asides) {
        if (!kinds.includes(kind)) continue
        example ??= text
        report(block, index)
      }
    },
  }
}

import { Fingerprints } from '../catalog/fingerprints.ts'
import { fingerprint, secondFingerprint } from '../catalog/hash.ts'
import { KeySet } from '../catalog/keyset.ts'
import type { Text } from '../catalog/problem.ts'
import { RowKey } from '../catalog/rowkey.ts'
import type { Block } from '../catalog/table.ts'
import type { RowCheck } from './rule.ts'

/** The first repetition of a key: its row, the row that had the key before, and the values of the key. */
export interface Repetition {
  row: number
  first: number
  values: string[]
}

/** How rows are read and told apart, where it is not by the values of a key. */
interface Reading {
  key: {
    bytes: Uint8Array
    start: number
    end: number
    /** Sets the range of a row; returns -1, or a column for which the row is passed over. */
    read(block: Block, index: number): number
  }
  /** The values of a key by its text. */
  values(key: string): string[]
  hash(bytes: Uint8Array, start: number, end: number): number
  secondHash(bytes: Uint8Array, start: number, end: number): number
}

/**
 * A check that no key repeats; rows without a whole key are passed over. Exact in bounded memory: the pass keeps
 * fingerprints of 46 bits only, and rows whose fingerprints meet are compared in a second reading, which a table
 * without repetitions is therefore spared. `columns` count from 0.
 */
export function repeatCheck(
  columns: number[],
  message: (count: number, repetition: Repetition) => Text,
  {
    key = new RowKey(columns, true),
    values = (text) => valuesOf(text, columns.length > 1),
    hash = fingerprint,
    secondHash = secondFingerprint,
  }: Partial<Reading> = {},
): RowCheck {
  const prints = new Fingerprints()
  let suspects: Set<number> | undefined
  const keys = new KeySet()
  const rows: number[] = []
  const column = columns.length === 1 ? columns[0] : undefined
  let repetition: Repetition | undefined
  return {
    message: (count) => message(count, repetition ?? { row: 0, first: 0, values: [] }),
    block: (block) => {
      for (let index = 0; index < block.count; index++) {
        if (key.read(block, index) >= 0) continue
        prints.add(hash(key.bytes, key.start, key.end), secondHash(key.bytes, key.start, key.end))
      }
    },
    again: () => {
      suspects ??= prints.repeated()
      return suspects.size > 0
    },
    reread: (block, report) => {
      for (let index = 0; index < block.count; index++) {
        if (key.read(block, index) >= 0) continue
        if (!suspects?.has(hash(key.bytes, key.start, key.end))) continue
        const row = block.firstRow + index
        const number = keys.put(key.bytes, key.start, key.end)
        if (number === rows.length) {
          rows.push(row)
          continue
        }
        repetition ??= {
          row,
          first: rows[number] as number,
          values: values(keys.key(number)),
        }
        report(block, index, column)
      }
    },
  }
}

/** The values that a key of several columns was joined from. */
function valuesOf(key: string, joined: boolean): string[] {
  return joined ? key.split('\u001f').slice(0, -1) : [key]
}

import { fingerprint, secondFingerprint } from '../catalog/hash.ts'
import { FingerprintSet, KeySet } from '../catalog/keyset.ts'
import type { Text } from '../catalog/problem.ts'
import { RowKey } from '../catalog/rowkey.ts'
import type { RowCheck } from './rule.ts'

/** The first repetition of a key: its row, the row that had the key before, and the values of the key. */
export interface Repetition {
  row: number
  first: number
  values: string[]
}

/**
 * A check that no key repeats; rows without a whole key are passed over. Exact in bounded memory: the pass keeps
 * fingerprints of 48 bits only, and rows whose fingerprints meet are compared in a second reading, which a table
 * without repetitions is therefore spared. While keys ascend, as in most published tables, none can repeat, and their
 * fingerprints need not even be looked up. `columns` count from 0.
 */
export function repeatCheck(
  columns: number[],
  message: (count: number, repetition: Repetition) => Text,
  hash = fingerprint,
  secondHash = secondFingerprint,
): RowCheck {
  const key = new RowKey(columns)
  const met = new FingerprintSet()
  let ascending: AscendingKeys | undefined = new AscendingKeys()
  const suspects = new Set<number>()
  const keys = new KeySet()
  const rows: number[] = []
  const column = columns.length === 1 ? columns[0] : undefined
  let repetition: Repetition | undefined
  return {
    message: (count) => message(count, repetition ?? { row: 0, first: 0, values: [] }),
    block: (block) => {
      for (let index = 0; index < block.count; index++) {
        if (key.read(block, index) >= 0) continue
        const print = hash(key.bytes, key.start, key.end)
        const second = secondHash(key.bytes, key.start, key.end)
        if (ascending?.take(key, print, second)) continue
        if (ascending) {
          ascending.giveTo(met)
          ascending = undefined
        }
        if (!met.add(print, second)) suspects.add(print)
      }
    },
    again: () => suspects.size > 0,
    reread: (block, report) => {
      for (let index = 0; index < block.count; index++) {
        if (key.read(block, index) >= 0) continue
        if (!suspects.has(hash(key.bytes, key.start, key.end))) continue
        const row = block.firstRow + index
        const number = keys.put(key.bytes, key.start, key.end)
        if (number === rows.length) {
          rows.push(row)
          continue
        }
        repetition ??= {
          row,
          first: rows[number] as number,
          values: valuesOf(keys.key(number), column === undefined),
        }
        report(block, index, column)
      }
    },
  }
}

/** Keys in ascending order: the last one, and the fingerprints of all in case the order ends. */
class AscendingKeys {
  private last = new Uint8Array(64)
  private length = -1
  /** Order of bytes, as texts have it, and the same with shorter keys first, as whole numbers have it. */
  private byText = true
  private byNumber = true
  private prints: Uint32Array[] = []
  private used = PRINTS_AT_ONCE

  /** Takes the next key; false where it is not larger than the last. */
  take({ bytes, start, end }: RowKey, print: number, second: number): boolean {
    const length = end - start
    const difference = this.difference(bytes, start, end)
    this.byText &&= difference === 0 ? length > this.length : difference > 0
    this.byNumber &&= length === this.length ? difference > 0 : length > this.length
    if (!this.byText && !this.byNumber) return false
    if (length > this.last.length) this.last = new Uint8Array(length * 2)
    for (let at = 0; at < length; at++) this.last[at] = bytes[start + at] as number
    this.length = length
    if (this.used === PRINTS_AT_ONCE) {
      this.prints.push(new Uint32Array(PRINTS_AT_ONCE))
      this.used = 0
    }
    const prints = this.prints.at(-1) as Uint32Array
    prints[this.used++] = print
    prints[this.used++] = second
    return true
  }

  /** Hands over the fingerprints that were taken down. */
  giveTo(met: FingerprintSet): void {
    for (const [at, prints] of this.prints.entries()) {
      const used = at === this.prints.length - 1 ? this.used : PRINTS_AT_ONCE
      for (let place = 0; place < used; place += 2) met.add(prints[place] as number, prints[place + 1])
    }
    this.prints = []
  }

  /** Of the first bytes that differ from the last key's. */
  private difference(bytes: Uint8Array, start: number, end: number): number {
    const { last } = this
    const shorter = Math.min(this.length, end - start)
    for (let at = 0; at < shorter; at++) {
      const difference = (bytes[start + at] as number) - (last[at] as number)
      if (difference !== 0) return difference
    }
    return 0
  }
}

const PRINTS_AT_ONCE = 1 << 14

/** The values that a key of several columns was joined from. */
function valuesOf(key: string, joined: boolean): string[] {
  return joined ? key.split('\u001f').slice(0, -1) : [key]
}

import { KeySet } from './keyset.ts'
import { RowStore } from './rowstore.ts'
import type { Block } from './table.ts'
import type { ValueKey } from './valuekey.ts'
import type { WholeRow } from './wholerow.ts'

/** What {@link RowMatcher.find} says of a row that no row before is. */
export const NEW = -1
/** A row of another part of the table. */
export const ELSEWHERE = -2
/** A row whose key stood before it, though a key should stand once. */
export const TWICE = -3

/** A share of the rows that is compared at a time, by the fingerprints of their keys. */
export interface Part {
  number: number
  of: number
}

/** Finds for each row after the row before that has the same key. */
export class RowMatcher {
  /** The rows before. */
  readonly store: RowStore
  private readonly keys = new KeySet()
  private readonly before: ValueKey
  private readonly after: ValueKey
  private readonly isUnique: boolean
  private readonly part: Part
  private keyBytes = 0
  private isMatched = new Uint8Array(0)
  /** The row before that is looked at first, since mostly the order holds. */
  private expected = 0
  /** Of a key that may stand often: its first and last row before that is free, and behind each row the next. */
  private readonly firsts: number[] = []
  private readonly lasts: number[] = []
  private nexts = new Int32Array(0)

  /**
   * `isUnique` says that no key may stand twice on a side; else its first row is matched with its first, and so on.
   * `delimiter` is that of the table before.
   */
  constructor(keys: { before: ValueKey; after: ValueKey }, isUnique: boolean, part: Part, delimiter: string) {
    this.store = new RowStore(delimiter)
    this.before = keys.before
    this.after = keys.after
    this.isUnique = isUnique
    this.part = part
  }

  /** Bytes that are held of rows and keys. */
  get held(): number {
    return this.store.held + this.keyBytes
  }

  /** Begins with a block before. */
  begin(block: Block): void {
    if (this.part.of === 1) this.store.begin(block)
  }

  /** Takes a row before; returns its number, or `ELSEWHERE` or `TWICE`. */
  put(block: Block, index: number): number {
    const { keys, before, store } = this
    const hash = before.read(block, index)
    if (this.isElsewhere(hash)) return ELSEWHERE
    const size = keys.size
    const key = keys.put(before.bytes, 0, before.end, hash)
    if (keys.size > size) this.keyBytes += before.end
    else if (this.isUnique) return TWICE
    const row = store.size
    store.add(block, index)
    if (!this.isUnique) this.chain(key, row, keys.size > size)
    return row
  }

  /** The row behind the one found last where it is the same as this row, of the same columns and dialect; else -1. */
  findNext(row: WholeRow): number {
    const { expected, store, part } = this
    if (part.of > 1 || expected >= store.size || this.isMatched[expected]) return -1
    if (!store.isSame(expected, row)) return -1
    this.mark(expected)
    return expected
  }

  /** The row before of a row after, or `NEW`, `ELSEWHERE` or `TWICE`. */
  find(block: Block, index: number): number {
    const { keys, after, store } = this
    const hash = after.read(block, index)
    if (this.isElsewhere(hash)) return ELSEWHERE
    // Without a column of both sides no row is like another.
    if (after.columns.length === 0) return NEW
    if (!this.isUnique) return this.take(keys.indexOf(after.bytes, 0, after.end, hash))
    const size = keys.size
    const key = keys.put(after.bytes, 0, after.end, hash)
    if (keys.size > size) {
      this.keyBytes += after.end
      return NEW
    }
    if (key >= store.size || this.isMatched[key]) return TWICE
    this.mark(key)
    return key
  }

  /** Numbers of the rows before that no row after is. */
  *unmatched(): Generator<number> {
    for (let row = 0; row < this.store.size; row++) if (!this.isMatched[row]) yield row
  }

  private isElsewhere(hash: number): boolean {
    const { number, of } = this.part
    return of > 1 && (hash >>> 16) % of !== number
  }

  private chain(key: number, row: number, isFirst: boolean): void {
    if (row >= this.nexts.length) {
      const larger = new Int32Array(Math.max(64, this.nexts.length * 2))
      larger.set(this.nexts)
      this.nexts = larger
    }
    this.nexts[row] = -1
    if (isFirst) this.firsts[key] = row
    else this.nexts[this.lasts[key] as number] = row
    this.lasts[key] = row
  }

  private take(key: number): number {
    let row = this.firsts[key] ?? -1
    while (row >= 0 && this.isMatched[row]) row = this.nexts[row] as number
    if (row < 0) return NEW
    this.firsts[key] = this.nexts[row] as number
    this.mark(row)
    return row
  }

  private mark(row: number): void {
    if (this.isMatched.length === 0) this.isMatched = new Uint8Array(this.store.size)
    this.isMatched[row] = 1
    this.expected = row + 1
  }
}

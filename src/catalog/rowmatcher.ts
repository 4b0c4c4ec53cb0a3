import type { ComparedSide } from './comparison.ts'
import { Int32List } from './int32list.ts'
import { KeySet } from './keyset.ts'
import { RowIndex } from './rowindex.ts'
import { RowStore } from './rowstore.ts'
import { StoredCells } from './storedcells.ts'
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
  private readonly index = new RowIndex()
  /** Keys of rows that are new. */
  private readonly fresh = new KeySet()
  private freshBytes = 0
  private readonly before: ValueKey
  private readonly after: ValueKey
  private readonly isUnique: boolean
  private readonly part: Part
  private readonly stored: StoredCells
  private isMatched = new Uint8Array(0)
  /** The row before that is looked at first, since mostly the order holds. */
  private expected = 0
  /** Of a key that may stand often: behind each row the next, and behind the first the last. */
  private readonly nexts = new Int32List()
  private readonly lasts = new Map<number, number>()

  /**
   * `isUnique` says that no key may stand twice on a side; else its first row is matched with its first, and so on.
   */
  constructor(
    { resource, columns }: ComparedSide,
    keys: { before: ValueKey; after: ValueKey },
    isUnique: boolean,
    part: Part,
  ) {
    this.store = new RowStore(resource.dialect.delimiter)
    this.before = keys.before
    this.after = keys.after
    this.isUnique = isUnique
    this.part = part
    const wanted = keys.before.columns.map(({ index }) => columns[index])
    this.stored = new StoredCells(wanted, resource.missingValues)
  }

  /** Bytes that are held of rows and keys. */
  get held(): number {
    return this.store.held + this.freshBytes
  }

  /** Begins with a block before. */
  begin(block: Block): void {
    if (this.part.of === 1) this.store.begin(block)
  }

  /** Takes a row before; returns its number, or `ELSEWHERE` or `TWICE`. */
  put(block: Block, index: number): number {
    const { before, store } = this
    const hash = before.hash(block, index)
    if (this.isElsewhere(hash)) return ELSEWHERE
    const first = this.search(hash, before, block, index)
    if (first >= 0 && this.isUnique) return TWICE
    const row = store.size
    store.add(block, index)
    if (first < 0) this.index.add(hash, row)
    if (!this.isUnique) this.chain(first, row)
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

  /** The row before that was found last; -1 ahead of all. */
  get last(): number {
    return this.expected - 1
  }

  /**
   * Where the row behind the one found last ends in these bytes, if it stands there from `start` on; else -1. It is then
   * taken as found, unless `isLooking`. Nothing is found ahead of the first row that was.
   */
  skip(bytes: Uint8Array, start: number, end: number, isLooking: boolean): number {
    const { expected, store } = this
    if (expected === 0 || expected >= store.size || this.isMatched[expected]) return -1
    const stop = store.endIn(expected, bytes, start, end)
    if (stop >= 0 && !isLooking) this.mark(expected)
    return stop
  }

  /** The row before of a row after, or `NEW`, `ELSEWHERE` or `TWICE`. */
  find(block: Block, index: number): number {
    const { after, fresh } = this
    const hash = after.hash(block, index)
    if (this.isElsewhere(hash)) return ELSEWHERE
    // Without a column of both sides no row is like another.
    if (after.columns.length === 0) return NEW
    let row = this.search(hash, after, block, index)
    if (row >= 0 && this.isUnique && this.isMatched[row]) return TWICE
    while (row >= 0 && this.isMatched[row]) row = this.nexts.at(row)
    if (row >= 0) {
      this.mark(row)
      return row
    }
    if (!this.isUnique) return NEW
    const size = fresh.size
    const own = after.read(block, index)
    fresh.put(after.bytes, 0, after.end, own)
    if (fresh.size === size) return TWICE
    this.freshBytes += after.end
    return NEW
  }

  /** Numbers of the rows before that no row after is. */
  *unmatched(): Generator<number> {
    for (let row = 0; row < this.store.size; row++) if (!this.isMatched[row]) yield row
  }

  private isElsewhere(hash: number): boolean {
    const { number, of } = this.part
    return of > 1 && (hash >>> 16) % of !== number
  }

  /** The first row before that has the key of a row, or -1. */
  private search(hash: number, key: ValueKey, block: Block, index: number): number {
    let row = this.index.first(hash)
    while (row >= 0 && !this.isKeyOf(row, key, block, index)) row = this.index.next()
    return row
  }

  private isKeyOf(row: number, key: ValueKey, block: Block, index: number): boolean {
    this.stored.read(this.store, row)
    return key.isSame(block, index, this.before, this.stored, 0)
  }

  private chain(first: number, row: number): void {
    this.nexts.put(row, -1)
    if (first < 0) return
    this.nexts.put(this.lasts.get(first) ?? first, row)
    this.lasts.set(first, row)
  }

  private mark(row: number): void {
    if (this.isMatched.length === 0) this.isMatched = new Uint8Array(this.store.size)
    this.isMatched[row] = 1
    this.expected = row + 1
  }
}

import { Int32List } from './int32list.ts'

/** Finds rows by the fingerprint of their keys: about 16 bytes a row. */
export class RowIndex {
  private size = 0
  /** Numbers of rows by their place, -1 where none is. */
  private slots = new Int32Array(1 << 10).fill(-1)
  private readonly hashes = new Int32List()
  /** Where a search stands, and what it looks for. */
  private slot = 0
  private wanted = 0

  /** The first row with a fingerprint, or -1. */
  first(hash: number): number {
    this.wanted = hash | 0
    this.slot = hash & (this.slots.length - 1)
    return this.next()
  }

  /** The next row with the fingerprint that was looked for, or -1. */
  next(): number {
    const { slots, hashes, wanted } = this
    const mask = slots.length - 1
    for (let { slot } = this; ; slot = (slot + 1) & mask) {
      const row = slots[slot] as number
      if (row >= 0 && hashes.at(row) !== wanted) continue
      this.slot = (slot + 1) & mask
      return row
    }
  }

  /** Adds a row by its fingerprint. */
  add(hash: number, row: number): void {
    this.hashes.put(row, hash)
    if (++this.size * 2 > this.slots.length) {
      const before = this.slots
      this.slots = new Int32Array(before.length * 2).fill(-1)
      for (const one of before) if (one >= 0) this.place(one)
    }
    this.place(row)
  }

  private place(row: number): void {
    const { slots } = this
    const mask = slots.length - 1
    let slot = this.hashes.at(row) & mask
    while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask
    slots[slot] = row
  }
}

/** Finds rows by the fingerprint of their keys: about 16 bytes a row. */
export class RowIndex {
  private size = 0
  /** Numbers of rows by their place, -1 where none is. */
  private slots = new Int32Array(64).fill(-1)
  private hashes = new Int32Array(64)

  /** The first row of a fingerprint that is the wanted one, or -1. */
  find(hash: number, isWanted: (row: number) => boolean): number {
    const { slots, hashes } = this
    const mask = slots.length - 1
    const wanted = hash | 0
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot] as number
      if (row < 0 || (hashes[row] === wanted && isWanted(row))) return row
    }
  }

  /** Adds a row that no other has the key of; rows are added in the order of their numbers. */
  add(hash: number, row: number): void {
    if (row >= this.hashes.length) {
      const larger = new Int32Array(Math.max(this.hashes.length * 2, row + 1))
      larger.set(this.hashes)
      this.hashes = larger
    }
    this.hashes[row] = hash
    if (++this.size * 2 > this.slots.length) this.rehash(row)
    this.place(row)
  }

  private place(row: number): void {
    const { slots } = this
    const mask = slots.length - 1
    let slot = (this.hashes[row] as number) & mask
    while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask
    slots[slot] = row
  }

  private rehash(until: number): void {
    const before = this.slots
    this.slots = new Int32Array(before.length * 2).fill(-1)
    for (const row of before) if (row >= 0 && row < until) this.place(row)
  }
}

import { fingerprint } from './hash.ts'
import { type Cells, VALUE } from './table.ts'
import { textOf } from './text.ts'

/** A set of byte strings, exact, in flat memory: about 14 bytes a key above the keys themselves. */
export class KeySet {
  /** Number of keys; they are numbered from 0 in the order they came. */
  size = 0
  private slots = new Int32Array(16).fill(-1)
  private offsets = new Int32Array(17)
  private arena = new Uint8Array(64)

  /** Number of the key with these bytes, which is added where it is new (then the number is the old `size`). */
  put(bytes: Uint8Array, start: number, end: number, hash = fingerprint(bytes, start, end)): number {
    const slot = this.find(bytes, start, end, hash)
    const known = this.slots[slot] as number
    if (known >= 0) return known
    this.slots[slot] = this.append(bytes, start, end)
    if (this.size * 2 > this.slots.length) this.rehash()
    return this.size - 1
  }

  /** Adds a key that is found by its number alone, however often it is there. */
  append(bytes: Uint8Array, start: number, end: number): number {
    const offset = this.offsets[this.size] as number
    const length = end - start
    if (offset + length > this.arena.length) {
      this.arena = grown(this.arena, new Uint8Array(Math.max(this.arena.length * 2, offset + length)))
    }
    for (let at = 0; at < length; at++) this.arena[offset + at] = bytes[start + at] as number
    this.size++
    if (this.size + 1 > this.offsets.length)
      this.offsets = grown(this.offsets, new Int32Array(this.offsets.length * 2))
    this.offsets[this.size] = offset + length
    return this.size - 1
  }

  /**
   * Writes the number of each cell that has a value into `ids`, new keys added; returns false as soon as there are
   * more than `most` keys.
   */
  number(cells: Cells, count: number, ids: Int32Array, most: number): boolean {
    const { bytes, start, end, status } = cells
    for (let index = 0; index < count; index++) {
      if (status[index] !== VALUE) continue
      const from = start[index] as number
      const to = end[index] as number
      const hash = fingerprint(bytes, from, to)
      const { slots, offsets, arena } = this
      const key = slots[hash & (slots.length - 1)] as number
      // Mostly the value is known and stands in its own slot.
      if (key >= 0) {
        const offset = offsets[key] as number
        if ((offsets[key + 1] as number) - offset === to - from) {
          let at = from
          while (at < to && bytes[at] === arena[offset + at - from]) at++
          if (at === to) {
            ids[index] = key
            continue
          }
        }
      }
      ids[index] = this.put(bytes, from, to, hash)
      if (this.size > most) return false
    }
    return true
  }

  /** Number of the key with these bytes, or -1. */
  indexOf(bytes: Uint8Array, start: number, end: number, hash = fingerprint(bytes, start, end)): number {
    return this.slots[this.find(bytes, start, end, hash)] as number
  }

  /** The text of a key by its number, or of its first bytes. */
  key(index: number, most = Number.POSITIVE_INFINITY): string {
    const start = this.offsets[index] as number
    return textOf(this.arena, start, Math.min(this.offsets[index + 1] as number, start + most))
  }

  /** Fingerprint of a key by its number. */
  hash(index: number): number {
    return fingerprint(this.arena, this.offsets[index] as number, this.offsets[index + 1] as number)
  }

  /** Order of two keys by their bytes: below, at or above 0. */
  compare(one: number, other: number): number {
    const { arena, offsets } = this
    let at = offsets[one] as number
    let to = offsets[other] as number
    const end = offsets[one + 1] as number
    const stop = offsets[other + 1] as number
    for (; at < end && to < stop; at++, to++) {
      const difference = (arena[at] as number) - (arena[to] as number)
      if (difference !== 0) return difference
    }
    return end - at - (stop - to)
  }

  /** A new set of some of the keys, in the given order. */
  subset(indexes: number[]): KeySet {
    const set = new KeySet()
    for (const index of indexes)
      set.put(this.arena, this.offsets[index] as number, this.offsets[index + 1] as number)
    return set
  }

  private find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const { slots, offsets, arena } = this
    const mask = slots.length - 1
    let slot = hash & mask
    for (let key = slots[slot] as number; key >= 0; key = slots[slot] as number) {
      let offset = offsets[key] as number
      if ((offsets[key + 1] as number) - offset === end - start) {
        let at = start
        while (at < end && bytes[at] === arena[offset]) {
          at++
          offset++
        }
        if (at === end) return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private rehash(): void {
    let wanted = this.slots.length * 2
    while (wanted < this.size * 2) wanted *= 2
    const slots = new Int32Array(wanted).fill(-1)
    const mask = slots.length - 1
    for (let key = 0; key < this.size; key++) {
      let slot = fingerprint(this.arena, this.offsets[key] as number, this.offsets[key + 1] as number) & mask
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask
      slots[slot] = key
    }
    this.slots = slots
  }
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}

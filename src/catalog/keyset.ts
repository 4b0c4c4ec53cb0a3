import { fingerprint } from './hash.ts'
import { textOf } from './text.ts'

/** A set of byte strings, exact, in flat memory: about 14 bytes a key above the keys themselves. */
export class KeySet {
  /** Number of keys; they are numbered from 0 in the order they came. */
  size = 0
  private slots = new Int32Array(64).fill(-1)
  private offsets = new Int32Array(65)
  private arena = new Uint8Array(512)

  /** Number of the key with these bytes, which is added where it is new (then the number is the old `size`). */
  put(bytes: Uint8Array, start: number, end: number, hash = fingerprint(bytes, start, end)): number {
    const slot = this.find(bytes, start, end, hash)
    const known = this.slots[slot] as number
    if (known >= 0) return known
    const offset = this.offsets[this.size] as number
    const length = end - start
    if (offset + length > this.arena.length) {
      this.arena = grown(this.arena, new Uint8Array(Math.max(this.arena.length * 2, offset + length)))
    }
    for (let at = 0; at < length; at++) this.arena[offset + at] = bytes[start + at] as number
    this.slots[slot] = this.size++
    if (this.size + 1 > this.offsets.length)
      this.offsets = grown(this.offsets, new Int32Array(this.offsets.length * 2))
    this.offsets[this.size] = offset + length
    if (this.size * 2 > this.slots.length) this.rehash()
    return this.size - 1
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
    const slots = new Int32Array(this.slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let key = 0; key < this.size; key++) {
      let slot = fingerprint(this.arena, this.offsets[key] as number, this.offsets[key + 1] as number) & mask
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask
      slots[slot] = key
    }
    this.slots = slots
  }
}

/** A set of fingerprints of 32 or 64 bits: it may take two keys for one, and never one for two. */
export class FingerprintSet {
  private size = 0
  private low = new Uint32Array(1024)
  private high = new Uint32Array(1024)
  private zero = false

  /** Adds a fingerprint by its halves; returns false where it was there already. */
  add(low: number, high = 0): boolean {
    if (low === 0 && high === 0) {
      const fresh = !this.zero
      this.zero = true
      return fresh
    }
    if (!place(this.low, this.high, low, high)) return false
    if (++this.size * 1.5 > this.low.length) this.rehash()
    return true
  }

  private rehash(): void {
    const low = new Uint32Array(this.low.length * 2)
    const high = new Uint32Array(low.length)
    for (let slot = 0; slot < this.low.length; slot++) {
      const [one, other] = [this.low[slot] as number, this.high[slot] as number]
      if (one !== 0 || other !== 0) place(low, high, one, other)
    }
    this.low = low
    this.high = high
  }
}

/** Puts a fingerprint into the first free slot from its own; returns false where it stands already. */
function place(lows: Uint32Array, highs: Uint32Array, low: number, high: number): boolean {
  const mask = lows.length - 1
  let slot = low & mask
  while (lows[slot] !== 0 || highs[slot] !== 0) {
    if (lows[slot] === low && highs[slot] === high) return false
    slot = (slot + 1) & mask
  }
  lows[slot] = low
  highs[slot] = high
  return true
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}

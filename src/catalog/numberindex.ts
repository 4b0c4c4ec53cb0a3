import { numberFingerprint } from './hash.ts'

/** Finds which key a number has been given. */
export class NumberIndex {
  private size = 0
  private slots = new Int32Array(16).fill(-1)
  /** Number of each key; NaN for a key that has none. */
  private values = new Float64Array(8).fill(Number.NaN)

  /** Key of a number, or -1. */
  indexOf(value: number, hash = numberFingerprint(value)): number {
    return this.slots[this.find(value, hash)] as number
  }

  /** Gives a number that has no key yet this one. */
  put(value: number, key: number, hash = numberFingerprint(value)): void {
    if (key >= this.values.length) {
      const larger = new Float64Array(Math.max(this.values.length * 2, key + 1)).fill(Number.NaN)
      larger.set(this.values)
      this.values = larger
    }
    this.values[key] = value
    this.slots[this.find(value, hash)] = key
    if (++this.size * 2 > this.slots.length) this.rehash()
  }

  /** The number of a key; NaN where it has none. */
  valueOf(key: number): number {
    return this.values[key] ?? Number.NaN
  }

  private find(value: number, hash: number): number {
    const { slots, values } = this
    const mask = slots.length - 1
    let slot = hash & mask
    for (let key = slots[slot] as number; key >= 0; key = slots[slot] as number) {
      if (values[key] === value) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }

  private rehash(): void {
    const before = this.slots
    this.slots = new Int32Array(before.length * 2).fill(-1)
    for (const key of before) {
      if (key < 0) continue
      const value = this.values[key] as number
      this.slots[this.find(value, numberFingerprint(value))] = key
    }
  }
}

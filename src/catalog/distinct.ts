import { fingerprint } from './hash.ts'
import { KeySet } from './keyset.ts'

/** A value and how often it was met. */
export interface Frequency {
  value: string
  count: number
}

/** Exact up to this many different values. */
export const EXACT_VALUES = 10_000
const REGISTER_BITS = 14
/** Bytes of a value that are read as text: more than is kept of any. */
const LONGEST = 8192

/**
 * Counts different values and the most frequent ones. Exact up to 10,000 different values; above that the
 * number is a HyperLogLog estimate (standard error 0.8 %), and the frequencies are those of values that stayed
 * frequent, possibly undercounted; there are none where no value made up a thousandth.
 */
export class DistinctCounter {
  private keys = new KeySet()
  private counts = new Float64Array(64)
  private registers: Uint8Array | undefined
  private hopeless = false

  /** Whether there were more different values than are counted exactly. */
  get estimated(): boolean {
    return this.registers !== undefined
  }

  /** Takes one value as a byte range. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const hash = fingerprint(bytes, start, end)
    if (this.registers) register(this.registers, hash)
    if (this.hopeless) return
    const before = this.keys.size
    const key = this.keys.put(bytes, start, end, hash)
    if (key === before) {
      if (key === this.counts.length) this.counts = grown(this.counts)
      this.counts[key] = 1
      if (key === EXACT_VALUES) this.overflow()
    } else this.counts[key] = (this.counts[key] as number) + 1
  }

  /** Number of different values. */
  count(): number {
    return this.registers ? cardinality(this.registers) : this.keys.size
  }

  /** The `most` most frequent values with their counts, equal counts in order of appearance. */
  top(most: number): Frequency[] {
    const { keys, counts } = this
    const best: number[] = []
    for (let key = 0; key < keys.size; key++) {
      const count = counts[key] as number
      if (best.length === most && count <= (counts[best[most - 1] as number] as number)) continue
      let place = best.length
      while (place > 0 && count > (counts[best[place - 1] as number] as number)) place--
      best.splice(place, 0, key)
      if (best.length > most) best.pop()
    }
    return best.map((key) => ({ value: keys.key(key, LONGEST), count: counts[key] as number }))
  }

  /** First and last of the values in the order of their bytes, which is that of Unicode; none where it is estimated. */
  extremes(): [first: string, last: string] | undefined {
    const { keys } = this
    if (this.estimated || keys.size === 0) return undefined
    let first = 0
    let last = 0
    for (let key = 1; key < keys.size; key++) {
      if (keys.compare(key, first) < 0) first = key
      else if (keys.compare(key, last) > 0) last = key
    }
    return [keys.key(first, LONGEST), keys.key(last, LONGEST)]
  }

  private overflow(): void {
    const { keys, counts } = this
    if (!this.registers) {
      this.registers = new Uint8Array(1 << REGISTER_BITS)
      for (let key = 0; key < keys.size; key++) register(this.registers, keys.hash(key))
    }
    const order = Array.from({ length: keys.size }, (_, key) => key).sort(
      (a, b) => (counts[b] as number) - (counts[a] as number) || a - b,
    )
    // Where no value makes up a thousandth, "most frequent" says nothing: counting on would only cost time.
    const total = counts.subarray(0, keys.size).reduce((sum, count) => sum + count, 0)
    this.hopeless = (counts[order[0] as number] as number) < total / 1000
    const kept = this.hopeless ? [] : order.slice(0, EXACT_VALUES / 2)
    this.keys = keys.subset(kept)
    this.counts = Float64Array.from(kept, (key) => counts[key] as number)
  }
}

function register(registers: Uint8Array, hash: number): void {
  const index = hash >>> (32 - REGISTER_BITS)
  const rank = Math.clz32((hash << REGISTER_BITS) | (1 << (REGISTER_BITS - 1))) + 1
  if (rank > (registers[index] as number)) registers[index] = rank
}

/** HyperLogLog estimate (Flajolet et al. 2007) with linear counting for small ranges. */
function cardinality(registers: Uint8Array): number {
  const size = registers.length
  let sum = 0
  let empty = 0
  for (const rank of registers) {
    sum += 2 ** -rank
    if (rank === 0) empty++
  }
  const estimate = ((0.7213 / (1 + 1.079 / size)) * size * size) / sum
  if (estimate <= 2.5 * size && empty > 0) return Math.round(size * Math.log(size / empty))
  const range = 2 ** 32
  return Math.round(estimate > range / 30 ? -range * Math.log(1 - estimate / range) : estimate)
}

function grown(from: Float64Array): Float64Array<ArrayBuffer> {
  const to = new Float64Array(from.length * 2)
  to.set(from)
  return to
}

import { fingerprint, numberFingerprint } from './hash.ts'
import { KeySet } from './keyset.ts'
import { NumberIndex } from './numberindex.ts'
import { type Cells, MOST_NUMBERED, VALUE } from './table.ts'

/** A value and how often it was met. */
export interface Frequency {
  value: string
  count: number
}

const EXACT_VALUES = MOST_NUMBERED
const REGISTER_BITS = 14
/** Bytes of a value that are read as text: more than is kept of any. */
const LONGEST = 8192

/**
 * Counts different values and the most frequent ones. Exact up to 10,000 different values; above that the
 * number is a HyperLogLog estimate (standard error 0.8 %), and the frequencies are those of values that stayed
 * frequent, possibly undercounted; there are none where no value made up a hundredth.
 */
export class DistinctCounter {
  private keys = new KeySet()
  private numbers = new NumberIndex()
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
    if (!this.hopeless) this.raise(this.keys.put(bytes, start, end, hash))
  }

  /** Takes the values of a block of cells as numbers: however it is written, one number is one value. */
  addNumbers(cells: Cells, count: number): void {
    const { status, number } = cells
    for (let index = 0; index < count; index++) {
      if (status[index] !== VALUE) continue
      const value = number[index] as number
      // `NaN` and numbers beyond reckoning are values as they are written.
      if (Number.isNaN(value)) this.addCell(cells, index)
      else if (this.hopeless) register(this.registers as Uint8Array, numberFingerprint(value))
      else this.addNumber(value, cells, index)
    }
  }

  private addCell({ bytes, start, end }: Cells, index: number): void {
    this.add(bytes, start[index] as number, end[index] as number)
  }

  private addNumber(value: number, { bytes, start, end }: Cells, index: number): void {
    const hash = numberFingerprint(value)
    if (this.registers) register(this.registers, hash)
    let key = this.numbers.indexOf(value, hash)
    if (key < 0) {
      key = this.keys.append(bytes, start[index] as number, end[index] as number)
      this.numbers.put(value, key, hash)
    }
    this.raise(key)
  }

  /** Takes the values of a block of cells that the pass has numbered. */
  addNumbered(values: KeySet, { ids, status }: Cells, count: number): void {
    this.keys = values
    while (this.counts.length < values.size) this.counts = grown(this.counts)
    const { counts } = this
    for (let index = 0; index < count; index++) {
      const key = ids[index] as number
      if (status[index] === VALUE) counts[key] = (counts[key] as number) + 1
    }
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

  private raise(key: number): void {
    if (key >= this.counts.length) this.counts = grown(this.counts)
    this.counts[key] = (this.counts[key] as number) + 1
    if (this.keys.size > EXACT_VALUES) this.overflow()
  }

  private overflow(): void {
    const { keys, counts, numbers } = this
    if (!this.registers) {
      this.registers = new Uint8Array(1 << REGISTER_BITS)
      for (let key = 0; key < keys.size; key++) {
        const value = numbers.valueOf(key)
        register(this.registers, Number.isNaN(value) ? keys.hash(key) : numberFingerprint(value))
      }
    }
    const order = Array.from({ length: keys.size }, (_, key) => key).sort(
      (a, b) => (counts[b] as number) - (counts[a] as number) || a - b,
    )
    // Where no value makes up a hundredth, "most frequent" says nothing: counting on would only cost time.
    const total = counts.subarray(0, keys.size).reduce((sum, count) => sum + count, 0)
    this.hopeless = (counts[order[0] as number] as number) < total / 100
    const kept = this.hopeless ? [] : order.slice(0, EXACT_VALUES / 2)
    this.keys = keys.subset(kept)
    this.numbers = new NumberIndex()
    for (const [key, before] of kept.entries()) {
      const value = numbers.valueOf(before)
      if (!Number.isNaN(value)) this.numbers.put(value, key)
    }
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

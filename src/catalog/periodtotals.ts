import type { Figures } from './measuredifference.ts'
import { type Folding, SLOTS } from './periodslots.ts'

/** Figures of one column added up by period. */
export class PeriodTotals implements Folding {
  private counts = new Float64Array(SLOTS)
  private sums = new Float64Array(SLOTS)
  /** What the sums lost in rounding (Neumaier 1974), so that the order of the rows makes no difference. */
  private rests = new Float64Array(SLOTS)
  /** The largest absolute number that each sum met. */
  private sizes = new Float64Array(SLOTS)
  private lows = new Float64Array(SLOTS).fill(Number.POSITIVE_INFINITY)
  private highs = new Float64Array(SLOTS).fill(Number.NEGATIVE_INFINITY)

  /** Adds the numbers of a block by the slot of their row; NaN is none. */
  add(numbers: Float64Array, slots: Int32Array, count: number): void {
    const { counts, sums, rests, sizes, lows, highs } = this
    for (let index = 0; index < count; index++) {
      const value = numbers[index] as number
      if (Number.isNaN(value)) continue
      const slot = slots[index] as number
      const before = sums[slot] as number
      const sum = before + value
      counts[slot] = (counts[slot] as number) + 1
      sums[slot] = sum
      rests[slot] = (rests[slot] as number) + lostIn(before, value, sum)
      const size = Math.abs(sum)
      if (size > (sizes[slot] as number)) sizes[slot] = size
      if (value < (lows[slot] as number)) lows[slot] = value
      if (value > (highs[slot] as number)) highs[slot] = value
    }
  }

  fold(to: Int32Array): void {
    const before = { ...this }
    this.counts = new Float64Array(SLOTS)
    this.sums = new Float64Array(SLOTS)
    this.rests = new Float64Array(SLOTS)
    this.sizes = new Float64Array(SLOTS)
    this.lows = new Float64Array(SLOTS).fill(Number.POSITIVE_INFINITY)
    this.highs = new Float64Array(SLOTS).fill(Number.NEGATIVE_INFINITY)
    for (const [slot, target] of to.entries()) {
      this.counts[target] = (this.counts[target] as number) + (before.counts[slot] as number)
      this.put(target, before.sums[slot] as number)
      this.rests[target] = (this.rests[target] as number) + (before.rests[slot] as number)
      this.sizes[target] = Math.max(this.sizes[target] as number, before.sizes[slot] as number)
      this.lows[target] = Math.min(this.lows[target] as number, before.lows[slot] as number)
      this.highs[target] = Math.max(this.highs[target] as number, before.highs[slot] as number)
    }
  }

  /** Adds what another has counted, or takes it away where `sign` is -1. */
  merge({ counts, sums, rests }: PeriodTotals, sign: 1 | -1): void {
    for (let slot = 0; slot < SLOTS; slot++) {
      this.counts[slot] = (this.counts[slot] as number) + sign * (counts[slot] as number)
      this.put(slot, sign * (sums[slot] as number))
      this.rests[slot] = (this.rests[slot] as number) + sign * (rests[slot] as number)
    }
  }

  /** The figures of some slots together. */
  figures(slots: readonly number[]): Figures {
    let [count, sum, rest, size] = [0, 0, 0, 0]
    for (const slot of slots) {
      const value = this.sums[slot] as number
      rest += (this.rests[slot] as number) + lostIn(sum, value, sum + value)
      sum += value
      count += this.counts[slot] as number
      size = Math.max(size, this.sizes[slot] as number, Math.abs(sum))
    }
    if (count === 0) return { count, total: null, mean: null }
    const total = rounded(sum + rest, size)
    return { count, total, mean: total === null ? null : Number((total / count).toPrecision(15)) }
  }

  /** Smallest and largest figure of all periods; `undefined` where there is none. */
  range(): { min: number; max: number } | undefined {
    const [min, max] = [Math.min(...this.lows), Math.max(...this.highs)]
    return min <= max ? { min, max } : undefined
  }

  private put(slot: number, value: number): void {
    const before = this.sums[slot] as number
    const sum = before + value
    this.sums[slot] = sum
    this.rests[slot] = (this.rests[slot] as number) + lostIn(before, value, sum)
    this.sizes[slot] = Math.max(this.sizes[slot] as number, Math.abs(sum))
  }
}

/** What was lost when two numbers were added. */
function lostIn(one: number, other: number, sum: number): number {
  return Math.abs(one) >= Math.abs(other) ? one - sum + other : other - sum + one
}

/** A sum to the 15 digits that the largest number on the way had for certain; none where it is beyond all numbers. */
function rounded(value: number, size: number): number | null {
  if (!Number.isFinite(value)) return null
  const places = Math.min(100, 14 - Math.floor(Math.log10(size || 1)))
  return places >= 0 ? Number(value.toFixed(places)) : Number(value.toPrecision(15))
}

import type { Figures } from './measuredifference.ts'
import { type Folding, SLOTS } from './periodslots.ts'

/** Figures of one column added up by period. */
export class PeriodTotals implements Folding {
  private counts = new Float64Array(SLOTS)
  private sums = new Float64Array(SLOTS)
  /** What the sums lost in rounding (Neumaier 1974), so that the order of the rows makes no difference. */
  private rests = new Float64Array(SLOTS)
  private lows = new Float64Array(SLOTS).fill(Number.POSITIVE_INFINITY)
  private highs = new Float64Array(SLOTS).fill(Number.NEGATIVE_INFINITY)

  /** Adds the numbers of a block by the slot of their row; NaN is none. */
  add(numbers: Float64Array, slots: Int32Array, count: number): void {
    const { counts, sums, rests, lows, highs } = this
    for (let index = 0; index < count; index++) {
      const value = numbers[index] as number
      if (Number.isNaN(value)) continue
      const slot = slots[index] as number
      counts[slot] = (counts[slot] as number) + 1
      const before = sums[slot] as number
      const sum = before + value
      sums[slot] = sum
      rests[slot] =
        (rests[slot] as number) +
        (Math.abs(before) >= Math.abs(value) ? before - sum + value : value - sum + before)
      if (value < (lows[slot] as number)) lows[slot] = value
      if (value > (highs[slot] as number)) highs[slot] = value
    }
  }

  fold(to: Int32Array): void {
    const { counts, sums, rests, lows, highs } = this
    this.counts = new Float64Array(SLOTS)
    this.sums = new Float64Array(SLOTS)
    this.rests = new Float64Array(SLOTS)
    this.lows = new Float64Array(SLOTS).fill(Number.POSITIVE_INFINITY)
    this.highs = new Float64Array(SLOTS).fill(Number.NEGATIVE_INFINITY)
    for (const [slot, target] of to.entries()) {
      this.counts[target] = (this.counts[target] as number) + (counts[slot] as number)
      this.sums[target] = (this.sums[target] as number) + (sums[slot] as number)
      this.rests[target] = (this.rests[target] as number) + (rests[slot] as number)
      this.lows[target] = Math.min(this.lows[target] as number, lows[slot] as number)
      this.highs[target] = Math.max(this.highs[target] as number, highs[slot] as number)
    }
  }

  /** The figures of some slots together. */
  figures(slots: readonly number[]): Figures {
    const sumOf = (values: Float64Array) => slots.reduce((sum, slot) => sum + (values[slot] as number), 0)
    const count = sumOf(this.counts)
    const total = finite(sumOf(this.sums) + sumOf(this.rests))
    if (count === 0) return { count, total: null, mean: null, min: null, max: null }
    return {
      count,
      total,
      mean: total === null ? null : finite(total / count),
      min: Math.min(...slots.map((slot) => this.lows[slot] as number)),
      max: Math.max(...slots.map((slot) => this.highs[slot] as number)),
    }
  }
}

/** A sum to the digits that a number has for certain; numbers near the end of the scale have none. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : null
}

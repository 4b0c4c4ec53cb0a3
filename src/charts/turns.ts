import type { ChartSeries } from './view.ts'

/** A value at an index of x, rounded as it is written, so that what reads alike counts as alike. */
export interface Value {
  at: number
  value: number
  series: ChartSeries
}

/** All values that are the largest (or the smallest), in their order. */
export function extreme(values: Value[], direction: 1 | -1): Value[] {
  let best: Value[] = []
  for (const value of values) {
    const difference = best[0] ? (value.value - best[0].value) * direction : 1
    if (difference > 0) best = [value]
    else if (difference === 0) best.push(value)
  }
  return best
}

/**
 * The highest and the lowest value in their order where they lie between the ends and beyond both; none where an
 * extreme between the ends is met more than once, or the values go up and down on the way.
 */
export function turnsOf(values: Value[]): { high: boolean; value: Value }[] {
  const ends = [values[0]?.value, values[values.length - 1]?.value]
  const found: { high: boolean; value: Value }[] = []
  for (const direction of [1, -1] as const) {
    const [value, other] = extreme(values, direction)
    if (!value || ends.includes(value.value)) continue
    if (other) return []
    found.push({ high: direction > 0, value })
  }
  found.sort((a, b) => a.value.at - b.value.at)
  const way = [values[0] as Value, ...found.map(({ value }) => value), values[values.length - 1] as Value]
  return length(values) <= MOST_DETOUR * length(way) ? found : []
}

/** How much longer all ups and downs may be than those a sentence names: a season's course is no rise and fall. */
const MOST_DETOUR = 1.5

function length(values: Value[]): number {
  return values.reduce((sum, { value }, at) => sum + Math.abs(value - (values[at - 1]?.value ?? value)), 0)
}

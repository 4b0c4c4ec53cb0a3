import { DistinctCounter } from './distinct.ts'
import type { ColumnProfile } from './model.ts'
import { Sample } from './sample.ts'
import { type Cells, isOrdered, NULL, type TableObserver, VALUE } from './table.ts'
import { clip, keptText } from './text.ts'

const NUMERIC = new Set(['integer', 'number'])
const TOP_VALUES = 10
const BINS = 20

/** Builds the profile of every column while the table goes by. */
export function profileObserver(): TableObserver & { result(): ColumnProfile[] } {
  let columns: ColumnProfiler[] = []
  return {
    header: (header) => {
      columns = header.labels.map(
        (label, at) => new ColumnProfiler(label, header.fields[at]?.type ?? 'string'),
      )
    },
    block: (block) => {
      for (let at = 0; at < columns.length; at++)
        (columns[at] as ColumnProfiler).add(block.columns[at] as Cells, block.count)
    },
    result: () => columns.map((column) => column.result()),
  }
}

class ColumnProfiler {
  private readonly name: string
  private readonly type: string
  private readonly numeric: boolean
  private readonly ordered: boolean
  private readonly distinct = new DistinctCounter()
  private readonly sample = new Sample()
  private values = 0
  private nulls = 0
  private sum = 0
  private lowest = Number.POSITIVE_INFINITY
  private highest = Number.NEGATIVE_INFINITY
  private min: string | undefined
  private max: string | undefined

  constructor(name: string, type: string) {
    this.name = name
    this.type = type
    this.numeric = NUMERIC.has(type)
    this.ordered = isOrdered(type)
  }

  add(cells: Cells, count: number): void {
    this.values += cells.counts[VALUE] as number
    this.nulls += cells.counts[NULL] as number
    if (this.ordered) this.addNumbers(cells, count)
    else if (cells.values) this.distinct.addNumbered(cells.values, cells, count)
    else this.addTexts(cells, count)
  }

  private addTexts({ status, start, end, bytes }: Cells, count: number): void {
    for (let index = 0; index < count; index++) {
      if (status[index] === VALUE) this.distinct.add(bytes, start[index] as number, end[index] as number)
    }
  }

  private addNumbers(cells: Cells, count: number): void {
    const { status, start, end, bytes, number } = cells
    this.distinct.addNumbers(cells, count)
    let { lowest, highest, sum } = this
    for (let index = 0; index < count; index++) {
      const value = number[index] as number
      if (status[index] !== VALUE || Number.isNaN(value)) continue
      sum += value
      if (value < lowest) {
        lowest = value
        this.min = keptText(bytes, start[index] as number, end[index] as number)
      }
      if (value > highest) {
        highest = value
        this.max = keptText(bytes, start[index] as number, end[index] as number)
      }
    }
    this.lowest = lowest
    this.highest = highest
    this.sum = sum
    if (!this.numeric) return
    for (let index = 0; index < count; index++) {
      const value = number[index] as number
      if (status[index] === VALUE && !Number.isNaN(value)) this.sample.add(value)
    }
  }

  result(): ColumnProfile {
    const { name, type, values, nulls, distinct } = this
    const profile: ColumnProfile = {
      name: clip(name),
      type,
      values,
      nulls,
      distinct: distinct.count(),
      estimated: distinct.estimated,
      top: distinct.top(TOP_VALUES).map(({ value, count }) => ({ value: clip(value), count })),
    }
    if (this.ordered) {
      if (this.min !== undefined) profile.min = this.min
      if (this.max !== undefined) profile.max = this.max
    } else {
      const extremes = distinct.extremes()
      if (extremes) [profile.min, profile.max] = extremes.map(clip) as [string, string]
    }
    // Numbers near the end of the scale overflow when they are added; they then have no mean.
    const isReckonable = Number.isFinite(this.sum) && Number.isFinite(this.highest - this.lowest)
    if (this.numeric && this.sample.size > 0 && isReckonable) {
      const sorted = this.sample.sorted()
      profile.mean = this.sum / this.sample.size
      profile.quantiles = [0.05, 0.25, 0.5, 0.75, 0.95].map((share) =>
        quantile(sorted, share),
      ) as NonNullable<ColumnProfile['quantiles']>
      profile.histogram = histogram(sorted, this.lowest, this.highest, this.sample.size)
    }
    return profile
  }
}

/** Quantile of sorted values by linear interpolation between order statistics (definition 7 of Hyndman and Fan). */
export function quantile(sorted: Float64Array, share: number): number {
  const rank = (sorted.length - 1) * share
  const low = Math.floor(rank)
  const from = sorted[low] as number
  const to = sorted[Math.min(low + 1, sorted.length - 1)] as number
  return from + (to - from) * (rank - low)
}

/** Equal-width bins; where `sorted` is a sample of `size` values the counts are scaled to sum to about `size`. */
function histogram(
  sorted: Float64Array,
  from: number,
  to: number,
  size: number,
): NonNullable<ColumnProfile['histogram']> {
  const counts = new Array<number>(from === to ? 1 : BINS).fill(0)
  const width = (to - from) / counts.length || 1
  for (const value of sorted) {
    const bin = Math.min(Math.floor((value - from) / width), counts.length - 1)
    counts[bin] = (counts[bin] as number) + 1
  }
  const scale = size / sorted.length
  return { from, to, counts: scale === 1 ? counts : counts.map((count) => Math.round(count * scale)) }
}

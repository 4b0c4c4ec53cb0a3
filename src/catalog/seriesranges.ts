import { KeySet } from './keyset.ts'
import type { Block, Cells } from './table.ts'
import { type KeyColumn, ValueKey } from './valuekey.ts'

/** Series whose ranges are kept; where there are more, columns are judged as a whole. */
const MOST_SERIES = 50_000
/** Figures that make a history. */
const FEWEST = 3

/** Smallest and largest figure. */
export interface Range {
  min: number
  max: number
}

/** The range of the figures of each series, in several columns. */
export class SeriesRanges {
  private readonly names: KeySet = new KeySet()
  private readonly key: ValueKey
  private readonly numbers = new Int32Array(1 << 11)
  private isGivenUp: boolean
  private lows: Float64Array[]
  private highs: Float64Array[]
  private counts: Uint8Array[]

  /** `by` are the columns that tell series apart; none where there are no series. */
  constructor(measures: number, by: readonly KeyColumn[]) {
    this.key = new ValueKey(by)
    this.isGivenUp = by.length === 0
    const room = this.isGivenUp ? 0 : 64
    const lists = Array.from({ length: measures })
    this.lows = lists.map(() => new Float64Array(room))
    this.highs = lists.map(() => new Float64Array(room))
    this.counts = lists.map(() => new Uint8Array(room))
  }

  /** Numbers the series of the rows of a block, whose columns are then added. */
  take(block: Block): void {
    const { key, names, numbers } = this
    for (let index = 0; index < block.count && !this.isGivenUp; index++) {
      const hash = key.read(block, index)
      numbers[index] = names.put(key.bytes, 0, key.end, hash)
      this.isGivenUp = names.size > MOST_SERIES
    }
    if (this.isGivenUp) this.lows = this.highs = this.counts = []
    else if (names.size > (this.lows[0]?.length ?? names.size)) this.grow(names.size * 2)
  }

  /** Adds the numbers of a measure in the block that was taken; NaN is none. */
  add(measure: number, { number }: Cells, count: number): void {
    const [lows, highs, counts] = [this.lows[measure], this.highs[measure], this.counts[measure]]
    if (!lows || !highs || !counts) return
    for (let index = 0; index < count; index++) {
      const value = number[index] as number
      if (Number.isNaN(value)) continue
      const series = this.numbers[index] as number
      const known = counts[series] as number
      if (known === 0 || value < (lows[series] as number)) lows[series] = value
      if (known === 0 || value > (highs[series] as number)) highs[series] = value
      if (known < FEWEST) counts[series] = known + 1
    }
  }

  /** The range of a measure in the series of a row, read by these columns of its side; `undefined` without a history. */
  of(measure: number, key: ValueKey, block: Block, index: number): Range | undefined {
    if (this.isGivenUp) return undefined
    const hash = key.read(block, index)
    const series = this.names.indexOf(key.bytes, 0, key.end, hash)
    if (series < 0 || this.counts[measure]?.[series] !== FEWEST) return undefined
    return { min: this.lows[measure]?.[series] as number, max: this.highs[measure]?.[series] as number }
  }

  private grow(size: number): void {
    this.lows = this.lows.map((list) => grown(list, new Float64Array(size)))
    this.highs = this.highs.map((list) => grown(list, new Float64Array(size)))
    this.counts = this.counts.map((list) => grown(list, new Uint8Array(size)))
  }
}

function grown<T extends Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}

import type { ColumnPair } from './columnpairs.ts'
import type { ChangedCell } from './difference.ts'
import { Examples } from './examples.ts'
import { isAdditive, isFigure } from './figures.ts'
import type { LargeChange, MeasureDifference, OutsideFigure } from './measuredifference.ts'
import type { Resource } from './model.ts'
import { type PeriodSlots, SLOTS } from './periodslots.ts'
import { PeriodTotals } from './periodtotals.ts'
import { columnLetters } from './problem.ts'
import { SeriesRanges } from './seriesranges.ts'
import type { Block, Cells } from './table.ts'
import { type KeyColumn, ValueKey } from './valuekey.ts'

/** Columns of figures that are reckoned with. */
const MOST_MEASURES = 200
const MOST_LARGEST = 10
const MOST_OUTSIDE = 20

/** A column of figures on both sides or one. */
interface Measure {
  pair: ColumnPair
  before: PeriodTotals
  after: PeriodTotals
  /** Revised figures by period. */
  revised: PeriodTotals
  largest: Ranked[]
  outside: Examples<OutsideFigure>
  outsideCount: number
  /** Range of the whole column before, and what stands for zero where changes are ranked. */
  range: { min: number; max: number } | undefined
  floor: number
}

interface Ranked extends LargeChange {
  rank: number
}

/** Whether a column has figures on one of the sides. */
export function isMeasure(
  { before, after }: ColumnPair,
  sides: { before: Resource; after: Resource },
): boolean {
  return isFigure(before?.field, sides.before) || isFigure(after?.field, sides.after)
}

/** Reckons with the figures of both sides: first all blocks before, then those after with what is new in them. */
export class Measures {
  /** Whether there were more columns of figures than are reckoned with. */
  readonly isFull: boolean
  private readonly list: Measure[]
  private readonly byPair: Map<ColumnPair, number>
  private readonly periods: PeriodSlots
  private readonly ranges: SeriesRanges
  private readonly seriesAfter: ValueKey

  /** `series` are the columns on each side that tell series apart. */
  constructor(
    pairs: readonly ColumnPair[],
    series: { before: readonly KeyColumn[]; after: readonly KeyColumn[] },
    periods: PeriodSlots,
  ) {
    this.periods = periods
    this.isFull = pairs.length > MOST_MEASURES
    this.list = pairs.slice(0, MOST_MEASURES).map((pair) => ({
      pair,
      before: new PeriodTotals(),
      after: new PeriodTotals(),
      revised: new PeriodTotals(),
      largest: [],
      outside: new Examples(MOST_OUTSIDE),
      outsideCount: 0,
      range: undefined,
      floor: 0,
    }))
    this.byPair = new Map(this.list.map(({ pair }, at) => [pair, at]))
    for (const { before, after, revised } of this.list)
      for (const totals of [before, after, revised]) periods.follow(totals)
    this.ranges = new SeriesRanges(this.list.length, this.list.length > 0 ? series.before : [])
    this.seriesAfter = new ValueKey(series.after)
  }

  /** Adds a block before. */
  takeBefore(block: Block): void {
    this.ranges.take(block)
    for (const [at, { pair, before }] of this.list.entries()) {
      const cells = pair.before && block.columns[pair.before.index]
      if (!cells || !isNumeric(cells)) continue
      before.add(cells.number, this.periods.slots, block.count)
      this.ranges.add(at, cells, block.count)
    }
  }

  /** Ends the side before. */
  endBefore(): void {
    for (const measure of this.list) {
      const { min, max } = measure.before.figures(ALL)
      if (min === null || max === null) continue
      measure.range = { min, max }
      measure.floor = Math.max(Math.abs(min), Math.abs(max)) / 1000
    }
  }

  /** Adds a block after. */
  takeAfter(block: Block): void {
    for (const { pair, after } of this.list) {
      const cells = pair.after && block.columns[pair.after.index]
      if (cells && isNumeric(cells)) after.add(cells.number, this.periods.slots, block.count)
    }
  }

  /** Looks at the figures of a row that is new. */
  added(block: Block, index: number, key: () => string[]): void {
    for (const [at, { pair }] of this.list.entries()) {
      const cells = pair.after && block.columns[pair.after.index]
      if (pair.before && cells && isNumeric(cells)) this.look(at, cells, block, index, key)
    }
  }

  /** Looks at a cell with another value; `from` and `to` are its figures, NaN where it had or has none. */
  changed(
    pair: ColumnPair,
    from: number,
    to: number,
    block: Block,
    index: number,
    cell: () => ChangedCell,
  ): void {
    const at = this.byPair.get(pair)
    const measure = at === undefined ? undefined : this.list[at]
    const cells = pair.after && block.columns[pair.after.index]
    if (at === undefined || !measure || !cells) return
    if (!Number.isNaN(from)) measure.revised.add(ONE, this.periods.slots.subarray(index, index + 1), 1)
    if (!Number.isNaN(from) && !Number.isNaN(to)) rank(measure, from, to, cell)
    if (!Number.isNaN(to)) this.look(at, cells, block, index, () => cell().key)
  }

  /** What was found of each measure. */
  result(hasPeriods: boolean): MeasureDifference[] {
    const order = hasPeriods ? this.periods.order() : []
    return this.list.map(({ pair, before, after, revised, largest, outside, outsideCount }) => {
      const field = pair.after?.field ?? pair.before?.field
      return {
        column: pair.name,
        ...(field?.unit !== undefined && { unit: field.unit }),
        isAdditive: field !== undefined && isAdditive(field),
        before: before.figures(ALL),
        after: after.figures(ALL),
        periods: order.flatMap((slot) => {
          const period = {
            period: this.periods.text(slot),
            before: before.figures([slot]),
            after: after.figures([slot]),
            revised: revised.figures([slot]).count,
          }
          return period.before.count + period.after.count > 0 ? period : []
        }),
        largest: largest.map(({ rank, ...change }) => change),
        outside: { count: outsideCount, examples: outside.found },
      }
    })
  }

  /** Revised figures by period and column, oldest first. */
  revisions(): { period: string; column: string; count: number }[] {
    return this.periods.order().flatMap((slot) =>
      this.list.flatMap(({ pair, revised }) => {
        const { count } = revised.figures([slot])
        return count > 0 ? { period: this.periods.text(slot), column: pair.name, count } : []
      }),
    )
  }

  private look(at: number, cells: Cells, block: Block, index: number, key: () => string[]): void {
    const measure = this.list[at] as Measure
    const value = cells.number[index] as number
    if (Number.isNaN(value)) return
    const series = this.ranges.of(at, this.seriesAfter, block, index)
    const range = series ?? measure.range
    if (!range || !isFar(value, range)) return
    measure.outsideCount++
    const row = block.firstRow + index
    measure.outside.add(row, () => ({
      key: key(),
      row,
      cell: `${columnLetters(cells.index + 1)}${row}`,
      value,
      period: this.periods.textAt(index),
      ...range,
      of: series ? 'series' : 'column',
    }))
  }
}

const ALL = Array.from({ length: SLOTS }, (_, slot) => slot)
const ONE = new Float64Array([1])

function isNumeric({ field }: Cells): boolean {
  return field?.type === 'integer' || field?.type === 'number'
}

function isFar(value: number, { min, max }: { min: number; max: number }): boolean {
  const margin = Math.max(max - min, Math.max(Math.abs(min), Math.abs(max)) / 4)
  return value < min - margin || value > max + margin
}

/** Takes a change up where it is one of the largest: by its ratio, or from zero by that to what stands for zero. */
function rank({ largest, floor }: Measure, from: number, to: number, cell: () => ChangedCell): void {
  const above = (value: number) => Math.log(Math.max(Math.abs(value), floor) / floor)
  const size = from * to > 0 ? Math.abs(Math.log(to / from)) : floor > 0 ? above(from) + above(to) : 0
  const last = largest.at(-1)
  if (largest.length === MOST_LARGEST && last && !isLarger(size, from, to, last)) return
  let at = largest.length
  while (at > 0 && isLarger(size, from, to, largest[at - 1] as Ranked)) at--
  largest.splice(at, 0, { ...cell(), from, to, ratio: from === 0 ? null : to / from, rank: size })
  if (largest.length > MOST_LARGEST) largest.pop()
}

/** Of equal ratios the larger difference comes first. */
function isLarger(size: number, from: number, to: number, than: Ranked): boolean {
  return size > than.rank || (size === than.rank && Math.abs(to - from) > Math.abs(than.to - than.from))
}

import { figureOf, isNumeric } from './cellvalue.ts'
import type { ColumnPair } from './columnpairs.ts'
import type { ChangedCell } from './difference.ts'
import { Examples } from './examples.ts'
import { isAdditive, isFigure } from './figures.ts'
import { LargestChanges } from './largestchanges.ts'
import type { MeasureDifference, OutsideFigure } from './measuredifference.ts'
import type { Resource } from './model.ts'
import { type PeriodSlots, SLOTS } from './periodslots.ts'
import { PeriodTotals } from './periodtotals.ts'
import { columnLetters } from './problem.ts'
import { SeriesRanges } from './seriesranges.ts'
import type { Block, Cells } from './table.ts'
import { type KeyColumn, ValueKey } from './valuekey.ts'

/** Columns of figures that are reckoned with. */
const MOST_MEASURES = 200
const MOST_OUTSIDE = 20

/** A column of figures on both sides or one. */
interface Measure {
  /** Place in the list. */
  number: number
  pair: ColumnPair
  before: PeriodTotals
  after: PeriodTotals
  /** Revised figures by period. */
  revised: PeriodTotals
  largest: LargestChanges
  outside: Examples<OutsideFigure>
  outsideCount: number
  /** Range of the whole column before. */
  range: { min: number; max: number } | undefined
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
  private readonly byPair: Map<ColumnPair, Measure>
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
    this.list = pairs.slice(0, MOST_MEASURES).map((pair, number) => ({
      number,
      pair,
      before: new PeriodTotals(),
      after: new PeriodTotals(),
      revised: new PeriodTotals(),
      largest: new LargestChanges(),
      outside: new Examples(MOST_OUTSIDE),
      outsideCount: 0,
      range: undefined,
    }))
    this.byPair = new Map(this.list.map((measure) => [measure.pair, measure]))
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
      measure.largest.largestBefore = Math.max(Math.abs(min), Math.abs(max))
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
    for (const measure of this.list) {
      const { before, after } = measure.pair
      const cells = after && block.columns[after.index]
      if (before && cells) this.look(measure, cells, block, index, key)
    }
  }

  /** Looks at a cell with another value; `from` is the figure before, NaN where there was none. */
  changed(pair: ColumnPair, from: number, block: Block, index: number, cell: () => ChangedCell): void {
    const measure = this.byPair.get(pair)
    const cells = pair.after && block.columns[pair.after.index]
    if (!measure || !cells) return
    const to = figureOf(cells, index)
    if (!Number.isNaN(from)) measure.revised.add(ONE, this.periods.slots.subarray(index, index + 1), 1)
    if (!Number.isNaN(from) && !Number.isNaN(to)) measure.largest.add(from, to, cell)
    this.look(measure, cells, block, index, () => cell().key)
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
        largest: largest.list(),
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

  private look(measure: Measure, cells: Cells, block: Block, index: number, key: () => string[]): void {
    const value = figureOf(cells, index)
    if (Number.isNaN(value)) return
    const series = this.ranges.of(measure.number, this.seriesAfter, block, index)
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

function isFar(value: number, { min, max }: { min: number; max: number }): boolean {
  const margin = Math.max(max - min, Math.max(Math.abs(min), Math.abs(max)) / 4)
  return value < min - margin || value > max + margin
}

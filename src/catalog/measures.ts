import { figureOf, isNumeric } from './cellvalue.ts'
import type { ColumnPair, SideColumn } from './columnpairs.ts'
import type { ChangedCell } from './difference.ts'
import { FarFigures } from './farfigures.ts'
import { isAdditive, isFigure } from './figures.ts'
import { LargestChanges } from './largestchanges.ts'
import type { MeasureDifference } from './measuredifference.ts'
import type { Resource } from './model.ts'
import { type PeriodSlots, SLOTS } from './periodslots.ts'
import { PeriodTotals } from './periodtotals.ts'
import { columnLetters } from './problem.ts'
import type { RowStore } from './rowstore.ts'
import { SeriesRanges } from './seriesranges.ts'
import { StoredCells } from './storedcells.ts'
import type { Block, Cells } from './table.ts'
import { type KeyColumn, ValueKey } from './valuekey.ts'

/** Columns of figures that are reckoned with. */
const MOST_MEASURES = 200

/** A column of figures on both sides or one. */
interface Measure {
  /** Place in the list. */
  number: number
  pair: ColumnPair
  before: PeriodTotals
  after: PeriodTotals
  /** Of the rows before that are not passed over. */
  out: PeriodTotals
  /** Revised figures by period. */
  revised: PeriodTotals
  largest: LargestChanges
  outside: FarFigures
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
  /**
   * Whether rows after are passed over that stand as they did before: the figures after are then those before without
   * the rows that were taken out, and with those that were read.
   */
  isByDifference = false
  /** Whether there were more columns of figures than are reckoned with. */
  readonly isFull: boolean
  private readonly list: Measure[]
  private readonly byPair: Map<ColumnPair, Measure>
  private readonly periods: PeriodSlots
  private readonly ranges: SeriesRanges
  private readonly stored: StoredCells
  private readonly time: SideColumn | undefined
  private readonly seriesAfter: ValueKey

  /** `series` are the columns on each side that tell series apart; `time` is the column of periods before. */
  constructor(
    pairs: readonly ColumnPair[],
    series: { before: readonly KeyColumn[]; after: readonly KeyColumn[] },
    { periods, time, missingValues }: { periods: PeriodSlots; time?: SideColumn; missingValues: string[] },
  ) {
    this.periods = periods
    this.time = time
    this.isFull = pairs.length > MOST_MEASURES
    this.list = pairs.slice(0, MOST_MEASURES).map((pair, number) => ({
      number,
      pair,
      before: new PeriodTotals(),
      after: new PeriodTotals(),
      out: new PeriodTotals(),
      revised: new PeriodTotals(),
      largest: new LargestChanges(),
      outside: new FarFigures(),
    }))
    this.byPair = new Map(this.list.map((measure) => [measure.pair, measure]))
    for (const { before, after, out, revised } of this.list)
      for (const totals of [before, after, out, revised]) periods.follow(totals)
    this.ranges = new SeriesRanges(this.list.length, this.list.length > 0 ? series.before : [])
    this.seriesAfter = new ValueKey(series.after)
    const numeric = this.list.flatMap(({ pair: { before } }) => (before && isNumeric(before) ? before : []))
    this.stored = new StoredCells([time, ...numeric], missingValues)
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
      const range = measure.before.range()
      if (!range) continue
      measure.outside.column = range
      measure.largest.largestBefore = Math.max(Math.abs(range.min), Math.abs(range.max))
    }
  }

  /** Takes out a row before that is gone, or that a row which was read stands for; see `isByDifference`. */
  takeOut(store: RowStore, row: number): void {
    this.stored.read(store, row)
    SLOT[0] = this.periods.slotOfCell(this.time && this.stored.columns[this.time.index])
    for (const { pair, out } of this.list) {
      const cells = pair.before && this.stored.columns[pair.before.index]
      if (cells) out.add(cells.number, SLOT, 1)
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
    return this.list.map((measure) => {
      const { pair, before, revised, largest, outside } = measure
      const now = this.isByDifference ? byDifference(measure) : measure.after
      const field = pair.after?.field ?? pair.before?.field
      return {
        column: pair.name,
        ...(field?.unit !== undefined && { unit: field.unit }),
        isAdditive: field !== undefined && isAdditive(field),
        before: before.figures(ALL),
        after: now.figures(ALL),
        periods: order.flatMap((slot) => {
          const period = {
            period: this.periods.text(slot),
            before: before.figures([slot]),
            after: now.figures([slot]),
            revised: revised.figures([slot]).count,
          }
          return period.before.count + period.after.count > 0 ? period : []
        }),
        largest: largest.list(),
        outside: outside.result(),
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
    const row = block.firstRow + index
    measure.outside.add(value, series, row, () => ({
      key: key(),
      cell: `${columnLetters(cells.index + 1)}${row}`,
      period: this.periods.textAt(index),
    }))
  }
}

const ALL = Array.from({ length: SLOTS }, (_, slot) => slot)
const ONE = new Float64Array([1])
const SLOT = new Int32Array(1)

function byDifference({ before, out, after }: Measure): PeriodTotals {
  const now = new PeriodTotals()
  now.merge(before, 1)
  now.merge(out, -1)
  now.merge(after, 1)
  return now
}

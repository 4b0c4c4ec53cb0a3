import type { ChangedCell } from './difference.ts'

/** How finely periods are told apart: more than 400 days become months, more than 400 months years. */
export type PeriodUnit = 'day' | 'month' | 'year'

/** Figures added up; all but `count` are in the unit of the column and `null` where there is none. */
export interface Figures {
  count: number
  total: number | null
  mean: number | null
}

/** A column of figures before and after. */
export interface MeasureDifference {
  /** Name after, else before. */
  column: string
  unit?: string
  /** Whether it is the total that tells something of a period (counts, amounts), or the mean (shares, rates). */
  isAdditive: boolean
  before: Figures
  after: Figures
  /** Oldest first; an empty period stands for rows without one. Empty where the table has no column of periods. */
  periods: { period: string; before: Figures; after: Figures; revised: number }[]
  /** The ten largest relative changes of figures that both sides have, largest first. */
  largest: LargeChange[]
  outside: OutsideFigures
}

/** A figure that is another now. */
export interface LargeChange extends ChangedCell {
  from: number
  to: number
  /** `to / from`; `null` from zero. */
  ratio: number | null
}

/**
 * New figures, in added rows or changed cells, beyond the range of their series before by more than the larger of its
 * width and a quarter of its largest absolute figure. The series are told apart by the key without the period; with
 * fewer than three figures before, or without periods, the whole column stands for the series.
 */
export interface OutsideFigures {
  count: number
  /** The first twenty. */
  examples: OutsideFigure[]
}

/** A new figure far from those before it. */
export interface OutsideFigure {
  key: string[]
  /** Row after. */
  row: number
  cell: string
  value: number
  period: string
  /** Smallest and largest figure before, and whether of the series or the whole column. */
  min: number
  max: number
  of: 'series' | 'column'
}

import type { DueMonth } from '../governance/trend.ts'
import { BAR_STATES } from './verdict.ts'

/** Columns of months as a picture draws them: across in percent of its width, upwards in pixels. */
export interface DueColumn {
  month: string
  /** Start and width in percent. */
  x: number
  width: number
  /** Middle in percent, where its words stand. */
  middle: number
  /** How many releases fell due. */
  all: number
  /** Top of the column in pixels. */
  top: number
  parts: { state: (typeof BAR_STATES)[number]; y: number; height: number }[]
}

/** Height of the tallest column, and of one release where few fell due. */
const TALLEST = 112
const UNIT = 24
/** Room above for the number on top of a column. */
const ABOVE = 20

/** Pixels from the top of the picture to the feet of its columns. */
export const BASE = ABOVE + TALLEST

/** One column for each month, what was not kept at its foot, so that it can be compared. */
export function dueColumns(months: readonly DueMonth[]): DueColumn[] {
  const alls = months.map(({ counts }) => counts.expected + counts.unknown)
  const unit = Math.min(UNIT, TALLEST / Math.max(1, ...alls))
  const step = 100 / Math.max(1, months.length)
  return months.map(({ month, counts }, at) => {
    let y = BASE
    const parts = BAR_STATES.filter((state) => counts[state] > 0).map((state) => {
      const height = counts[state] * unit
      y -= height
      return { state, y: round(y), height: round(height) }
    })
    return {
      month,
      x: round((at + 0.1) * step),
      width: round(0.8 * step),
      middle: round((at + 0.5) * step),
      all: alls[at] ?? 0,
      top: round(y),
      parts,
    }
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

import { Examples } from './examples.ts'
import type { OutsideFigure, OutsideFigures } from './measuredifference.ts'
import type { Range } from './seriesranges.ts'

const MOST = 20

/** New figures of one column that are far from those before. */
export class FarFigures {
  /** Range of the whole column before, set ahead of all figures. */
  column: Range | undefined
  private count = 0
  private readonly examples = new Examples<OutsideFigure>(MOST)

  /** Looks at a figure, whose series has this range where it has a history; `make` tells the place. */
  add(
    value: number,
    series: Range | undefined,
    row: number,
    make: () => Omit<OutsideFigure, 'row' | 'value' | 'of' | keyof Range>,
  ): void {
    const range = series ?? this.column
    if (!range || !isFar(value, range)) return
    this.count++
    this.examples.add(row, () => ({ ...make(), row, value, ...range, of: series ? 'series' : 'column' }))
  }

  /** Those that were found. */
  result(): OutsideFigures {
    return { count: this.count, examples: this.examples.found }
  }
}

function isFar(value: number, { min, max }: Range): boolean {
  const margin = Math.max(max - min, Math.max(Math.abs(min), Math.abs(max)) / 4)
  return value < min - margin || value > max + margin
}

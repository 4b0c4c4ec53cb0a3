import type { Block, Cells } from '../catalog/table.ts'
import { DIGIT, NUMERIC_MARK, VALUE } from '../catalog/table.ts'

/** Rounding of a double for each addition, as a share of what was added. */
const DOUBLE = 4e-16

/** Adds up cells and knows how far a total may be from them because they are rounded. */
export class Sum {
  value = 0
  count = 0
  /** Most decimals that one of the cells is written with. */
  decimals = 0
  /** False once a cell had no value: such a sum is not judged. */
  whole = true
  /** How many cells were other than 0. */
  parts = 0
  private size = 0

  /** Takes a cell; false where it has no value. */
  add(cells: Cells, index: number): boolean {
    const number = cells.number[index] as number
    if (cells.status[index] !== VALUE || Number.isNaN(number)) {
      this.whole = false
      return false
    }
    this.value += number
    this.size += Math.abs(number)
    this.count++
    if (number !== 0) this.parts++
    this.decimals = Math.max(this.decimals, decimalsOf(cells, index))
    return true
  }

  /** Forgets what was added. */
  clear(): void {
    this.value = 0
    this.count = 0
    this.decimals = 0
    this.whole = true
    this.parts = 0
    this.size = 0
  }

  /** Whether a total written with so many decimals is another one, beyond what rounding explains. */
  differs(total: number, decimals: number, { tolerance, rounded = false }: Slack = {}): boolean {
    const difference = Math.abs(this.value - total)
    const noise = DOUBLE * (this.count + 1) * Math.max(this.size, Math.abs(total))
    if (difference <= noise) return false
    const most = Math.max(this.decimals, decimals)
    const half = most > 0 || rounded ? 0.5 * 10 ** -most * this.count : 0
    return difference > (tolerance ?? half) + noise
  }

  /** The sum as a figure of the table is written. */
  text(decimals = 0): string {
    return this.value.toFixed(Math.max(this.decimals, decimals))
  }
}

/** What a sum may differ by: a given number, or the rounding of figures that are rounded even without decimals. */
export interface Slack {
  tolerance?: number | undefined
  rounded?: boolean
}

/** How many decimals a number is written with. */
export function decimalsOf({ bytes, start, end, kinds, field }: Cells, index: number): number {
  if (!((kinds[index] as number) & NUMERIC_MARK)) return 0
  if ((kinds[index] as number) & ~(DIGIT | NUMERIC_MARK | 128)) return 0
  const mark = (field?.decimalChar ?? '.').charCodeAt(0)
  const last = end[index] as number
  for (let at = last - 1; at >= (start[index] as number); at--) if (bytes[at] === mark) return last - 1 - at
  return 0
}

/** Tells rows by the texts of some of their cells. */
export class RowMatch {
  private readonly columns: number[]
  private readonly texts: Uint8Array[]

  /** `columns` count from 0. */
  constructor(columns: number[], texts: Uint8Array[]) {
    this.columns = columns
    this.texts = texts
  }

  /** Whether the row has all the texts. */
  fits(block: Block, index: number): boolean {
    for (let part = 0; part < this.columns.length; part++) {
      const { bytes, start, end } = block.columns[this.columns[part] as number] as Cells
      const text = this.texts[part] as Uint8Array
      const from = start[index] as number
      if ((end[index] as number) - from !== text.length) return false
      for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text[at]) return false
    }
    return this.columns.length > 0
  }
}

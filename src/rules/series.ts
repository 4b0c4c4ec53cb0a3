import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { isRemark } from '../catalog/figures.ts'
import { KeySet } from '../catalog/keyset.ts'
import type { Resource } from '../catalog/model.ts'
import { columnsOf, RowKey } from '../catalog/rowkey.ts'
import { type Block, type Cells, type Header, VALUE } from '../catalog/table.ts'

/** Rows of a table that are looked at as series; of a longer table nothing is said. */
export const MOST_ROWS = 50_000

/** The columns that make a table a set of series over time; they count from 0. */
export interface SeriesColumns {
  time: number
  /** Columns whose values tell the series apart. */
  by: number[]
  /** Whether the key of the table says so; else it was told from the types of its columns. */
  declared: boolean
}

const TIMES = new Set(['year', 'yearmonth', 'date'])

/** The columns of the time and of the series; `undefined` where a table is no set of series. */
export function seriesColumns(header: Header, resource: Resource): SeriesColumns | undefined {
  const { fields, primaryKey } = resource
  const inKey = fields.filter(({ name }) => primaryKey.includes(name))
  const [period, ...others] = inKey.filter(isTime)
  if (period) {
    if (others.length > 0) return undefined
    const names = primaryKey.filter((name) => name !== period.name)
    const columns = columnsOf(header, [period.name, ...names])
    return columns && { time: columns[0] as number, by: columns.slice(1), declared: true }
  }
  const [only, ...more] = fields.filter(isTime)
  if (!only || more.length > 0) return undefined
  const names = fields
    .filter((field) => field !== only && !inKey.includes(field) && !isRemark(field, resource))
    .map(({ name }) => name)
  const columns = columnsOf(header, [only.name, ...names])
  const declared = (resource.descriptor.schema?.uniqueKeys ?? []).some((key) => key.includes(only.name))
  return columns && { time: columns[0] as number, by: columns.slice(1), declared }
}

function isTime({ type }: FieldDescriptor): boolean {
  return TIMES.has(type)
}

/** Rows by series and period, kept while a table goes by. */
export class SeriesRows {
  /** True where the table is too long to be judged. */
  full = false
  readonly rows: number[] = []
  readonly periods: number[] = []
  readonly series: number[] = []
  /** Values of the figures by column, NaN where there is none. */
  readonly values: number[][]
  readonly columns: SeriesColumns
  private readonly keys = new KeySet()
  private readonly key: RowKey
  private readonly figures: number[]

  /** `figures` are the columns whose values are kept. */
  constructor(columns: SeriesColumns, figures: number[] = []) {
    this.columns = columns
    this.figures = figures
    this.values = figures.map(() => [])
    this.key = new RowKey(columns.by)
  }

  /** Takes the rows of a block that have a period and a whole key. */
  add(block: Block): void {
    if (this.full) return
    const time = block.columns[this.columns.time] as Cells
    for (let index = 0; index < block.count; index++) {
      const period = time.number[index] as number
      if (time.status[index] !== VALUE || Number.isNaN(period)) continue
      if (this.key.read(block, index) >= 0) continue
      if (this.rows.length === MOST_ROWS) {
        this.full = true
        for (const list of [this.rows, this.periods, this.series, ...this.values]) list.length = 0
        return
      }
      this.rows.push(block.firstRow + index)
      this.periods.push(period)
      this.series.push(this.keys.put(this.key.bytes, this.key.start, this.key.end))
      for (let at = 0; at < this.figures.length; at++) {
        const cells = block.columns[this.figures[at] as number] as Cells
        this.values[at]?.push(cells.status[index] === VALUE ? (cells.number[index] as number) : Number.NaN)
      }
    }
  }

  /** Indexes of the rows of each series, by period; of series with a period twice the second rows come in `twice`. */
  sorted(): { order: number[]; twice: number[] }[] {
    const lists: number[][] = Array.from({ length: this.keys.size }, () => [])
    for (let at = 0; at < this.rows.length; at++) lists[this.series[at] as number]?.push(at)
    return lists.map((list) => {
      const order = list.sort((a, b) => (this.periods[a] as number) - (this.periods[b] as number) || a - b)
      const twice = order.filter(
        (at, place) => place > 0 && this.periods[at] === this.periods[order[place - 1] as number],
      )
      return { order, twice }
    })
  }

  /** The values that tell a series from the others; empty for the only one. */
  name(series: number): string[] {
    const { by } = this.columns
    const key = this.keys.key(series)
    return by.length === 0 ? [] : by.length === 1 ? [key] : key.split('\u001f').slice(0, -1)
  }
}

/** Reports those rows of a block that are in a list of rows, at a column. */
export function reportRows(
  block: Block,
  rows: Iterable<number>,
  report: (block: Block, index: number, column?: number) => void,
  column?: number,
): void {
  for (const row of rows) {
    const index = row - block.firstRow
    if (index >= 0 && index < block.count) report(block, index, column)
  }
}

import type { FieldDescriptor, ViewDescriptor } from '../catalog/descriptors.ts'
import { isCodedRemark } from '../catalog/figures.ts'
import { KeySet } from '../catalog/keyset.ts'
import type { ViewData } from '../catalog/model.ts'
import { type Block, type Cells, type Header, type TableObserver, VALUE } from '../catalog/table.ts'
import { textOf } from '../catalog/text.ts'
import { rowFilter } from './filter.ts'
import { histogramObserver } from './histogram.ts'

/** Most categories and series that a view keeps; what comes later is left out and the view marked `truncated`. */
export const MOST_X = 500
export const MOST_SERIES = 20
/** Most codes of a basis that are told apart. */
const MOST_BASES = 100
/** Most characters of a category or series that a view keeps: more than any code or name has, which a label is looked up by. */
const LONGEST_NAME = 300

/** Between the value of a series column and the measure, where a view has both a `series` and several `y`. */
export const PART = '\t'

type Aggregate = 'sum' | 'mean' | 'min' | 'max' | 'count'

/** The sums so far of one measure, by x. */
interface Points {
  total: Float64Array
  count: Float64Array
  /** Number of the basis that all rows of an x have, or {@link SEVERAL}. */
  basis: Int16Array
}

/** Rows that rest on different things meet at one point. */
const SEVERAL = -2
const UNSAID = -1

/**
 * An observer of the table pass that gathers the points of one declared view.
 *
 * Rows that meet at one point are aggregated (by sum where nothing is declared), a scatter keeps each row. `x`
 * comes in order of appearance; dates and times written in a format of their own come in ISO 8601. A series is
 * named by the value of its column, else by the field of its measure. Without a measure rows are counted. A view
 * that names a field the table does not have is empty. Where a column of codes says what the rows rest on, the
 * first such column gives the basis of each point. A histogram comes from `histogramObserver`.
 */
export function viewObserver(view: ViewDescriptor, index: number): TableObserver & { result(): ViewData } {
  if (view.type === 'histogram') return histogramObserver(view, index)
  const measures = typeof view.y === 'string' ? [view.y] : (view.y ?? [])
  const aggregate: Aggregate = measures.length === 0 ? 'count' : (view.aggregate ?? 'sum')
  if (measures.length === 0) measures.push(view.x)
  const apart = view.type === 'scatter'
  const filter = rowFilter(view)
  const shown = new Set([view.x, view.series])
  const xs = new KeySet()
  const seriesKeys = new KeySet()
  const basisKeys = new KeySet()
  const labels: string[] = []
  const points: (Points | undefined)[] = []
  let truncated = false
  let columns: { x: number; y: number[]; series: number; basis: number; filters: number[] } | undefined
  let basisField = ''

  function header({ labels, fields }: Header): void {
    const names = labels.map((label, at) => fields[at]?.name ?? label)
    const place = (name: string) => names.indexOf(name)
    const found = {
      x: place(view.x),
      y: measures.map(place),
      series: view.series === undefined ? -1 : place(view.series),
      basis: apart
        ? -1
        : fields.findIndex((field) => field && isCodedRemark(field) && !shown.has(field.name)),
      filters: filter.columns.map(place),
    }
    const absent = [found.x, ...found.y, ...found.filters].includes(-1)
    basisField = names[found.basis] ?? ''
    columns = absent || (view.series !== undefined && found.series < 0) ? undefined : found
  }

  function block({ columns: cells, count }: Block): void {
    if (!columns) return
    const x = cells[columns.x] as Cells
    const ys = columns.y.map((column) => cells[column] as Cells)
    const series = cells[columns.series]
    const basis = cells[columns.basis]
    const tests = columns.filters.map((column) => cells[column] as Cells)
    for (let row = 0; row < count; row++) {
      if (x.status[row] !== VALUE || !filter.passes(tests, row)) continue
      const group = series ? groupOf(series, row) : 0
      const at = group < 0 ? -1 : positionOf(x, row)
      if (at < 0) continue
      const rests = basis ? basisOf(basis, row) : UNSAID
      for (let measure = 0; measure < ys.length; measure++) {
        const y = ys[measure] as Cells
        if (y.status[row] !== VALUE) continue
        const value = aggregate === 'count' ? 1 : (y.number[row] as number)
        if (!Number.isNaN(value)) add(group * ys.length + measure, at, value, rests)
      }
    }
  }

  function groupOf(cells: Cells, row: number): number {
    if (cells.status[row] !== VALUE) return -1
    return place(seriesKeys, MOST_SERIES, cells, row)
  }

  function positionOf(cells: Cells, row: number): number {
    if (apart) {
      if (labels.length >= MOST_X) {
        truncated = true
        return -1
      }
      labels.push(labelOf(cells, row))
      return labels.length - 1
    }
    const position = place(xs, MOST_X, cells, row)
    if (position === labels.length) labels.push(labelOf(cells, row))
    return position
  }

  function place(keys: KeySet, most: number, { bytes, start, end }: Cells, row: number): number {
    const from = start[row] as number
    const to = end[row] as number
    if (keys.size < most) return keys.put(bytes, from, to)
    const known = keys.indexOf(bytes, from, to)
    if (known < 0) truncated = true
    return known
  }

  function basisOf({ bytes, start, end, status }: Cells, row: number): number {
    if (status[row] !== VALUE) return UNSAID
    const [from, to] = [start[row] as number, end[row] as number]
    if (basisKeys.size < MOST_BASES) return basisKeys.put(bytes, from, to)
    const known = basisKeys.indexOf(bytes, from, to)
    return known < 0 ? SEVERAL : known
  }

  function add(series: number, at: number, value: number, rests: number): void {
    let own = points[series]
    if (!own) {
      own = {
        total: new Float64Array(MOST_X),
        count: new Float64Array(MOST_X),
        basis: new Int16Array(MOST_X),
      }
      points[series] = own
    }
    const total = own.total[at] as number
    if (own.count[at] === 0) own.total[at] = value
    else if (aggregate === 'min') own.total[at] = Math.min(total, value)
    else if (aggregate === 'max') own.total[at] = Math.max(total, value)
    else own.total[at] = total + value
    if (own.count[at] === 0) own.basis[at] = rests
    else if (own.basis[at] !== rests) own.basis[at] = SEVERAL
    own.count[at] = (own.count[at] as number) + 1
  }

  function valueAt(own: Points | undefined, at: number): number | null {
    const count = own?.count[at] ?? 0
    if (!own || count === 0) return null
    const total = own.total[at] as number
    if (count === 1) return total
    // Twelve digits take back what adding binary fractions put on top.
    return Number((aggregate === 'mean' ? total / count : total).toPrecision(12))
  }

  function basisAt(own: Points | undefined, at: number): string | null {
    if (!own || own.count[at] === 0) return ''
    const basis = own.basis[at] as number
    return basis === SEVERAL ? null : basis === UNSAID ? '' : kept(basisKeys.key(basis))
  }

  function result(): ViewData {
    const groups = view.series === undefined ? 1 : seriesKeys.size
    const series = Array.from({ length: columns ? groups * measures.length : 0 }, (_, number) => {
      const measure = measures[number % measures.length] as string
      const value =
        view.series === undefined ? '' : kept(seriesKeys.key(Math.floor(number / measures.length)))
      return {
        name: value === '' ? measure : measures.length === 1 ? value : `${value}${PART}${measure}`,
        values: labels.map((_, at) => valueAt(points[number], at)),
      }
    })
    return {
      view: index,
      x: labels,
      series: series.slice(0, MOST_SERIES),
      ...(basisKeys.size > 0 && {
        basis: {
          field: basisField,
          codes: series
            .slice(0, MOST_SERIES)
            .map((_, number) => labels.map((_, at) => basisAt(points[number], at))),
        },
      }),
      truncated: truncated || series.length > MOST_SERIES,
    }
  }

  return { header, block, result }
}

const DAY = 86_400_000

function labelOf({ bytes, start, end, field, number }: Cells, row: number): string {
  const text = kept(textOf(bytes, start[row], end[row]))
  if (!hasOwnFormat(field)) return text
  const time = (number[row] as number) * (field?.type === 'date' ? DAY : 1000)
  return Number.isNaN(time) ? text : new Date(time).toISOString().slice(0, field?.type === 'date' ? 10 : 19)
}

function kept(text: string): string {
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text
}

function hasOwnFormat(field: FieldDescriptor | undefined): boolean {
  const own = field?.format !== undefined && field.format !== 'default'
  return own && (field?.type === 'date' || field?.type === 'datetime')
}

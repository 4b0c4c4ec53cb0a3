import type { ViewDescriptor } from '../catalog/descriptors.ts'
import type { ViewData } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { type Cells, type TableObserver, VALUE } from '../catalog/table.ts'
import { rowFilter } from './filter.ts'
import { decimalsOf, formatFixed } from './numbers.ts'

/** Most groups of a histogram. */
export const MOST_GROUPS = 12
/** Most different values that are counted apart before they are counted by coarser steps. */
const MOST_COUNTS = 2000
/** Decimals that values are told apart by at first. */
const FINEST = 6

/**
 * An observer of the table pass that counts the rows of a histogram by groups of its `x`, with round bounds.
 *
 * The names in `x` are `from/to` as plain numbers, empty groups between others included; `to` belongs to the next
 * group, but to this one where all values are whole. A column that is not of numbers gives an empty view.
 */
export function histogramObserver(
  view: ViewDescriptor,
  index: number,
): TableObserver & { result(): ViewData } {
  const filter = rowFilter(view)
  let columns: { x: number; filters: number[] } | undefined
  let decimals = FINEST
  let counts = new Map<number, number>()
  let whole = true

  return {
    header({ labels, fields }) {
      const place = (name: string) => labels.findIndex((label, at) => (fields[at]?.name ?? label) === name)
      const found = { x: place(view.x), filters: filter.columns.map(place) }
      const type = fields[found.x]?.type
      const numeric = type === 'integer' || type === 'number'
      columns = numeric && !found.filters.includes(-1) ? found : undefined
    },
    block({ columns: cells, count }) {
      if (!columns) return
      const x = cells[columns.x] as Cells
      const tests = columns.filters.map((column) => cells[column] as Cells)
      for (let row = 0; row < count; row++) {
        const value = x.number[row] as number
        if (x.status[row] !== VALUE || !Number.isFinite(value) || !filter.passes(tests, row)) continue
        whole &&= Number.isInteger(value)
        const key = steps(value, 10 ** decimals)
        counts.set(key, (counts.get(key) ?? 0) + 1)
        if (counts.size > MOST_COUNTS) {
          decimals--
          counts = regroup(counts, 10)
        }
      }
    },
    result() {
      const groups = grouped(counts, decimals, whole)
      return {
        view: index,
        x: groups.map(({ from, to }) => `${from}/${to}`),
        series: groups.length === 0 ? [] : [{ name: view.x, values: groups.map(({ rows }) => rows) }],
        truncated: false,
      }
    },
  }
}

/** Texts of the groups of a histogram in a language, and whether a group ends before its upper bound. */
export function groupNames(
  x: readonly string[],
  language: Language,
): { name(group: string): string; open: boolean } {
  const bounds = x.map((group) => group.split('/').map(Number))
  const decimals = decimalsOf(bounds.flat())
  const write = (value: number) => formatFixed(value, language, decimals)
  return {
    name(group) {
      const [from = 0, to = 0] = group.split('/').map(Number)
      if (from === to) return write(from)
      return `${write(from)}${from < 0 ? ' – ' : '–'}${write(to)}`
    },
    open: bounds.length > 1 && bounds[0]?.[1] === bounds[1]?.[0],
  }
}

/** Texts of the bounds between the groups of a histogram and of its ends: one more than there are groups. */
export function boundNames(x: readonly string[], language: Language): string[] {
  const bounds = x.map((group) => group.split('/').map(Number) as [number, number])
  const [first, last] = [bounds[0], bounds[bounds.length - 1]]
  const step = first && bounds[1] ? bounds[1][0] - first[0] : 0
  const edges = [...bounds.map(([from]) => from), Number(((last?.[0] ?? 0) + step).toPrecision(12))]
  const decimals = decimalsOf(edges)
  return edges.map((edge) => formatFixed(edge, language, decimals))
}

/** Steps of a size below a value; what binary fractions put on top is taken back first. */
function steps(value: number, perUnit: number): number {
  return Math.floor(Number((value * perUnit).toPrecision(12)))
}

function regroup(counts: Map<number, number>, factor: number): Map<number, number> {
  const coarser = new Map<number, number>()
  for (const [key, rows] of counts) {
    const group = Math.floor(key / factor)
    coarser.set(group, (coarser.get(group) ?? 0) + rows)
  }
  return coarser
}

const STEPS = [1, 2, 5]

/** The narrowest groups of 1, 2 or 5 times a power of ten that are few enough. */
function grouped(
  counts: Map<number, number>,
  decimals: number,
  whole: boolean,
): { from: number; to: number; rows: number }[] {
  if (counts.size === 0) return []
  let low = Infinity
  let high = -Infinity
  for (const key of counts.keys()) {
    low = Math.min(low, key)
    high = Math.max(high, key)
  }
  const least = whole && decimals > 0 ? 10 ** decimals : 1
  let factor = least
  for (let at = 1; Math.floor(high / factor) - Math.floor(low / factor) >= MOST_GROUPS; at++) {
    factor = least * (STEPS[at % 3] as number) * 10 ** Math.floor(at / 3)
  }
  const groups = regroup(counts, factor)
  const bound = (group: number) => Number(((group * factor) / 10 ** decimals).toPrecision(12))
  const first = Math.floor(low / factor)
  return Array.from({ length: Math.floor(high / factor) - first + 1 }, (_, at) => ({
    from: bound(first + at),
    to: low === high ? bound(first) : bound(first + at + 1) - (whole ? 1 : 0),
    rows: groups.get(first + at) ?? 0,
  }))
}

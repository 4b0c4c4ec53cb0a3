import type { NumberColumn, TextColumn, TypedColumn, TypedTable } from '../exporters/typedtable.ts'
import { COUNT, isMeasurable, type Measure, measureName } from './query.ts'

/**
 * The rows of a table summed up by equal values of some columns: those columns, the number of rows, and the measures,
 * for which empty cells do not count. A measure of a group without any value has none.
 */
export function grouped(
  { columns }: Pick<TypedTable, 'columns'>,
  rows: Uint32Array,
  by: readonly string[],
  measures: readonly Measure[],
): TypedTable {
  const of = (name: string) => columns.find((column) => column.name === name)
  const keys = by.flatMap((name) => of(name) ?? [])
  const { ids, firsts } = groupIds(keys, rows)
  const size = firsts.length
  const counts = new Float64Array(size)
  for (const id of ids) counts[id] = (counts[id] as number) + 1
  const figures = measures.flatMap((measure): NumberColumn[] => {
    const column = of(measure.column)
    if (!column || !isMeasurable(column) || !('numbers' in column)) return []
    const kind = measure.of === 'mean' ? 'number' : column.kind
    return [
      { kind, name: measureName(measure), numbers: measured(measure.of, column.numbers, rows, ids, size) },
    ]
  })
  return {
    rows: size,
    columns: [
      ...keys.map((column) => picked(column, firsts)),
      { kind: 'integer', name: COUNT, numbers: counts },
      ...figures,
    ],
  }
}

/** The rows of a column that stand in a list. */
export function picked(column: TypedColumn, rows: Uint32Array): TypedColumn {
  if ('numbers' in column) {
    const numbers = new Float64Array(rows.length)
    for (let at = 0; at < rows.length; at++) numbers[at] = column.numbers[rows[at] as number] as number
    return { ...column, numbers }
  }
  const ids = new Int32Array(rows.length)
  for (let at = 0; at < rows.length; at++) ids[at] = column.ids[rows[at] as number] as number
  return { ...column, ids } satisfies TextColumn
}

/** The number of the group of each row, and the first row of each group. */
function groupIds(
  keys: readonly TypedColumn[],
  rows: Uint32Array,
): { ids: Uint32Array; firsts: Uint32Array } {
  let ids = new Uint32Array(rows.length)
  let size = rows.length > 0 ? 1 : 0
  for (const column of keys) {
    const known = new Map<number, Map<number, number>>()
    const next = new Uint32Array(rows.length)
    size = 0
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      // A map takes NaN, which stands for no value, for equal to itself.
      const value = 'numbers' in column ? (column.numbers[row] as number) : (column.ids[row] as number)
      const before = ids[at] as number
      const within = known.get(before) ?? new Map<number, number>()
      known.set(before, within)
      const id = within.get(value) ?? size
      if (id === size) within.set(value, size++)
      next[at] = id
    }
    ids = next
  }
  const firsts = new Uint32Array(size)
  for (let at = rows.length - 1; at >= 0; at--) firsts[ids[at] as number] = rows[at] as number
  return { ids, firsts }
}

function measured(
  of: Measure['of'],
  numbers: Float64Array,
  rows: Uint32Array,
  ids: Uint32Array,
  size: number,
): Float64Array {
  const result = new Float64Array(size).fill(Number.NaN)
  const counts = new Float64Array(size)
  // What adding lost to rounding (Neumaier), so that 0.1 ten times is 1.
  const lost = new Float64Array(size)
  for (let at = 0; at < rows.length; at++) {
    const number = numbers[rows[at] as number] as number
    if (Number.isNaN(number)) continue
    const id = ids[at] as number
    const before = result[id] as number
    counts[id] = (counts[id] as number) + 1
    if (Number.isNaN(before)) result[id] = number
    else if (of === 'min') result[id] = Math.min(before, number)
    else if (of === 'max') result[id] = Math.max(before, number)
    else {
      const sum = before + number
      const larger = Math.abs(before) >= Math.abs(number)
      lost[id] = (lost[id] as number) + (larger ? before - sum + number : number - sum + before)
      result[id] = sum
    }
  }
  if (of === 'min' || of === 'max') return result
  return result.map((sum, id) => {
    const whole = sum + (lost[id] as number)
    return of === 'mean' ? whole / (counts[id] as number) : whole
  })
}

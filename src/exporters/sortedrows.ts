import type { TypedColumn } from './typedtable.ts'

/**
 * The rows of a table in the order of some of its columns, first to last; rows that are equal there keep their own
 * order, and rows without a value come first. Texts are in the order of their code units.
 */
export function sortedRows(
  columns: readonly TypedColumn[],
  rows: number,
  by: readonly string[],
): Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, row) => row)
  const ranks = by.flatMap((name) => {
    const column = columns.find((one) => one.name === name)
    return column ? [ranksOf(column)] : []
  })
  if (ranks.length === 0) return order
  return order.sort((one, other) => {
    for (const rank of ranks) {
      const difference = (rank[one] as number) - (rank[other] as number)
      if (difference !== 0) return difference
    }
    return one - other
  })
}

/** A number for each row that stands for its value's place in the order. */
function ranksOf(column: TypedColumn): Float64Array | Int32Array {
  if ('numbers' in column)
    return column.numbers.map((number) => (Number.isNaN(number) ? -Number.MAX_VALUE : number))
  const { values, ids } = column
  const places = values.map((_, id) => id)
  places.sort((one, other) => ((values[one] as string) < (values[other] as string) ? -1 : 1))
  const ranks = new Int32Array(values.length)
  for (const [place, id] of places.entries()) ranks[id] = place
  return ids.map((id) => (id < 0 ? -1 : (ranks[id] as number)))
}

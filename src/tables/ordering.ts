import type { TypedColumn } from '../exporters/typedtable.ts'
import type { SortKey } from './query.ts'

// The order of Indonesian is that of the root, and English has the same.
const collator = new Intl.Collator('id', { numeric: true })

/**
 * Rows in the order of some columns, first to last: texts as Indonesian sorts them and numbers within them by size,
 * numbers by size, rows without a value last whichever way; equal rows keep their order. Changes and returns `rows`.
 */
export function inOrder(
  rows: Uint32Array,
  columns: readonly TypedColumn[],
  sort: readonly SortKey[],
): Uint32Array {
  const ranks = sort.flatMap(({ column: name, descending }) => {
    const column = columns.find((one) => one.name === name)
    return column ? [ranksOf(column, rows, descending)] : []
  })
  if (ranks.length === 0) return rows
  const [first, second] = ranks as [Float64Array, Float64Array?]
  const places = Uint32Array.from(rows, (_, place) => place)
  if (ranks.length === 1) {
    places.sort((one, other) => (first[one] as number) - (first[other] as number) || one - other)
  } else {
    places.sort((one, other) => {
      const difference =
        (first[one] as number) - (first[other] as number) ||
        ((second as Float64Array)[one] as number) - ((second as Float64Array)[other] as number)
      if (difference !== 0) return difference
      for (let at = 2; at < ranks.length; at++) {
        const rank = ranks[at] as Float64Array
        if (rank[one] !== rank[other]) return (rank[one] as number) - (rank[other] as number)
      }
      return one - other
    })
  }
  return places.map((place) => rows[place] as number)
}

/** A number for each of the rows that stands for its value's place; the largest finite one for no value. */
function ranksOf(column: TypedColumn, rows: Uint32Array, descending: boolean): Float64Array {
  const sign = descending ? -1 : 1
  const ranks = new Float64Array(rows.length)
  if ('numbers' in column) {
    for (let at = 0; at < rows.length; at++) {
      const number = column.numbers[rows[at] as number] as number
      ranks[at] = Number.isNaN(number) ? Number.MAX_VALUE : sign * number
    }
    return ranks
  }
  const places = placesOf(column.values, column.kind === 'text')
  for (let at = 0; at < rows.length; at++) {
    const id = column.ids[rows[at] as number] as number
    ranks[at] = id < 0 ? Number.MAX_VALUE : sign * (places[id] as number)
  }
  return ranks
}

/** The place of each value among all; those that sort alike but are written otherwise are told apart by code unit. */
function placesOf(values: readonly string[], isText: boolean): Uint32Array {
  const byUnit = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  const order = values.map((_, id) => id)
  order.sort((one, other) => {
    const [a, b] = [values[one] as string, values[other] as string]
    return (isText && collator.compare(a, b)) || byUnit(a, b)
  })
  const places = new Uint32Array(values.length)
  for (const [place, id] of order.entries()) places[id] = place
  return places
}

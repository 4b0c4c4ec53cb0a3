import type { NumberColumn, TextColumn, TypedColumn } from '../exporters/typedtable.ts'

/** Rows of one part of a table. */
export interface Part {
  columns: readonly TypedColumn[]
  rows: Uint32Array
}

/** One column of the chosen rows of several parts, one part after the other. */
export function mergedColumn(
  { name, kind }: Pick<TypedColumn, 'name' | 'kind'>,
  parts: readonly Part[],
): TypedColumn {
  const length = parts.reduce((sum, { rows }) => sum + rows.length, 0)
  const of = (part: Part) => part.columns.find((column) => column.name === name)
  let at = 0
  if (kind === 'integer' || kind === 'number' || kind === 'boolean') {
    const numbers = new Float64Array(length)
    for (const part of parts) {
      const own = (of(part) as NumberColumn).numbers
      for (const row of part.rows) numbers[at++] = own[row] as number
    }
    return { kind, name, numbers }
  }
  const ids = new Int32Array(length)
  const places = new Map<string, number>()
  for (const part of parts) {
    const own = of(part) as TextColumn
    // Which of all values each of the part's own is, found when it is met: few rows need few of them.
    const known = new Int32Array(own.values.length).fill(-1)
    for (const row of part.rows) {
      const id = own.ids[row] as number
      if (id >= 0 && known[id] === -1) {
        const value = own.values[id] as string
        const place = places.get(value) ?? places.size
        places.set(value, place)
        known[id] = place
      }
      ids[at++] = id < 0 ? -1 : (known[id] as number)
    }
  }
  return { kind, name, values: [...places.keys()], ids }
}

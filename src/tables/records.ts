import type { TypedColumn, TypedTable } from '../exporters/typedtable.ts'

/** A table from its records of JSON, in the types of its columns; a value of another type is none. */
export function tableOfRecords(
  records: readonly Record<string, unknown>[],
  columns: readonly Pick<TypedColumn, 'name' | 'kind'>[],
): TypedTable {
  return {
    rows: records.length,
    columns: columns.map((column) =>
      columnOfValues(
        column,
        records.map((record) => record[column.name]),
      ),
    ),
  }
}

/** A column from its values: `null` and `undefined` are none, each different text is kept once. */
export function columnOfValues(
  { name, kind }: Pick<TypedColumn, 'name' | 'kind'>,
  values: ArrayLike<unknown>,
): TypedColumn {
  const { length } = values
  if (kind === 'integer' || kind === 'number' || kind === 'boolean') {
    const numbers = new Float64Array(length)
    for (let at = 0; at < length; at++) {
      const value = values[at]
      numbers[at] = value === null || value === undefined ? Number.NaN : Number(value)
    }
    return { kind, name, numbers }
  }
  const ids = new Int32Array(length)
  const places = new Map<string, number>()
  let [last, lastId] = ['', -1]
  for (let at = 0; at < length; at++) {
    const value = values[at]
    if (value === null || value === undefined) {
      ids[at] = -1
      continue
    }
    const text = textOf(value)
    if (lastId < 0 || text !== last) {
      last = text
      lastId = places.get(text) ?? places.size
      places.set(text, lastId)
    }
    ids[at] = lastId
  }
  return { kind, name, values: [...places.keys()], ids }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

import type { SchemaElement } from 'hyparquet'
import { ByteWriter, type ColumnSource, parquetWrite } from 'hyparquet-writer'
import type { TableExporter } from './exporter.ts'
import { sortedRows } from './sortedrows.ts'
import type { TypedColumn } from './typedtable.ts'

/** Rows of a part of the file that a reader fetches as one. */
export const ROW_GROUP = 20_000

/**
 * A table as Apache Parquet: sorted by its primary key, or as it is where it has none, in groups of 20,000 rows with
 * the smallest and largest value of each column, so that a reader by HTTP range fetches only the groups that it needs.
 */
export const parquet: TableExporter = {
  of: 'table',
  id: 'parquet',
  title: { id: 'Parquet', en: 'Parquet' },
  spec: 'https://parquet.apache.org/docs/file-format/',
  mediaType: 'application/vnd.apache.parquet',
  use: {
    id: 'untuk analisis data besar (DuckDB, pandas, R)',
    en: 'for the analysis of large data (DuckDB, pandas, R)',
  },
  ending: 'parquet',
  isPlain: true,
  write: ({ resource, table }) => {
    const { rows, columns } = table()
    const order = sortedRows(columns, rows, resource.primaryKey)
    const writer = new ByteWriter()
    parquetWrite({
      writer,
      columnData: columns.map((column) => sourceOf(column, order)),
      schema: [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)],
      rowGroupSize: ROW_GROUP,
      createdBy: 'satu-data',
      ...(resource.primaryKey.length > 0 && {
        kvMetadata: [{ key: 'primaryKey', value: JSON.stringify(resource.primaryKey) }],
      }),
    })
    return new Uint8Array(writer.getBuffer())
  },
}

function elementOf(column: TypedColumn): SchemaElement {
  const shared = { name: column.name, repetition_type: 'OPTIONAL' } as const
  switch (column.kind) {
    case 'integer':
      return { ...shared, type: 'INT64' }
    case 'number':
      return { ...shared, type: 'DOUBLE' }
    case 'boolean':
      return { ...shared, type: 'BOOLEAN' }
    case 'date':
      return { ...shared, type: 'INT32', converted_type: 'DATE' }
    default:
      return { ...shared, type: 'BYTE_ARRAY', converted_type: column.kind === 'json' ? 'JSON' : 'UTF8' }
  }
}

function sourceOf(column: TypedColumn, order: Uint32Array): ColumnSource {
  return { name: column.name, data: dataOf(column, order) }
}

function dataOf(column: TypedColumn, order: Uint32Array): unknown[] {
  const { length } = order
  const data = new Array<unknown>(length)
  if ('numbers' in column) {
    const { kind, numbers } = column
    for (let at = 0; at < length; at++) {
      const number = numbers[order[at] as number] as number
      data[at] = Number.isNaN(number)
        ? null
        : kind === 'integer'
          ? BigInt(number)
          : kind === 'boolean'
            ? number === 1
            : number
    }
    return data
  }
  const values = column.kind === 'date' ? column.values.map((text) => new Date(text)) : column.values
  for (let at = 0; at < length; at++) {
    const id = column.ids[order[at] as number] as number
    data[at] = id < 0 ? null : values[id]
  }
  return data
}

import { gzipSync } from 'fflate'
import type { Encoding, SchemaElement } from 'hyparquet'
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer'
import type { TableExporter } from './exporter.ts'
import { sortedRows } from './sortedrows.ts'
import type { NumberColumn, TextColumn, TypedColumn } from './typedtable.ts'

/** Rows of a part of the file that a reader fetches as one. */
export const ROW_GROUP = 20_000

/** Bytes of a page before it is packed: of a column with few values some 2,500 rows, so that a few rows cost little. */
const PAGE = 10_000

/**
 * A table as Apache Parquet: sorted by its primary key, or as it is where it has none, in groups of 20,000 rows with
 * the smallest and largest value of each column, so that a reader by HTTP range fetches only the groups that it needs;
 * and in pages whose places are listed, so that it fetches little where it needs a few rows.
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
    const bytes = new ByteWriter()
    const writer = new ParquetWriter({
      writer: bytes,
      schema: [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)],
      compressors: { GZIP: (input) => gzipSync(input, { level: 6, mtime: 0 }) },
      createdBy: 'satu-data',
      ...(resource.primaryKey.length > 0 && {
        kvMetadata: [{ key: 'primaryKey', value: JSON.stringify(resource.primaryKey) }],
      }),
    })
    // The values of a group are made when it is written: all at once they take many times what the table does.
    for (let from = 0; from < rows; from += ROW_GROUP) {
      const group = order.subarray(from, from + ROW_GROUP)
      const columnData = columns.map((column) => sourceOf(column, group))
      writer.write({ columnData, rowGroupSize: ROW_GROUP, pageSize: PAGE })
    }
    writer.finish()
    return new Uint8Array(bytes.getBuffer())
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

function sourceOf(column: TypedColumn, group: Uint32Array): ColumnSource {
  const { name } = column
  return 'numbers' in column ? { name, ...numbersOf(column, group) } : { name, ...textsOf(column, group) }
}

/** Whole numbers that hardly repeat are packed by their differences: running numbers shrink to nothing. */
function numbersOf(
  { kind, numbers }: NumberColumn,
  group: Uint32Array,
): { data: unknown[]; encoding?: Encoding } {
  const different = new Set<number>()
  const data = Array.from(group, (row) => {
    const number = numbers[row] as number
    if (Number.isNaN(number)) return null
    if (kind === 'integer') {
      different.add(number)
      return BigInt(number)
    }
    return kind === 'boolean' ? number === 1 : number
  })
  return { data, ...(hardlyRepeat(different, group) && { encoding: 'DELTA_BINARY_PACKED' }) }
}

/** Texts that hardly repeat are packed by gzip, which takes much less than Snappy and is read by all programs, too. */
function textsOf({ kind, values, ids }: TextColumn, group: Uint32Array): { data: unknown[]; codec?: 'GZIP' } {
  const different = new Set<number>()
  const data = Array.from(group, (row) => {
    const id = ids[row] as number
    if (id < 0) return null
    different.add(id)
    const value = values[id] as string
    return kind === 'date' ? new Date(value) : value
  })
  return { data, ...(kind !== 'date' && hardlyRepeat(different, group) && { codec: 'GZIP' }) }
}

/** Different values from which on it matters how they are packed. */
const MANY = 1000

/** Whether values stand fewer than four times in a group on average, so that a list of them does not pay. */
function hardlyRepeat({ size }: ReadonlySet<number>, { length }: Uint32Array): boolean {
  return size >= MANY && size * 4 > length
}

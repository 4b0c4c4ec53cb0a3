import { gunzipSync } from 'fflate'
import {
  type FileMetaData,
  type ParquetScan,
  parquetMetadataAsync,
  parquetScan,
  type RowGroup,
  readOffsetIndex,
} from 'hyparquet'
import type { TypedColumn, TypedTable } from '../exporters/typedtable.ts'
import { mayPass } from './filters.ts'
import type { TableQuery } from './query.ts'
import type { RangeFile, Span } from './rangefile.ts'
import { columnOfValues } from './records.ts'

/** Rows of a Parquet file that are stored together, with the columns that have been read. */
export interface Group {
  /** Place of the first row in the file. */
  start: number
  rows: number
  columns: Map<string, TypedColumn>
  stored: RowGroup
}

/** Fewer rows than this apart are read as one run: a page has about as many. */
const RUN = 2000

/** Days as text; the same day mostly stands in many rows. */
const dates = new Map<number, string>()
const parsers = {
  dateFromDays(days: number) {
    const known = dates.get(days)
    if (known !== undefined) return known
    const date = new Date(days * 86_400_000).toISOString().slice(0, 10)
    dates.set(days, date)
    return date
  },
}
const compressors = {
  GZIP: (bytes: Uint8Array, size: number) => gunzipSync(bytes, { out: new Uint8Array(size) }),
}

/** A table in a Parquet file, of which only the groups and columns that are asked for are fetched. */
export class ParquetTable {
  readonly rows: number
  readonly groups: Group[]
  /** Columns in the order of the file. */
  readonly columns: readonly Pick<TypedColumn, 'name' | 'kind'>[]
  readonly file: RangeFile
  private readonly scan: ParquetScan

  private constructor(
    file: RangeFile,
    metadata: FileMetaData,
    scan: ParquetScan,
    columns: readonly Pick<TypedColumn, 'name' | 'kind'>[],
  ) {
    this.file = file
    this.scan = scan
    this.rows = Number(metadata.num_rows)
    this.columns = columns
    let start = 0
    this.groups = metadata.row_groups.map((stored) => {
      const rows = Number(stored.num_rows)
      start += rows
      return { start: start - rows, rows, columns: new Map(), stored }
    })
  }

  /** Reads what a file says of itself; its columns are those of `known` that it has. */
  static async open(
    file: RangeFile,
    known: readonly Pick<TypedColumn, 'name' | 'kind'>[],
  ): Promise<ParquetTable> {
    const metadata = await parquetMetadataAsync(file, { parsers, initialFetchSize: 64 * 1024 })
    const kinds = new Map(known.map((column) => [column.name, column.kind]))
    const columns = metadata.schema.slice(1).flatMap(({ name }) => {
      const kind = kinds.get(name)
      return kind ? [{ name, kind }] : []
    })
    const scan = await parquetScan({ file, metadata, parsers, compressors })
    return new ParquetTable(file, metadata, scan, columns)
  }

  /** The groups that may hold rows which pass the filters of a question. */
  candidates({ filters }: Pick<TableQuery, 'filters'>): Group[] {
    return this.groups.filter((group) =>
      [...filters].every(([name, filter]) => {
        const range = rangeOf(group, name)
        return !range || mayPass(filter, range)
      }),
    )
  }

  /** Bytes that have to be fetched before some groups have some columns. */
  missingBytes(groups: readonly Group[], names: readonly string[]): number {
    let bytes = 0
    for (const group of groups) for (const { start, end } of partsOf(group, names)) bytes += end - start
    return bytes
  }

  /** Reads columns of a group whole, unless they are there; what was fetched is unpacked when `turn` has come. */
  async load(
    group: Group,
    names: readonly string[],
    signal?: AbortSignal,
    turn: () => Promise<void> | undefined = () => undefined,
  ): Promise<void> {
    const missing = names.filter((name) => !group.columns.has(name))
    if (missing.length === 0) return
    const rowEnd = group.start + group.rows
    await this.file.with(partsOf(group, missing), signal, async () => {
      await turn()
      for (const name of missing) {
        const values = await this.scan.readColumn({ column: name, rowStart: group.start, rowEnd })
        group.columns.set(name, columnOfValues(this.column(name), values))
      }
    })
  }

  /** The columns of a group that have been read. */
  loaded(group: Group): TypedTable {
    return { rows: group.rows, columns: [...group.columns.values()] }
  }

  /** Some rows of a group as columns in the order of `places`, reading the pages alone that hold them. */
  async rowsOf(
    group: Group,
    places: readonly number[],
    names: readonly string[],
    signal?: AbortSignal,
  ): Promise<TypedColumn[]> {
    await this.keepIndexes(signal)
    const runs = runsOf(places)
    const missing = names.filter((name) => !group.columns.has(name))
    const paged = new Map<string, Span[]>()
    for (const name of missing) {
      const pages = await this.pagesOf(group, name, runs)
      if (pages) paged.set(name, pages)
    }
    const whole = missing.filter((name) => !paged.has(name))
    const parts = [...partsOf(group, whole), ...[...paged.values()].flat()]
    // All at once, so that what lies close together comes in one piece.
    return this.file.with(parts, signal, async () => {
      await this.load(group, whole, signal)
      return Promise.all(names.map((name) => this.picked(group, name, places, runs)))
    })
  }

  private async picked(
    group: Group,
    name: string,
    places: readonly number[],
    runs: readonly Span[],
  ): Promise<TypedColumn> {
    const known = group.columns.get(name)
    if (known) return pickedColumn(known, places)
    const values = new Map<number, unknown>()
    for (const { start, end } of runs) {
      const [rowStart, rowEnd] = [group.start + start, group.start + end]
      const read = await this.scan.readColumn({ column: name, rowStart, rowEnd })
      for (let at = start; at < end; at++) values.set(at, read[at - start])
    }
    return columnOfValues(
      this.column(name),
      places.map((place) => values.get(place)),
    )
  }

  /** Where the pages with some runs of rows of a column stand; nothing where the column is better read whole. */
  private async pagesOf(group: Group, name: string, runs: readonly Span[]): Promise<Span[] | undefined> {
    const stored = group.stored.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)
    const at = stored?.offset_index_offset
    if (!stored?.offset_index_length || at === undefined) return undefined
    const index = await this.file.slice(Number(at), Number(at) + stored.offset_index_length)
    const { page_locations: pages } = readOffsetIndex({ view: new DataView(index), offset: 0 })
    const [chunk] = partsOf(group, [name])
    const first = Number(pages[0]?.offset ?? 0)
    if (!chunk) return undefined
    const wanted = pages.flatMap(({ offset, compressed_page_size, first_row_index }, page): Span[] => {
      const [from, to] = [Number(first_row_index), Number(pages[page + 1]?.first_row_index ?? group.rows)]
      const isWanted = runs.some(({ start, end }) => start < to && from < end)
      return isWanted ? [{ start: Number(offset), end: Number(offset) + compressed_page_size }] : []
    })
    if (wanted.length * 2 > pages.length) return undefined
    // What stands before the first page are the values that the pages point to.
    return first > chunk.start ? [{ start: chunk.start, end: first }, ...wanted] : wanted
  }

  private column(name: string): Pick<TypedColumn, 'name' | 'kind'> {
    const column = this.columns.find((one) => one.name === name)
    if (!column) throw new Error(`No column ${name}`)
    return column
  }

  /** The places of all pages stand together before the end of the file. */
  private async keepIndexes(signal: AbortSignal | undefined): Promise<void> {
    const chunks = this.groups.flatMap(({ stored }) => stored.columns)
    const starts = chunks.flatMap(({ offset_index_offset: at }) => (at === undefined ? [] : [Number(at)]))
    if (starts.length === 0) return
    const ends = chunks.map(
      ({ offset_index_offset: at = 0n, offset_index_length: length = 0 }) => Number(at) + length,
    )
    await this.file.keep(Math.min(...starts), Math.max(...ends), signal)
  }
}

/** Runs of places, in order; those that lie close together are one. */
function runsOf(places: readonly number[]): Span[] {
  const runs: Span[] = []
  for (const place of [...places].sort((one, other) => one - other)) {
    const last = runs.at(-1)
    if (last && place - last.end < RUN) last.end = place + 1
    else runs.push({ start: place, end: place + 1 })
  }
  return runs
}

function pickedColumn(column: TypedColumn, places: readonly number[]): TypedColumn {
  return 'numbers' in column
    ? { ...column, numbers: Float64Array.from(places, (place) => column.numbers[place] as number) }
    : { ...column, ids: Int32Array.from(places, (place) => column.ids[place] as number) }
}

/** Where the columns of a group that are not there yet stand in the file. */
function partsOf(group: Group, names: readonly string[]): Span[] {
  return group.stored.columns.flatMap(({ meta_data: of }) => {
    const name = of?.path_in_schema[0]
    if (!of || name === undefined || !names.includes(name) || group.columns.has(name)) return []
    const start = Number(of.dictionary_page_offset ?? of.data_page_offset)
    return [{ start, end: start + Number(of.total_compressed_size) }]
  })
}

/** The ends of the values of a column in a group, where the file has them. */
function rangeOf({ stored, rows }: Group, name: string): Parameters<typeof mayPass>[1] | undefined {
  const of = stored.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === name)?.meta_data
  const found = of?.statistics
  if (!found || found.null_count === undefined) return undefined
  const [min, max] = [found.min_value ?? found.min, found.max_value ?? found.max].map((end) =>
    typeof end === 'bigint'
      ? Number(end)
      : typeof end === 'number' || typeof end === 'string'
        ? end
        : undefined,
  )
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    nulls: Number(found.null_count),
    rows,
  }
}

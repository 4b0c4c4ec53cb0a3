import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { KeySet } from '../catalog/keyset.ts'
import type { ColumnProfile, FileTree, Resource } from '../catalog/model.ts'
import { readTable } from '../catalog/pass.ts'
import { type Block, type Cells, type TableObserver, VALUE } from '../catalog/table.ts'
import { castText } from '../catalog/types.ts'

/** Numbers of a column: as they are, years too; of booleans 1 and 0. `NaN` stands for no value. */
export interface NumberColumn {
  kind: 'integer' | 'number' | 'boolean'
  name: string
  numbers: Float64Array
}

/** Texts of a column: each different one once, and which of them each row has; -1 stands for no value. */
export interface TextColumn {
  /** `json` holds values of JSON in their text form; dates and times are in ISO 8601, whatever the file writes. */
  kind: 'text' | 'json' | 'date' | 'datetime' | 'time' | 'yearmonth'
  name: string
  values: string[]
  ids: Int32Array
}

export type TypedColumn = NumberColumn | TextColumn

/** The data rows of a table by column, in the order of its file. */
export interface TypedTable {
  rows: number
  columns: TypedColumn[]
}

/**
 * Reads a table as values of its fields' types; what is no value of its type, blank rows and remarks are left out.
 * Whole numbers beyond 2^53, which a number cannot hold, stay texts.
 */
export function typedTable(
  tree: Pick<FileTree, 'open'>,
  resource: Resource,
  profile: readonly Pick<ColumnProfile, 'name' | 'min' | 'max'>[],
): TypedTable {
  const kinds = new Map(profile.map((column) => [column.name, column]))
  const reader = columnsObserver((field, label) => columnKind(field, kinds.get(label)))
  readTable(() => tree.open(resource.file as string), { ...resource, numbersValues: false }, [reader])
  return reader.table()
}

/** What a column holds, by its field and the ends of its values. */
export function columnKind(
  field: FieldDescriptor | undefined,
  profile: Pick<ColumnProfile, 'min' | 'max'> | undefined,
): TypedColumn['kind'] {
  const kind = kindOf(field)
  return kind === 'integer' && (isLong(profile?.min) || isLong(profile?.max)) ? 'text' : kind
}

/** A value of a column as JSON has it: a date is a text, and `null` stands for none. */
export function valueAt(column: TypedColumn, row: number): unknown {
  if ('numbers' in column) {
    const number = column.numbers[row] as number
    if (Number.isNaN(number)) return null
    return column.kind === 'boolean' ? number === 1 : number
  }
  const id = column.ids[row] as number
  if (id < 0) return null
  const text = column.values[id] as string
  return column.kind === 'json' ? JSON.parse(text) : text
}

/** A column while it grows. */
interface Growing {
  kind: TypedColumn['kind']
  name: string
  numbers: Float64Array
  ids: Int32Array
  keys: KeySet
  /** How a text of the file is written otherwise, where it is. */
  rewrite: (text: string) => string
}

/** Digits that every number holds exactly. */
const EXACT_DIGITS = 15

function isLong(number = ''): boolean {
  return number.replace(/\D/g, '').length > EXACT_DIGITS
}

function columnsObserver(
  kind: (field: FieldDescriptor | undefined, label: string) => TypedColumn['kind'],
): TableObserver & { table(): TypedTable } {
  let columns: Growing[] = []
  let rows = 0
  return {
    header: ({ labels, fields }) => {
      columns = labels.map((label, at) => {
        const field = fields[at]
        return {
          kind: kind(field, label),
          name: label,
          numbers: new Float64Array(0),
          ids: new Int32Array(0),
          keys: new KeySet(),
          rewrite: rewriteOf(field),
        }
      })
    },
    block: (block) => {
      for (const [at, column] of columns.entries()) put(column, block.columns[at] as Cells, block, rows)
      for (let index = 0; index < block.count; index++) if (block.blank[index] === 0) rows++
    },
    table: () => ({ rows, columns: columns.map((column) => finished(column, rows)) }),
  }
}

function isNumeric(kind: TypedColumn['kind']): kind is NumberColumn['kind'] {
  return kind === 'integer' || kind === 'number' || kind === 'boolean'
}

/** Puts the data rows of a block behind those before. */
function put(column: Growing, cells: Cells, block: Block, from: number): void {
  const { bytes, start, end, status, number } = cells
  const wanted = from + block.count
  let row = from
  if (isNumeric(column.kind)) {
    if (wanted > column.numbers.length) column.numbers = grown(column.numbers, Float64Array, wanted)
    for (let index = 0; index < block.count; index++) {
      if (block.blank[index] !== 0) continue
      column.numbers[row++] = status[index] === VALUE ? (number[index] as number) : Number.NaN
    }
    return
  }
  if (wanted > column.ids.length) column.ids = grown(column.ids, Int32Array, wanted)
  for (let index = 0; index < block.count; index++) {
    if (block.blank[index] !== 0) continue
    const isValue = status[index] === VALUE
    column.ids[row++] = isValue ? column.keys.put(bytes, start[index] as number, end[index] as number) : -1
  }
}

function grown<T extends Float64Array | Int32Array>(
  old: T,
  Kind: new (size: number) => T,
  wanted: number,
): T {
  const larger = new Kind(Math.max(wanted, old.length * 2, 1024))
  larger.set(old)
  return larger
}

function finished({ kind, name, numbers, ids, keys, rewrite }: Growing, rows: number): TypedColumn {
  if (isNumeric(kind)) return { kind, name, numbers: numbers.subarray(0, rows) }
  const values = Array.from({ length: keys.size }, (_, at) => rewrite(keys.key(at)))
  return { kind, name, values, ids: ids.subarray(0, rows) }
}

function kindOf(field: FieldDescriptor | undefined): TypedColumn['kind'] {
  switch (field?.type) {
    case 'integer':
    case 'number':
    case 'boolean':
    case 'date':
    case 'datetime':
    case 'time':
    case 'yearmonth':
      return field.type
    case 'year':
      return 'integer'
    case 'object':
    case 'array':
    case 'geojson':
      return 'json'
    default:
      return 'text'
  }
}

/** Dates and times of another format are written as ISO 8601 has them; all else stays as it is in the file. */
function rewriteOf(field: FieldDescriptor | undefined): (text: string) => string {
  const type = field?.type
  const isTime = type === 'date' || type === 'datetime' || type === 'time'
  if (!isTime || (field?.format ?? 'default') === 'default') return (text) => text
  const read = castText(field as FieldDescriptor)
  return (text) => {
    const moment = read(text)
    // A pattern that says less than a moment, such as one without a year, gives none.
    if (moment === undefined || Number.isNaN(moment)) return text
    const iso = new Date(moment * (type === 'date' ? 86_400_000 : 1000)).toISOString()
    return type === 'date' ? iso.slice(0, 10) : type === 'time' ? iso.slice(11, 19) : iso.slice(0, 19)
  }
}

import type { FieldDescriptor, TotalDescriptor } from './descriptors.ts'
import type { Scanner } from './scan.ts'
import type { Header } from './table.ts'
import { bytesOf, isSame, textOf } from './text.ts'

/** A cell that stands for all the others of its column: the whole of it must be such words. */
const TOTAL =
  /^(grand |sub ?-?)?(jumlah|total)( ?\/ ?(jumlah|total))?( (total|keseluruhan|seluruhnya|semua|seluruh))?(\s+((se-?)?(kota|kabupaten|kab\.|provinsi|prov\.|kecamatan|kec\.)(\s+\p{L}[\p{L} .'-]*)?|(tahun\s+)?\d{4}))?\s*:?$/iu

/** First letters of the words above. */
const BEGINNINGS = ['jum', 'tot', 'gra', 'sub'].map((text) => [...text].map((letter) => letter.charCodeAt(0)))
const SHORTEST = 5
const LONGEST = 80

/** Whether a cell names a total; only one that begins as such a word is decoded. */
export function isTotalText(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < SHORTEST || end - start > LONGEST) return false
  let from = start
  while (bytes[from] === 0x20) from++
  const first = (bytes[from] as number) | 0x20
  for (const beginning of BEGINNINGS) {
    if (first !== beginning[0]) continue
    if (((bytes[from + 1] as number) | 0x20) !== beginning[1]) return false
    if (((bytes[from + 2] as number) | 0x20) !== beginning[2]) return false
    return TOTAL.test(textOf(bytes, from, end).trim())
  }
  return false
}

/** What of a schema tells rows of totals from data. */
export interface KeySchema {
  missingValues: string[]
  primaryKey?: string[]
  foreignKeys?: { fields: string[] }[]
  descriptor?: { schema?: { totals?: TotalDescriptor[] } }
}

/** Rows that give a total for rows above them and cannot be rows of the table, since they lack what each row must have. */
export class TotalRows {
  /** Columns that have a value in every row of data. */
  private readonly keys: number[] = []
  /** Columns in which no word can stand. */
  private readonly wordless: boolean[]
  /** Columns in which a word alone shows that the row is no data. */
  private readonly telling: number[] = []
  private readonly texts: boolean[]
  private readonly missing: Uint8Array[]
  private readonly declared: { column: number; text: string }[][]

  constructor({ fields }: Pick<Header, 'fields'>, schema: KeySchema) {
    const { primaryKey = [], foreignKeys = [], missingValues, descriptor } = schema
    const referring = new Set(foreignKeys.flatMap((key) => key.fields))
    const isCode = (field: FieldDescriptor) => field.codes !== undefined || referring.has(field.name)
    this.wordless = fields.map((field) => field !== undefined && (isCode(field) || !isText(field)))
    this.texts = fields.map((field) => field === undefined || isText(field) || isCode(field))
    for (const [column, field] of fields.entries()) {
      if (!field) continue
      const isKey = primaryKey.includes(field.name) || isCode(field) || field.constraints?.required === true
      if (isKey) this.keys.push(column)
      if ((isKey || TIMES.has(field.type)) && this.wordless[column]) this.telling.push(column)
    }
    this.missing = missingValues.filter((text) => text !== '').map(bytesOf)
    this.declared = (descriptor?.schema?.totals ?? []).flatMap(({ row }) => {
      const parts = Object.entries(row ?? {}).map(([name, value]) => ({
        column: fields.findIndex((field) => field?.name === name),
        text: String(value),
      }))
      return parts.length > 0 && parts.every(({ column }) => column >= 0) ? [parts] : []
    })
  }

  /** The column that names the total in a row that is no data; -1 for data. */
  find(scanner: Scanner, width: number): number {
    const { bytes, starts, ends } = scanner
    const { keys, telling } = this
    let told = -1
    for (let at = 0; at < telling.length && told < 0; at++) {
      const column = telling[at] as number
      if (column < width && isTotalText(bytes, starts[column] as number, ends[column] as number))
        told = column
    }
    let isKeyless = told >= 0
    for (let at = 0; at < keys.length && !isKeyless; at++) {
      const column = keys[at] as number
      isKeyless = column >= width || this.isEmpty(bytes, starts[column] as number, ends[column] as number)
    }
    if (told < 0) told = this.named(scanner, width, isKeyless)
    return told >= 0 && this.isDeclared(scanner, width) ? -1 : told
  }

  /** The column of text that names a total, in a row without its whole key; a first cell counts where no word belongs. */
  private named({ bytes, starts, ends }: Scanner, width: number, isKeyless: boolean): number {
    const { texts, wordless } = this
    const columns = Math.min(width, texts.length)
    let first = 0
    while (first < columns && starts[first] === ends[first]) first++
    if (first === columns) return -1
    if (isKeyless || wordless[first])
      if (isTotalText(bytes, starts[first] as number, ends[first] as number)) return first
    if (!isKeyless) return -1
    for (let column = first + 1; column < columns; column++) {
      if (texts[column] && isTotalText(bytes, starts[column] as number, ends[column] as number)) return column
    }
    return -1
  }

  private isEmpty(bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start
    if (length === 0 || (length === 1 && bytes[start] === DASH)) return true
    return this.missing.some((text) => isSame(bytes, start, end, text))
  }

  private isDeclared({ bytes, starts, ends }: Scanner, width: number): boolean {
    return this.declared.some((parts) =>
      parts.every(
        ({ column, text }) =>
          (column < width ? textOf(bytes, starts[column] as number, ends[column] as number) : '') === text,
      ),
    )
  }
}

const DASH = 0x2d
const TIMES = new Set<string>(['year', 'yearmonth', 'date', 'datetime'])

function isText({ type }: FieldDescriptor): boolean {
  return type === 'string' || type === 'any'
}

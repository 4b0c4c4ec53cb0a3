import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { CodeList } from '../catalog/model.ts'
import type { Header } from '../catalog/table.ts'
import { type Codes, codeColumn, codesOf } from './codes.ts'
import { fieldWords } from './fieldwords.ts'
import type { TableContext } from './rule.ts'

/** A column of a table whose cells are codes of a list; columns count from 0. */
export interface CodeColumn {
  column: number
  field: FieldDescriptor
  list: CodeList
  /** Column of the list with these codes, and the system it is of. */
  key: string
  system: string | undefined
  codes: Codes
  /** What the name says beside code and level, such as `asal`: columns that speak of one place share it. */
  part: string
}

/** A column with names, and how the row of the list that it must name is found in a row of the table. */
export interface NameColumn {
  column: number
  field: FieldDescriptor
  /** Column with the code that decides, and the list whose names are expected. */
  code: CodeColumn
  list: CodeList
  /** Whether it is called `nama` and no more, so that it may name something else. */
  isVague: boolean
  rowOf(code: number): Record<string, string> | undefined
}

const CODE_WORDS = /^(kode|kd|code|id)$/
const NAME_WORDS = /^(nama|nm|name)$/
const LEVEL_WORDS =
  /^(provinsi|prov|kabupaten|kab|kota|kabkota|kecamatan|kec|kelurahan|kel|desa|wilayah|administrasi|kemendagri|bps|lokal)$/

/** The columns of a table that hold codes. */
export function codeColumns(header: Header, { catalog }: TableContext): CodeColumn[] {
  return header.fields.flatMap((field, column) => {
    const list = field?.codes === undefined ? undefined : catalog.codeLists.get(field.codes)
    const key = list && field && codeColumn(list, field)
    if (!field || !list || key === undefined) return []
    const system = field.system ?? list.systems[0]?.system
    return [{ column, field, list, key, system, codes: codesOf(list, key), part: partOf(field, list) }]
  })
}

/**
 * The columns with the names of codes: `nama_x` beside `kode_x`, or one that is called as the column of labels of the
 * list; of the list one level above too, where that has no code of its own in the table.
 */
export function nameColumns(header: Header, context: TableContext): NameColumn[] {
  const codes = codeColumns(header, context)
  return header.fields.flatMap((field, column): NameColumn[] => {
    if (!field || field.codes !== undefined || (field.type !== 'string' && field.type !== 'any')) return []
    const code = codeBeside(field, codes)
    if (code) {
      const isVague = fieldWords(field.name).length === 1
      return [{ column, field, code, list: code.list, isVague, rowOf: (index) => code.codes.rows[index] }]
    }
    return parentName(field, column, codes, context)
  })
}

function codeBeside(field: FieldDescriptor, codes: CodeColumn[]): CodeColumn | undefined {
  const words = fieldWords(field.name)
  if (words.some((word) => NAME_WORDS.test(word))) {
    const named = words.filter((word) => !NAME_WORDS.test(word)).join()
    const exact = codes.find(({ field }) => wordsBeside(field, false) === named)
    const other = exact ?? codes.find(({ field }) => wordsBeside(field, true) === named)
    if (other) return other
  }
  const labelled = codes.filter(({ list }) => list.label === field.name)
  return new Set(labelled.map(({ part }) => part)).size === 1 ? labelled[0] : undefined
}

/** Words of the name of a code column without `kode`, or nothing where it has none. */
function wordsBeside({ name }: FieldDescriptor, plain: boolean): string | undefined {
  const words = fieldWords(name)
  if (!words.some((word) => CODE_WORDS.test(word))) return undefined
  const drop = plain ? /^(kode|kd|code|id|kemendagri|bps|lokal)$/ : CODE_WORDS
  return words.filter((word) => !drop.test(word)).join()
}

function parentName(
  field: FieldDescriptor,
  column: number,
  codes: CodeColumn[],
  { catalog }: TableContext,
): NameColumn[] {
  if (fieldWords(field.name).length === 1) return []
  const children = codes.filter(({ list }) => {
    const parent = list.parent && catalog.codeLists.get(list.parent.codes)
    return parent?.label === field.name && parent.label !== list.label
  })
  const [code] = children
  const parent = code?.list.parent
  const list = parent && catalog.codeLists.get(parent.codes)
  const key = list?.systems[0]?.column
  const isClear = new Set(children.map(({ part }) => part)).size === 1
  if (!isClear || !code || !parent || !list || key === undefined || codes.some((one) => one.list === list))
    return []
  const parents = new Map(list.rows.map((row) => [row[key], row]))
  return [
    {
      column,
      field,
      code,
      list,
      isVague: false,
      rowOf: (index) => parents.get(code.codes.rows[index]?.[parent.column] ?? ''),
    },
  ]
}

function partOf({ name }: FieldDescriptor, list: CodeList): string {
  const own = new Set(fieldWords(list.name, list.label))
  return fieldWords(name)
    .filter(
      (word) => !CODE_WORDS.test(word) && !NAME_WORDS.test(word) && !LEVEL_WORDS.test(word) && !own.has(word),
    )
    .join()
}

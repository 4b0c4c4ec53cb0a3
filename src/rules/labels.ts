import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { isTitle } from '../catalog/header.ts'
import { nearest } from '../catalog/nearest.ts'
import { columnLetters, type Place, shorten } from '../catalog/problem.ts'
import type { Header } from '../catalog/table.ts'
import type { TableContext, TableFacts } from './rule.ts'

/** The faults of a header, each under one name only; columns count from 0. */
export interface LabelFaults {
  /** No label of several fits the schema: the first row is probably a title. */
  strange: boolean
  blank: { column: number; field: FieldDescriptor | undefined }[]
  duplicate: { column: number; first: number; field: FieldDescriptor | undefined }[]
  /** A label that stands where a field is expected, or is spelt like one. */
  misspelt: { column: number; field: FieldDescriptor }[]
  /** Columns that would have to move for the order of the schema. */
  moved: number[]
  extra: number[]
  missing: FieldDescriptor[]
}

const NONE: LabelFaults = {
  strange: false,
  blank: [],
  duplicate: [],
  misspelt: [],
  moved: [],
  extra: [],
  missing: [],
}

/** Unknown labels that are compared letter by letter with the missing fields. */
const MOST_GUESSES = 50

/** Sorts what is wrong with the header of a table, after the schema of its resource. */
export function labelFaults(facts: TableFacts, context: TableContext): LabelFaults {
  const { header } = facts
  const { fields, fieldsMatch: match } = context.resource
  if (!header || isMisread(header) || isUnreadable(facts)) return NONE
  if (isTitle(header.labels, fields)) return { ...NONE, strange: true }

  const faults: LabelFaults = {
    ...NONE,
    blank: [],
    duplicate: [],
    misspelt: [],
    extra: [],
    missing: [...header.missing],
  }
  let guesses = 0
  const take = (field: FieldDescriptor) => faults.missing.splice(faults.missing.indexOf(field), 1)
  const columns = new Map<string, number>()
  header.labels.forEach((label, column) => {
    const field = header.fields[column]
    if (label.trim() === '') {
      faults.blank.push({ column, field })
      return
    }
    const first = columns.get(label)
    if (first === undefined) columns.set(label, column)
    else {
      faults.duplicate.push({ column, first, field })
      return
    }
    // A label with damaged bytes is named for these.
    if (fields.length === 0 || field?.name === label || /[\uFFFD\0]/.test(label)) return
    if (field) {
      faults.misspelt.push({ column, field })
      return
    }
    const guess =
      guesses++ < MOST_GUESSES
        ? nearest(
            label,
            faults.missing.map(({ name }) => name),
          )
        : undefined
    const meant = faults.missing.find(({ name }) => name === guess)
    if (meant) {
      take(meant)
      faults.misspelt.push({ column, field: meant })
    } else if (match !== 'subset' && match !== 'partial') faults.extra.push(column)
  })
  if (match === 'superset' || match === 'partial') {
    const met = header.fields.some((field) => field)
    const keys = new Set(context.resource.primaryKey)
    if (met || fields.length === 0) faults.missing = faults.missing.filter(({ name }) => keys.has(name))
  }
  if (match === 'exact') faults.moved = moved(header, fields)
  return faults
}

/** Whether a header was not read as one at all, so that everything else said of its columns would be wrong. */
export function isMisread({ misread }: Header): boolean {
  return misread !== undefined
}

/** Whether a file holds nothing but blank rows, or begins with a quote that is never closed. */
export function isUnreadable({ header, result, faults }: TableFacts): boolean {
  if (faults.some(({ kind, row }) => kind === 'unclosed' && row === header?.row)) return true
  return result?.rows === 0 && (header?.labels.every((label) => label.trim() === '') ?? true)
}

/** Place of a label in its table. */
export function labelPlace(facts: Pick<TableFacts, 'file' | 'header'>, column: number): Place {
  const header = facts.header as Header
  return {
    file: facts.file,
    line: header.line,
    row: headerRow(facts),
    column: column + 1,
    cell: `${columnLetters(column + 1)}${headerRow(facts)}`,
    value: shorten(header.labels[column] ?? ''),
  }
}

/** Place of the header row as a whole. */
export function headerPlace(facts: Pick<TableFacts, 'file' | 'header'>): Place {
  return { file: facts.file, line: facts.header?.line ?? 1, row: headerRow(facts) }
}

/** Spreadsheet row of the header. */
export function headerRow({ header }: Pick<TableFacts, 'header'>): number {
  return header?.row ?? 1
}

/** The fewest columns whose moving gives the order of the fields: all outside a longest rising sequence. */
function moved(header: Header, fields: FieldDescriptor[]): number[] {
  const order = new Map(fields.map(({ name }, at) => [name, at]))
  const columns = header.fields.flatMap((field, column) => {
    const at = field === undefined ? undefined : order.get(field.name)
    return at === undefined || field?.name !== header.labels[column] ? [] : [{ column, at }]
  })
  // For each length the column that ends a rising sequence of that length with the smallest value.
  const ends: number[] = []
  const before: number[] = []
  columns.forEach(({ at }, index) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((columns[ends[middle] as number]?.at ?? 0) < at) low = middle + 1
      else high = middle
    }
    before[index] = ends[low - 1] ?? -1
    ends[low] = index
  })
  const kept = new Set<number>()
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) kept.add(index)
  return columns.filter((_, index) => !kept.has(index)).map(({ column }) => column)
}

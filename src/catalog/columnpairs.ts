import type { FieldDescriptor } from './descriptors.ts'
import type { ColumnsDifference, LikelyRename, RenamedColumn, RetypedColumn } from './difference.ts'
import type { Resource } from './model.ts'
import { longestRise } from './roworder.ts'
import type { Header } from './table.ts'

/** A column of one side. */
export interface SideColumn {
  /** Place in the header, from 0. */
  index: number
  /** Name of the field, else the label; a name that stands twice is numbered. */
  name: string
  field: FieldDescriptor | undefined
}

/** A column of both sides or of one. */
export interface ColumnPair {
  /** Name after, else before. */
  name: string
  before?: SideColumn
  after?: SideColumn
  /** Whether both sides read a text as the same value, so that equal bytes are equal values. */
  isReadAlike: boolean
}

/** A pair that has both columns. */
export type SharedColumn = ColumnPair & { before: SideColumn; after: SideColumn }

/** The columns of a header; none where there is no header. */
export function sideColumns(header: Header | undefined): SideColumn[] {
  const taken = new Set<string>()
  return (header?.labels ?? []).map((label, index) => {
    const field = header?.fields[index]
    const base = field?.name ?? label
    let name = base
    for (let again = 2; taken.has(name); again++) name = `${base} (${again})`
    taken.add(name)
    return { index, name, field }
  })
}

/** Columns of the two sides by name, those that were renamed too: in the order after, then those that are gone. */
export function pairColumns(
  before: SideColumn[],
  after: SideColumn[],
  renamed: readonly RenamedColumn[],
  resources: { before: Resource; after: Resource },
): ColumnPair[] {
  const names = new Map(renamed.map((one) => [one.after, one.before]))
  const left = new Map(before.map((column) => [column.name, column]))
  const pairs = after.map((column): ColumnPair => {
    const name = names.get(column.name) ?? column.name
    const was = left.get(name)
    left.delete(name)
    const isReadAlike =
      was !== undefined && reading(was, resources.before) === reading(column, resources.after)
    return { name: column.name, ...(was && { before: was }), after: column, isReadAlike }
  })
  return [
    ...pairs,
    ...[...left.values()].map((column) => ({ name: column.name, before: column, isReadAlike: false })),
  ]
}

/** Whether both sides have a column. */
export function isShared(pair: ColumnPair): pair is SharedColumn {
  return pair.before !== undefined && pair.after !== undefined
}

/** What happened to the columns. */
export function columnsDifference(
  pairs: ColumnPair[],
  renamed: RenamedColumn[],
  likely: LikelyRename[],
): ColumnsDifference {
  const shared = pairs.filter(isShared)
  const isStill = longestRise(Int32Array.from(shared, ({ before }) => before.index))
  return {
    before: pairs
      .flatMap(({ before }) => before ?? [])
      .sort((a, b) => a.index - b.index)
      .map(({ name }) => name),
    after: pairs.flatMap(({ after }) => after?.name ?? []),
    added: pairs.flatMap(({ before, name }) => (before ? [] : name)),
    removed: pairs.flatMap(({ after, name }) => (after ? [] : name)),
    renamed,
    likely,
    retyped: shared.flatMap(retyped),
    moved: shared.flatMap(({ name }, at) => (isStill[at] ? [] : name)),
  }
}

const PROPERTIES = ['type', 'format', 'unit', 'measure', 'codes', 'system'] as const

function retyped({ name, before, after }: SharedColumn): RetypedColumn[] {
  return PROPERTIES.flatMap((property) => {
    const [from = '', to = ''] = [before.field?.[property], after.field?.[property]]
    return from === to ? [] : { column: name, property, before: from, after: to }
  })
}

/** What of a schema decides which value a text is. */
function reading({ field }: SideColumn, { missingValues }: Resource): string {
  const { type = 'string', format = 'default', decimalChar, groupChar, bareNumber = true } = field ?? {}
  const { trueValues, falseValues, missingValues: own } = field ?? {}
  const missing = own ?? missingValues
  return JSON.stringify([type, format, decimalChar, groupChar, bareNumber, trueValues, falseValues, missing])
}

import type { TypedColumn } from '../exporters/typedtable.ts'

/** What a column's values have to be. Ends of a range are numbers or ISO dates as text, either may be absent. */
export type Filter =
  | { kind: 'has'; text: string }
  | { kind: 'is'; values: readonly string[] }
  | { kind: 'range'; from?: string; to?: string }
  | { kind: 'empty' }
  | { kind: 'filled' }

/** A column that rows are ordered by. */
export interface SortKey {
  column: string
  descending: boolean
}

/** What is reckoned of the numbers of a group. */
export const MEASURES = ['sum', 'mean', 'min', 'max'] as const
export type MeasureKind = (typeof MEASURES)[number]

/** A figure of each group beside its number of rows. */
export interface Measure {
  of: MeasureKind
  column: string
}

/** What a reader asks of a table. */
export interface TableQuery {
  /** Words that a row must hold, each in any of its cells. */
  search: string
  /** By column; a row must pass all. */
  filters: ReadonlyMap<string, Filter>
  /** First to last; without any, rows keep the order of the table. */
  sort: readonly SortKey[]
  hidden: ReadonlySet<string>
  /** Columns whose equal values make a group; none for the rows themselves. */
  group: readonly string[]
  measures: readonly Measure[]
}

/** The question that is answered by the whole table. */
export const EVERYTHING: TableQuery = {
  search: '',
  filters: new Map(),
  sort: [],
  hidden: new Set(),
  group: [],
  measures: [],
}

/** Name of the column with the number of rows of each group; no column of a grouped result is named so besides. */
export const COUNT = '#'

/** Name of the column with a measure. */
export function measureName({ of, column }: Measure): string {
  return `${of}:${column}`
}

/** The kinds of filter that fit a column; the first is the one to offer. */
export function filterKinds(kind: TypedColumn['kind']): readonly Filter['kind'][] {
  switch (kind) {
    case 'text':
      return ['has', 'is', 'empty', 'filled']
    case 'json':
      return ['has', 'empty', 'filled']
    case 'boolean':
      return ['is', 'empty', 'filled']
    default:
      return ['range', 'is', 'empty', 'filled']
  }
}

/** Whether a column holds amounts that can be added up or averaged. */
export function isMeasurable({ kind }: Pick<TypedColumn, 'kind'>): boolean {
  return kind === 'integer' || kind === 'number'
}

/** The columns whose values decide which rows a result has, and in which order. */
export function decidingColumns(query: TableQuery, all: readonly string[]): string[] {
  if (query.search.trim() !== '') return [...all]
  const named = new Set([
    ...query.filters.keys(),
    ...query.group,
    ...query.measures.map(({ column }) => column),
    ...query.sort.map(({ column }) => column),
  ])
  return all.filter((name) => named.has(name))
}

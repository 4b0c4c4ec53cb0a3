import type { Dataset, Resource } from '../catalog/model.ts'
import type { Facts } from './rule.ts'

/** What several rules of metadata ask of a column of a finished table. */
export interface ColumnValues {
  name: string
  /** Smallest and largest value as written. */
  min: string | undefined
  max: string | undefined
  /** Up to ten most frequent values. */
  top: string[]
  distinct: number
}

/** A finished table in short. */
export interface TableColumns {
  resource: Resource
  rows: number
  columns: ColumnValues[]
}

/** Where finished tables are found. */
export type TableFinder = Pick<Facts, 'tables'>

const known = new WeakMap<TableFinder, WeakMap<Dataset, TableColumns[]>>()

/** The finished tables of a dataset; each result is fetched once, since a cache keeps it as a file of its own. */
export function tableColumns(dataset: Dataset, facts: TableFinder): readonly TableColumns[] {
  const all = known.get(facts) ?? new WeakMap<Dataset, TableColumns[]>()
  known.set(facts, all)
  const found = all.get(dataset) ?? dataset.resources.flatMap((resource) => columnsOf(resource, facts))
  all.set(dataset, found)
  return found
}

function columnsOf(resource: Resource, { tables }: TableFinder): TableColumns[] {
  const result = tables.get(resource.id)
  if (!result) return []
  const columns = result.columns.map(({ name, min, max, top, distinct }) => ({
    name,
    min,
    max,
    top: top.map(({ value }) => value),
    distinct,
  }))
  return [{ resource, rows: result.rows, columns }]
}

import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Dataset, Resource } from '../catalog/model.ts'
import { comparePeriods, isoPeriod } from '../catalog/period.ts'
import { isUnsure } from './property.ts'
import { type TableFinder, tableColumns } from './table-columns.ts'

/** The time that a table describes, by the column that tells it. */
export interface TablePeriod {
  resource: Resource
  field: FieldDescriptor
  /** First and last year, month or day in the column. */
  first: string
  last: string
}

/** The times of the tables of a dataset. */
export interface DatasetPeriods {
  tables: TablePeriod[]
  /** Whether every table with rows tells its time, so that nothing else can lie before or after. */
  isComplete: boolean
}

/** The times that the tables of an open dataset describe, from their finished profiles. */
export function periodsOf(dataset: Dataset, facts: TableFinder): DatasetPeriods {
  const found: DatasetPeriods = { tables: [], isComplete: true }
  if (dataset.source.value.access !== 'terbuka' || isUnsure(dataset.source, 'resources')) return found
  const tables = tableColumns(dataset, facts)
  if (tables.length < dataset.resources.length) found.isComplete = false
  for (const { resource, rows, columns } of tables) {
    if (rows === 0) continue
    const field = periodField(resource)
    const column = columns.find(({ name }) => name === field?.name)
    const [first, last] = [isoPeriod(column?.min ?? ''), isoPeriod(column?.max ?? '')]
    if (field && first !== undefined && last !== undefined && isPlausible(field, first, last))
      found.tables.push({ resource, field, first, last })
    else found.isComplete = false
  }
  return found
}

/** The newest year, month or day that a dataset has figures of: by its tables, else as it declares. */
export function newestPeriod(dataset: Dataset, facts: TableFinder): string | undefined {
  const found = extremes(periodsOf(dataset, facts).tables)
  if (found) return found.last.last
  return isUnsure(dataset.source, 'temporal') ? undefined : dataset.source.value.temporal?.end
}

/** The earliest and the latest of several times, each with its table; `undefined` where there are none. */
export function extremes(
  periods: readonly TablePeriod[],
): { first: TablePeriod; last: TablePeriod } | undefined {
  const [one, ...rest] = periods
  if (!one) return undefined
  return {
    first: rest.reduce((best, next) => (comparePeriods(next.first, best.first) < 0 ? next : best), one),
    last: rest.reduce((best, next) => (comparePeriods(next.last, best.last) > 0 ? next : best), one),
  }
}

const TIMES = new Set(['year', 'yearmonth', 'date', 'datetime'])
const NAMES =
  /^(tahun|bulan|tanggal|periode|waktu|year|month|date|period)(_(data|acuan|survei|anggaran|laporan))?$/i
const CONCEPT = /^(waktu|tahun|periode) acuan$|^reference (time|year|period)$/i

/**
 * The column that tells which time a row describes. Other dates of a row, such as the year a park was opened, are
 * not meant: the column is part of the key, or its name or concept says so.
 */
export function periodField({ fields, primaryKey }: Resource): FieldDescriptor | undefined {
  const times = fields.filter(
    ({ name, type, format }) =>
      (TIMES.has(type) && (format === undefined || format === 'default')) ||
      (type === 'integer' && /^(tahun|year)$/i.test(name)),
  )
  const keys = times.filter(({ name }) => primaryKey.includes(name))
  const isNamed = ({ name }: FieldDescriptor) => NAMES.test(name)
  return (
    keys.find(isNamed) ??
    keys[0] ??
    times.find(isNamed) ??
    times.find(({ concept }) => concept !== undefined && CONCEPT.test(concept))
  )
}

/** A whole number in a column named after the year may be the number of years. */
function isPlausible({ type }: FieldDescriptor, first: string, last: string): boolean {
  return type !== 'integer' || (first >= '1900' && last <= '2100')
}

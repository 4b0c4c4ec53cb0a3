import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Dataset, Resource } from '../catalog/model.ts'
import type { Text } from '../catalog/problem.ts'
import { type TypedColumn, type TypedTable, valueAt } from '../exporters/typedtable.ts'
import { unknownName } from './reference.ts'

/** Where stories take their figures from. */
export interface StoryData {
  /** Published datasets by `agency/dataset`. */
  datasets: ReadonlyMap<string, Dataset>
  /** The values of a table; `undefined` where it cannot be read. */
  table(resource: Resource): TypedTable | undefined
}

/** A value, or why there is none. */
export type Found<T> = { value: T; fault?: undefined } | { fault: Text; value?: undefined }

/** A table that a story names, with its values. */
export interface StoryTable {
  dataset: Dataset
  resource: Resource
  table: TypedTable
}

/** A column that a story names. */
export interface StoryColumn {
  field: FieldDescriptor
  column: TypedColumn
}

/** The open dataset of an `agency/dataset`. */
export function datasetOf(data: StoryData, name: string): Found<Dataset> {
  const dataset = data.datasets.get(name)
  if (!dataset) return { fault: unknownName('dataset', name, [...data.datasets.keys()]) }
  if (dataset.source.value.access === 'terbuka') return { value: dataset }
  return {
    fault: {
      id: `Dataset \`${name}\` tidak terbuka, jadi angkanya tidak boleh dimuat di cerita.`,
      en: `The dataset \`${name}\` is not open, so no story may show its figures.`,
    },
  }
}

/** The table of a dataset that a story names; the first one where it names none. */
export function storyTable(
  data: StoryData,
  { dataset: name = '', resource: wanted }: Record<string, string>,
): Found<StoryTable> {
  const { value: dataset, fault } = datasetOf(data, name)
  if (fault) return { fault }
  const names = dataset.resources.map((resource) => resource.name)
  const resource = wanted ? dataset.resources[names.indexOf(wanted)] : dataset.resources[0]
  if (!resource) return { fault: unknownName('resource', wanted ?? '', names) }
  const table = data.table(resource)
  return table
    ? { value: { dataset, resource, table } }
    : { fault: unknownName('resource', resource.name, []) }
}

/** A column of a table by the name of its field. */
export function storyColumn({ resource, table }: StoryTable, name: string): Found<StoryColumn> {
  const field = resource.fields.find((one) => one.name === name)
  const column = table.columns.find((one) => one.name === name)
  if (field && column) return { value: { field, column } }
  return {
    fault: unknownName(
      'column',
      name,
      resource.fields.map((one) => one.name),
    ),
  }
}

/** The rows that meet conditions such as `tahun=2023; acuan=sensus`; all where there are none. */
export function rowsWhere(of: StoryTable, where = ''): Found<number[]> {
  let rows = Array.from({ length: of.table.rows }, (_, row) => row)
  for (const condition of where.split(';').map((part) => part.trim())) {
    if (condition === '') continue
    const [, name = '', text = ''] = /^([^=]*?)\s*=\s*(.*)$/.exec(condition) ?? []
    if (name === '') return { fault: notACondition(condition) }
    const { value, fault } = storyColumn(of, name)
    if (fault) return { fault }
    const { column } = value
    const left = rows.filter((row) => String(valueAt(column, row) ?? '') === text)
    if (left.length === 0) {
      const there = [...new Set(rows.map((row) => String(valueAt(column, row) ?? '')))]
      const { id, en } = unknownName('value', text, there)
      return { fault: { id: `Kolom \`${name}\`: ${id}`, en: `Column \`${name}\`: ${en}` } }
    }
    rows = left
  }
  return { value: rows }
}

function notACondition(condition: string): Text {
  return {
    id: `\`${condition}\` bukan syarat. Tulis \`kolom=nilai\`; pisahkan beberapa syarat dengan titik koma.`,
    en: `\`${condition}\` is no condition. Write \`column=value\`; part several with semicolons.`,
  }
}

import type { Dataset, PropertyPath } from '../catalog/model.ts'
import { unknownName } from './catalog-references.ts'
import type { Finding } from './rule.ts'
import { UNKNOWN_COLUMN } from './schema-references.ts'

/** Tables and columns that the declared views of a dataset name and that are not there. */
export function* viewReferences({ source, resources }: Dataset): Generator<Finding> {
  for (const [at, view] of (source.value.views ?? []).entries()) {
    const path: PropertyPath = ['views', at]
    const table =
      view.resource === undefined ? resources[0] : resources.find(({ name }) => name === view.resource)
    if (!table) {
      if (view.resource === undefined) continue
      yield unknownName(
        source,
        [...path, 'resource'],
        view.resource,
        UNKNOWN_TABLE,
        resources.map(({ name }) => name),
      )
      continue
    }
    const names = table.fields.map(({ name }) => name)
    if (names.length === 0) continue
    for (const [property, name] of columnsOf(view)) {
      if (!names.includes(name))
        yield unknownName(source, [...path, ...property], name, UNKNOWN_COLUMN, names)
    }
  }
}

const UNKNOWN_TABLE = {
  id: 'Dataset ini tidak punya tabel',
  en: 'This dataset has no table',
  known: { id: 'Tabelnya', en: 'Its tables are' },
}

function columnsOf(view: NonNullable<Dataset['source']['value']['views']>[number]): [PropertyPath, string][] {
  const { x, y, series, filter = {} } = view
  return [
    [['x'], x],
    ...(typeof y === 'string' ? [[['y'], y] as [PropertyPath, string]] : []),
    ...(Array.isArray(y) ? y.map((name, at): [PropertyPath, string] => [['y', at], name]) : []),
    ...(series === undefined ? [] : [[['series'], series] as [PropertyPath, string]]),
    ...Object.keys(filter).map((name): [PropertyPath, string] => [['filter', name], name]),
  ]
}

import type { Resource } from '../catalog/model.ts'
import { type Judge, type Judged, type ScoreFacts, share, type Verdict } from './criterion.ts'

/** Interoperability: open format, types, keys and the way in which files are written. */
export const tableCriteria = {
  'open-format': (facts) =>
    ifOpen(facts, () =>
      share(tablesAt(facts, 'path'), ({ id }) => facts.tables.get(id) !== undefined, 'tables'),
    ),
  'field-types': (facts) => ifOpen(facts, () => typed(facts)),
  'primary-key': (facts) =>
    share(tablesAt(facts, 'schema', 'primaryKey'), ({ primaryKey }) => primaryKey.length > 0, 'tables'),
  dialect: (facts) => ifOpen(facts, () => share(tablesAt(facts, 'dialect'), isPlain, 'tables')),
} satisfies Record<string, Judge>

function ifOpen({ dataset }: ScoreFacts, judge: () => Verdict): Verdict {
  return dataset.source.value.access === 'terbuka' ? judge() : { unknown: 'closed' }
}

function tablesAt({ dataset }: ScoreFacts, ...property: string[]): Judged<Resource>[] {
  return dataset.resources.map((item) => ({ item, at: ['resources', item.index, ...property] }))
}

/** The columns of the files whose declared type fits every value; a file that cannot be read is one that has none. */
function typed(facts: ScoreFacts): Verdict {
  const columns = facts.dataset.resources.flatMap((resource): Judged<boolean>[] => {
    const schema = ['resources', resource.index, 'schema', 'fields']
    const table = facts.tables.get(resource.id)
    if (!table) return [{ item: false, at: schema }]
    return table.columns.map(({ name, values, nulls }) => {
      const at = resource.fields.findIndex((field) => field.name === name)
      const type = resource.fields[at]?.type
      const isTyped = type !== undefined && type !== 'any' && values + nulls === table.rows
      return { item: isTyped, at: at < 0 ? schema : [...schema, at, 'type'] }
    })
  })
  return share(columns, (isTyped) => isTyped, 'tables')
}

function isPlain({ dialect, fields }: Resource): boolean {
  return (
    dialect.delimiter === ',' &&
    dialect.quoteChar === '"' &&
    fields.every(({ decimalChar = '.', groupChar }) => decimalChar === '.' && groupChar === undefined)
  )
}

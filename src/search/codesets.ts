import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { isRemark } from '../catalog/figures.ts'
import { KeySet } from '../catalog/keyset.ts'
import type { CodeList, Resource } from '../catalog/model.ts'
import { type Cells, type TableObserver, VALUE } from '../catalog/table.ts'
import { periodField } from '../rules/table-periods.ts'

/** The different values of a column that tables can be joined by; plain data. */
export interface CodeSet {
  field: string
  /** What has to be the same in both tables: a code list and system, or the kind of period. */
  kind: string
  isPeriod: boolean
  values: string[]
}

/** More different codes or periods than this are not compared. */
const MOST_VALUES = 10_000

/** The columns of a table that others may be joined by, each with what its values are taken from. */
export function joinFields(
  resource: Resource,
  codeLists: ReadonlyMap<string, CodeList>,
): { field: FieldDescriptor; kind: string; isPeriod: boolean }[] {
  const coded = resource.fields.flatMap((field) => {
    const list = codeLists.get(field.codes ?? '')
    // What a figure rests on is said by a code as well, and joins nothing.
    if (!list || (isRemark(field, resource) && !resource.primaryKey.includes(field.name))) return []
    return [{ field, kind: `${list.name} ${field.system ?? list.systems[0]?.system}`, isPeriod: false }]
  })
  const time = periodField(resource)
  return time ? [...coded, { field: time, kind: time.type, isPeriod: true }] : coded
}

/** Gathers the different values of the columns that a table may be joined by. */
export function codeSetObserver(
  resource: Resource,
  codeLists: ReadonlyMap<string, CodeList>,
): TableObserver & { result(): CodeSet[] } {
  const columns = joinFields(resource, codeLists).map((column) => ({ ...column, keys: new KeySet(), at: -1 }))
  return {
    header: ({ labels, fields }) => {
      for (const column of columns)
        column.at = labels.findIndex((label, at) => (fields[at]?.name ?? label) === column.field.name)
    },
    block: ({ columns: cells, count, blank }) => {
      for (const { at, keys } of columns) {
        const column = cells[at]
        if (!column) continue
        for (let row = 0; row < count && keys.size <= MOST_VALUES; row++)
          if (blank[row] === 0) put(keys, column, row)
      }
    },
    result: () =>
      columns.flatMap(({ field, kind, isPeriod, keys }) =>
        keys.size === 0 || keys.size > MOST_VALUES
          ? []
          : {
              field: field.name,
              kind,
              isPeriod,
              values: Array.from({ length: keys.size }, (_, key) => keys.key(key)),
            },
      ),
  }
}

function put(keys: KeySet, { bytes, start, end, status }: Cells, row: number): void {
  if (status[row] === VALUE) keys.put(bytes, start[row] as number, end[row] as number)
}

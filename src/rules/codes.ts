import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { KeySet } from '../catalog/keyset.ts'
import type { CodeList } from '../catalog/model.ts'
import { bytesOf } from '../catalog/text.ts'

/** The codes of a list in one system: the number of a code in `set` is that of its row. */
export interface Codes {
  set: KeySet
  rows: Record<string, string>[]
}

/** The column of a list that holds the codes of a field, by the field's code system. */
export function codeColumn(list: CodeList, field: FieldDescriptor): string | undefined {
  if (field.system === undefined) return list.systems[0]?.column
  return list.systems.find(({ system }) => system === field.system)?.column
}

const known = new WeakMap<CodeList, Map<string, Codes>>()

/** The codes in a column of a list; those of a list are kept. */
export function codesOf(list: CodeList, column: string): Codes {
  const columns = known.get(list) ?? new Map<string, Codes>()
  known.set(list, columns)
  let codes = columns.get(column)
  if (!codes) {
    codes = { set: new KeySet(), rows: [] }
    columns.set(column, codes)
    for (const row of list.rows) {
      const bytes = bytesOf(row[column] ?? '')
      if (bytes.length > 0 && codes.set.put(bytes, 0, bytes.length) === codes.rows.length)
        codes.rows.push(row)
    }
  }
  return codes
}

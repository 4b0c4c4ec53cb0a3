import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { KeySet } from '../catalog/keyset.ts'
import type { CodeList } from '../catalog/model.ts'
import { type Cells, DIGIT, QUOTED } from '../catalog/table.ts'
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

const shared = new WeakMap<CodeList, Set<number>>()

/**
 * Lengths that codes of two systems of a list have in common once they are written without points, so that digits
 * alone do not tell the system: `9901011001` may be of either.
 */
export function sharedLengths(list: CodeList): Set<number> {
  const found = shared.get(list)
  if (found) return found
  const systems = list.systems.map(
    ({ column }) =>
      new Set(
        list.rows
          .map((row) => (row[column] ?? '').replaceAll('.', ''))
          .filter((code) => /^\d+$/.test(code))
          .map(({ length }) => length),
      ),
  )
  const lengths = new Set<number>()
  systems.forEach((one, at) => {
    for (const length of one)
      if (systems.some((other, index) => index > at && other.has(length))) lengths.add(length)
  })
  shared.set(list, lengths)
  return lengths
}

/** Whether a cell that is no code of the default system may be one of several, where the field does not name its own. */
export function isOfAnySystem(
  list: CodeList,
  { system }: FieldDescriptor,
  { start, end, kinds }: Cells,
  at: number,
): boolean {
  if (system !== undefined || list.systems.length < 2 || ((kinds[at] as number) & ~QUOTED) !== DIGIT)
    return false
  return sharedLengths(list).has((end[at] as number) - (start[at] as number))
}

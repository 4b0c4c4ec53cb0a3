import { type ColumnPair, isShared, type SharedColumn } from './columnpairs.ts'
import type { RefusedKey, RowMatch } from './difference.ts'
import { isRemark } from './figures.ts'
import type { Resource } from './model.ts'
import { isOrdered } from './table.ts'
import type { KeyColumn } from './valuekey.ts'

/** Columns by which rows of the two sides may be matched. */
export interface MatchKey {
  by: RowMatch['by']
  columns: SharedColumn[]
}

/** The ways to match rows in the order in which they are tried, the last of which always works, and those not open. */
export function matchKeys(
  pairs: ColumnPair[],
  resources: { before: Resource; after: Resource },
): { keys: MatchKey[]; refused: RefusedKey[] } {
  const keys: MatchKey[] = []
  const refused: RefusedKey[] = []
  const declared = declaredKey(pairs, resources)
  if ('why' in declared) refused.push(declared)
  else keys.push(declared)
  const columns = dimensionsOf(pairs, resources)
  const isTried = keys.some((key) => key.columns.length === columns.length)
  if (columns.length === 0) refused.push({ by: 'dimensions', why: 'none' })
  else if (!isTried || columns.some((column) => !keys[0]?.columns.includes(column)))
    keys.push({ by: 'dimensions', columns })
  return { keys: [...keys, { by: 'content', columns: pairs.filter(isShared) }], refused }
}

/** The columns of both sides that are no figures or remarks. */
export function dimensionsOf(
  pairs: ColumnPair[],
  resources: { before: Resource; after: Resource },
): SharedColumn[] {
  const names = (field: SharedColumn['before']['field'], resource: Resource) =>
    field !== undefined && !isRemark(field, resource)
  return pairs
    .filter(isShared)
    .filter(
      ({ before, after }) => names(before.field, resources.before) && names(after.field, resources.after),
    )
}

/** How the key columns of each side are read, so that equal values make equal keys. */
export function keyColumns(columns: SharedColumn[]): { before: KeyColumn[]; after: KeyColumn[] } {
  const byNumber = columns.map(({ before, after }) => {
    const [was, is] = [before.field, after.field]
    if (NUMBERS.has(was?.type) && NUMBERS.has(is?.type)) return true
    return was?.type === is?.type && isOrdered(is?.type) && was?.format !== is?.format
  })
  const side = (name: 'before' | 'after') =>
    columns.map((column, at) => ({ index: column[name].index, byNumber: byNumber[at] as boolean }))
  return { before: side('before'), after: side('after') }
}

const NUMBERS = new Set<string | undefined>(['integer', 'number'])

/** The key that the schema declares now, or declared before where it no longer does. */
function declaredKey(
  pairs: ColumnPair[],
  { before, after }: { before: Resource; after: Resource },
): MatchKey | RefusedKey {
  const isNow = after.primaryKey.length > 0
  const names = isNow ? after.primaryKey : before.primaryKey
  if (names.length === 0) return { by: 'primaryKey', why: 'none' }
  const columns: SharedColumn[] = []
  for (const name of names) {
    const pair = pairs.find((one) => (isNow ? one.after : one.before)?.name === name)
    if (!pair || !isShared(pair)) {
      const side = pair?.after || (!pair && !isNow) ? 'before' : 'after'
      return { by: 'primaryKey', why: 'missing-column', side, column: name }
    }
    columns.push(pair)
  }
  return { by: 'primaryKey', columns }
}

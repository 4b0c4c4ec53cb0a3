import type { CodeSet } from './codesets.ts'

/** A table with what it can be joined by. */
export interface JoinTable {
  /** `agency/dataset`. */
  dataset: string
  /** `agency/dataset/resource`. */
  resource: string
  sets: CodeSet[]
  /** Declared references to other tables (Table Schema `foreignKeys`). */
  references: { fields: string[]; resource: string; parentFields: string[] }[]
}

/** A table that another can be joined with. */
export interface Joinable {
  dataset: string
  resource: string
  /** Columns of both tables, the most telling first. */
  columns: JoinColumn[]
}

/** A column in each of two tables with values that both have. */
export interface JoinColumn {
  own: string
  other: string
  /** Different values that both columns have; 0 for a declared reference, which is not counted. */
  shared: number
  isPeriod: boolean
}

/** Tables that can be joined with others, by value. */
export interface JoinIndex {
  tables: readonly JoinTable[]
  /** Numbers of the tables that have a code, by the kind of code and the code. */
  postings: ReadonlyMap<string, number[]>
}

/** An index of the codes of many tables: finding what joins with one costs as much as what they share. */
export function joinIndex(tables: readonly JoinTable[]): JoinIndex {
  const postings = new Map<string, number[]>()
  for (const [number, { sets }] of tables.entries()) {
    for (const { kind, isPeriod, values } of sets) {
      if (isPeriod) continue
      for (const value of values) {
        const key = `${kind} ${value}`
        const list = postings.get(key)
        if (!list) postings.set(key, [number])
        else if (list.at(-1) !== number) list.push(number)
      }
    }
  }
  return { tables, postings }
}

/**
 * Tables of other datasets that share codes with the tables of a dataset or refer to them, one of each dataset, best
 * first: declared references, then by how many combinations of codes and periods may meet.
 */
export function joinableWith(index: JoinIndex, dataset: string, most: number): Joinable[] {
  const best = new Map<string, { joinable: Joinable; score: number }>()
  for (const own of index.tables) {
    if (own.dataset !== dataset) continue
    for (const number of candidates(index, own)) {
      const other = index.tables[number] as JoinTable
      if (other.dataset === dataset) continue
      const columns = columnsOf(own, other)
      if (columns.every(({ isPeriod }) => isPeriod)) continue
      const joinable = { dataset: other.dataset, resource: other.resource, columns }
      const score = scoreOf(columns)
      const known = best.get(other.dataset)
      if (!known || score > known.score) best.set(other.dataset, { joinable, score })
    }
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || (a.joinable.dataset < b.joinable.dataset ? -1 : 1))
    .slice(0, most)
    .map(({ joinable }) => joinable)
}

/** Above any product of shared values. */
const REFERENCE = 1e12

function candidates({ tables, postings }: JoinIndex, own: JoinTable): Set<number> {
  const found = new Set<number>()
  for (const { kind, isPeriod, values } of own.sets) {
    if (isPeriod) continue
    for (const value of values) for (const number of postings.get(`${kind} ${value}`) ?? []) found.add(number)
  }
  for (const [number, other] of tables.entries())
    if (refersTo(own, other) || refersTo(other, own)) found.add(number)
  return found
}

function refersTo(from: JoinTable, to: JoinTable): boolean {
  return from.references.some(({ resource }) => resource === to.resource)
}

/** Columns that both tables have, one pair for each kind of code; a code that is always the same joins only where no other does. */
function columnsOf(own: JoinTable, other: JoinTable): JoinColumn[] {
  const declared = [
    ...pairs(own, other, ({ fields, parentFields }) => [fields, parentFields]),
    ...pairs(other, own, ({ fields, parentFields }) => [parentFields, fields]),
  ]
  if (declared.length > 0) return declared
  const columns = own.sets.flatMap((set) => {
    const values = valuesOf(set)
    const [pair] = other.sets
      .filter(({ kind, isPeriod }) => kind === set.kind && isPeriod === set.isPeriod)
      .map(({ field, values: theirs, isPeriod }) => ({
        own: set.field,
        other: field,
        shared: theirs.reduce((count, value) => count + (values.has(value) ? 1 : 0), 0),
        isPeriod,
      }))
      .sort((a, b) => b.shared - a.shared)
    return pair && pair.shared > 0 ? [pair] : []
  })
  const telling = columns.some(({ shared, isPeriod }) => shared > 1 && !isPeriod)
  return columns
    .filter(({ shared, isPeriod }) => isPeriod || shared > 1 || !telling)
    .sort((a, b) => Number(a.isPeriod) - Number(b.isPeriod) || b.shared - a.shared)
}

/** The values of a column as a set, which is asked for once for each table that it is compared with. */
function valuesOf(set: CodeSet): Set<string> {
  const known = valueSets.get(set) ?? new Set(set.values)
  valueSets.set(set, known)
  return known
}

const valueSets = new WeakMap<CodeSet, Set<string>>()

function pairs(
  from: JoinTable,
  to: JoinTable,
  sides: (reference: JoinTable['references'][number]) => [string[], string[]],
): JoinColumn[] {
  const reference = from.references.find(({ resource }) => resource === to.resource)
  if (!reference) return []
  const [own, other] = sides(reference)
  return own.map((name, at) => ({ own: name, other: other[at] ?? '', shared: 0, isPeriod: false }))
}

function scoreOf(columns: readonly JoinColumn[]): number {
  if (columns.some(({ shared }) => shared === 0)) return REFERENCE
  return columns.reduce((product, { shared }) => product * shared, 1)
}

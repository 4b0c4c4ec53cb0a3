import { compareTables } from '../catalog/comparetables.ts'
import type { ChangedCell, DifferenceOptions, TableDifference } from '../catalog/difference.ts'
import type { Dataset, Resource } from '../catalog/model.ts'
import { shorten } from '../catalog/problem.ts'
import { maskCell } from '../rules/mask.ts'
import { explanationOf, newRevisions } from '../rules/revisions.ts'
import type { Side, TableReview } from './review.ts'

/** Published figures of a period and a column that are others now. */
export interface RevisedPeriod {
  /** Empty where the rows have no period. */
  period: string
  column: string
  count: number
  /** Why, as a new entry of `revisions` says. */
  reason?: string
}

/** As many cells and rows as a verifier looks at; the counts are complete. */
const KEPT: DifferenceOptions = { cells: 200, rows: 100 }

/** What a change does to the tables of a dataset; those that it leaves as they are do not appear. */
export function tableReviews(
  before: { side: Side; dataset: Dataset | undefined },
  after: { side: Side; dataset: Dataset | undefined },
  isChanged: (file: string) => boolean,
): TableReview[] {
  const old = new Map(before.dataset?.resources.map((resource) => [resource.name, resource]))
  const reviews: TableReview[] = []
  for (const resource of after.dataset?.resources ?? []) {
    const was = old.get(resource.name)
    old.delete(resource.name)
    const changed = [resource.file, was?.file].some((file) => file !== undefined && isChanged(file))
    if (!changed && was && JSON.stringify(was.descriptor) === JSON.stringify(resource.descriptor)) continue
    const review = was ? compared(was, resource, before, after) : alone(resource, after.side, 'added')
    if (review) reviews.push(review)
  }
  for (const resource of old.values()) {
    const review = alone(resource, before.side, 'removed')
    if (review) reviews.push(review)
  }
  return reviews
}

function alone(resource: Resource, side: Side, status: 'added' | 'removed'): TableReview | undefined {
  if (!resource.file) return undefined
  return {
    name: resource.name,
    file: resource.file,
    status,
    ...sizeOf(resource, side),
    revised: [],
    isHidden: isPersonal(resource.file, side),
    ...(!isReadable(resource.file, side) && { unread: UNREAD }),
    units: unitsOf(resource),
  }
}

function compared(
  was: Resource,
  now: Resource,
  before: { side: Side; dataset: Dataset | undefined },
  after: { side: Side; dataset: Dataset | undefined },
): TableReview | undefined {
  const [from, to] = [was.file, now.file]
  if (!from || !to)
    return from || to
      ? alone(from ? was : now, from ? before.side : after.side, from ? 'removed' : 'added')
      : undefined
  const isHidden = isPersonal(from, before.side) || isPersonal(to, after.side)
  const base: TableReview = {
    name: now.name,
    file: to,
    status: 'changed',
    ...sizeOf(now, after.side),
    revised: [],
    isHidden,
    units: unitsOf(now),
  }
  if (!isReadable(from, before.side) || !isReadable(to, after.side)) return { ...base, unread: UNREAD }
  const difference = compareTables(
    { resource: was, open: () => before.side.tree.open(from) },
    { resource: now, open: () => after.side.tree.open(to) },
    KEPT,
  )
  const said = before.dataset && after.dataset ? newRevisions(after.dataset, before.dataset) : []
  // Of an old version no result of a check is kept.
  const size = base.size ?? { rows: difference.rows.after, columns: difference.columns.after }
  return {
    ...base,
    size,
    difference: isHidden ? withoutCells(difference) : masked(difference),
    revised: difference.revisions.periods.map(({ period, column, count }) => {
      const reason = explanationOf(period, said)?.reason
      return { period, column, count, ...(reason !== undefined && { reason }) }
    }),
  }
}

const UNREAD = {
  id: 'Tabel ini tidak dapat dibandingkan, karena salah satu versinya tidak dapat dibaca sebagai tabel.',
  en: 'This table cannot be compared, since one of its versions cannot be read as a table.',
}
const UNREADABLE: ReadonlySet<string> = new Set(['source-error', 'encoding-error'])

function isReadable(file: string, { tree, problems }: Side): boolean {
  if (tree.entry(file)?.kind !== 'file') return false
  return !problems.some(({ code, places }) => UNREADABLE.has(code) && places[0]?.file === file)
}

function isPersonal(file: string, { problems }: Side): boolean {
  return problems.some(({ code, places }) => code === 'personal-data' && places[0]?.file === file)
}

function sizeOf({ id }: Resource, { tables }: Side): Pick<TableReview, 'size'> {
  const result = tables.get(id)
  return result ? { size: { rows: result.rows, columns: result.labels } } : {}
}

function unitsOf({ fields }: Resource): Record<string, string> {
  return Object.fromEntries(fields.flatMap(({ name, unit }) => (unit === undefined ? [] : [[name, unit]])))
}

/** The counts of a difference alone, where its cells may name persons. */
function withoutCells(difference: TableDifference): TableDifference {
  return {
    ...difference,
    revisions: { ...difference.revisions, cells: [] },
    changed: [],
    added: [],
    removed: [],
    match: { ...difference.match, refused: difference.match.refused.map(({ key: _, ...rest }) => rest) },
    // The smallest figure of a period may be the number of a person.
    measures: [],
  }
}

/** A difference whose texts are masked by their columns and shortened. */
function masked(difference: TableDifference): TableDifference {
  const { columns } = difference.match
  const texts = (values: string[], labels: readonly string[]) =>
    values.map((value, at) => shorten(maskCell(value, labels[at])))
  const cell = <T extends ChangedCell>(changed: T): T => ({
    ...changed,
    key: texts(changed.key, columns),
    before: shorten(maskCell(changed.before, changed.column)),
    after: shorten(maskCell(changed.after, changed.column)),
    period: shorten(maskCell(changed.period, undefined)),
  })
  const rows = (shown: TableDifference['added'], labels: string[]) =>
    shown.map((row) => ({ ...row, key: texts(row.key, columns), cells: texts(row.cells, labels) }))
  return {
    ...difference,
    revisions: { ...difference.revisions, cells: difference.revisions.cells.map(cell) },
    changed: difference.changed.map(cell),
    added: rows(difference.added, difference.columns.after),
    removed: rows(difference.removed, difference.columns.before),
    measures: difference.measures.map((measure) => ({
      ...measure,
      largest: measure.largest.map(cell),
      outside: {
        ...measure.outside,
        examples: measure.outside.examples.map((one) => ({ ...one, key: texts(one.key, columns) })),
      },
    })),
  }
}

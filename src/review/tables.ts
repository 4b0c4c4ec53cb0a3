import { compareTables } from '../catalog/comparetables.ts'
import type { ChangedCell, DifferenceOptions, TableDifference } from '../catalog/difference.ts'
import type { Dataset, Resource } from '../catalog/model.ts'
import { maskPersonal } from '../catalog/personal.ts'
import { shorten } from '../catalog/problem.ts'
import { maskCell } from '../rules/mask.ts'
import { claimOf, explanationOf, newRevisions } from '../rules/revisions.ts'
import { introducedColumns } from './introduction.ts'
import { withoutPersons } from './metadata.ts'
import type { Side, TableReview } from './review.ts'
import { isOfSameContent, writtenOtherwise } from './written.ts'

/** Published figures of a period and a column that are others now. */
export interface RevisedPeriod {
  /** Empty where the rows have no period. */
  period: string
  column: string
  count: number
  /** Why, as a new entry of `revisions` says. */
  reason?: string
  /** A new entry that was meant for it and explains nothing, or that names no period. */
  claim?: { reason: string; isForAll: boolean }
}

/** A dataset on one side of a change; absent where that side does not have it. */
interface ReviewedSide {
  side: Side
  dataset: Dataset | undefined
}

/** As many cells and rows as a verifier looks at; the counts are complete. */
const KEPT: DifferenceOptions = { cells: 200, rows: 100 }

/** What a change does to the tables of a dataset; those that it leaves as they are do not appear. */
export function tableReviews(
  before: ReviewedSide,
  after: ReviewedSide,
  isChanged: (file: string) => boolean,
): TableReview[] {
  const old = new Map(before.dataset?.resources.map((resource) => [resource.name, resource]))
  const reviews: TableReview[] = []
  const now = new Set(after.dataset?.resources.map(({ name }) => name))
  for (const resource of after.dataset?.resources ?? []) {
    // A table under another name is the same one where it has the same columns.
    const was =
      old.get(resource.name) ??
      [...old.values()].find((one) => !now.has(one.name) && hasSameColumns(one, resource))
    if (was) old.delete(was.name)
    const changed = [resource.file, was?.file].some((file) => file !== undefined && isChanged(file))
    if (!changed && was && JSON.stringify(was.descriptor) === JSON.stringify(resource.descriptor)) continue
    const review = was ? compared(was, resource, before, after) : introduced(resource, after)
    if (review) reviews.push(review)
  }
  for (const resource of old.values()) {
    const review = alone(resource, before.side, 'removed')
    if (review) reviews.push(review)
  }
  return reviews
}

function hasSameColumns({ fields }: Resource, other: Resource): boolean {
  const names = new Set(other.fields.map(({ name }) => name))
  const same = fields.filter(({ name }) => names.has(name)).length
  return same > 0 && same >= 0.8 * Math.max(fields.length, names.size)
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

/** A new table: its columns, and all of its rows and figures as what is added to none. */
function introduced(resource: Resource, { side, dataset }: ReviewedSide): TableReview | undefined {
  const review = alone(resource, side, 'added')
  const { file } = resource
  if (!review || file === undefined || review.unread) return review
  const open = () => side.tree.open(file)
  const all = compareTables({ resource, open: () => headerOf(open()) }, { resource, open }, KEPT)
  const own = masked(all, judgedHarmless(dataset))
  return {
    ...review,
    columns: introducedColumns(resource),
    ...(review.isHidden
      ? { difference: withoutCells(all) }
      : { difference: own.difference, looksPersonal: own.isMasked }),
  }
}

const LINE_END = 10

/** The beginning of a file up to its first line end. */
function* headerOf(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const piece of pieces) {
    const end = piece.indexOf(LINE_END)
    yield end < 0 ? piece : piece.subarray(0, end + 1)
    if (end >= 0) return
  }
}

function compared(
  was: Resource,
  now: Resource,
  before: ReviewedSide,
  after: ReviewedSide,
): TableReview | undefined {
  const [from, to] = [was.file, now.file]
  if (!from || !to)
    return from || to ? (from ? alone(was, before.side, 'removed') : introduced(now, after)) : undefined
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
  const own = masked(difference, judgedHarmless(after.dataset))
  // Of an old version no result of a check is kept.
  const size = base.size ?? { rows: difference.rows.after, columns: difference.columns.after }
  return {
    ...base,
    size,
    ...(isOfSameContent(difference) && {
      written: writtenOtherwise(difference, was, now, before.side, after.side),
    }),
    ...(isHidden
      ? { difference: withoutCells(difference) }
      : { difference: own.difference, looksPersonal: own.isMasked }),
    revised: difference.revisions.periods.map(({ period, column, count }) => {
      const [reason, claim] = [explanationOf(period, said)?.reason, claimOf(period, said)]
      return {
        period,
        column,
        count,
        ...(reason !== undefined
          ? { reason: withoutPersons(reason) }
          : claim && {
              claim: { reason: withoutPersons(claim.reason), isForAll: claim.period === undefined },
            }),
      }
    }),
  }
}

/** Columns whose numbers a person has judged to be those of nobody. */
function judgedHarmless(dataset: Dataset | undefined): Set<string> {
  const exempt = dataset?.source.value.exempt ?? []
  return new Set(exempt.flatMap(({ check, field }) => (check === 'personal-data' && field ? field : [])))
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

/** Whether a figure looks like the number of a person, as a NIK among figures does. */
export function looksPersonal(value: number): boolean {
  const text = String(value)
  return Math.abs(value) > 1e9 && maskPersonal(text) !== text
}

/** A difference whose texts are masked by their columns and shortened; beside a number of a person no words stay. */
function masked(
  difference: TableDifference,
  harmless: ReadonlySet<string>,
): { difference: TableDifference; isMasked: boolean } {
  const { columns } = difference.match
  let isMasked = false
  const texts = (values: readonly string[], labels: readonly (string | undefined)[]) => {
    const shown = values.map((value, at) =>
      harmless.has(labels[at] ?? '') ? value : maskCell(value, labels[at]),
    )
    const isPersonal = shown.some((text, at) => text !== values[at])
    isMasked ||= isPersonal
    return shown.map((text, at) =>
      isPersonal && text === values[at] && /\p{L}{3}/u.test(text) ? '…' : shorten(text),
    )
  }
  const cell = <T extends ChangedCell>(changed: T): T => {
    const labels = [...columns, changed.column, changed.column]
    const shown = texts([...changed.key, changed.before, changed.after], labels)
    const [before = '', after = ''] = shown.slice(-2)
    return { ...changed, key: shown.slice(0, -2), before, after, period: shorten(changed.period) }
  }
  const rows = (shown: TableDifference['added'], labels: string[]) =>
    shown.map((row) => ({ ...row, key: texts(row.key, columns), cells: texts(row.cells, labels) }))
  const isFigure = (column: string, ...values: number[]) => {
    const isPersonal = !harmless.has(column) && values.some(looksPersonal)
    isMasked ||= isPersonal
    return !isPersonal
  }
  const result: TableDifference = {
    ...difference,
    revisions: { ...difference.revisions, cells: difference.revisions.cells.map(cell) },
    changed: difference.changed.map(cell),
    added: rows(difference.added, difference.columns.after),
    removed: rows(difference.removed, difference.columns.before),
    measures: difference.measures.map((measure) => ({
      ...measure,
      largest: measure.largest.filter(({ column, from, to }) => isFigure(column, from, to)).map(cell),
      outside: {
        ...measure.outside,
        examples: measure.outside.examples
          .filter(({ value }) => isFigure(measure.column, value))
          .map((one) => ({ ...one, key: texts(one.key, columns) })),
      },
    })),
  }
  // Totals of so few figures that one of them may be such a number.
  return { difference: isMasked ? { ...result, measures: [] } : result, isMasked }
}

import { columnsDifference, isShared, pairColumns, type SharedColumn, sideColumns } from './columnpairs.ts'
import { type ComparedSide, type ComparisonPlan, comparePart, type Stopped, until } from './comparison.ts'
import type {
  ColumnsDifference,
  DifferenceOptions,
  LikelyRename,
  RefusedKey,
  RenamedColumn,
  RowMatch,
  TableDifference,
  TableSide,
} from './difference.ts'
import { dimensionsOf, keyColumns, type MatchKey, matchKeys } from './matchkey.ts'
import type { PeriodUnit } from './measuredifference.ts'
import { isMeasure, Measures } from './measures.ts'
import { readTable } from './pass.ts'
import { PeriodSlots } from './periodslots.ts'
import { RowFindings } from './rowfindings.ts'
import type { Header } from './table.ts'

const DEFAULTS = { cells: 1000, rows: 200, memory: 192 << 20 }
/** Parts of a table that are compared one by one; a part of such a table takes what memory it needs. */
const MOST_PARTS = 256

/**
 * The difference between two versions of a table, row by row. Each side is read once, and again for each better key
 * that turned out to be none, where a column was renamed, and for each part of a table that is larger than the memory.
 */
export function compareTables(
  before: TableSide,
  after: TableSide,
  options: DifferenceOptions = {},
): TableDifference {
  const sides = {
    before: { ...before, columns: headed(before) },
    after: { ...after, columns: headed(after) },
  }
  const most = { ...DEFAULTS, ...options }
  const first = compareBy(sides, [], most, true)
  const renamed = first.findings.renamed()
  const likely = first.findings.likely(renamed)
  if (renamed.length === 0) return resultOf(first, [], likely)
  return resultOf(compareBy(sides, renamed, most, false), renamed, likely)
}

interface Sides {
  before: ComparedSide
  after: ComparedSide
}

interface Compared {
  plan: ComparisonPlan
  findings: RowFindings
  refused: RefusedKey[]
}

/** Compares by the first key that tells rows apart. */
function compareBy(
  sides: Sides,
  renamed: RenamedColumn[],
  most: ComparisonPlan['most'],
  seeksRenames: boolean,
): Compared {
  const resources = { before: sides.before.resource, after: sides.after.resource }
  const pairs = pairColumns(sides.before.columns, sides.after.columns, renamed, resources)
  const { keys, refused } = matchKeys(pairs, resources)
  for (const key of keys) {
    for (let parts = 1; ; parts *= 4) {
      const plan = planOf({ ...sides, pairs, key, seeksRenames, most: memoryOf(most, parts) })
      const findings = new RowFindings(plan)
      let stopped: Stopped | undefined
      for (let number = 0; number < parts && !stopped; number++)
        stopped = comparePart(plan, findings, { number, of: parts })
      if (!stopped) return { plan, findings, refused }
      if (stopped === 'memory') continue
      if (key.by !== 'content') refused.push({ by: key.by, why: 'duplicate-key', ...stopped })
      break
    }
  }
  throw new Error('Rows can always be matched by their content')
}

function planOf(base: Omit<ComparisonPlan, 'time' | 'periods' | 'measures'>): ComparisonPlan {
  const { before, after, pairs, key } = base
  const resources = { before: before.resource, after: after.resource }
  const dimensions = key.by === 'content' ? dimensionsOf(pairs, resources) : key.columns
  const time = dimensions.find(isTime) ?? pairs.filter(isShared).find(isTime)
  const units = [time?.before, time?.after].map((side) => UNITS.get(side?.field?.type ?? ''))
  const unit = units.includes('year') ? 'year' : units.includes('month') ? 'month' : 'day'
  // Where the period is no part of the key, each key stands for one figure and none for a series.
  const isSeries = dimensions.some((column) => column === time)
  const series = keyColumns(isSeries ? dimensions.filter((column) => column !== time) : [])
  const periods = new PeriodSlots(unit)
  const figures = pairs.filter(
    (pair) => isMeasure(pair, resources) && !dimensions.some((one) => one === pair),
  )
  const reading = { periods, time: time?.before, missingValues: before.resource.missingValues }
  return { ...base, time, periods, measures: new Measures(figures, series, reading) }
}

const UNITS = new Map<string, PeriodUnit>([
  ['year', 'year'],
  ['yearmonth', 'month'],
  ['date', 'day'],
])

function isTime({ before, after }: SharedColumn): boolean {
  return UNITS.has(before.field?.type ?? '') && UNITS.has(after.field?.type ?? '')
}

/** In so many parts a row that is alike many others takes what memory it needs. */
function memoryOf(most: ComparisonPlan['most'], parts: number): ComparisonPlan['most'] {
  return parts < MOST_PARTS ? most : { ...most, memory: Number.POSITIVE_INFINITY }
}

/** Bytes in which a header mostly ends. */
const HEADER = 1 << 13

function* inSmall(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += HEADER) yield piece.subarray(at, at + HEADER)
}

/** The columns of a table, by the beginning of its file. */
function headed({ resource, open }: TableSide): ComparedSide['columns'] {
  let header: Header | undefined
  readTable(() => until(inSmall(open()), () => header !== undefined), resource, [
    {
      header: (found) => {
        header = found
      },
    },
  ])
  return sideColumns(header)
}

function resultOf(
  { plan, findings, refused }: Compared,
  renamed: RenamedColumn[],
  likely: LikelyRename[],
): TableDifference {
  const { pairs, key, time, periods, measures } = plan
  const { rows, cells, unread } = findings
  const columns = columnsDifference(pairs, renamed, likely)
  const moved = findings.order.moved()
  const byColumn = pairs.flatMap((pair) => {
    const count = findings.changedBy.get(pair)
    return count === undefined ? [] : { column: pair.name, count }
  })
  return {
    match: matchOf(key, refused),
    rows: {
      ...rows,
      unchanged: rows.after - rows.added - rows.changed,
      moved,
      isOrderOnly: moved > 0 && rows.added + rows.removed + rows.changed === 0 && !isAnyChange(columns),
      unread,
    },
    cells: { ...cells, byColumn },
    columns,
    revisions: { ...findings.revisions, periods: measures.revisions(), cells: findings.revised.found },
    changed: findings.changed.found,
    added: findings.added.found,
    removed: findings.removed.found,
    ...(time && { time: { column: time.name, unit: periods.unit } }),
    measures: measures.result(time !== undefined),
    moreMeasures: measures.isFull,
  }
}

function matchOf({ by, columns }: MatchKey, refused: RefusedKey[]): RowMatch {
  return { by, columns: columns.map(({ name }) => name), refused }
}

function isAnyChange({ added, removed, renamed, retyped, moved }: ColumnsDifference): boolean {
  return [added, removed, renamed, retyped, moved].some((list) => list.length > 0)
}

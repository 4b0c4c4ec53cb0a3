import type { TypedColumn, TypedTable } from '../exporters/typedtable.ts'
import { type Answer, answerOf, choicesOf, type Engine, NotFetched, type Talk } from './engine.ts'
import type { Labels } from './filters.ts'
import { mergedColumn, type Part } from './mergedcolumns.ts'
import type { Group, ParquetTable } from './parquettable.ts'
import { decidingColumns, EVERYTHING, type TableQuery } from './query.ts'
import { answer, matchingRows, type Result, type Shown, shownValue } from './result.ts'

/** Groups that are fetched at the same time. */
const AT_ONCE = 4
/** Bytes that all columns of the rows found may take, so that they are fetched at once and further questions need none. */
const SMALL_ANSWER = 1_000_000
/** Bytes of all columns that decide, up to which they are fetched together: half as many requests, if some for nothing. */
const TOGETHER = 2_000_000
/** Bytes that are fetched without asking. */
export const FREE = 5_000_000

/** Milliseconds that the search waits after its first hits for somebody to show them, before it goes on. */
const PAUSE = 100

/** Rows that passed in a group. */
interface Found {
  group: Group
  rows: Uint32Array
}

/** Answers questions about a table in a Parquet file, and fetches no more of it than an answer needs. */
export function largeEngine(
  table: ParquetTable,
  labels: (column: string) => Labels | undefined,
  free = FREE,
): Engine {
  const names = table.columns.map(({ name }) => name)
  let granted = free

  const allow = async (bytes: number, { mayFetch }: Pick<Talk, 'mayFetch'>) => {
    const all = table.file.received + bytes
    if (bytes === 0 || all <= granted) return
    if (!(await mayFetch(bytes))) throw new NotFetched()
    granted = all + free
  }

  const shownOf = (query: TableQuery) => table.columns.filter(({ name }) => !query.hidden.has(name))

  const answerWith = (found: readonly Found[], query: TableQuery): Answer => {
    const parts = found.map(({ group, rows }) => ({ columns: [...group.columns.values()], rows }))
    const isGrouped = query.group.length > 0 || query.measures.length > 0
    const needed = new Set([
      ...query.sort.map(({ column }) => column),
      ...(isGrouped ? groupColumns(query) : []),
    ])
    const merged = tableOf(
      parts,
      table.columns.filter(({ name }) => needed.has(name)),
    )
    const asked = { ...query, search: '', filters: new Map() }
    const result = answer(merged, asked)
    if (isGrouped) return answerOf(result)
    return rowsAnswer(found, result.rows, shownOf(query))
  }

  const rowsAnswer = (
    found: readonly Found[],
    order: Uint32Array,
    columns: readonly Pick<TypedColumn, 'name' | 'kind'>[],
  ): Answer => {
    const shown = columns.map(({ name }) => name)
    const starts = startsOf(found)
    return {
      columns,
      rows: order.length,
      matching: order.length,
      window: (from, to, signal) => windowOf(table, found, starts, order.subarray(from, to), shown, signal),
      async whole(talk) {
        const groups = found.map(({ group }) => group)
        await allow(table.missingBytes(groups, shown), talk)
        await inPool(groups, (group) => table.load(group, shown, talk.signal))
        const parts = found.map(({ group, rows }) => ({ columns: [...group.columns.values()], rows }))
        return {
          columns: tableOf(parts, columns).columns,
          rows: order,
          matching: order.length,
        } satisfies Result
      },
    }
  }

  return {
    async ask(query, talk) {
      const { signal } = talk
      const candidates = table.candidates(query)
      const isSearch = query.search.trim() !== ''
      const testing = isSearch ? names : names.filter((name) => query.filters.has(name))
      const deciding = decidingColumns(query, names)
      await allow(table.missingBytes(candidates, deciding), talk)
      // Where it is little anyway, one request a group is quicker than one a column.
      const first =
        table.missingBytes(candidates, names) <= SMALL_ANSWER
          ? names
          : table.missingBytes(candidates, deciding) <= TOGETHER
            ? deciding
            : testing
      const found = new Array<Found | undefined>(candidates.length).fill(undefined)
      let done = 0
      let told = 0
      let firstShown: Promise<void> | undefined
      await inPool(candidates, async (group, at) => {
        signal.throwIfAborted()
        await table.load(group, first, signal, () => firstShown)
        const rows = testing.length === 0 ? all(group) : matchingRows(table.loaded(group), query, labels)
        if (rows.length > 0) await table.load(group, deciding, signal)
        found[at] = { group, rows }
        done++
        const ready = found.indexOf(undefined)
        const sofar = (ready < 0 ? found : found.slice(0, ready)).filter(isFilled)
        if (done === candidates.length) return
        const isMore = sofar.length > told
        const answer = isMore ? rowsAnswer(sofar, countingUp(sofar), shownOf(query)) : undefined
        if (answer && told === 0) firstShown = windowOrPause(answer)
        told = sofar.length
        talk.progress(done, candidates.length, answer)
      })
      signal.throwIfAborted()
      const hits = found.filter(isFilled)
      const groups = hits.map(({ group }) => group)
      const missing = table.missingBytes(groups, names)
      if (missing > 0 && missing <= SMALL_ANSWER && groups.length < table.groups.length)
        await inPool(groups, (group) => table.load(group, names, signal))
      return answerWith(hits, query)
    },
    async choices(name, talk) {
      await allow(table.missingBytes(table.groups, [name]), talk)
      await inPool(table.groups, (group) => table.load(group, [name], talk.signal))
      return choicesOf(table.groups.flatMap((group) => group.columns.get(name) ?? []))
    },
  }
}

/** Resolves when the first rows of an answer have been read, or nobody has asked for them. */
function windowOrPause(answer: Answer): Promise<void> {
  const { window } = answer
  return new Promise((resolve) => {
    const waiting = setTimeout(resolve, PAUSE)
    answer.window = (...args) => {
      clearTimeout(waiting)
      return window(...args).finally(resolve)
    }
  })
}

function groupColumns(query: TableQuery): string[] {
  return decidingColumns({ ...EVERYTHING, group: query.group, measures: query.measures }, [
    ...query.group,
    ...query.measures.map(({ column }) => column),
  ])
}

function isFilled(found: Found | undefined): found is Found {
  return found !== undefined && found.rows.length > 0
}

function all({ rows }: Group): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, row) => row)
}

function countingUp(found: readonly Found[]): Uint32Array {
  const length = found.reduce((sum, { rows }) => sum + rows.length, 0)
  return Uint32Array.from({ length }, (_, place) => place)
}

function tableOf(parts: readonly Part[], columns: readonly Pick<TypedColumn, 'name' | 'kind'>[]): TypedTable {
  const rows = parts.reduce((sum, part) => sum + part.rows.length, 0)
  return { rows, columns: columns.map((column) => mergedColumn(column, parts)) }
}

/** For each group found, the number of rows found before it. */
function startsOf(found: readonly Found[]): number[] {
  let start = 0
  return found.map(({ rows }) => {
    start += rows.length
    return start - rows.length
  })
}

/** The values of some rows, which are told by their place among all that were found. */
async function windowOf(
  table: ParquetTable,
  found: readonly Found[],
  starts: readonly number[],
  places: Uint32Array,
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Shown[][]> {
  const byGroup = Map.groupBy(places.keys(), (at) => groupAt(starts, places[at] as number))
  const cells = new Array<Shown[]>(places.length)
  await inPool([...byGroup], async ([index, ats]) => {
    const { group, rows } = found[index] as Found
    const own = ats.map((at) => rows[(places[at] as number) - (starts[index] as number)] as number)
    const columns = await table.rowsOf(group, own, names, signal)
    for (const [row, at] of ats.entries()) cells[at] = columns.map((column) => shownValue(column, row))
  })
  return cells
}

function groupAt(starts: readonly number[], place: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= place) low = middle
    else high = middle - 1
  }
  return low
}

/** Works on some items at the same time, beginning with the first. */
async function inPool<T>(items: readonly T[], work: (item: T, at: number) => Promise<void>): Promise<void> {
  const waiting = [...items.entries()].reverse()
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await work(next[1], next[0])
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker))
}

import type { TypedColumn, TypedTable } from '../exporters/typedtable.ts'
import type { Labels } from './filters.ts'
import type { TableQuery } from './query.ts'
import { answer, type Result, rowsOf, type Shown } from './result.ts'

/** What an engine tells and asks while it is at work. */
export interface Talk {
  signal: AbortSignal
  /** Whether so many bytes may be fetched. */
  mayFetch(bytes: number): Promise<boolean>
  /** How many of all parts have been looked through, and what was found in the first of them where that is more. */
  progress(done: number, all: number, soFar: Answer | undefined): void
}

/** An answer whose rows are fetched when they are shown. */
export interface Answer {
  columns: readonly Pick<TypedColumn, 'name' | 'kind'>[]
  rows: number
  /** Rows of the table that passed; where they are grouped, more than there are rows in the answer. */
  matching: number
  window(from: number, to: number, signal?: AbortSignal): Promise<Shown[][]>
  /** All of its rows in memory. */
  whole(talk: Pick<Talk, 'signal' | 'mayFetch'>): Promise<Result>
}

/** A value of a column with the number of its rows. */
export interface Choice {
  value: string
  count: number
}

/** Something that answers questions about one table. */
export interface Engine {
  ask(query: TableQuery, talk: Talk): Promise<Answer>
  /** The most frequent values of a column. */
  choices(column: string, talk: Pick<Talk, 'signal' | 'mayFetch'>): Promise<Choice[]>
}

/** A reader who does not want so many bytes to be fetched. */
export class NotFetched extends Error {}

/** Most values of a column that are offered to choose from. */
export const MOST_CHOICES = 300

/** Answers questions about a table in memory. */
export function memoryEngine(table: TypedTable, labels: (column: string) => Labels | undefined): Engine {
  return {
    ask: async (query) => answerOf(answer(table, query, labels)),
    choices: async (name) => choicesOf(table.columns.filter((column) => column.name === name)),
  }
}

/** A result in memory as an answer. */
export function answerOf(result: Result): Answer {
  return {
    columns: result.columns.map(({ name, kind }) => ({ name, kind })),
    rows: result.rows.length,
    matching: result.matching,
    window: async (from, to) => rowsOf(result, from, to),
    whole: async () => result,
  }
}

/** The most frequent values of a column that comes in parts, the most frequent first. */
export function choicesOf(parts: readonly TypedColumn[]): Choice[] {
  const counts = new Map<string, number>()
  const add = (value: string, count: number) => counts.set(value, (counts.get(value) ?? 0) + count)
  for (const part of parts) {
    if ('numbers' in part) {
      for (const number of part.numbers)
        if (!Number.isNaN(number)) add(part.kind === 'boolean' ? String(number === 1) : String(number), 1)
    } else {
      const own = new Uint32Array(part.values.length)
      for (const id of part.ids) if (id >= 0) own[id] = (own[id] as number) + 1
      for (const [id, count] of own.entries()) add(part.values[id] as string, count)
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .slice(0, MOST_CHOICES)
}

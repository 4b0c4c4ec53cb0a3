import type { TypedColumn } from '../exporters/typedtable.ts'
import type { Choice } from './engine.ts'
import type { TableQuery } from './query.ts'
import type { Shown } from './result.ts'

/** Where a table is read from, and what its columns are. */
export interface Origin {
  kind: 'json' | 'parquet'
  url: string
  columns: readonly Pick<TypedColumn, 'name' | 'kind'>[]
  /** Labels by value of the columns whose codes are shown by them. */
  labels: Record<string, Record<string, string>>
  /** Bytes that may be fetched without asking. */
  free?: number
}

/** Most rows that are written as a workbook; one of more takes too much memory of a phone. */
export const MOST_XLSX_ROWS = 100_000

/** What the page asks of the worker; an answer carries the same number. */
export type Task =
  | { id: number; do: 'open'; origin: Origin }
  | { id: number; do: 'ask'; query: TableQuery }
  /** Rows of the last answer, or of the one that is still growing. */
  | { id: number; do: 'window'; from: number; to: number }
  | { id: number; do: 'choices'; column: string }
  /** The last answer as a file; `titles` by name of column. */
  | { id: number; do: 'csv' | 'xlsx'; titles: Record<string, string>; sheet: string }
  /** Whether the bytes that a task wants may be fetched. */
  | { id: number; do: 'allow'; allowed: boolean }
  | { id: number; do: 'cancel' }

/** Size and columns of an answer. */
export interface AnswerHead {
  columns: readonly Pick<TypedColumn, 'name' | 'kind'>[]
  rows: number
  matching: number
}

/** What the worker says of a task. */
export type Reply =
  | { id: number; is: 'done' }
  | { id: number; is: 'answer'; answer: AnswerHead }
  | { id: number; is: 'progress'; done: number; all: number; answer?: AnswerHead }
  | { id: number; is: 'rows'; rows: Shown[][] }
  | { id: number; is: 'choices'; choices: Choice[] }
  | { id: number; is: 'file'; file: Blob }
  | { id: number; is: 'wants'; bytes: number }
  | {
      id: number
      is: 'failed'
      why: 'no-ranges' | 'changed' | 'refused' | 'cancelled' | 'too-long' | 'other'
      text: string
    }

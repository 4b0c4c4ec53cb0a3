import { maskPersonal } from './personal.ts'

/** A text for people, in every language the checker speaks. */
export interface Text {
  id: string
  en: string
}

/** The languages of {@link Text}. */
export type Language = keyof Text

/** An error keeps a dataset from being published; a warning is shown and published. */
export type Severity = 'error' | 'warning'

/** Where a fault is. Absent parts do not apply: a whole file has no row, metadata has no cell. */
export interface Place {
  /** Path inside the catalog, with forward slashes. */
  file: string
  /** Physical line, from 1. */
  line?: number
  /** Row as a spreadsheet counts: the header is 1, a line break inside quotes adds none. */
  row?: number
  /** Column from 1: of the table, or of the text where the place is in metadata. */
  column?: number
  /** Spreadsheet address such as `C14`. */
  cell?: string
  /** Name of the field, or of the resource for a fault of the whole table. */
  field?: string
  /** Property of the metadata, such as `resources[0].schema.fields[2].type`. */
  property?: string
  /** The offending value as it stands in the file, shortened where it is long, masked where it is personal. */
  value?: string
}

/** A finding about submitted data: returned, never thrown. */
export interface Problem {
  /** Code of the rule that found it, which is also the address of its page. */
  code: string
  severity: Severity
  /** How many places have the fault; `places` may hold fewer. */
  count: number
  places: Place[]
  message: Text
  /** The next step for the person who submitted the data. */
  fix: Text
}

/** Spreadsheet name of a column counted from 1: 1 is `A`, 27 is `AA`. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

const LONGEST_VALUE = 120

/**
 * A value fit for a message: what is personal in it masked, and at most 120 characters, the cut marked with `…`.
 * It is masked first, since nothing would tell a number that was cut.
 */
export function shorten(text: string): string {
  const value = maskPersonal(text)
  if (value.length <= LONGEST_VALUE) return value
  // A letter beyond the basic plane has two units, of which one alone is no text.
  return `${value.slice(0, LONGEST_VALUE - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/**
 * Order of reports: the catalog's own description first, since what is wrong there decides about all else, then
 * errors before warnings, what the catalog shares before agencies and datasets, file, line, column and code.
 */
export function compareProblems(a: Problem, b: Problem): number {
  const x = a.places[0]
  const y = b.places[0]
  const identity = Number(isIdentity(y)) - Number(isIdentity(x))
  if (identity !== 0) return identity
  if (a.severity !== b.severity) return a.severity === 'error' ? -1 : 1
  return (
    Number(isShared(y)) - Number(isShared(x)) ||
    compareText(x?.file ?? '', y?.file ?? '') ||
    (x?.line ?? 0) - (y?.line ?? 0) ||
    (x?.column ?? 0) - (y?.column ?? 0) ||
    compareText(a.code, b.code)
  )
}

function isIdentity(place: Place | undefined): boolean {
  return place?.file === 'catalog.yaml'
}

function isShared(place: Place | undefined): boolean {
  return place?.file.startsWith('_catalog/') ?? false
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

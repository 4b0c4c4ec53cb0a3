import type { FieldDescriptor } from './descriptors.ts'
import { DELIMITERS, isSeparatorLine } from './header.ts'
import type { Dialect } from './model.ts'
import { Scanner } from './scan.ts'
import { textOf } from './text.ts'

/** A row that stands above the header. */
export interface RowAbove {
  row: number
  line: number
  /** Its first cell with a value; empty for a blank row. */
  text: string
}

/** Rows that may stand above a header; titles, places and units of printed tables need no more. */
const MOST_ABOVE = 20
/** Bytes in which a header is looked for. */
const MOST_BYTES = 1 << 18
/** Labels of a row that are compared with the fields. */
const MOST_LABELS = 20_000

/**
 * The rows above the header where the first row is none: those before the first row that names half of the fields
 * or more. `undefined` where the first row is the header, or where no row is.
 */
export function rowsAbove(
  first: string[],
  source: () => Iterable<Uint8Array>,
  fields: FieldDescriptor[],
  dialect: Dialect,
): RowAbove[] | undefined {
  if (fields.length < 2 || isSeparatorLine(first)) return undefined
  const names = namesOf(fields)
  const least = namedFields(first, names)
  if (isHeader(first, least, fields)) return undefined
  const above: RowAbove[] = []
  let found = false
  new Scanner(dialect).run(beginning(source()), {
    row: ({ bytes, starts, ends }, width, line) => {
      if (found || above.length > MOST_ABOVE) return
      const labels = Array.from({ length: Math.min(width, MOST_LABELS) }, (_, at) =>
        textOf(bytes, starts[at], ends[at]),
      )
      found =
        above.length > 0 &&
        candidates(labels, dialect).some((row) => isHeader(row, namedFields(row, names) - least, fields))
      if (!found) above.push({ row: above.length + 1, line, text: labels.find(isFilled) ?? '' })
    },
    flush: () => {},
  })
  return found ? above : undefined
}

/** How many of the fields a row names, by name or title; capitals, spaces and underscores do not count. */
export function fieldsNamed(labels: string[], fields: FieldDescriptor[]): number {
  return namedFields(labels, namesOf(fields))
}

function isHeader(labels: string[], named: number, fields: FieldDescriptor[]): boolean {
  return (
    named > 0 &&
    named * 2 >= Math.min(fields.length, labels.filter(isFilled).length) &&
    named >= Math.min(2, fields.length)
  )
}

/** The row as it is, and as it would be under another delimiter, since its title may be one cell. */
function candidates(labels: string[], { delimiter }: Dialect): string[][] {
  const filled = labels.filter(isFilled)
  const [only = ''] = filled
  if (filled.length !== 1) return [labels]
  return [labels, ...DELIMITERS.filter((mark) => mark !== delimiter).map((mark) => only.split(mark))]
}

function* beginning(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let left = MOST_BYTES
  for (const piece of pieces) {
    yield piece.subarray(0, left)
    left -= piece.length
    if (left <= 0) return
  }
}

function namesOf(fields: FieldDescriptor[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { name, title } of fields) if (title !== undefined) names.set(plainOf(title), name)
  for (const { name } of fields) names.set(plainOf(name), name)
  return names
}

function namedFields(labels: string[], names: Map<string, string>): number {
  return new Set(labels.flatMap((label) => names.get(plainOf(label)) ?? [])).size
}

function plainOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function isFilled(text: string): boolean {
  return text.trim() !== ''
}

import type { FieldDescriptor } from './descriptors.ts'
import { DELIMITERS, isSeparatorLine } from './header.ts'
import { fieldsNamed } from './headerrow.ts'
import type { Dialect } from './model.ts'

/**
 * Why a header was not read as one, so that all else said of its columns would be wrong: Excel's line `sep=;`,
 * another delimiter or quote than declared, quotes around whole lines, or a space behind every delimiter.
 */
export type Misread =
  | { kind: 'separator-line' }
  | { kind: 'delimiter'; delimiter: string }
  | { kind: 'quoted-lines' }
  | { kind: 'quote'; quote: string }
  | { kind: 'initial-space' }

/** How the labels of a header contradict the declared dialect; `undefined` where they do not. */
export function misreadOf(
  labels: string[],
  fields: FieldDescriptor[],
  dialect: Dialect,
): Misread | undefined {
  if (isSeparatorLine(labels)) return { kind: 'separator-line' }
  if (fields.length < 2) return undefined
  const [label = ''] = labels
  if (labels.length === 1) {
    if (label.includes(dialect.delimiter) && isParted(label, dialect.delimiter, fields))
      return { kind: 'quoted-lines' }
    const delimiter = DELIMITERS.find((mark) => mark !== dialect.delimiter && isParted(label, mark, fields))
    return delimiter === undefined ? undefined : { kind: 'delimiter', delimiter }
  }
  const isNamed = (names: string[]) => fieldsNamed(names, fields) * 2 >= Math.min(names.length, fields.length)
  const quote = ['"', "'"].find((mark) => mark !== dialect.quoteChar && isAround(labels, mark))
  if (quote !== undefined && isNamed(labels)) return { kind: 'quote', quote }
  const isSpaced = labels.length > 2 && labels.slice(1).every((each) => /^ \S/.test(each))
  return isSpaced && !label.startsWith(' ') && isNamed(labels) ? { kind: 'initial-space' } : undefined
}

function isParted(label: string, mark: string, fields: FieldDescriptor[]): boolean {
  const names = new Set(fields.map(({ name }) => name))
  const parts = label.split(mark).map((part) => part.trim().replace(/^"(.*)"$/, '$1'))
  return parts.length === fields.length || (parts.length > 1 && parts.some((part) => names.has(part)))
}

function isAround(labels: string[], mark: string): boolean {
  return labels.every((label) => label.length > 2 && label.startsWith(mark) && label.endsWith(mark))
}

import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { headerMeaning, isPersonalHeader } from '../catalog/personal-headers.ts'

/** Stands for a cell that is not shown. */
const HIDDEN_CELL = '…'

/** One row of a table: its cells as they are, and with what is personal in them masked. */
export interface ShownRow {
  labels: readonly string[]
  cells: readonly string[]
  masked: readonly string[]
  fields: readonly Pick<FieldDescriptor, 'name' | 'title'>[]
}

/**
 * The cells of a row as an excerpt may show them. Nobody has said what an undeclared column holds, and beside a
 * personal number stands the name that it belongs to: such texts are hidden, figures and codes are not. Cells that
 * are at fault stay, masked.
 */
export function shownCells(
  { labels, cells, masked, fields }: ShownRow,
  isFaulty: (column: number) => boolean,
): string[] {
  const declared = declaredColumns(labels, fields)
  const isPersonalRow = masked.some((text, column) => text !== cells[column])
  return masked.map((text, column) => {
    if (!isText(text) || isFaulty(column)) return text
    const mayName = isPersonalRow && mayNamePersons(labels[column])
    return mayName || declared[column] !== true ? HIDDEN_CELL : text
  })
}

/** The cells of a row of which nobody can say under which labels they stand. */
export function withoutTexts(masked: readonly string[], kept: string | undefined): string[] {
  return masked.map((text) => (isText(text) && text !== kept ? HIDDEN_CELL : text))
}

/** Whether the schema of a table leaves out one of its columns. */
export function hasUndeclared(labels: readonly string[], fields: ShownRow['fields']): boolean {
  return declaredColumns(labels, fields).includes(false)
}

function declaredColumns(labels: readonly string[], fields: ShownRow['fields']): boolean[] {
  const known = new Set(fields.flatMap(({ name, title }) => [wordsOf(name), wordsOf(title ?? name)]))
  const met = new Set(labels.map(wordsOf))
  return labels.map((label, column) => {
    if (fields.length === 0 || known.has(wordsOf(label))) return true
    // A label that is only misspelt stands where its field does.
    const { name, title } = fields[column] ?? {}
    const isMet = name === undefined || met.has(wordsOf(name)) || met.has(wordsOf(title ?? name))
    return !isMet && !mayNamePersons(label) && !isPersonalHeader(label)
  })
}

const NAMING =
  /(^| )(nama|name|petugas|operator|pengelola|pelapor|ketua|pemilik|penanggung ?jawab|pj|pic|alamat|address|kontak|contact|catatan|keterangan|ket|uraian|notes?|remarks?)( |$)/

function mayNamePersons(label: string | undefined): boolean {
  if (label === undefined || label.trim() === '') return true
  return NAMING.test(wordsOf(label)) && !headerMeaning(label).isInstitutional
}

/** A code is one word with a digit in it. */
function isText(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/^\s*\S*\d\S*\s*$/.test(text)
}

function wordsOf(label: string): string {
  return label
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
}

import type { Resource } from '../catalog/model.ts'
import { formatNumber } from '../i18n/format.ts'
import { MESSAGES } from '../i18n/messages.ts'
import { aboutDataset, type Fact } from './about.ts'
import { datasetFileAddress, languagesOf } from './addresses.ts'
import { CEILING } from './ceiling.ts'
import { both, dictionaryOf } from './dictionary.ts'
import type { TableExporter, TableInput } from './exporter.ts'
import { type TypedColumn, type TypedTable, valueAt } from './typedtable.ts'
import {
  type Cell,
  MOST_CHARACTERS,
  MOST_COLUMNS,
  MOST_ROWS,
  type WorkbookSheet,
  workbook,
} from './workbook.ts'

/** A table as a workbook of Excel, with a sheet that explains its columns and one on where it comes from. */
export const xlsx: TableExporter = {
  of: 'table',
  id: 'xlsx',
  title: { id: 'Excel', en: 'Excel' },
  spec: 'https://ecma-international.org/publications-and-standards/standards/ecma-376/',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  use: { id: 'untuk Excel dan LibreOffice', en: 'for Excel and LibreOffice' },
  ending: 'xlsx',
  most: CEILING,
  fits: ({ rows, labels }) => rows < MOST_ROWS && labels.length <= MOST_COLUMNS,
  write: (input) => {
    const table = input.table()
    return workbook([dataSheet(table, input), dictionarySheet(input), aboutSheet(table, input)])
  },
}

function dataSheet({ rows, columns }: TypedTable, { publication }: TableInput): WorkbookSheet {
  const cells = columns.map(cellsOf)
  return {
    title: sheetTitle(publication, 'dataSheet'),
    header: columns.map(({ name }) => name),
    rows: Array.from({ length: rows }, (_, row) => cells.map((cell) => cell(row))),
    widths: columns.map((column, at) => widthOf(column.name, rows, cells[at] as (row: number) => Cell)),
    isFiltered: columns.length > 0,
  }
}

function dictionarySheet({ publication, resource }: TableInput): WorkbookSheet {
  const { header, rows } = dictionaryOf(publication, resource)
  return {
    title: sheetTitle(publication, 'dictionarySheet'),
    header,
    rows,
    widths: header.map((name, at) => widthOf(name, rows.length, (row) => rows[row]?.[at] ?? null)),
    isFiltered: false,
  }
}

function aboutSheet(table: TypedTable, input: TableInput): WorkbookSheet {
  const languages = languagesOf(input.publication)
  const rows = languages.flatMap((language, at): Cell[][] => [
    ...(at > 0 ? [['', '']] : []),
    ...factsOf(table, input, language).map(({ label, value }) => [label, value]),
  ])
  return {
    title: sheetTitle(input.publication, 'aboutSheet'),
    header: [sheetTitle(input.publication, 'aboutSheet'), titleOf(input.resource)],
    rows,
    widths: [28, 90],
    isFiltered: false,
  }
}

function factsOf(
  table: TypedTable,
  { publication, dataset, resource, result }: TableInput,
  language: 'id' | 'en',
): Fact[] {
  const { take } = MESSAGES[language]
  const cut = longCells(table)
  return [
    ...aboutDataset(publication, dataset, language),
    { label: 'CSV', value: datasetFileAddress(publication, dataset, resource.download) },
    { label: take.checksum, value: result.sha256 },
    ...(cut > 0 ? [{ label: take.cutCells, value: take.cutCellsWhy(formatNumber(cut, language)) }] : []),
  ]
}

function sheetTitle(
  publication: TableInput['publication'],
  name: 'dataSheet' | 'dictionarySheet' | 'aboutSheet',
): string {
  return both(languagesOf(publication), (language) => MESSAGES[language].take[name]).replaceAll(' / ', ' · ')
}

function titleOf({ descriptor, name }: Resource): string {
  return descriptor.title ?? name
}

/** Excel counts days from 1900 and takes that for a leap year: before March it is a day off. */
const FIRST_SURE_DAY = Date.UTC(1900, 2, 1)
const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/

/** The cells of a column: numbers, days and moments as such, and all else, codes among it, as texts. */
function cellsOf(column: TypedColumn): (row: number) => Cell {
  if ('numbers' in column) {
    return (row) => {
      const value = valueAt(column, row) as number | boolean | null
      // A sheet has no infinite number.
      return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
    }
  }
  const cells = column.values.map((text) => textCell(text, column.kind))
  return (row) => cells[column.ids[row] as number] ?? null
}

function textCell(text: string, kind: TypedColumn['kind']): Cell {
  const isDay = kind === 'date' && DAY.test(text)
  if (!isDay && !(kind === 'datetime' && MOMENT.test(text))) return text
  const moment = new Date(isDay ? text : `${text}Z`)
  if (Number.isNaN(moment.getTime()) || moment.getTime() < FIRST_SURE_DAY) return text
  return isDay ? moment : { value: moment, format: 'yyyy-mm-dd hh:mm:ss' }
}

function longCells({ columns }: TypedTable): number {
  let count = 0
  for (const column of columns) {
    if ('numbers' in column) continue
    const long = new Set(column.values.flatMap((text, at) => (text.length > MOST_CHARACTERS ? [at] : [])))
    if (long.size > 0) for (const id of column.ids) if (long.has(id)) count++
  }
  return count
}

const SAMPLE = 200
const [NARROWEST, WIDEST] = [8, 60]

/** Width in characters that shows the name and the first rows of a column, as far as a screen has room. */
function widthOf(name: string, rows: number, cell: (row: number) => Cell): number {
  let width = name.length + 4
  for (let row = 0; row < Math.min(rows, SAMPLE); row++) {
    const value = cell(row)
    const length = typeof value === 'object' ? 19 : String(value).length
    width = Math.max(width, (value === null ? 0 : length) + 2)
  }
  return Math.min(Math.max(width, NARROWEST), WIDEST)
}

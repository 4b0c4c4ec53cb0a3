import type { FileTree } from '../catalog/model.ts'
import { maskPersonal } from '../catalog/personal.ts'
import { columnLetters, type Language, type Place, type Problem } from '../catalog/problem.ts'
import type { LineTable } from './lines.ts'
import { escaped } from './markup.ts'
import { extractOf } from './rows.ts'
import { countOf, severityWord } from './words.ts'

/** A problem with its number on the page. */
export interface Numbered {
  problem: Problem
  number: number
}

/** Where on the page a place is marked: an anchor by file, row and column. */
export type Anchors = Map<string, string>

interface TableSheet {
  tree: FileTree
  language: Language
  /** Begins the anchors of this table. */
  prefix: string
  /** Rows that may be shown. */
  most: number
}

const LONGEST_CELL = 200
/** Characters from which a cell is laid on several lines; shorter ones are never broken. */
const WRAPPED = 32
/** Characters of a row that fit the screen of a phone, and that of a tablet. */
const NARROW = 36
const MIDDLE = 80

/** A table's rows around its faults, with the faulty cells marked; their anchors are added to `anchors`. */
export function tableMarkup(
  file: string,
  source: LineTable,
  problems: Numbered[],
  anchors: Anchors,
  { tree, language, prefix, most }: TableSheet,
): { markup: string; rows: number } {
  const words = WORDS[language]
  const places = problems.flatMap(({ problem }) => problem.places).filter((place) => place.file === file)
  const faults = faultsByCell(file, problems)
  const extract = extractOf(tree, file, source, places, most)
  const { labels, columns, rows } = extract
  const mark = (row: number, column: number | undefined): string | undefined => {
    if (!faults.has(cellKey(row, column))) return undefined
    const anchor = `${prefix}-${column === undefined ? '' : columnLetters(column)}${row}`
    anchors.set(placeKey({ file, row, ...(column !== undefined && { column }) }), anchor)
    return anchor
  }
  const cell = (row: number, column: number, text: string, tag: 'td' | 'th'): string => {
    const own = faults.get(cellKey(row, column)) ?? []
    const anchor = mark(row, column)
    const shown = text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text
    const scope = tag === 'th' ? ' scope="col"' : ''
    const long = shown.length > WRAPPED
    if (anchor === undefined)
      return `<${tag}${scope}${long ? ' class="long"' : ''}>${escaped(shown)}</${tag}>`
    const inner =
      shown === '' ? `<mark class="empty">${words.empty}</mark>` : `<mark>${escaped(shown)}</mark>`
    return `<${tag}${scope} id="${anchor}" class="${worst(own)}${long ? ' long' : ''}">${inner}${references(own, language)}</${tag}>`
  }
  const rowHead = (row: number): string => {
    const own = faults.get(cellKey(row, undefined)) ?? []
    const anchor = mark(row, undefined)
    if (anchor === undefined) return `<th scope="row">${row}</th>`
    return `<th scope="row" id="${anchor}" class="${worst(own)}"><mark>${row}</mark>${references(own, language)}</th>`
  }
  const letters = columns.map((column) => `<th scope="col">${columnLetters(column + 1)}</th>`).join('')
  const head = columns.map((column) => cell(1, column + 1, labels[column] ?? '', 'th')).join('')
  const body: string[] = []
  let last = 1
  for (const { row, cells } of rows) {
    if (row > last + 1) body.push(gap(last + 1, row - 1, columns.length + 1, language))
    last = row
    body.push(
      `<tr>${rowHead(row)}${columns.map((column) => cell(row, column + 1, cells[column] ?? '', 'td')).join('')}</tr>`,
    )
  }
  const left = [
    extract.rowsLeft > 0 && words.rowsLeft(countOf(language, extract.rowsLeft, 'baris', 'row')),
    extract.columnsLeft > 0 && words.columnsLeft(countOf(language, extract.columnsLeft, 'kolom', 'column')),
    extract.hides && words.hides,
  ].filter((text) => text !== false)
  const caption = `${words.table} <code>${escaped(maskPersonal(file))}</code>${left.length > 0 ? `. ${escaped(left.join(' '))}` : ''}`
  const widths = columns.map((column) =>
    Math.max(...[labels, ...rows.map(({ cells }) => cells)].map((cells) => (cells[column] ?? '').length), 2),
  )
  const width = widths.reduce((sum, width) => sum + Math.min(width, WRAPPED) + 2, 4)
  const hint = width > NARROW ? `<p class="swipe${width > MIDDLE ? ' wide' : ''}">${words.swipe} →</p>\n` : ''
  const markup = `${hint}<div class="scroll" role="region" tabindex="0" aria-label="${words.table} ${escaped(maskPersonal(file))}"><table>
<caption>${caption}</caption>
<thead><tr><td></td>${letters}</tr><tr>${rowHead(1)}${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>
`
  return { markup, rows: rows.length }
}

/** Name of a place among the anchors. */
export function placeKey({ file, row, column }: Place): string {
  return `${file}\n${row}\n${column ?? ''}`
}

function cellKey(row: number | undefined, column: number | undefined): string {
  return `${row} ${column ?? ''}`
}

function faultsByCell(file: string, problems: Numbered[]): Map<string, Numbered[]> {
  const faults = new Map<string, Numbered[]>()
  for (const one of problems) {
    const own = one.problem.places.filter((place: Place) => place.file === file && place.row !== undefined)
    for (const { row, column } of own) {
      const key = cellKey(row, column)
      const known = faults.get(key)
      if (!known) faults.set(key, [one])
      else if (!known.includes(one)) known.push(one)
    }
  }
  return faults
}

function worst(problems: Numbered[]): string {
  return problems.some(({ problem }) => problem.severity === 'error') ? 'error' : 'warning'
}

function references(problems: Numbered[], language: Language): string {
  return problems
    .map(({ problem, number }) => {
      const label = `${severityWord(problem.severity, language)} ${number}: ${problem.message[language]}`
      return ` <a class="ref" href="#m${number}" aria-label="${escaped(label)}">${number}</a>`
    })
    .join('')
}

function gap(from: number, to: number, width: number, language: Language): string {
  const words = WORDS[language].gap(from, to)
  return `<tr class="gap"><td colspan="${width}">${words}</td></tr>`
}

const WORDS = {
  id: {
    table: 'Tabel',
    empty: 'kosong',
    swipe: 'geser ke kanan',
    rowsLeft: (rows: string) => `${rows} tidak ditampilkan.`,
    columnsLeft: (columns: string) => `${columns} tidak ditampilkan.`,
    hides: '… menggantikan teks yang mungkin menyebut orang, atau yang kolomnya tidak dideklarasikan.',
    gap: (from: number, to: number) =>
      from === to ? `Baris ${from} tidak ditampilkan` : `Baris ${from} sampai ${to} tidak ditampilkan`,
  },
  en: {
    table: 'Table',
    empty: 'empty',
    swipe: 'scroll right',
    rowsLeft: (rows: string) => `${rows} not shown.`,
    columnsLeft: (columns: string) => `${columns} not shown.`,
    hides: '… stands for a text that may name a person, or whose column is not declared.',
    gap: (from: number, to: number) =>
      from === to ? `Row ${from} not shown` : `Rows ${from} to ${to} not shown`,
  },
}

import type { Catalog, Dialect, FileTree } from '../catalog/model.ts'
import { maskPersonal } from '../catalog/personal.ts'
import type { Language, Place, Problem } from '../catalog/problem.ts'
import { pattern } from '../i18n/addresses.ts'
import { cellInLine, excerpt, linesOf, maskedLine } from './lines.ts'
import type { Report, Summary } from './report.ts'

/** What the text report needs besides the report. */
export interface TextOptions {
  language: Language
  colour: boolean
  /** Leads from where the person stands to the catalog, so that a path can be opened from the terminal. */
  prefix: string
}

/** Places shown of one problem. */
const SHOWN = 5
const WIDTH = 96

/** What the lines of a report are made from. */
interface Sheet {
  language: Language
  prefix: string
  paint: Painter
  /** Lines of the files that are shown, by file and number. */
  lines: Map<string, Map<number, string>>
  dialects: Map<string, Dialect>
}

/** The report for people: by dataset, each problem with the offending line, a marker and the next step. */
export function textReport(report: Report, catalog: Catalog, tree: FileTree, options: TextOptions): string {
  const { language, prefix } = options
  const paint = painter(options.colour)
  const lines = shownLines(report.problems, tree)
  const titles = new Map(catalog.datasets.map(({ id, source }) => [id, source.value.title]))
  const resources = catalog.datasets.flatMap((dataset) => dataset.resources)
  const dialects = new Map(resources.flatMap(({ file, dialect }) => (file ? [[file, dialect]] : [])))
  const out: string[] = []
  for (const [group, problems] of grouped(report.problems)) {
    const title = titles.get(group)
    out.push('', paint.bold(printable(maskPersonal(group))) + (title ? `  ${printable(title)}` : ''))
    for (const problem of problems)
      out.push(...problemLines(problem, { language, prefix, paint, lines, dialects }))
  }
  out.push('', summaryLine(report.summary, language, paint))
  const pages = rulePages(catalog, language)
  if (pages !== undefined && report.problems.length > 0)
    out.push(`${WORDS[language].pages} ${printable(pages)}`)
  if (report.problems.some((problem) => problem.count > SHOWN)) out.push(WORDS[language].complete)
  return `${out.join('\n').trimStart()}\n`
}

/** Address of the pages that explain each code; `undefined` where the catalog has no sure address. */
function rulePages({ source }: Catalog, language: Language): string | undefined {
  const { baseUrl, languages } = source.value
  const first = languages[0] === 'en' ? 'en' : 'id'
  if (source.violations.some(({ path }) => path.length === 0 || path[0] === 'baseUrl')) return undefined
  const spoken = languages.includes(language) ? language : first
  return baseUrl.replace(/\/$/, '') + pattern('rules', spoken, first)
}

/** The lines at fault; each file is read once. */
function shownLines(problems: Problem[], tree: FileTree): Map<string, Map<number, string>> {
  const wanted = new Map<string, Set<number>>()
  for (const { file, line } of problems.flatMap(({ places }) => places.slice(0, SHOWN))) {
    if (line === undefined || tree.entry(file)?.kind !== 'file') continue
    // The header tells which cells may be shown.
    const lines = wanted.get(file) ?? new Set([1])
    wanted.set(file, lines.add(line))
  }
  return new Map([...wanted].map(([file, lines]) => [file, linesOf(tree, file, lines)]))
}

/** One line that says what was checked and found. */
export function summaryLine(summary: Summary, language: Language, paint: Painter = painter(false)): string {
  const { datasets, tables, rows, bytes, errors, warnings } = summary
  const number = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en')
  const size = `${number.format(Math.ceil(bytes / 1000))} kB`
  const plural = (count: number, one: string) => `${number.format(count)} ${one}${count === 1 ? '' : 's'}`
  const found = {
    id: `${number.format(errors)} kesalahan, ${number.format(warnings)} peringatan`,
    en: `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`,
  }[language]
  const checked = {
    id: `Diperiksa ${number.format(datasets)} dataset, ${number.format(tables)} tabel, ${number.format(rows)} baris (${size})`,
    en: `Checked ${plural(datasets, 'dataset')}, ${plural(tables, 'table')}, ${plural(rows, 'row')} (${size})`,
  }[language]
  return `${errors > 0 ? paint.red('✗') : paint.green('✓')} ${checked}: ${found}.`
}

function problemLines(problem: Problem, sheet: Sheet): string[] {
  const { language, paint } = sheet
  const isError = problem.severity === 'error'
  const mark = isError ? paint.red('✗') : paint.yellow('!')
  const out = [`  ${mark} ${printable(problem.message[language])}  ${paint.dim(problem.code)}`]
  const shown = problem.places.slice(0, SHOWN)
  for (const place of shown) {
    out.push(
      `      ${placeWords(place, sheet)}`,
      ...offendingLine(place, sheet, isError ? paint.red : paint.yellow),
    )
  }
  if (problem.count > shown.length) out.push(`      ${WORDS[language].more(problem.count - shown.length)}`)
  const [first = '', ...rest] = problem.fix[language].split('\n').map(printable)
  out.push(`    → ${first}`, ...rest.map((line) => `      ${line}`))
  return out
}

function placeWords(place: Place, { prefix, language }: Sheet): string {
  const path = prefix + maskPersonal(place.file)
  if (place.cell) {
    const field = place.field ? ` (${place.field})` : ''
    return printable(`${path}:${place.line}  ${WORDS[language].cell} ${place.cell}${field}`)
  }
  const at = [path, place.line, place.row === undefined ? place.column : undefined].filter(
    (part) => part !== undefined,
  )
  return printable(at.join(':') + (place.property ? `  ${place.property}` : ''))
}

function offendingLine(place: Place, { lines, dialects }: Sheet, paint: (text: string) => string): string[] {
  const known = lines.get(place.file)
  const written = known?.get(place.line ?? 0)
  if (written === undefined || written === '') return []
  const table = dialects.get(place.file)
  const header = place.line === 1 ? undefined : known?.get(1)
  const line = table ? maskedLine(written, header, table) : maskPersonal(written)
  const { text, from, to } = excerpt(line, rangeOf(place, line, table ?? COMMAS), WIDTH)
  // The bar keeps a line of the file from being taken for a command by what reads the report, such as CI.
  return [
    `      │ ${printable(text)}`,
    `      │ ${' '.repeat(from)}${paint('^'.repeat(Math.max(1, to - from)))}`,
  ]
}

const COMMAS: Dialect = { delimiter: ',', quoteChar: '"' }

function rangeOf({ cell, column, value }: Place, line: string, dialect: Dialect): [number, number] {
  if (column === undefined) return [0, line.length]
  if (cell === undefined) return [Math.min(column - 1, line.length), line.length]
  return cellInLine(line, { column, value }, dialect)
}

/** Submitted text may neither steer the terminal nor give commands (`##[…]`) to what runs the check. */
function printable(text: string): string {
  return text.replace(UNPRINTABLE, '·').replaceAll('##[', '##·[')
}

const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

function grouped(problems: Problem[]): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>()
  for (const problem of problems) {
    const parts = (problem.places[0]?.file ?? '').split('/')
    const group =
      parts.length > 2 && !parts[0]?.startsWith('_') ? `${parts[0]}/${parts[1]}` : (parts[0] ?? '')
    const known = groups.get(group)
    if (known) known.push(problem)
    else groups.set(group, [problem])
  }
  return groups
}

const WORDS = {
  id: {
    cell: 'sel',
    pages: 'Penjelasan tiap kode:',
    more: (count: number) => `… dan ${count} tempat lain`,
    complete: 'Daftar lengkap: ulangi dengan --format json (batasnya diatur dengan --limit).',
  },
  en: {
    cell: 'cell',
    pages: 'What each code means:',
    more: (count: number) => `… and ${count} more ${count === 1 ? 'place' : 'places'}`,
    complete: 'Complete list: run again with --format json (its limit is set by --limit).',
  },
}

/** Colours for a terminal. */
export type Painter = Record<'red' | 'green' | 'yellow' | 'bold' | 'dim', (text: string) => string>

/** A painter that colours by ANSI codes, or not at all. */
export function painter(colour: boolean): Painter {
  const code = (open: number, close: number) => (text: string) =>
    colour ? `\u001b[${open}m${text}\u001b[${close}m` : text
  return { red: code(31, 39), green: code(32, 39), yellow: code(33, 39), bold: code(1, 22), dim: code(2, 22) }
}

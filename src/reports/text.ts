import type { Catalog, FileTree } from '../catalog/model.ts'
import type { Language, Place, Problem } from '../catalog/problem.ts'
import { cellInLine, excerpt, linesOf } from './lines.ts'
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

/** The report for people: by dataset, each problem with the offending line, a marker and the next step. */
export function textReport(report: Report, catalog: Catalog, tree: FileTree, options: TextOptions): string {
  const paint = painter(options.colour)
  const words = WORDS[options.language]
  const out: string[] = []
  for (const [group, problems] of grouped(report.problems)) {
    const title = catalog.datasets.find((dataset) => dataset.id === group)?.source.value.title
    out.push('', paint.bold(group) + (title ? `  ${title}` : ''))
    for (const problem of problems) out.push(...problemLines(problem, catalog, tree, options, paint))
  }
  out.push('', summaryLine(report.summary, options.language, paint))
  if (report.problems.some((problem) => problem.count > SHOWN)) out.push(words.complete)
  return `${out.join('\n').trimStart()}\n`
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

function problemLines(
  problem: Problem,
  catalog: Catalog,
  tree: FileTree,
  options: TextOptions,
  paint: Painter,
): string[] {
  const { language, prefix } = options
  const words = WORDS[language]
  const isError = problem.severity === 'error'
  const mark = isError ? paint.red('✗') : paint.yellow('!')
  const lines = [`  ${mark} ${problem.message[language]}  ${paint.dim(problem.code)}`]
  const shown = problem.places.slice(0, SHOWN)
  for (const place of shown) {
    lines.push(`      ${placeWords(place, prefix, language)}`)
    lines.push(...offendingLine(place, catalog, tree, isError ? paint.red : paint.yellow))
  }
  if (problem.count > shown.length) lines.push(`      ${words.more(problem.count - shown.length)}`)
  const [first = '', ...rest] = problem.fix[language].split('\n')
  lines.push(`    → ${first}`, ...rest.map((line) => `      ${line}`))
  return lines
}

function placeWords(place: Place, prefix: string, language: Language): string {
  const path = prefix + place.file
  if (place.cell) return `${path}:${place.line}  ${WORDS[language].cell} ${place.cell} (${place.field})`
  const at = [path, place.line, place.row === undefined ? place.column : undefined].filter(
    (part) => part !== undefined,
  )
  return at.join(':') + (place.property ? `  ${place.property}` : '')
}

function offendingLine(
  place: Place,
  catalog: Catalog,
  tree: FileTree,
  paint: (text: string) => string,
): string[] {
  if (place.line === undefined || tree.entry(place.file)?.kind !== 'file') return []
  const line = linesOf(tree, place.file, new Set([place.line])).get(place.line)
  if (line === undefined || line === '') return []
  const resource = catalog.datasets
    .flatMap((dataset) => dataset.resources)
    .find((candidate) => candidate.file === place.file)
  const { delimiter, quoteChar } = resource?.dialect ?? { delimiter: ',', quoteChar: '"' }
  const inTable = place.cell !== undefined && place.column !== undefined
  const whole: [number, number] = [0, line.length]
  const range = inTable
    ? cellInLine(line, place.column as number, delimiter, quoteChar)
    : place.column === undefined
      ? whole
      : ([place.column - 1, line.length] as [number, number])
  const { text, from, to } = excerpt(line, range, WIDTH)
  return [
    `        ${printable(text)}`,
    `        ${' '.repeat(from)}${paint('^'.repeat(Math.max(1, to - from)))}`,
  ]
}

/** Control characters of submitted text must not steer the terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '·')
}

function grouped(problems: Problem[]): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>()
  for (const problem of problems) {
    const parts = (problem.places[0]?.file ?? '').split('/')
    const group =
      parts.length > 2 && !parts[0]?.startsWith('_') ? `${parts[0]}/${parts[1]}` : (parts[0] ?? '')
    groups.set(group, [...(groups.get(group) ?? []), problem])
  }
  return groups
}

const WORDS = {
  id: {
    cell: 'sel',
    more: (count: number) => `… dan ${count} tempat lain`,
    complete: 'Daftar lengkap: ulangi dengan --format json (batasnya diatur dengan --limit).',
  },
  en: {
    cell: 'cell',
    more: (count: number) => `… and ${count} more places`,
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

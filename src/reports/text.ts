import type { Catalog, FileTree } from '../catalog/model.ts'
import { maskPersonal } from '../catalog/personal.ts'
import type { Language, Place, Problem } from '../catalog/problem.ts'
import type { RuleText } from '../rules/rule.ts'
import { checksIn, ownFix } from './checks.ts'
import { excerpt, type LineTable, linesOf, type ShownLine, shownLine, textRange } from './lines.ts'
import { printable } from './printable.ts'
import type { Report, Summary } from './report.ts'
import {
  byDataset,
  countOf,
  hiddenWords,
  numberIn,
  pathWords,
  personalFirst,
  type ReportOptions,
  rulePages,
  stopWords,
  summaryWords,
  titlesOf,
} from './words.ts'

/** What the text report needs besides the report. */
export interface TextOptions extends ReportOptions {
  colour: boolean
  /** Only counts warnings, by check, where they are not what the person is after. */
  counted?: boolean
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
  tables: Map<string, LineTable>
  /** Whether a line was shown in which cells are hidden. */
  hides: boolean
}

/**
 * The report for people: by dataset, each problem with the offending line, a marker and the next step where it is
 * its own; below it each check with its reason and steps, once.
 */
export function textReport(report: Report, catalog: Catalog, tree: FileTree, options: TextOptions): string {
  const { language, prefix } = options
  const paint = painter(options.colour)
  const [listed, counted] = options.counted
    ? [report.problems.filter(isError), report.problems.filter((problem) => !isError(problem))]
    : [report.problems, []]
  const lines = shownLines(listed, tree)
  const titles = titlesOf(catalog)
  const resources = catalog.datasets.flatMap((dataset) => dataset.resources)
  const tables = new Map(
    resources.flatMap(({ file, dialect, fields }) => (file ? [[file, { dialect, fields }]] : [])),
  )
  const sheet: Sheet = { language, prefix, paint, lines, tables, hides: false }
  const stop = stopWords(listed, language)
  const out = stop === undefined ? [] : [paint.red(paint.bold(stop))]
  for (const [group, problems] of byDataset(personalFirst(listed))) {
    const title = titles.get(group)
    out.push('', paint.bold(printable(group)) + (title ? `  ${printable(title)}` : ''))
    for (const problem of problems) out.push(...problemLines(problem, sheet))
  }
  if (sheet.hides) out.push('', WORDS[language].hides)
  const checks = checksIn(listed)
  if (checks.length > 0) out.push('', paint.bold(WORDS[language].checks))
  const pages = rulePages(catalog, language)
  for (const check of checks) out.push(...checkLines(check, pages, language, paint))
  if (counted.length > 0) out.push('', ...countedLines(counted, language, paint))
  out.push('', summaryLine(report.summary, language, paint))
  if (options.note !== undefined) out.push(printable(options.note))
  const hidden = listed.reduce((sum, { count, places }) => sum + count - shownOf(places).length, 0)
  const complete = hiddenWords(hidden, options)
  if (complete !== undefined) out.push(printable(complete))
  return `${withoutCommands(out.join('\n').trimStart())}\n`
}

function isError({ severity }: Problem): boolean {
  return severity === 'error'
}

/** Each check with the number of its findings, most first, and how they are seen. */
function countedLines(problems: Problem[], language: Language, paint: Painter): string[] {
  const counts = Map.groupBy(problems, ({ code }) => code)
  const found = checksIn(problems).map(({ code, title }) => ({
    code,
    title,
    count: counts.get(code)?.length ?? 0,
  }))
  const lines = found
    .sort((a, b) => b.count - a.count)
    .map(
      ({ code, title, count }) =>
        `  ${paint.yellow('!')} ${numberIn(language, count)} × ${title[language]}  ${paint.dim(code)}`,
    )
  return [paint.bold(WORDS[language].warnings), ...lines]
}

/** A report none of whose lines begins as a command to what runs the check, spaces before it left aside. */
function withoutCommands(report: string): string {
  return report.replace(/^([^\S\n]*):(?=:)/gm, '$1·:')
}

function checkLines(
  { code, title, why, fix }: RuleText,
  pages: string | undefined,
  language: Language,
  paint: Painter,
): string[] {
  const page = pages === undefined ? '' : `  ${paint.dim(printable(`${pages}${code}/`))}`
  const steps = fix[language].split('\n').map((line) => `      ${line}`)
  return [
    `  ${title[language]}  ${paint.dim(code)}${page}`,
    `    ${why[language].replaceAll('\n', ' ')}`,
    ...steps,
  ]
}

function shownOf(places: Place[]): Place[] {
  return places.slice(0, SHOWN)
}

/** The lines at fault; each file is read once. */
function shownLines(problems: Problem[], tree: FileTree): Map<string, Map<number, string>> {
  const wanted = new Map<string, Set<number>>()
  for (const { file, line } of problems.flatMap(({ places }) => shownOf(places))) {
    if (line === undefined || tree.entry(file)?.kind !== 'file') continue
    // The header tells which cells may be shown.
    const lines = wanted.get(file) ?? new Set([1])
    wanted.set(file, lines.add(line))
  }
  return new Map([...wanted].map(([file, lines]) => [file, linesOf(tree, file, lines)]))
}

/** One line that says what was checked and found. */
export function summaryLine(summary: Summary, language: Language, paint: Painter = painter(false)): string {
  return `${summary.errors > 0 ? paint.red('✗') : paint.green('✓')} ${summaryWords(summary, language)}`
}

function problemLines(problem: Problem, sheet: Sheet): string[] {
  const { language, paint } = sheet
  const isError = problem.severity === 'error'
  const mark = isError ? paint.red('✗') : paint.yellow('!')
  const out = [`  ${mark} ${printable(problem.message[language])}  ${paint.dim(problem.code)}`]
  const shown = shownOf(problem.places)
  for (const place of shown) {
    out.push(
      `      ${placeWords(place, sheet)}`,
      ...offendingLine(place, sheet, isError ? paint.red : paint.yellow),
    )
  }
  const more = problem.count - shown.length
  if (more > 0)
    out.push(`      ${WORDS[language].more(countOf(language, more, 'tempat lain', 'more place'))}`)
  const fix = ownFix(problem, language) ?? firstStep(problem.fix[language])
  const [first, ...rest] = fix.split('\n').map(printable)
  out.push(`    → ${first}`, ...rest.map((line) => `      ${line}`))
  return out
}

/** The first of numbered steps, which the report gives in full below. */
function firstStep(steps: string): string {
  const [first = ''] = steps.split('\n')
  return first.replace(/^1\. /, '')
}

function placeWords(place: Place, { prefix, language }: Sheet): string {
  const path = pathWords(place, prefix)
  if (place.cell) {
    const field = place.field ? ` (${place.field})` : ''
    return printable(`${path}:${place.line}  ${WORDS[language].cell} ${place.cell}${field}`)
  }
  const at = [path, place.line, place.row === undefined ? place.column : undefined].filter(
    (part) => part !== undefined,
  )
  return printable(at.join(':') + (place.property ? `  ${place.property}` : ''))
}

function offendingLine(place: Place, sheet: Sheet, paint: (text: string) => string): string[] {
  const known = sheet.lines.get(place.file)
  const written = known?.get(place.line ?? 0)
  if (written === undefined || written === '') return []
  const table = sheet.tables.get(place.file)
  const header = place.line === 1 ? undefined : known?.get(1)
  const line = table ? tableLine(place, written, header, table) : metadataLine(place, written)
  sheet.hides ||= line.hides
  const { text, from, to } = excerpt(line.text, line.range ?? [0, 0], WIDTH)
  // The bar keeps a line of the file from being taken for a command by what reads the report, such as CI.
  const shown = `      │ ${printable(text)}`
  if (!line.range) return [shown]
  return [shown, `      │ ${' '.repeat(from)}${paint('^'.repeat(Math.max(1, to - from)))}`]
}

function tableLine(
  { cell, column, value }: Place,
  written: string,
  header: string | undefined,
  table: LineTable,
): ShownLine {
  if (column !== undefined && cell !== undefined) return shownLine(written, header, { column, value }, table)
  const line = shownLine(written, header, undefined, table)
  if (column === undefined) return line
  const { text, hides } = line
  return text === written ? { text, range: textRange(text, column), hides } : { text, hides }
}

/** A mark is placed only where nothing before it was masked. */
function metadataLine({ column }: Place, written: string): ShownLine {
  const text = maskPersonal(written)
  const isPlaced = written.slice(0, (column ?? 1) - 1) === text.slice(0, (column ?? 1) - 1)
  return { text, hides: false, ...(isPlaced && { range: textRange(text, column) }) }
}

const WORDS = {
  id: {
    cell: 'sel',
    checks: 'Penjelasan dan langkah perbaikan tiap pemeriksaan',
    warnings: 'Peringatan (rinciannya: npm run validate)',
    hides:
      '… menggantikan teks yang mungkin menyebut orang, atau yang kolomnya tidak dideklarasikan di metadata.',
    more: (places: string) => `… dan ${places}`,
  },
  en: {
    cell: 'cell',
    checks: 'What each check means, and how to put it right',
    warnings: 'Warnings (in full: npm run validate)',
    hides: '… stands for a text that may name a person, or whose column the metadata does not declare.',
    more: (places: string) => `… and ${places}`,
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

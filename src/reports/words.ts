import type { Catalog } from '../catalog/model.ts'
import { maskPersonal } from '../catalog/personal.ts'
import type { Language, Place, Problem, Severity } from '../catalog/problem.ts'
import { pattern } from '../i18n/addresses.ts'
import type { Report, Summary } from './report.ts'

/** What a report for people needs besides the report. */
export interface ReportOptions {
  language: Language
  /** Leads from where the person stands to the catalog, so that a path can be opened. */
  prefix: string
  /** The command that writes the complete list; that of the whole catalog unless told. */
  complete?: string
  /** What was left unchecked and why, where a part was checked. */
  note?: string
}

/** The command that lists every place of every problem. */
export const COMPLETE = 'npm run validate -- --format csv --output masalah.csv'

/** A whole number as the language writes it. */
export function numberIn(language: Language, count: number): string {
  return new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en').format(count)
}

/** A count with its noun; Indonesian nouns have no plural. */
export function countOf(
  language: Language,
  count: number,
  id: string,
  one: string,
  many = `${one}s`,
): string {
  return `${numberIn(language, count)} ${language === 'id' ? id : count === 1 ? one : many}`
}

/** One line that says what was checked and found. */
export function summaryWords(
  { datasets, tables, rows, bytes, errors, warnings }: Summary,
  language: Language,
): string {
  const count = (value: number, id: string, one: string) => countOf(language, value, id, one)
  const size = `${numberIn(language, Math.ceil(bytes / 1000))} kB`
  const checked = [
    count(datasets, 'dataset', 'dataset'),
    count(tables, 'tabel', 'table'),
    count(rows, 'baris', 'row'),
  ]
  const found = `${count(errors, 'kesalahan', 'error')}, ${count(warnings, 'peringatan', 'warning')}`
  return `${{ id: 'Diperiksa', en: 'Checked' }[language]} ${checked.join(', ')} (${size}): ${found}.`
}

/** How many places a report leaves out, and where all of them are; `undefined` where it leaves out none. */
export function hiddenWords(
  hidden: number,
  { language, complete = COMPLETE }: ReportOptions,
): string | undefined {
  if (hidden <= 0) return undefined
  const places = countOf(language, hidden, 'tempat', 'place')
  return {
    id: `${places} tidak ditampilkan di sini. Daftar lengkap: ${complete}`,
    en: `${places} ${hidden === 1 ? 'is' : 'are'} not shown here. Complete list: ${complete}`,
  }[language]
}

/** Places of problems that are not among those kept with them. */
export function unkept(problems: readonly Problem[]): number {
  return problems.reduce((sum, { count, places }) => sum + Math.max(0, count - places.length), 0)
}

/** The word for a severity. */
export function severityWord(severity: Severity, language: Language): string {
  return {
    error: { id: 'kesalahan', en: 'error' },
    warning: { id: 'peringatan', en: 'warning' },
  }[severity][language]
}

/** Path of the file of a place, after where the catalog is; what is personal in it is masked. */
export function pathWords({ file }: Place, prefix = ''): string {
  return prefix + maskPersonal(file)
}

/** Where a place is inside its file, in words: a cell, a property, or nothing for the whole file. */
export function placeWords({ cell, field, property, row, line }: Place, language: Language): string {
  const words = { id: ['sel', 'baris', 'baris'], en: ['cell', 'row', 'line'] }[language]
  if (cell !== undefined) return `${words[0]} ${cell}${field === undefined ? '' : ` (${field})`}`
  if (row !== undefined) return `${words[1]} ${row}`
  const at = line === undefined ? '' : `${words[2]} ${line}`
  return [at, property ?? field].filter(Boolean).join(', ')
}

/** Whether a problem is that something personal would be published. */
export function isPersonal({ code }: Problem): boolean {
  return code === 'personal-data' || code === 'personal-text'
}

/** Problems in their order, but personal data first: nothing else is as urgent. */
export function personalFirst(problems: readonly Problem[]): Problem[] {
  return [...problems.filter(isPersonal), ...problems.filter((problem) => !isPersonal(problem))]
}

/** The first line of a report that holds findings of personal data. */
export function stopWords(problems: readonly Problem[], language: Language): string | undefined {
  if (!problems.some(isPersonal)) return undefined
  return {
    id: 'BERHENTI: ada data pribadi. Jangan kirim berkas ini sebelum dihapus.',
    en: 'STOP: there is personal data. Do not send this file before it is removed.',
  }[language]
}

/** Stands where a value is empty. */
export const EMPTY: Record<Language, string> = { id: '(kosong)', en: '(empty)' }

/** Problems by the folder of their dataset, or by the file of the catalog that they stand in; personal names masked. */
export function byDataset(problems: readonly Problem[]): Map<string, Problem[]> {
  return Map.groupBy(problems, ({ places }) => {
    const parts = (places[0]?.file ?? '').split('/')
    return maskPersonal(
      parts.length > 2 && !parts[0]?.startsWith('_') ? `${parts[0]}/${parts[1]}` : (parts[0] ?? ''),
    )
  })
}

/** Titles of datasets by id, with what is personal masked in both. */
export function titlesOf({ datasets }: Catalog): Map<string, string> {
  return new Map(datasets.map(({ id, source }) => [maskPersonal(id), maskPersonal(source.value.title)]))
}

/** Address of the pages that explain each code; `undefined` where the catalog has no sure address. */
export function rulePages({ source }: Catalog, language: Language): string | undefined {
  const { baseUrl, languages } = source.value
  const first = languages[0] === 'en' ? 'en' : 'id'
  if (source.violations.some(({ path }) => path.length === 0 || path[0] === 'baseUrl')) return undefined
  const spoken = languages.includes(language) ? language : first
  return baseUrl.replace(/\/$/, '') + pattern('rules', spoken, first)
}

/** Problems of a report by the rule that found them, personal data first, then errors. */
export function byCheck({ problems }: Report): Map<string, Problem[]> {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  return Map.groupBy(personalFirst([...errors, ...warnings]), ({ code }) => code)
}

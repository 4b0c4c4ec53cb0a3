import type { Catalog } from '../catalog/model.ts'
import type { Language, Place, Problem } from '../catalog/problem.ts'
import { checkOf } from './checks.ts'
import { oneLine } from './printable.ts'
import type { Report } from './report.ts'
import { RowWords } from './rowfix.ts'
import { countOf, pathWords, type ReportOptions, severityWord } from './words.ts'

const HEADERS: Record<Language, string[]> = {
  id: [
    'nomor',
    'tingkat',
    'kode',
    'pemeriksaan',
    'berkas',
    'sel',
    'baris',
    'kolom',
    'nama_kolom',
    'baris_teks',
    'properti',
    'nilai',
    'masalah',
    'perbaikan',
  ],
  en: [
    'number',
    'severity',
    'code',
    'check',
    'file',
    'cell',
    'row',
    'column',
    'field',
    'line',
    'property',
    'value',
    'problem',
    'fix',
  ],
}

/** Excel parts cells by the list separator of its language: a semicolon in Indonesian, a comma in English. */
const DELIMITERS: Record<Language, string> = { id: ';', en: ',' }

/**
 * The complete list as CSV for a spreadsheet, piece by piece: one row for every place. It begins with a byte order
 * mark, by which Excel knows UTF-8, and no cell of it can run as a formula.
 */
export function* csvReport(
  { problems }: Report,
  catalog: Catalog,
  { language, prefix }: Pick<ReportOptions, 'language' | 'prefix'>,
): Generator<string> {
  const row = (cells: (string | number | undefined)[]) =>
    `${cells.map((cell) => (typeof cell === 'number' ? cell : quoted(cell ?? ''))).join(DELIMITERS[language])}\r\n`
  yield `\uFEFF${row(HEADERS[language])}`
  const words = new RowWords(problems, catalog)
  let number = 0
  for (const problem of problems) {
    const before = [
      severityWord(problem.severity, language),
      problem.code,
      checkOf(problem.code)?.title[language],
    ]
    for (const place of problem.places) {
      yield row([
        ++number,
        ...before,
        ...placeCells(place, prefix),
        words.message(problem, place, language),
        words.fix(problem, place, language),
      ])
    }
    const rest = problem.count - problem.places.length
    if (rest > 0) {
      const { message, fix } = problem
      yield row([
        ++number,
        ...before,
        ...placeCells(problem.places[0], prefix).slice(0, 1),
        ...Array(6),
        unlisted(problem, rest, language),
        message[language],
        (checkOf(problem.code)?.fix ?? fix)[language],
      ])
    }
  }
}

function placeCells(place: Place | undefined, prefix: string): (string | number | undefined)[] {
  if (!place) return Array(8)
  const { cell, row, column, field, line, property, value } = place
  // The column of a place in metadata is one of its text.
  const inTable = row === undefined && cell === undefined ? undefined : column
  return [pathWords(place, prefix), cell, row, inTable, field, line, property, asText(value)]
}

/** What a spreadsheet takes for a number or a date and writes in another way: all but plain whole numbers. */
const CHANGED =
  /^\s*(?:[(+-]|Rp\.?|IDR|US\$|\$|'(?=\d))?\s*\d[\d\s.,:/%eE+-]*\)?\s*$|^\d{1,2}[\s/-]?\p{L}{3,9}\.?(?:[\s/-]?\d{2,4})?$|^\p{L}{3,9}[\s/-]\d{1,4}$/iu

/** A value with an apostrophe where a spreadsheet would not leave it as it is. */
function asText(value: string | undefined): string | undefined {
  if (value === undefined || /^(0|[1-9]\d{0,14})$/.test(value) || !CHANGED.test(value)) return value
  return /^\s*['"]*\s*[=+\-@]/.test(value) ? value : `'${value}`
}

/** For a check that counts more places than it can name. */
function unlisted({ places }: Problem, rest: number, language: Language): string {
  const count = countOf(language, rest, 'tempat', 'place')
  const more = places.length > 0
  return {
    id: `(dan ${count}${more ? ' lain' : ''} yang tidak dirinci oleh pemeriksaan ini)`,
    en: `(and ${count}${more ? ' more' : ''} that this check does not name one by one)`,
  }[language]
}

/**
 * A cell between quotes. Spreadsheets run what begins with `=`, `+`, `-` or `@`, and a program that parts cells at
 * another sign sees cells begin inside ours: an apostrophe keeps each from it.
 */
function quoted(text: string): string {
  const safe = text.split(STEPS).map(harmless).join('\n')
  return `"${safe.replaceAll('"', '""')}"`
}

/** Numbered steps stay on lines of their own. */
const STEPS = /\n(?=\d+\. )/

function harmless(line: string): string {
  return oneLine(line)
    .replace(/^(?=\s*['"]*\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/, "'")
    .replace(/([,;|\t]["'\s]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1'")
}

import type { Catalog, FileTree } from '../catalog/model.ts'
import { maskPersonal } from '../catalog/personal.ts'
import type { Language, Place, Problem } from '../catalog/problem.ts'
import { checkOf, checksIn, ownFix } from './checks.ts'
import { HEAD, STYLE } from './html-style.ts'
import { type Anchors, type Numbered, placeKey, tableMarkup } from './html-table.ts'
import { type LineTable, linesOf } from './lines.ts'
import { codeMarkup, escaped } from './markup.ts'
import type { Report } from './report.ts'
import {
  byDataset,
  countOf,
  EMPTY,
  hiddenWords,
  pathWords,
  personalFirst,
  placeWords,
  type ReportOptions,
  severityWord,
  stopWords,
  summaryWords,
  titlesOf,
} from './words.ts'

/** Places of one problem that are named in words, besides those marked in a table. */
const NAMED = 10
/** Rows shown of one table, and of all tables together: a page with more is slow to open. */
const MOST_ROWS = 300
const MOST_ROWS_IN_ALL = 6000
const LONGEST_LINE = 300

/** What the parts of the page are made from. */
interface Sheet extends ReportOptions {
  tree: FileTree
  tables: Map<string, LineTable>
  lines: Map<string, Map<number, string>>
  rowsLeft: number
  hidden: number
}

/**
 * The report as one HTML page that needs nothing else: no script, no network, no other file. It shows each table
 * with its faulty cells marked, in light and dark, on paper, by keyboard and read aloud.
 */
export function* htmlReport(
  report: Report,
  catalog: Catalog,
  tree: FileTree,
  options: ReportOptions,
): Generator<string> {
  const { language } = options
  const words = WORDS[language]
  const titles = titlesOf(catalog)
  const resources = catalog.datasets.flatMap((dataset) => dataset.resources)
  const sheet: Sheet = {
    ...options,
    tree,
    tables: new Map(
      resources.flatMap(({ file, dialect, fields }) => (file ? [[file, { dialect, fields }]] : [])),
    ),
    lines: metadataLines(report.problems, tree),
    rowsLeft: MOST_ROWS_IN_ALL,
    hidden: 0,
  }
  const groups = [...byDataset(personalFirst(report.problems))]
  const stop = stopWords(report.problems, language)
  const summary = escaped(summaryWords(report.summary, language))
  yield `<!doctype html>
<html lang="${language}">
<head>
${HEAD}
<title>${words.title}: ${escaped(maskPersonal(catalog.source.value.title))}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#isi">${words.skip}</a>
<header>
<h1>${words.title}</h1>
${stop === undefined ? '' : `<p class="stop"><strong>${escaped(stop)}</strong></p>\n`}<p>${escaped(maskPersonal(catalog.source.value.title))}, ${escaped(report.summary.asOf)}</p>
<p class="result"><strong>${report.summary.errors > 0 ? words.failed : words.passed}</strong> ${summary}</p>
${options.note === undefined ? '' : `<p>${escaped(options.note)}</p>\n`}</header>
`
  if (groups.length > 0) {
    const items = groups.map(([group, problems], at) => {
      const title = titles.get(group)
      const count = countOf(language, problems.length, 'masalah', 'problem')
      return `<li><a href="#d${at + 1}">${escaped(title ?? group)}</a> (${count})</li>`
    })
    yield `<nav id="daftar" aria-label="${words.contents}"><h2>${words.contents}</h2><ol>${items.join('')}</ol></nav>\n`
  }
  yield '<main id="isi">\n'
  let number = 0
  for (const [at, [group, problems]] of groups.entries()) {
    const numbered = problems.map((problem): Numbered => ({ problem, number: ++number }))
    yield* datasetMarkup(`d${at + 1}`, group, titles.get(group), numbered, sheet)
  }
  const checks = checksIn(report.problems)
  if (checks.length > 0) {
    yield `<section aria-labelledby="langkah"><h2 id="langkah">${words.checks}</h2>\n`
    for (const { code, severity, title, why, fix } of checks) {
      yield `<section id="${code}" class="check ${severity}"><h3>${escaped(title[language])} <code>${code}</code></h3>
<p>${codeMarkup(why[language])}</p>
${stepsMarkup(fix[language])}<p class="back"><a href="#daftar">↑ ${words.back}</a></p>
</section>\n`
    }
    yield '</section>\n'
  }
  const hidden = hiddenWords(sheet.hidden, options)
  yield `</main>\n<footer><p>${summary}</p>${hidden === undefined ? '' : `<p>${escaped(hidden)}</p>`}</footer>\n</body>\n</html>\n`
}

function* datasetMarkup(
  id: string,
  group: string,
  title: string | undefined,
  problems: Numbered[],
  sheet: Sheet,
): Generator<string> {
  const heading = title === undefined ? escaped(group) : `${escaped(title)} <small>${escaped(group)}</small>`
  yield `<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>\n`
  const anchors: Anchors = new Map()
  const tables: string[] = []
  const files = new Set(problems.flatMap(({ problem }) => problem.places.map(({ file }) => file)))
  for (const file of files) {
    const source = sheet.tables.get(file)
    const inRows = problems.some(({ problem }) =>
      problem.places.some((place) => place.file === file && place.row !== undefined),
    )
    if (!source || !inRows || sheet.tree.entry(file)?.kind !== 'file') continue
    const most = Math.min(MOST_ROWS, sheet.rowsLeft)
    const table = tableMarkup(file, source, problems, anchors, {
      ...sheet,
      most,
      prefix: `${id}-${tables.length + 1}`,
    })
    sheet.rowsLeft -= table.rows
    tables.push(table.markup)
  }
  yield '<ol class="problems">\n'
  for (const one of problems) yield problemMarkup(one, anchors, sheet)
  yield '</ol>\n'
  yield* tables
  yield '</section>\n'
}

function problemMarkup({ problem, number }: Numbered, anchors: Anchors, sheet: Sheet): string {
  const { language } = sheet
  const words = WORDS[language]
  const { code, severity, message, places, count } = problem
  const named = places.slice(0, NAMED)
  const marked = places.slice(NAMED).filter((place) => anchors.has(placeKey(place)))
  sheet.hidden += count - named.length - marked.length
  const rest = count - named.length
  const items = named.map((place) => `<li>${placeMarkup(place, anchors, sheet)}</li>`)
  if (rest > 0) {
    const hidden = rest - marked.length
    const noun = places.every(({ cell }) => cell !== undefined)
      ? ({ id: 'sel', en: 'cell' } as const)
      : ({ id: 'tempat', en: 'place' } as const)
    const more = (count: number) => countOf(language, count, `${noun.id} lainnya`, `more ${noun.en}`)
    items.push(`<li>${escaped(words.rest(marked.length, hidden, more))}</li>`)
  }
  const fix = ownFix(problem, language)
  const check = checkOf(code)
  const link = check
    ? `<a href="#${code}">${escaped(check.title[language])}</a>`
    : `<code>${escaped(code)}</code>`
  return `<li id="m${number}" value="${number}" class="${severity}"><p><strong>${severityWord(severity, language)}</strong> ${codeMarkup(message[language])}</p>
${items.length > 0 ? `<ul>${items.join('')}</ul>` : ''}
${fix === undefined ? '' : stepsMarkup(fix)}<p class="quiet">${words.steps} ${link}</p></li>\n`
}

function placeMarkup(place: Place, anchors: Anchors, { language, lines }: Sheet): string {
  const where = placeWords(place, language)
  const anchor = anchors.get(placeKey(place))
  const text = `<code>${escaped(pathWords(place))}</code>${where === '' ? '' : `, ${escaped(where)}`}`
  const value =
    place.value === undefined
      ? ''
      : place.value === ''
        ? `: ${EMPTY[language]}`
        : `: <code>${escaped(place.value)}</code>`
  const line = lines.get(place.file)?.get(place.line ?? 0)
  const source =
    line === undefined || line.trim() === ''
      ? ''
      : `<pre tabindex="0"><code>${escaped(shortened(line))}</code></pre>`
  return `${anchor === undefined ? text : `<a href="#${anchor}">${text}</a>`}${value}${source}`
}

function shortened(line: string): string {
  const masked = maskPersonal(line)
  return masked.length > LONGEST_LINE ? `${masked.slice(0, LONGEST_LINE)}…` : masked
}

/** Lines of metadata files that a page shows; tables are shown as tables. */
function metadataLines(problems: Problem[], tree: FileTree): Map<string, Map<number, string>> {
  const wanted = new Map<string, Set<number>>()
  for (const { file, line, row } of problems.flatMap(({ places }) => places.slice(0, NAMED))) {
    if (line === undefined || row !== undefined || tree.entry(file)?.kind !== 'file') continue
    wanted.set(file, (wanted.get(file) ?? new Set<number>()).add(line))
  }
  return new Map([...wanted].map(([file, lines]) => [file, linesOf(tree, file, lines)]))
}

function stepsMarkup(text: string): string {
  const lines = text.split('\n').map((line) => /^(\d+)\. (.*)$/.exec(line))
  if (lines.some((line) => line === null)) return `<p>→ ${codeMarkup(text)}</p>\n`
  return `<ol>${lines.map((line) => `<li>${codeMarkup(line?.[2] ?? '')}</li>`).join('')}</ol>\n`
}

const WORDS: Record<
  Language,
  Record<'title' | 'skip' | 'failed' | 'passed' | 'contents' | 'checks' | 'steps' | 'back', string> & {
    rest(marked: number, hidden: number, more: (count: number) => string): string
  }
> = {
  id: {
    title: 'Hasil pemeriksaan data',
    skip: 'Langsung ke daftar masalah',
    failed: 'Belum dapat diterbitkan.',
    passed: 'Dapat diterbitkan.',
    contents: 'Daftar isi',
    checks: 'Penjelasan dan langkah perbaikan',
    steps: 'Penjelasan dan langkah:',
    back: 'Kembali ke daftar isi',
    rest: (marked, hidden, more) =>
      marked === 0
        ? `${more(hidden)} tidak ditampilkan`
        : `${more(marked)} ditandai dalam tabel di bawah${hidden === 0 ? '' : `, ${hidden} tidak ditampilkan`}`,
  },
  en: {
    title: 'What the check found',
    skip: 'Skip to the problems',
    failed: 'Cannot be published yet.',
    passed: 'Can be published.',
    contents: 'Contents',
    checks: 'What each check means, and how to put it right',
    steps: 'Explanation and steps:',
    back: 'Back to the contents',
    rest: (marked, hidden, more) =>
      marked === 0
        ? `${more(hidden)} not shown`
        : `${more(marked)} marked in the table below${hidden === 0 ? '' : `, ${hidden} not shown`}`,
  },
}

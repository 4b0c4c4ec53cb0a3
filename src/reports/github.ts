import type { Catalog } from '../catalog/model.ts'
import type { Problem } from '../catalog/problem.ts'
import { markdownReport } from './markdown.ts'
import { printable } from './printable.ts'
import type { Report } from './report.ts'
import { COMPLETE, countOf, pathWords, type ReportOptions, summaryWords } from './words.ts'
import { escapeData, MOST_SUMMARY } from './workflow-command.ts'

/** GitHub shows this many annotations of each severity for one step; more would be dropped without a word. */
const MOST_ANNOTATIONS = 10

/**
 * The report as workflow commands, which GitHub shows as annotations on the changed files: ten errors and ten
 * warnings. `prefix` leads from the repository's root to the catalog.
 */
export function githubReport({ problems, summary }: Report, options: ReportOptions): string {
  const { language } = options
  const lines: string[] = []
  let left = 0
  for (const severity of ['error', 'warning'] as const) {
    const own = problems.filter((problem) => problem.severity === severity)
    lines.push(...own.slice(0, MOST_ANNOTATIONS).map((problem) => annotation(problem, options)))
    left += Math.max(0, own.length - MOST_ANNOTATIONS)
  }
  if (left > 0 || problems.some(({ count }) => count > 1)) {
    const complete = options.complete ?? COMPLETE
    const rest = countOf(language, left, 'masalah', 'more problem')
    const words = {
      id: `${left > 0 ? `${rest} lagi tidak ditampilkan di sini. ` : ''}Setiap anotasi menunjuk satu tempat saja; selebihnya ada di ringkasan langkah ini. Daftar lengkap: ${complete}`,
      en: `${left > 0 ? `${rest} not shown here. ` : ''}Each annotation names one place only; the rest is in the summary of this step. Complete list: ${complete}`,
    }
    lines.push(`::notice::${escapeData(words[language])}`)
  }
  lines.push(printable(summaryWords(summary, language)))
  return `${lines.join('\n')}\n`
}

/**
 * The summary of the step (`GITHUB_STEP_SUMMARY`) as Markdown, within 1 MiB together with the `used` bytes that it
 * holds already.
 */
export function githubSummary(report: Report, catalog: Catalog, options: ReportOptions, used = 0): string {
  return markdownReport(report, catalog, { ...options, most: MOST_SUMMARY - used })
}

function annotation(problem: Problem, { language, prefix }: ReportOptions): string {
  const place = problem.places[0]
  const properties = [
    place && `file=${escapeProperty(printable(pathWords(place, prefix)))}`,
    place?.line && `line=${place.line}`,
    place?.cell === undefined && place?.row === undefined && place?.column && `col=${place.column}`,
    `title=${escapeProperty([problem.code, place?.cell].filter(Boolean).join(' '))}`,
  ].filter(Boolean)
  const text = [problem.message[language], problem.fix[language]]
  const rest = problem.count - 1
  if (rest > 0) text.push({ id: `(dan ${rest} tempat lain)`, en: `(and ${rest} more)` }[language])
  const lines = text.flatMap((part) => part.split('\n')).map(printable)
  return `::${problem.severity} ${properties.join(',')}::${escapeData(lines.join('\n'))}`
}

function escapeProperty(text: string): string {
  return printable(escapeData(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

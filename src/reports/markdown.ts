import type { Catalog } from '../catalog/model.ts'
import type { Place, Problem } from '../catalog/problem.ts'
import { bytesOf } from '../catalog/text.ts'
import { checkOf, ownFix } from './checks.ts'
import { code, literal, withCode } from './markup.ts'
import type { Report } from './report.ts'
import {
  byCheck,
  byDataset,
  countOf,
  EMPTY,
  hiddenWords,
  pathWords,
  placeWords,
  type ReportOptions,
  rulePages,
  severityWord,
  stopWords,
  summaryWords,
} from './words.ts'

/** Places listed of one problem; a comment with more is not read. */
const SHOWN = 5
/** Kept free for the last lines. */
const RESERVE = 1000

/**
 * The report as Markdown for a comment or the summary of a run: by check, each with its reason and steps once. What
 * does not fit into `most` bytes is left out and counted.
 */
export function markdownReport(
  { problems, summary }: Report,
  catalog: Catalog,
  options: ReportOptions & { most?: number },
): string {
  const { language, most = Number.POSITIVE_INFINITY } = options
  const words = WORDS[language]
  const pages = rulePages(catalog, language)
  const out = [
    `## ${words.title}`,
    `${summary.errors > 0 ? '❌' : '✅'} ${literal(summaryWords(summary, language))}`,
  ]
  const stop = stopWords(problems, language)
  if (stop !== undefined) out.splice(1, 0, `**${stop}**`)
  if (options.note !== undefined) out.push(literal(options.note))
  let bytes = size(out)
  let hidden = 0
  let unsaid = 0
  let isFull = false
  for (const [codeOf, own] of byCheck({ problems, summary })) {
    const opening = [...checkLines(codeOf, own, pages, options)]
    let heading = opening
    for (const [folder, group] of byDataset(own)) {
      let place = [`**${code(folder)}**`]
      for (const problem of group) {
        const lines = [...heading, ...place, problemLines(problem, options)]
        isFull ||= bytes + size(lines) > most - RESERVE
        if (isFull) {
          unsaid++
          hidden += problem.count
          continue
        }
        out.push(...lines)
        bytes += size(lines)
        hidden += problem.count - Math.min(problem.places.length, SHOWN)
        heading = []
        place = []
      }
    }
  }
  if (unsaid > 0) out.push(words.unsaid(countOf(language, unsaid, 'masalah lagi', 'more problem')))
  const complete = hiddenWords(hidden, options)
  if (complete !== undefined) out.push(literal(complete))
  return `${out.join('\n\n')}\n`
}

function size(blocks: string[]): number {
  return blocks.reduce((sum, block) => sum + bytesOf(block).length + 2, 0)
}

function* checkLines(
  codeOf: string,
  problems: Problem[],
  pages: string | undefined,
  { language }: ReportOptions,
): Generator<string> {
  const check = checkOf(codeOf)
  const severity = problems[0]?.severity ?? 'error'
  const mark = severity === 'error' ? '❌' : '⚠️'
  const name =
    pages === undefined || !check ? code(codeOf) : `[${code(codeOf)}](${encodeURI(pages + codeOf)}/)`
  yield `### ${mark} ${literal(check?.title[language] ?? codeOf)} (${severityWord(severity, language)}, ${name})`
  if (!check) return
  yield withCode(check.why[language])
  yield steps(check.fix[language])
}

/** Numbered steps are a list; anything else is a paragraph. */
function steps(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const [, number, step = ''] = /^(\d+)\. (.*)$/.exec(line) ?? []
      return number === undefined ? withCode(line) : `${number}. ${withCode(step)}`
    })
    .join('\n')
}

function problemLines(problem: Problem, options: ReportOptions): string {
  const { language } = options
  const words = WORDS[language]
  const shown = problem.places.slice(0, SHOWN)
  const rest = problem.count - shown.length
  const fix = ownFix(problem, language)
  return [
    `- ${withCode(problem.message[language].replaceAll('\n', ' '))}`,
    ...shown.map((place) => `  - ${placeText(place, options)}`),
    ...(rest > 0 ? [`  - ${literal(words.more(countOf(language, rest, 'tempat lain', 'more place')))}`] : []),
    ...(fix === undefined ? [] : fix.split('\n').map((line) => `  - → ${withCode(line)}`)),
  ].join('\n')
}

function placeText(place: Place, { prefix, language }: ReportOptions): string {
  const where = placeWords(place, language)
  const value =
    place.value === undefined ? '' : `: ${place.value === '' ? EMPTY[language] : code(place.value)}`
  return `${code(pathWords(place, prefix))}${where === '' ? '' : `, ${literal(where)}`}${value}`
}

const WORDS = {
  id: {
    title: 'Hasil pemeriksaan data',
    more: (places: string) => `… dan ${places}`,
    unsaid: (problems: string) => `**${problems} tidak muat di ringkasan ini.**`,
  },
  en: {
    title: 'What the check found',
    more: (places: string) => `… and ${places}`,
    unsaid: (problems: string) => `**There is no room here for ${problems}.**`,
  },
}

import type { Catalog } from '../catalog/model.ts'
import type { Language, Place, Problem } from '../catalog/problem.ts'
import { checkOf, checksIn } from './checks.ts'
import { oneLine, printableJson } from './printable.ts'
import type { Report } from './report.ts'
import { hiddenWords, pathWords, placeWords, type ReportOptions, rulePages, unkept } from './words.ts'

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** The Git host refuses a run with more results. */
const MOST_RESULTS = 25_000

/** The report as SARIF 2.1.0 (OASIS): one result for each place, the texts of each check once. */
export function sarifReport(report: Report, catalog: Catalog, options: ReportOptions): string {
  const { language } = options
  const checks = checksIn(report.problems)
  const index = new Map(checks.map(({ code }, at) => [code, at]))
  const pages = rulePages(catalog, language)
  const results: object[] = []
  let hidden = unkept(report.problems)
  for (const problem of report.problems) {
    const places = problem.places.length > 0 ? problem.places : [undefined]
    for (const place of places) {
      if (results.length < MOST_RESULTS)
        results.push(resultOf(problem, place, index.get(problem.code), options))
      else hidden++
    }
  }
  const said = [hiddenWords(hidden, options), options.note].filter((text) => text !== undefined)
  const log = {
    version: '2.1.0',
    $schema: SCHEMA,
    runs: [
      {
        tool: {
          driver: {
            name: 'satu-data-validate',
            language: language === 'id' ? 'id' : 'en',
            rules: checks.map(({ code, severity, title, why, fix }) => ({
              id: code,
              shortDescription: { text: title[language] },
              fullDescription: { text: why[language] },
              help: { text: fix[language], markdown: fix[language] },
              defaultConfiguration: { level: severity },
              ...(pages !== undefined && { helpUri: encodeURI(`${pages}${code}/`) }),
            })),
          },
        },
        language,
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: WORDS.root[language] } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: said.map((text) => ({ level: 'note', message: { text } })),
          },
        ],
        results,
        properties: { summary: report.summary },
      },
    ],
  }
  return `${printableJson(log)}\n`
}

const WORDS = { root: { id: 'Akar repositori', en: 'Root of the repository' } }

function resultOf(
  problem: Problem,
  place: Place | undefined,
  ruleIndex: number | undefined,
  { language, prefix }: ReportOptions,
): object {
  const { code, severity, message, fix } = problem
  const where = place && placeWords(place, language)
  const isOwnFix = fix[language] !== checkOf(code)?.fix[language]
  const text = [message[language], ...(isOwnFix ? [fix[language]] : []), ...(where ? [`(${where})`] : [])]
  return {
    ruleId: code,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: severity,
    message: { text: text.map(plain).join(' ') },
    locations: place ? [locationOf(place, prefix, language)] : [],
    ...(place && { partialFingerprints: { 'place/v1': fingerprint(code, place) } }),
    ...(place && { properties: propertiesOf(place) }),
  }
}

function locationOf(place: Place, prefix: string, language: Language): object {
  const { line, column, cell, row, property, field } = place
  // The column of a table counts cells, that of metadata characters; a region counts characters only.
  const startColumn = row === undefined && cell === undefined ? column : undefined
  const name = cell ?? property ?? field
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(pathWords(place, prefix)), uriBaseId: 'ROOT' },
      ...(line !== undefined && { region: { startLine: line, ...(startColumn && { startColumn }) } }),
    },
    ...(name !== undefined && {
      logicalLocations: [
        { fullyQualifiedName: oneLine(name), kind: cell === undefined ? 'property' : 'cell' },
      ],
    }),
    message: { text: plain(placeWords(place, language)) || oneLine(pathWords(place)) },
  }
}

function propertiesOf({ cell, row, field, property, value }: Place): object {
  return { cell, row, field, property, value }
}

function fingerprint(code: string, place: Place): string {
  const { cell, property, line, row } = place
  return oneLine([code, pathWords(place), cell ?? property ?? row ?? line ?? ''].join(':'))
}

/** Each part encoded, so that no name of a file can be read as another place of the address. */
function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

/** Text of a message in which nothing is a link or a placeholder (SARIF 3.11). */
function plain(text: string): string {
  return oneLine(text.replaceAll('\n', ' '))
    .replaceAll('](', '] (')
    .replace(/\{(\d+)\}/g, '{{$1}}')
}

/** `npm run validate -- [PATH…] [--catalog DIR] [--format text|json|github] [--lang id|en] [--limit N]` */
import { statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { CatalogError } from '../src/catalog/catalogerror.ts'
import type { Language } from '../src/catalog/problem.ts'
import { asOf } from '../src/history/asof.ts'
import { githubReport } from '../src/reports/github.ts'
import { jsonReport } from '../src/reports/json.ts'
import { type Report, reportOf } from '../src/reports/report.ts'
import { summaryLine, textReport } from '../src/reports/text.ts'
import { type Checked, DEFAULT_LIMIT } from '../src/store/checked.ts'
import { catalogFolder } from '../src/store/identity.ts'
import { checkInParallel } from '../src/store/parallel.ts'
import { CLEAN, choice, command, options, PROBLEMS } from './command.ts'
import { progressBar } from './progress.ts'

/** More places than this make a report that neither a person nor a program can hold. */
const MOST_PLACES = 100_000

const USAGE =
  'npm run validate -- [PATH…] [--catalog DIR] [--format text|json|github] [--lang id|en] [--limit N]'

await command(async () => {
  const { values, positionals } = options(
    {
      catalog: { type: 'string' },
      format: { type: 'string', default: 'text' },
      lang: { type: 'string', default: 'id' },
      limit: { type: 'string', default: String(DEFAULT_LIMIT) },
    },
    USAGE,
    Number.POSITIVE_INFINITY,
  )
  const format = choice('format', values.format, ['text', 'json', 'github'])
  const language = choice<Language>('lang', values.lang, ['id', 'en'])
  const limit = wholeNumber(values.limit)
  const folder = catalogFolder(values.catalog)
  const scopes = positionals.map((path) => scopeOf(path, folder))

  const { progress, clear } = progressBar({ id: 'Memeriksa', en: 'Checking' }[language])
  const checked = await checkInParallel(folder, {
    limit,
    progress: (done, total, { resource }) => progress(done, total, resource.id),
    ...(scopes.length > 0 && { only: ({ dataset }) => inScope(`${dataset.folder}/`, scopes) }),
  })
  clear()
  const report = scopedReport(checked, folder, scopes, limit)
  const prefix = prefixOf(folder)
  if (format === 'json') {
    process.stdout.write(jsonReport(report))
    process.stderr.write(`${summaryLine(report.summary, language)}\n`)
  } else if (format === 'github') process.stdout.write(githubReport(report, language, prefix))
  else {
    const colour = process.stdout.isTTY === true && !process.env.NO_COLOR
    process.stdout.write(textReport(report, checked.catalog, checked.tree, { language, colour, prefix }))
  }
  return report.summary.errors > 0 ? PROBLEMS : CLEAN
})

function scopedReport(checked: Checked, folder: string, scopes: string[], limit: number): Report {
  const { catalog, totals } = checked
  const datasets = catalog.datasets.filter((dataset) => inScope(`${dataset.folder}/`, scopes))
  // What is wrong with the catalog itself concerns every part of it.
  const problems = checked.problems.filter(({ places }) => {
    const file = places[0]?.file ?? ''
    return file === 'catalog.yaml' || inScope(file, scopes)
  })
  return reportOf(problems, {
    catalog: catalog.source.value.id,
    datasets: datasets.length,
    ...totals,
    limit,
    asOf: asOf(catalog, folder, process.env.AS_OF).date,
  })
}

/** Leads from the working folder to the catalog, with a closing slash. */
function prefixOf(folder: string): string {
  const path = relative(process.cwd(), folder).replaceAll('\\', '/')
  return path === '' ? '' : `${path}/`
}

function inScope(file: string, scopes: string[]): boolean {
  return scopes.length === 0 || scopes.some((scope) => file.startsWith(scope) || file === scope.slice(0, -1))
}

/** A path given by the person as a prefix of paths inside the catalog. */
function scopeOf(path: string, folder: string): string {
  for (const base of [process.cwd(), folder]) {
    const absolute = resolve(base, path)
    const inside = relative(folder, absolute).replaceAll('\\', '/')
    const stat = statSync(absolute, { throwIfNoEntry: false })
    if (!stat || inside.startsWith('..')) continue
    // A file is checked with its dataset: what is wrong with a table may stand in the metadata.
    const parts = inside.split('/')
    const scope = stat.isFile() && parts.length > 2 ? parts.slice(0, 2).join('/') : inside
    return scope === '' ? '' : `${scope}/`
  }
  throw new CatalogError(
    { id: `"${path}" tidak ada dalam katalog.`, en: `"${path}" is not in the catalog.` },
    {
      id: 'Tulis folder dataset atau perangkat daerah, misalnya datasets/dinas/nama-dataset.',
      en: 'Name the folder of a dataset or an agency, such as datasets/agency/dataset-name.',
    },
  )
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= MOST_PLACES) return Number(text)
  throw new CatalogError(
    {
      id: `--limit harus berupa bilangan bulat dari 0 sampai ${MOST_PLACES}, bukan "${text}".`,
      en: `--limit must be a whole number from 0 to ${MOST_PLACES}, not "${text}".`,
    },
    { id: 'Misalnya: --limit 50', en: 'For example: --limit 50' },
  )
}

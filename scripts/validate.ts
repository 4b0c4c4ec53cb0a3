/** `npm run validate -- [PATH…] [--catalog DIR] [--changed BASE] [--format …] [--output FILE] [--lang id|en] [--limit N]` */
import { once } from 'node:events'
import { appendFileSync, statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { CatalogError } from '../src/catalog/catalogerror.ts'
import type { Language } from '../src/catalog/problem.ts'
import type { FormatName } from '../src/reports/formats.ts'
import type { Report } from '../src/reports/report.ts'
import type { ReportOptions } from '../src/reports/words.ts'
import type { Checked, CheckOptions } from '../src/store/checked.ts'
import { catalogFolder } from '../src/store/folder.ts'
import { isTouched, touchedSince } from '../src/store/scope.ts'
import { CLEAN, choice, command, options, PROBLEMS } from './command.ts'

/** More places than this make a report that neither a person nor a program can hold. */
const MOST_PLACES = 100_000

const FORMATS: readonly FormatName[] = ['text', 'json', 'github', 'markdown', 'sarif', 'csv', 'html']

const USAGE = `npm run validate -- [PATH…] [--catalog DIR] [--changed BASE] [--format ${FORMATS.join('|')}] [--output FILE] [--lang id|en] [--limit N]`

await command(async () => {
  const { values, positionals } = options(
    {
      catalog: { type: 'string' },
      changed: { type: 'string' },
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
      lang: { type: 'string', default: 'id' },
      limit: { type: 'string', default: '1000' },
    },
    USAGE,
    Number.POSITIVE_INFINITY,
  )
  const format = choice('format', values.format, FORMATS)
  const language = choice<Language>('lang', values.lang, ['id', 'en'])
  const asked = wholeNumber(values.limit)
  // The complete list holds every place, however many.
  const limit = format === 'csv' ? Number.MAX_SAFE_INTEGER : asked
  const folder = catalogFolder(values.catalog)
  const scopes = positionals.map((path) => scopeOf(path, folder))
  // Git looks for what has changed while the rest of this program is loaded, which takes as long.
  const finding =
    values.changed === undefined
      ? undefined
      : touchedSince(folder, values.changed).catch((error: unknown) => error as Error)
  const [{ progressBar }, { checkInParallel }, { checkChanged }, reports] = await Promise.all([
    import('./progress.ts'),
    import('../src/store/parallel.ts'),
    import('../src/store/changed.ts'),
    import('../src/reports/formats.ts'),
  ])
  const { progress, clear } = progressBar({ id: 'Memeriksa', en: 'Checking' }[language])
  const checking: CheckOptions = {
    limit,
    progress: (done, total, { resource }) => progress(done, total, resource.id),
    ...(scopes.length > 0 && { only: ({ dataset }) => inScope(`${dataset.folder}/`, scopes) }),
  }
  const changes = await finding
  if (changes instanceof Error) throw changes
  const { checked, scope } = changes
    ? await checkChanged(folder, changes, checking)
    : { checked: await checkInParallel(folder, checking), scope: undefined }
  clear()
  const report = await reportOn(checked, folder, limit, (file) => {
    // What is wrong with the catalog itself concerns every part of it.
    return file === 'catalog.yaml' || (inScope(file, scopes) && (!scope || isTouched(scope, file)))
  })
  const settings = {
    language,
    prefix: prefixOf(folder),
    colour: process.stdout.isTTY === true && values.output === undefined && !process.env.NO_COLOR,
    complete: completeList(values, positionals),
    ...(scope && { note: changedNote(values.changed as string, scope.whole, language) }),
  }
  await write(reports.FORMATS[format](report, checked.catalog, checked.tree, settings), values.output)
  if (format === 'github') await writeSummary(report, checked, settings)
  if (values.output !== undefined || !reports.FOR_PEOPLE.has(format))
    await sayBeside(report, format, settings)
  return report.summary.errors > 0 ? PROBLEMS : CLEAN
})

async function reportOn(
  checked: Checked,
  folder: string,
  limit: number,
  isAsked: (file: string) => boolean,
): Promise<Report> {
  const { reportOf } = await import('../src/reports/report.ts')
  const { asOf } = await import('../src/history/asof.ts')
  const { catalog, totals } = checked
  return reportOf(
    checked.problems.filter(({ places }) => isAsked(places[0]?.file ?? '')),
    {
      catalog: catalog.source.value.id,
      datasets: catalog.datasets.filter(({ source }) => isAsked(source.file)).length,
      ...totals,
      limit,
      asOf: asOf(catalog, folder, process.env.AS_OF).date,
    },
  )
}

/** Writes the report to a file, whole or not at all, or to standard output as fast as it is read there. */
async function write(pieces: Iterable<string>, output: string | undefined): Promise<void> {
  const { inBlocks, writePieces } = await import('../src/store/atomic.ts')
  if (output !== undefined) {
    writePieces(resolve(output), pieces)
    return
  }
  for (const piece of inBlocks(pieces)) if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
}

/** Adds what annotations cannot hold to the summary of the step, which may hold words of others already. */
async function writeSummary(report: Report, { catalog }: Checked, settings: ReportOptions): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY
  if (!file) return
  const { githubSummary } = await import('../src/reports/github.ts')
  const used = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  appendFileSync(file, githubSummary(report, catalog, settings, used))
}

/** Words for people beside a report for programs or a file. */
async function sayBeside(report: Report, format: FormatName, settings: ReportOptions): Promise<void> {
  const { summaryLine } = await import('../src/reports/text.ts')
  const { hiddenWords, unkept } = await import('../src/reports/words.ts')
  const hidden = format === 'csv' ? undefined : hiddenWords(unkept(report.problems), settings)
  const lines = [summaryLine(report.summary, settings.language), settings.note, hidden]
  process.stderr.write(`${lines.filter((line) => line !== undefined).join('\n')}\n`)
}

/** The command that lists every place of what was asked for. */
function completeList(
  { catalog, changed }: { catalog?: string | undefined; changed?: string | undefined },
  paths: string[],
): string {
  const given = [
    ...paths,
    ...(catalog === undefined ? [] : ['--catalog', catalog]),
    ...(changed === undefined ? [] : ['--changed', changed]),
  ]
  const words = given.map((word) =>
    /^[\w./:@~^-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`,
  )
  return ['npm run validate --', ...words, '--format csv --output masalah.csv'].join(' ')
}

function changedNote(base: string, isWhole: boolean, language: Language): string {
  return isWhole
    ? {
        id: `Yang berubah sejak ${base} menentukan semuanya, sehingga seluruh katalog diperiksa.`,
        en: `What has changed since ${base} decides about everything, so the whole catalog was checked.`,
      }[language]
    : {
        id: `Hanya yang berubah sejak ${base} dan yang bergantung padanya yang diperiksa.`,
        en: `Only what has changed since ${base}, and what depends on it, was checked.`,
      }[language]
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

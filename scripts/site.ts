import { existsSync, renameSync, rmSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { build } from 'astro'
import { CatalogError } from '../src/catalog/catalogerror.ts'
import { reportOf } from '../src/reports/report.ts'
import { textReport } from '../src/reports/text.ts'
import { type Checked, DEFAULT_LIMIT } from '../src/store/checked.ts'
import { copyDownloads } from '../src/store/downloads.ts'
import { checkInParallel } from '../src/store/parallel.ts'
import { projectRoot } from '../src/store/project.ts'
import { publishedOf, setPublished } from '../src/store/published.ts'
import { progressBar } from './progress.ts'

/** Checks a catalog, shows what was found, and returns it with the number of errors. */
export async function checkAndReport(folder: string): Promise<{ checked: Checked; errors: number }> {
  if (!existsSync(folder)) {
    throw new CatalogError(
      { id: `Folder katalog "${folder}" tidak ada.`, en: `The catalog folder "${folder}" does not exist.` },
      { id: 'Periksa --catalog atau CATALOG.', en: 'Check --catalog or CATALOG.' },
    )
  }
  const { progress, clear } = progressBar('Memeriksa')
  const checked = await checkInParallel(folder, {
    progress: (done, total, { resource }) => progress(done, total, resource.id),
  })
  clear()
  const report = reportOf(checked.problems, {
    catalog: checked.catalog.source.value.id,
    datasets: checked.catalog.datasets.length,
    ...checked.totals,
    limit: DEFAULT_LIMIT,
    asOf: publishedOf(checked).asOf.date,
  })
  const path = relative(process.cwd(), folder).replaceAll('\\', '/')
  const prefix = path === '' ? '' : `${path}/`
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR
  process.stdout.write(textReport(report, checked.catalog, checked.tree, { language: 'id', colour, prefix }))
  return { checked, errors: report.summary.errors }
}

/**
 * Builds the site of a checked catalog into `out`. It is built beside it and then put in its place, so that a
 * build that fails leaves the last one as it was.
 */
export async function buildSite(checked: Checked, out: string): Promise<void> {
  const fresh = `${out}.new`
  const old = `${out}.old`
  setPublished(publishedOf(checked))
  process.env.CATALOG = checked.tree.root
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  rmSync(fresh, { recursive: true, force: true })
  await build({ root: projectRoot, outDir: fresh, logLevel: 'warn' })
  copyDownloads(checked.catalog, checked.tree, fresh)
  rmSync(old, { recursive: true, force: true })
  if (existsSync(out)) renameSync(out, old)
  renameSync(fresh, out)
  rmSync(old, { recursive: true, force: true })
}

/** The folder of the built site: the one given, else `dist/` of this project. */
export function siteFolder(given: string | undefined): string {
  return given === undefined ? resolve(projectRoot, 'dist') : resolve(given)
}

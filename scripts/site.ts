import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { CatalogError } from '../src/catalog/catalogerror.ts'
import { reportOf } from '../src/reports/report.ts'
import { textReport } from '../src/reports/text.ts'
import { type Checked, cacheFolderOf, DEFAULT_LIMIT } from '../src/store/checked.ts'
import { copyDownloads } from '../src/store/downloads.ts'
import { makeExports, placeExports, sizesOf } from '../src/store/exports.ts'
import { checkInParallel } from '../src/store/parallel.ts'
import { pictureShelf } from '../src/store/pictures.ts'
import { projectRoot } from '../src/store/project.ts'
import { publishedOf, setPublished } from '../src/store/published.ts'
import { provenanceHere, sealSite } from '../src/store/seal.ts'
import { filesOf } from '../src/store/sitefiles.ts'
import { writeSitemap } from '../src/store/sitemap.ts'
import { refuseTooLarge } from '../src/store/sitesize.ts'
import { refuseWrongStories } from '../src/store/stories.ts'
import { versionsOf, writeVersionFiles } from '../src/store/versions.ts'
import { progressBar } from './progress.ts'
import { pictureLine, sizeTable, unprovable } from './sitewords.ts'

/** Checks a catalog, shows what was found, and returns it with the number of errors. */
export async function checkAndReport(folder: string): Promise<{ checked: Checked; errors: number }> {
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
  process.stdout.write(
    textReport(report, checked.catalog, checked.tree, { language: 'id', colour, prefix, counted: true }),
  )
  return { checked, errors: report.summary.errors }
}

/**
 * Builds the site of a checked catalog into `out`. It is built apart and then put in its place, so that a build
 * that fails, or two at once, never leave a folder that is half one and half the other. With `pictures` its pages have
 * pictures for where their addresses are shared, which take a tenth of a second each.
 */
export async function buildSite(
  checked: Checked,
  out: string,
  { pictures = false }: { pictures?: boolean } = {},
): Promise<void> {
  const { catalog, tree } = checked
  const { languages, limits } = catalog.source.value
  refuseForeignFolder(out, tree.root)
  // Astro keeps its own files apart for a folder inside the project, and shares them for one outside.
  const work = join(projectRoot, '.cache', 'builds', `${process.pid}-${randomUUID()}`)
  const versions = await versionsOf(tree.root, catalog, cacheFolderOf({}))
  const known = publishedOf(checked, versions)
  refuseWrongStories(known)
  // The pages say how large each file is.
  const exports = await makeExports(known, tree, cacheFolderOf({}))
  const shelf = pictures ? pictureShelf(cacheFolderOf({})) : undefined
  const published = { ...known, sizes: sizesOf(exports), ...(shelf && { pictures: shelf }) }
  // What changes while the site is being built is not in the commit either.
  const before = provenanceHere(published, tree.root)
  setPublished(published)
  process.env.CATALOG = tree.root
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  // V8 lets garbage lie while memory is free, which on a large machine is more than a small one has.
  setFlagsFromString('--heap-growing-percent=80')
  const { build } = await import('astro')
  try {
    await build({ root: projectRoot, outDir: work, logLevel: 'warn' })
    await copyDownloads(published.catalog, tree, work)
    await writeVersionFiles(published.versions, published.catalog, work)
    placeExports(exports, published, work)
    if (shelf) process.stdout.write(pictureLine(await shelf.place(work)))
    writeSitemap(published, filesOf(work), work)
    const files = filesOf(work)
    process.stdout.write(sizeTable(files))
    refuseTooLarge(files, limits?.site)
    await sealSite(work, files, before, languages)
    process.stdout.write(unprovable(before))
    putInPlace(work, out)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function putInPlace(work: string, out: string): void {
  const beside = `${out}.${basename(work)}`
  mkdirSync(dirname(out), { recursive: true })
  try {
    renameSync(work, `${beside}.new`)
  } catch {
    // Another disk: copied there under a temporary name first.
    cpSync(work, `${beside}.new`, { recursive: true })
  }
  while (true) {
    if (existsSync(out)) renameSync(out, `${beside}.old`)
    try {
      renameSync(`${beside}.new`, out)
      break
    } catch (error) {
      // Another build was quicker by a moment: its site is replaced in turn.
      if (!existsSync(out)) throw error
      rmSync(`${beside}.old`, { recursive: true, force: true })
    }
  }
  rmSync(`${beside}.old`, { recursive: true, force: true })
}

/** A folder is replaced only where it is empty or an earlier build, and holds neither catalog nor generator. */
function refuseForeignFolder(out: string, catalog: string): void {
  const within = (inner: string, outer: string) => `${inner}${sep}`.startsWith(`${outer}${sep}`)
  const isApart = !within(catalog, out) && !within(out, catalog) && !within(projectRoot, out)
  const there = statSync(out, { throwIfNoEntry: false })
  const names = there?.isDirectory() ? readdirSync(out) : []
  const isBuilt = names.includes('_astro') && names.includes('404.html')
  const isFree = !there || (there.isDirectory() && (names.length === 0 || isBuilt))
  if (isApart && isFree) return
  throw new CatalogError(
    {
      id: `"${out}" tidak boleh diganti: isinya bukan situs yang pernah dibangun.`,
      en: `"${out}" must not be replaced: it does not hold a site that was built before.`,
    },
    { id: 'Pilih folder baru dengan --out.', en: 'Choose a new folder with --out.' },
  )
}

/** The folder of the built site: the one given, else `dist/` of this project. */
export function siteFolder(given: string | undefined): string {
  return given ? resolve(given) : resolve(projectRoot, 'dist')
}

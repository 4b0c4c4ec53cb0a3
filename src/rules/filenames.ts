import { isMetadataFile } from '../catalog/metadatafile.ts'
import type { Catalog, Paths } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import { baseName } from '../catalog/path.ts'

const paths = new WeakMap<Catalog['files'], ReadonlySet<string>>()

/** Paths of all files of a catalog, regular or not, those of parts that were not read included. */
export function pathsOf({ files, all }: Catalog): Paths {
  if (all) return all
  const known = paths.get(files) ?? new Set(files.map(({ path }) => path))
  paths.set(files, known)
  return known
}

/** Whether there is a dataset of this id, read or not. */
export function isDataset({ datasets, all }: Catalog, id: string): boolean {
  if (datasets.some((dataset) => dataset.id === id)) return true
  return all !== undefined && DESCRIPTORS.some((name) => all.has(`${id}/${name}`))
}

/** Ids of all datasets in their order, those that were not read included. */
export function datasetIds({ datasets, all }: Catalog): Iterable<string> {
  if (!all) return datasets.map(({ id }) => id)
  const descriptors = [...all].filter((path) =>
    /^[^_.][^/]*\/[^/]+\/(dataset\.md|datapackage\.json)$/.test(path),
  )
  return new Set(descriptors.map(datasetFolder))
}

/** Names of all agencies in their order, those that were not read included. */
export function agencyNames({ agencies, all }: Catalog): Iterable<string> {
  if (!all) return agencies.map(({ name }) => name)
  return [...all].flatMap((path) => /^([^_.][^/]*)\/agency\.md$/.exec(path)?.[1] ?? [])
}

const DESCRIPTORS = ['dataset.md', 'datapackage.json']

/** The folder of a dataset that a file lies in, `agency/dataset`. */
export function datasetFolder(path: string): string {
  return path.split('/', 2).join('/')
}

/** Whether a file of a dataset's folder, named from there, describes the dataset: descriptor or translation. */
export function isDescription(name: string): boolean {
  return isMetadataFile(name) || isGitFile(name)
}

/** Files that Git itself reads, and the one that keeps an empty folder. */
export function isGitFile(name: string): boolean {
  return /(^|\/)\.git(keep|ignore|attributes)$/.test(name)
}

/** Whether a file holds a table, by its ending. */
export function isTable(name: string): boolean {
  return /\.(csv|tsv|xlsx?|xlsm|ods|parquet)$/i.test(name)
}

/** Whether a file is a workbook of a spreadsheet program, by its ending. */
export function isWorkbook(name: string): boolean {
  return /\.(xlsx?|xlsm|xlsb|ods|numbers)$/i.test(name)
}

/**
 * The file of a folder that was probably meant to be its description `name`, such as `Dataset.md` or
 * `dataset.md.txt`; `undefined` where the description is there under its own name.
 */
export function misnamed(catalog: Catalog, folder: string, name: string): string | undefined {
  if (pathsOf(catalog).has(`${folder}/${name}`)) return undefined
  const wanted = name.toLowerCase()
  for (const { path } of catalog.files) {
    if (!path.startsWith(`${folder}/`) || path.slice(folder.length + 1).includes('/')) continue
    const found = baseName(path).toLowerCase()
    const plain = found.replace(/\.(txt|markdown|md)$/, '').replace(/\.md$/, '')
    if (found === wanted || (/\.(txt|markdown|md)$/.test(found) && nearest(plain, [wanted.slice(0, -3)])))
      return path
  }
  return undefined
}

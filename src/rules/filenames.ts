import type { Catalog } from '../catalog/model.ts'

const paths = new WeakMap<Catalog['files'], ReadonlySet<string>>()

/** Paths of all files of a catalog, regular or not. */
export function pathsOf({ files }: Catalog): ReadonlySet<string> {
  const known = paths.get(files) ?? new Set(files.map(({ path }) => path))
  paths.set(files, known)
  return known
}

/** The folder of a dataset that a file lies in, `agency/dataset`. */
export function datasetFolder(path: string): string {
  return path.split('/', 2).join('/')
}

/** Whether a file of a dataset's folder, named from there, describes the dataset: descriptor or translation. */
export function isDescription(name: string): boolean {
  return name === 'datapackage.json' || /^dataset(\.[a-z]{2})?\.md$/.test(name) || isGitFile(name)
}

/** Files that Git itself reads, and the one that keeps an empty folder. */
export function isGitFile(name: string): boolean {
  return /(^|\/)\.git(keep|ignore|attributes)$/.test(name)
}

/** Whether a file holds a table, by its ending. */
export function isTable(name: string): boolean {
  return /\.(csv|tsv|xlsx?|xlsm|ods|parquet)$/i.test(name)
}

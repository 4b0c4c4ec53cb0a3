import { resolve } from 'node:path'
import { folded } from '../catalog/path.ts'
import { STANDARDS } from '../catalog/standards.ts'
import { type Changes, changesSince, filesNaming } from '../history/changes.ts'
import { type LazyTree, lazyTree } from './disk.ts'

/** Which part of a catalog a branch touches, or depends on what it touches. */
export interface Scope {
  /** True where the branch changes what decides about all: `catalog.yaml`, a standard, the generator's code or its schemas. */
  whole: boolean
  /** Ids `agency/dataset`, those of deleted datasets included. */
  datasets: ReadonlySet<string>
  /** Agencies whose own files, those beside the folders of datasets, belong to the scope. */
  agencies: ReadonlySet<string>
  /** Other files: of the catalog's root and of `_catalog`. */
  files: ReadonlySet<string>
}

/** Whether what is found in a file belongs to a scope; what is wrong with the catalog itself concerns every part. */
export function isTouched(scope: Scope, file: string): boolean {
  if (scope.whole || file === 'catalog.yaml' || scope.files.has(file)) return true
  const [agency = '', dataset, ...rest] = file.split('/')
  if (rest.length > 0) return scope.datasets.has(`${agency}/${dataset}`)
  return scope.agencies.has(agency)
}

/** What a branch changes, what that touches, and the same with what names it. */
export interface Touched {
  changes: Changes
  touched: Scope
  scope: Scope
}

/** Asks Git what a branch has touched since it left `base`. It needs nothing of the checker, so that it can run ahead of it. */
export async function touchedSince(folder: string, base: string): Promise<Touched> {
  const changes = await changesSince(folder, base)
  const tree = lazyTree(resolve(folder))
  const changed = touchedBy(changes)
  const touched = changed.whole ? changed : withTwins(tree, changed)
  const scope = touched.whole ? touched : await withDependents(tree, touched)
  return { changes, touched, scope }
}

/** What the changes themselves touch, without what depends on it. */
function touchedBy({ inside, outside }: Changes): Scope {
  const datasets = new Set<string>()
  const agencies = new Set<string>()
  const files = new Set<string>()
  for (const path of inside) {
    const [first = '', second, ...rest] = path.split('/')
    if (second === undefined || first.startsWith('_') || first.startsWith('.')) files.add(path)
    else {
      agencies.add(first)
      if (rest.length > 0) datasets.add(`${first}/${second}`)
    }
  }
  return {
    whole: files.has('catalog.yaml') || inside.some(isAgreed) || outside.some(decides),
    datasets,
    agencies,
    files,
  }
}

/** Whether a file of the catalog is a standard, which any dataset may follow. */
function isAgreed(path: string): boolean {
  return path.startsWith(STANDARDS)
}

/** Whether a path of the repository, outside the catalog, may change what is found. */
function decides(path: string): boolean {
  return (
    /(^|\/)(src|schemas|scripts)\/|(^|\/)package(-lock)?\.json$/.test(path) &&
    !/\.test\.ts$|\/fixtures\//.test(path)
  )
}

/** Adds the folders that are one and the same with a changed one where capitals do not count. */
function withTwins(tree: LazyTree, touched: Scope): Scope {
  const twins = (folder: string, name: string): string[] => {
    const own = folded(name)
    return tree.foldersOf(folder).filter((other) => folded(other) === own)
  }
  const agencies = [...touched.agencies].flatMap((agency) => twins('', agency))
  const datasets = [...touched.datasets].flatMap((id) => {
    const [agency = '', dataset = ''] = id.split('/')
    return twins(agency, dataset).map((name) => `${agency}/${name}`)
  })
  return {
    ...touched,
    agencies: new Set([...touched.agencies, ...agencies]),
    datasets: new Set([...touched.datasets, ...datasets]),
  }
}

/** Adds what names a changed dataset or file: datasets, descriptions of agencies and plans. */
async function withDependents(tree: LazyTree, touched: Scope): Promise<Scope> {
  const files = [...touched.agencies].flatMap((agency) => tree.filesOf(agency, false)).map(({ path }) => path)
  const named = [
    ...touched.datasets,
    ...touched.files,
    ...files.filter((path) => !/\.md$|\/plan\.csv$/.test(path)),
  ]
  const datasets = new Set(touched.datasets)
  const agencies = new Set(touched.agencies)
  const names = ['dataset.md', 'datapackage.json', 'plan.csv', 'agency.md']
  for (const path of await filesNaming(tree.root, named, names)) {
    if (path.split('/').length === 3) datasets.add(idOf(path))
    else agencies.add(path.split('/')[0] as string)
  }
  return { ...touched, datasets, agencies }
}

/** The dataset `agency/dataset` that a path or an id inside it begins with. */
export function idOf(path: string): string {
  return path.split('/', 2).join('/')
}

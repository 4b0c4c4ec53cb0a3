import { resolve } from 'node:path'
import type { Catalog, FileEntry, Paths } from '../catalog/model.ts'
import { readCatalog } from '../catalog/reader.ts'
import type { Memo } from '../catalog/source.ts'
import { type Changes, filesNaming } from '../history/changes.ts'
import { type Checked, type CheckOptions, checkTree } from './checked.ts'
import { type LazyTree, lazyTree } from './disk.ts'
import { checkInParallel } from './parallel.ts'

/** Which part of a catalog a branch touches, or depends on what it touches. */
export interface Scope {
  /** True where the branch changes what decides about all: `catalog.yaml`, the generator's code or its schemas. */
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
  return dataset !== undefined && scope.agencies.has(agency)
}

/** Checks what a branch touches and what depends on it; the rest of a large catalog is not even read. */
export async function checkChanged(
  folder: string,
  changes: Changes,
  options: CheckOptions = {},
): Promise<{ checked: Checked; scope: Scope }> {
  const tree = lazyTree(resolve(folder))
  const touched = touchedBy(changes)
  if (touched.whole) return { checked: await checkInParallel(folder, options), scope: touched }
  const memo = inMemory()
  const identity = readCatalog(partOf(tree, []), memo)
  const lists = changedLists(identity, changes)
  if (lists.size > 0) return checkUsers(folder, touched, lists, options)

  const scope = await withDependents(tree, touched)
  const listed = readNeeded(tree, scope, memo)
  // An old address that a changed dataset claims may be claimed by another as well.
  const rivals = await rivalsOf(tree, listed.catalog, scope)
  const { part } = rivals.size > 0 ? readNeeded(tree, scope, memo, rivals) : listed
  for (const id of rivals) (scope.datasets as Set<string>).add(id)
  const { checked, save } = checkTree(part, {
    ...options,
    only: (table, catalog) =>
      isTouched(scope, table.dataset.source.file) && (options.only?.(table, catalog) ?? true),
  })
  save()
  return { checked, scope }
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
  return { whole: files.has('catalog.yaml') || outside.some(decides), datasets, agencies, files }
}

/** Whether a path of the repository, outside the catalog, may change what is found. */
function decides(path: string): boolean {
  return (
    /(^|\/)(src|schemas|scripts)\/|(^|\/)package(-lock)?\.json$/.test(path) &&
    !/\.test\.ts$|\/fixtures\//.test(path)
  )
}

/** Names of the code lists whose files have changed, and of the lists below them. */
function changedLists({ source }: Catalog, { inside }: Changes): Set<string> {
  const paths = new Set(inside)
  const { codes = [] } = source.value
  const lists = new Set(codes.filter(({ path }) => paths.has(path)).map(({ name }) => name))
  for (let before = -1; before < lists.size; ) {
    before = lists.size
    for (const { name, parent } of codes) if (parent && lists.has(parent.codes)) lists.add(name)
  }
  return lists
}

/** After a change of code lists: most datasets may use them, so that the whole catalog is read to know which. */
async function checkUsers(
  folder: string,
  touched: Scope,
  lists: Set<string>,
  options: CheckOptions,
): Promise<{ checked: Checked; scope: Scope }> {
  let scope: Scope | undefined
  const scopeIn = (catalog: Catalog): Scope => (scope ??= withUsers(catalog, touched, lists))
  const checked = await checkInParallel(folder, {
    ...options,
    only: (table, catalog) =>
      isTouched(scopeIn(catalog), table.dataset.source.file) && (options.only?.(table, catalog) ?? true),
  })
  return { checked, scope: scopeIn(checked.catalog) }
}

function withUsers({ datasets }: Catalog, touched: Scope, lists: Set<string>): Scope {
  const ids = new Set(touched.datasets)
  const changed = new Set(touched.datasets)
  for (const { id, resources } of datasets) {
    const isPublished = resources.some(({ descriptor }) => lists.has(descriptor.codes ?? ''))
    if (isPublished) changed.add(id)
    if (isPublished || resources.some(({ fields }) => fields.some(({ codes }) => lists.has(codes ?? ''))))
      ids.add(id)
  }
  for (const { id, resources, source } of datasets) {
    const named = resources.flatMap(({ foreignKeys }) => foreignKeys.map((key) => idOf(key.resource)))
    if ([...named, ...(source.value.aliases ?? [])].some((other) => changed.has(other))) ids.add(id)
  }
  return { ...touched, datasets: ids }
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

/** Reads the scope with the tables that it refers to. */
function readNeeded(
  tree: LazyTree,
  scope: Scope,
  memo: Memo,
  more: Iterable<string> = [],
): { catalog: Catalog; part: LazyTree } {
  const needed = new Set([...scope.datasets, ...more])
  const agencies = new Set([...scope.agencies, ...[...needed].map((id) => id.split('/')[0] as string)])
  for (const agency of scope.agencies) {
    // Whose folder it is that holds datasets without a description is said of the first of them.
    if (tree.entry(`${agency}/agency.md`)?.kind === 'file') continue
    for (const { path } of tree.filesOf(agency, true)) needed.add(idOf(path))
  }
  for (;;) {
    const before = needed.size
    const part = partOf(tree, [
      ...[...agencies].map((agency) => ({ folder: agency, deep: false })),
      ...[...needed].map((id) => ({ folder: id, deep: true })),
    ])
    const catalog = readCatalog(part, memo)
    for (const { id, resources, source } of catalog.datasets) {
      if (!scope.datasets.has(id)) continue
      for (const { foreignKeys } of resources) for (const key of foreignKeys) needed.add(idOf(key.resource))
      for (const alias of source.value.aliases ?? []) needed.add(alias)
    }
    for (const id of needed) agencies.add(id.split('/')[0] as string)
    if (needed.size === before) return { catalog, part }
  }
}

/** Datasets that claim an address which a dataset of the scope claims too. */
async function rivalsOf(tree: LazyTree, { datasets }: Catalog, scope: Scope): Promise<Set<string>> {
  const claimed = datasets
    .filter(({ id }) => scope.datasets.has(id))
    .flatMap(({ source }) => source.value.aliases ?? [])
  const files = await filesNaming(tree.root, claimed, ['dataset.md', 'datapackage.json'])
  return new Set(files.map(idOf).filter((id) => !scope.datasets.has(id)))
}

/** A tree that lists what is shared and some folders, and still knows of every other file. */
function partOf(tree: LazyTree, folders: { folder: string; deep: boolean }[]): LazyTree {
  const entries = new Map<string, FileEntry>()
  const take = (folder: string, deep: boolean) => {
    for (const entry of tree.filesOf(folder, deep)) entries.set(entry.path, entry)
  }
  take('', false)
  take('_catalog', true)
  for (const { folder, deep } of folders) take(folder, deep)
  const list = [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  const all: Paths = {
    has: (path) => tree.entry(path) !== undefined,
    *[Symbol.iterator]() {
      for (const { path } of tree.list()) yield path
    },
  }
  return { ...tree, list: () => list, all }
}

function inMemory(): Memo {
  const kept = new Map<string, unknown>()
  return <T>(kind: string, file: string, compute: () => T): T => {
    const key = `${kind} ${file}`
    if (!kept.has(key)) kept.set(key, compute())
    return kept.get(key) as T
  }
}

function idOf(path: string): string {
  return path.split('/', 2).join('/')
}

import { resolve } from 'node:path'
import type { Catalog, FileEntry, Paths } from '../catalog/model.ts'
import { readCatalog } from '../catalog/reader.ts'
import type { Memo } from '../catalog/source.ts'
import { type Changes, filesNaming } from '../history/changes.ts'
import { formerTree } from '../history/former.ts'
import { type Checked, type CheckOptions, checkTree } from './checked.ts'
import { type LazyTree, lazyTree } from './disk.ts'
import { checkInParallel } from './parallel.ts'
import { idOf, isTouched, type Scope, type Touched } from './scope.ts'

/** Checks what a branch touches and what depends on it; the rest of a large catalog is not even read. */
export async function checkChanged(
  folder: string,
  { changes, touched, scope }: Touched,
  options: CheckOptions = {},
): Promise<{ checked: Checked; scope: Scope }> {
  const tree = lazyTree(resolve(folder))
  const former = formerTree(tree.root, changes)
  if (touched.whole) return { checked: await checkInParallel(folder, { ...options, former }), scope: touched }
  const memo = inMemory()
  const identity = readCatalog(partOf(tree, []), memo)
  const lists = changedLists(identity, changes)
  if (lists.size > 0) return checkUsers(folder, touched, lists, { ...options, former })

  const listed = readNeeded(tree, scope, memo)
  // An old address that a changed dataset claims may be claimed by another as well.
  const rivals = await rivalsOf(tree, listed.catalog, scope)
  const whole = { ...scope, datasets: new Set([...scope.datasets, ...rivals]) }
  const { part } = rivals.size > 0 ? readNeeded(tree, whole, memo) : listed
  const { checked, save } = checkTree(part, {
    ...options,
    former,
    only: (table, catalog) =>
      isTouched(scope, table.dataset.source.file) && (options.only?.(table, catalog) ?? true),
  })
  save()
  return { checked, scope: withTables(checked.catalog, whole) }
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
  return { checked, scope: withTables(checked.catalog, scopeIn(checked.catalog)) }
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

/** Adds the tables of datasets that lie elsewhere: what is wrong with a published code list is said of its file. */
function withTables({ datasets }: Catalog, scope: Scope): Scope {
  const files = datasets
    .filter(({ id }) => scope.datasets.has(id))
    .flatMap(({ resources }) => resources.flatMap(({ file }) => file ?? []))
  return { ...scope, files: new Set([...scope.files, ...files]) }
}

/** Reads the scope with the tables that it refers to. */
function readNeeded(tree: LazyTree, scope: Scope, memo: Memo): { catalog: Catalog; part: LazyTree } {
  const needed = new Set(scope.datasets)
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

import { join, resolve } from 'node:path'
import type { Catalog, FormerTree, Resource, TableResult } from '../catalog/model.ts'
import type { Problem } from '../catalog/problem.ts'
import { readCatalog } from '../catalog/reader.ts'
import { viewObserver } from '../charts/series.ts'
import { suggestViews } from '../charts/suggest.ts'
import { CEILING } from '../exporters/ceiling.ts'
import { asOf as asOfDate } from '../history/asof.ts'
import { bytesFrom, checkMetadata, contexts, reported, type Table, tablesOf } from '../rules/check.ts'
import { checkTable, type TableOptions } from '../rules/checktable.ts'
import { withoutExempt } from '../rules/exemptions.ts'
import { rules } from '../rules/index.ts'
import type { TableContext } from '../rules/rule.ts'
import { sensitiveTopic } from '../rules/small-count.ts'
import { type Cache, codeVersion, diskCache, noPack, packCache } from './cache.ts'
import { type Digests, digestsOf, freshDigests, nameOf, sha256Hasher } from './digests.ts'
import { type DiskTree, diskTree } from './disk.ts'
import { frugal } from './frugal.ts'
import { projectRoot } from './project.ts'

/** A catalog with everything that its checks found. */
export interface Checked {
  catalog: Catalog
  tree: DiskTree
  /** Result of a table by the id of its resource. Large catalogs keep them on disk: ask once, then hand on. */
  tables: { get(id: string): TableResult | undefined }
  problems: Problem[]
  /** Ids of the tables that went through a pass in this run; the others came from the cache. */
  passed: string[]
  /** Files whose SHA-256 had to be computed in this run. */
  hashed: string[]
  totals: { tables: number; rows: number; bytes: number }
}

export interface CheckOptions {
  /** Places kept per problem; 1,000 unless told. */
  limit?: number
  /** Folder of the cache, else the variable CACHE, else `.cache` of the project; deleting it changes no result. */
  cache?: string
  /** Called before each table. */
  progress?(done: number, total: number, table: Table): void
  /** Only tables for which this is true are checked. */
  only?(table: Table, catalog: Catalog): boolean
  /** The day for which the catalog is checked; the variable AS_OF, the last commit's or the data's unless told. */
  asOf?: string
  /** Leaves the metadata unchecked. */
  tablesOnly?: boolean
  /** The catalog before, where what is checked is a change of it. */
  former?: FormerTree | undefined
  /** What other runs over parts of the same catalog have found out. */
  known?: Known[]
}

/** What a run found out that another run need not find out again; plain data. */
export interface Known {
  passed: string[]
  /** SHA-256 of files that were read. */
  digests: [path: string, sha256: string][]
  /** What was read of descriptors, by key. */
  sources: [key: string, result: unknown][]
}

interface Kept {
  result: TableResult | undefined
  problems: Problem[]
}

export const DEFAULT_LIMIT = 1000

/** Folder of the cache: the one given, else the variable CACHE, else `.cache` of the project. */
export function cacheFolderOf(options: CheckOptions): string {
  return options.cache || process.env.CACHE || join(projectRoot, '.cache')
}

/** Reads and checks the catalog in a folder, taking what has not changed from the cache. */
export function checkCatalog(folder: string, options: CheckOptions = {}): Checked {
  const { checked, save } = checkTree(diskTree(resolve(folder)), options)
  save()
  return checked
}

/** Reads and checks a catalog or a part of one. `known` tells what was found out, `save` keeps it for later runs. */
export function checkTree(
  tree: DiskTree,
  options: CheckOptions,
): { checked: Checked; known: Known; save(): void } {
  frugal(tree)
  const cacheFolder = cacheFolderOf(options)
  const version = codeVersion(projectRoot)
  const cache = diskCache(join(cacheFolder, 'results'), version)
  // Notes about all files of a large catalog cost more than reading a few anew.
  const sources = tree.all ? noPack() : packCache(sourcesFile(cacheFolder, tree.root), version)
  const digests = tree.all ? freshDigests(tree) : digestsOf(tree, cacheFolder)
  for (const known of options.known ?? []) {
    for (const [path, sha256] of known.digests) digests.note(path, sha256)
    for (const [key, result] of known.sources) sources.keep(key, () => result)
  }
  const catalog = readCatalog(tree, (kind, file, compute) =>
    sources.keep(`${kind} ${file} ${digests.of(file)}`, compute),
  )
  const asked = options.limit ?? DEFAULT_LIMIT
  // The place tells what an exemption is about, so that one is kept whatever the limit.
  const limit = Math.max(1, asked)
  const tableOptions: TableOptions = {
    rules,
    limit,
    hasher: sha256Hasher,
    views: viewsOf,
    suggest: suggestionsOf,
  }

  const contextOf = contexts(tree, catalog)
  const resources = new Map(tablesOf(catalog).map(({ resource }) => [resource.id, resource]))
  const tables = tablesOf(catalog).filter((table) => options.only?.(table, catalog) ?? true)
  const problems: Problem[] = []
  const passed = (options.known ?? []).flatMap((known) => known.passed)
  const keys = new Map<string, unknown[]>()
  const unkept = new Map<string, TableResult | undefined>()
  const totals = { tables: 0, rows: 0, bytes: 0 }
  tables.forEach((table, at) => {
    options.progress?.(at, tables.length, table)
    const { resource } = table
    const context = contextOf(table)
    const compute = (): Kept => {
      passed.push(resource.id)
      return checkTable(tree, context, tableOptions)
    }
    const keyFor = (sha256: string) => [
      'table',
      limit,
      sha256,
      ...dependencies(context, resources, tree, digests),
    ]
    const { kept, key } = fromCache(resource.file as string, keyFor, tree, cache, digests, compute)
    if (key) keys.set(resource.id, key)
    else unkept.set(resource.id, kept.result)
    problems.push(...kept.problems)
    totals.tables++
    totals.rows += kept.result?.rows ?? 0
    totals.bytes += kept.result?.bytes ?? 0
  })
  // One table is mostly asked for by several components of one page in a row.
  let last: { id: string; result: TableResult | undefined } | undefined
  const get = (id: string): TableResult | undefined => {
    if (last?.id === id) return last.result
    const key = keys.get(id)
    const result = key ? cache.get<Kept>(key)?.result : unkept.get(id)
    last = { id, result }
    return result
  }
  if (!options.tablesOnly) {
    const asOf = options.asOf ?? asOfDate(catalog, tree.root, process.env.AS_OF).date
    const facts = { catalog, asOf, tables: { get }, ...bytesFrom(tree), former: options.former }
    problems.push(...checkMetadata(facts, rules, limit))
  }
  const checkedTables = new Set(tables.map(({ resource }) => resource.id))
  const left = options.tablesOnly
    ? problems
    : withoutExempt(problems, catalog, { rules, isChecked: ({ id }) => checkedTables.has(id) })
  const checked: Checked = {
    catalog,
    tree,
    tables: { get },
    problems: reported(left, asked),
    passed,
    hashed: digests.hashed,
    totals,
  }
  return {
    checked,
    known: { passed, digests: digests.read(), sources: sources.asked() },
    save: () => {
      digests.save()
      sources.save()
    },
  }
}

/** Where the results of reading the descriptors of a folder are kept. */
export function sourcesFile(cacheFolder: string, root: string): string {
  return join(cacheFolder, 'sources', `${nameOf(root)}.json`)
}

function fromCache(
  file: string,
  keyFor: (sha256: string) => unknown[],
  tree: DiskTree,
  cache: Cache,
  digests: Digests,
  compute: () => Kept,
): { kept: Kept; key?: unknown[] } {
  if (tree.entry(file)?.kind !== 'file') return { kept: compute() }
  // What was found in other files, such as the metadata, depends on those files too: its lines may move.
  const withOthers = (key: unknown[], others: string[]) =>
    others.length === 0 ? key : [...key, 'places', others.map((other) => [other, digests.of(other)])]
  if (digests.familiar(file)) {
    const own = keyFor(digests.of(file))
    const key = withOthers(own, cache.get<string[]>(['others', own]) ?? [])
    const kept = cache.get<Kept>(key)
    if (kept) return { kept, key }
  }
  // A file never seen has no result to be found: its one pass gives the SHA-256 as well.
  const kept = compute()
  const sha256 = kept.result?.sha256
  if (sha256 === undefined) return { kept }
  if (!digests.familiar(file)) digests.note(file, sha256)
  const own = keyFor(sha256)
  const named = new Set(kept.problems.flatMap(({ places }) => places.map((place) => place.file)))
  const others = [...named].filter((other) => other !== file && tree.entry(other)?.kind === 'file').sort()
  if (others.length > 0) cache.keep(['others', own], () => others)
  const key = withOthers(own, others)
  return { kept: cache.keep(key, () => kept), key }
}

/** Everything but its own bytes that decides what is found in a table. */
function dependencies(
  { catalog, dataset, resource }: TableContext,
  resources: Map<string, Resource>,
  tree: DiskTree,
  digests: Digests,
): unknown[] {
  const digest = (file: string | undefined) =>
    file && tree.entry(file)?.kind === 'file' ? digests.of(file) : null
  const lists = [...new Set(resource.fields.flatMap((field) => field.codes ?? []))].map((name) => {
    const list = catalog.codeLists.get(name)
    return [
      name,
      list?.title,
      list?.systems,
      list?.label,
      list?.parent,
      list?.tiles !== undefined,
      digest(list?.file),
    ]
  })
  const parents = resource.foreignKeys.map((key) => {
    const parent = resources.get(key.resource)
    const { fields, fieldsMatch, missingValues, dialect } = parent ?? {}
    return [key, fields, fieldsMatch, missingValues, dialect, digest(parent?.file)]
  })
  const { views = [], frequency } = dataset.source.value
  const { place } = catalog.source.value
  return [resource, views, frequency, place, resource.file, lists, parents, sensitiveTopic(dataset)]
}

function viewsOf({ dataset, resource }: TableContext): ReturnType<typeof viewObserver>[] {
  return (dataset.source.value.views ?? []).flatMap((view, index) => {
    const own = view.resource === undefined ? resource.index === 0 : view.resource === resource.name
    return own ? [viewObserver(view, index)] : []
  })
}

/** Charts of a table whose dataset declares none; a large table is not read a second time for them. */
function suggestionsOf(
  { catalog, dataset, resource }: TableContext,
  result: TableResult,
): ReturnType<NonNullable<TableOptions['suggest']>> {
  const { views = [], access } = dataset.source.value
  if (views.length > 0 || access !== 'terbuka' || result.bytes > CEILING) return []
  return suggestViews(resource, result, catalog.codeLists).map((view) => ({
    view,
    observer: viewObserver(view, 0),
  }))
}

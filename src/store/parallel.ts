import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { codeVersion, hasPack } from './cache.ts'
import {
  type Checked,
  type CheckOptions,
  cacheFolderOf,
  checkTree,
  DEFAULT_LIMIT,
  type Known,
  sourcesFile,
} from './checked.ts'
import { type DiskTree, diskTree } from './disk.ts'
import { projectRoot } from './project.ts'

/** Which part of a catalog a worker checks, and for whom. */
export interface Part {
  folder: string
  cache: string
  limit: number
  part: number
  parts: number
}

/** Starting a worker costs about as much as checking so many datasets. */
const FEW_DATASETS = 50
const MOST_PARTS = 4

/**
 * Reads and checks a catalog as {@link checkCatalog} does, on several cores where nothing is known of it yet.
 * Each core checks the tables of some datasets and leaves the results in the cache; one last run, which finds
 * them there, checks the metadata and what crosses from one part to another. A tree may be given that lists more than
 * its folder holds.
 */
export async function checkInParallel(
  folder: string | DiskTree,
  options: CheckOptions = {},
): Promise<Checked> {
  const tree = typeof folder === 'string' ? diskTree(resolve(folder)) : folder
  const cache = cacheFolderOf(options)
  const parts = options.only ? 1 : Math.min(availableParallelism(), MOST_PARTS)
  const known =
    parts > 1 && isWorthIt(tree, cache) ? await checkParts(tree, { ...options, cache }, parts) : []
  const { checked, save } = checkTree(tree, { ...options, cache, known })
  save()
  return checked
}

async function checkParts(tree: DiskTree, options: CheckOptions, parts: number): Promise<Known[]> {
  const { cache = cacheFolderOf(options), limit = DEFAULT_LIMIT, progress } = options
  const job = { folder: tree.root, cache, limit, parts }
  const others = Array.from({ length: parts - 1 }, (_, at) => inWorker({ ...job, part: at + 1 }))
  const own = checkPart({ ...job, part: 0 }, (done, total, table) =>
    progress?.(done * parts, total * parts, table),
  )
  return [own, ...(await Promise.all(others))]
}

/** Checks the tables of one part; tables that refer to another part are left for the last run. */
export function checkPart(
  { folder, cache, limit, part, parts }: Part,
  progress?: CheckOptions['progress'],
): Known {
  const { tree, datasets } = partOf(diskTree(folder), part, parts)
  const { known } = checkTree(tree, {
    cache,
    limit,
    tablesOnly: true,
    only: ({ resource }) => resource.foreignKeys.every((key) => datasets.has(datasetOf(key.resource))),
    ...(progress && { progress }),
  })
  return known
}

/** A tree that lists the datasets of one part, and what belongs to no dataset. */
function partOf(tree: DiskTree, part: number, parts: number): { tree: DiskTree; datasets: Set<string> } {
  const all = [...new Set(tree.list().map(({ path }) => datasetOf(path)))]
  const datasets = new Set(all.filter((_, at) => at % parts === part))
  const entries = tree.list().filter(({ path }) => {
    const dataset = datasetOf(path)
    return dataset === '' || datasets.has(dataset)
  })
  return { tree: { ...tree, list: () => entries }, datasets }
}

/** The dataset `agency/name` that a path or an id inside it begins with, or nothing for what belongs to none. */
function datasetOf(path: string): string {
  const parts = path.split('/')
  return parts.length < 3 || path.startsWith('_') ? '' : `${parts[0]}/${parts[1]}`
}

function isWorthIt(tree: DiskTree, cache: string): boolean {
  const datasets = new Set(tree.list().map(({ path }) => datasetOf(path)))
  return datasets.size > FEW_DATASETS && !hasPack(sourcesFile(cache, tree.root), codeVersion(projectRoot))
}

function inWorker(part: Part): Promise<Known> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./partworker.ts', import.meta.url), { workerData: part })
    worker.once('message', done)
    worker.once('error', fail)
  })
}

import type { Copy, Found } from './copy.ts'
import { PROVENANCE_FILE, readSums, SUMS_FILE, type Sum } from './sums.ts'

/** In which way a file of a copy is not what it should be. */
export type Fault =
  | 'changed'
  | 'missing'
  | 'extra'
  | 'no-file'
  | 'elsewhere'
  | 'slow'
  | 'refused'
  /** A path in the copy's list of sums that leads out of the copy, or stands there twice. */
  | 'unsafe'
  /** A line of the copy's list of sums that is none; the path is its number. */
  | 'unreadable-line'

export interface Difference {
  path: string
  fault: Fault
}

export interface Comparison {
  /** Files that were compared. */
  compared: number
  /** Sorted by path. */
  differences: Difference[]
}

/** A file that a copy must have. */
export interface Expected extends Sum {
  bytes: number
}

/** Largest list of sums that is read: some hundred thousand files. */
export const MOST_SUMS_BYTES = 64 << 20
/** Largest file that a Git host takes; where no own build tells the size, no more is read. */
const MOST_FILE_BYTES = 100 << 20
/**
 * Names that hosts and intruders add to a site, which no list names: a service worker at the top, for one, may show
 * readers anything.
 */
const OFTEN_ADDED = [
  'sw.js',
  'service-worker.js',
  'serviceworker.js',
  'robots.txt',
  'sitemap.xml',
  'ads.txt',
  'index.php',
  'index.htm',
  '_worker.js',
  '.well-known/security.txt',
  '.git/HEAD',
]
/** Where a host answers even this, it answers everything. */
const NOWHERE = 'tidak-ada-9f3c1d/tidak-ada.txt'

/** Compares a copy with the files that an own build gave, byte by byte. */
export async function compareCopy(
  copy: Copy,
  own: readonly Expected[],
  progress?: (done: number, total: number, path: string) => void,
): Promise<Comparison> {
  const differences: Difference[] = []
  await inTurn(own, copy.atOnce, async ({ path, bytes, sha256 }, done) => {
    progress?.(done, own.length, path)
    const fault = faultOf(await copy.sumOf(path, bytes), sha256)
    if (fault) differences.push({ path, fault })
  })
  const names = new Set(own.map(({ path }) => path))
  const listed = copy.list() ?? [...(await listedIn(copy)), ...(await addedTo(copy))]
  for (const path of new Set(listed)) if (!names.has(path)) differences.push({ path, fault: 'extra' })
  return { compared: own.length, differences: sorted(differences) }
}

/** Checks a copy against its own list of sums, whose text is given. What the copy was built from stays open. */
export async function checkOwnSums(
  copy: Copy,
  text: string,
  progress?: (done: number, total: number, path: string) => void,
): Promise<Comparison> {
  const { sums, unreadable, unsafe } = readSums(text)
  const differences: Difference[] = [
    ...unsafe.map((path): Difference => ({ path, fault: 'unsafe' })),
    ...unreadable.map((line): Difference => ({ path: `${SUMS_FILE}:${line}`, fault: 'unreadable-line' })),
  ]
  await inTurn(sums, copy.atOnce, async ({ path, sha256 }, done) => {
    progress?.(done, sums.length, path)
    const fault = faultOf(await copy.sumOf(path, MOST_FILE_BYTES), sha256)
    if (fault) differences.push({ path, fault })
  })
  const names = new Set([SUMS_FILE, PROVENANCE_FILE, ...sums.map(({ path }) => path)])
  const listed = copy.list() ?? (await addedTo(copy))
  for (const path of listed) if (!names.has(path)) differences.push({ path, fault: 'extra' })
  return { compared: sums.length, differences: sorted(differences) }
}

function faultOf(found: Found, sha256: string): Fault | undefined {
  switch (found.state) {
    case 'there':
      return found.sha256 === sha256 ? undefined : 'changed'
    case 'longer':
      return 'changed'
    case 'missing':
      return 'missing'
    case 'unreadable':
      return found.why
  }
}

async function listedIn(copy: Copy): Promise<string[]> {
  const text = await copy.text(SUMS_FILE, MOST_SUMS_BYTES)
  return typeof text === 'string' ? readSums(text).sums.map(({ path }) => path) : []
}

async function addedTo(copy: Copy): Promise<string[]> {
  const isThere = async (path: string) => {
    const { state } = await copy.sumOf(path, MOST_FILE_BYTES)
    return state === 'there' || state === 'longer'
  }
  if (await isThere(NOWHERE)) return []
  const added: string[] = []
  await inTurn(OFTEN_ADDED, copy.atOnce, async (path) => {
    if (await isThere(path)) added.push(path)
  })
  return added
}

/** Some at once, in any order. */
async function inTurn<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, done: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const rest = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++
      await work(items[at] as T, at)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, rest))
}

function sorted(differences: Difference[]): Difference[] {
  return differences.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.fault < b.fault ? -1 : 1))
}

import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Sum } from './sums.ts'

/** A file of a built site. */
export interface SiteFile {
  /** From the top of the site, with forward slashes. */
  path: string
  bytes: number
  /** False for a link or anything else that is no plain file. */
  isFile: boolean
}

/** Bytes read at a time. */
const PIECE = 1 << 20
/** Starting a second core costs about as much as hashing half of so many bytes. */
const WORTH_A_CORE = 512 << 20

/** Everything in a folder but the folders, links not followed, sorted by path. */
export function filesOf(folder: string): SiteFile[] {
  const found: SiteFile[] = []
  const walk = (inside: string): void => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else if (entry.isFile()) found.push({ path, bytes: statSync(join(folder, path)).size, isFile: true })
      else found.push({ path, bytes: 0, isFile: false })
    }
  }
  walk('')
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** SHA-256 of each plain file, in the order given; on two cores where there is enough to read. */
export async function sumsOf(
  folder: string,
  files: readonly SiteFile[],
  worthACore = WORTH_A_CORE,
): Promise<Sum[]> {
  const plain = files.filter(({ isFile }) => isFile)
  const all = plain.reduce((sum, { bytes }) => sum + bytes, 0)
  if (all < worthACore) return plain.map(({ path }) => sumOf(folder, path))
  let half = 0
  let at = 0
  while (half < all / 2) half += plain[at++]?.bytes ?? 0
  const paths = plain.map(({ path }) => path)
  const second = inWorker({ folder, paths: paths.slice(at) })
  return [...paths.slice(0, at).map((path) => sumOf(folder, path)), ...(await second)]
}

let piece: Uint8Array | undefined

/** SHA-256 of a file, read piece by piece. */
export function sumOf(folder: string, path: string): Sum {
  piece ??= new Uint8Array(PIECE)
  const hash = createHash('sha256')
  const file = openSync(join(folder, path), 'r')
  try {
    for (let size = readSync(file, piece); size > 0; size = readSync(file, piece))
      hash.update(piece.subarray(0, size))
  } finally {
    closeSync(file)
  }
  return { path, sha256: hash.digest('hex') }
}

interface Half {
  folder: string
  paths: string[]
}

function inWorker(half: Half): Promise<Sum[]> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { hashing: half } })
    worker.once('message', done)
    worker.once('error', fail)
  })
}

if (!isMainThread) {
  const { hashing } = (workerData ?? {}) as { hashing?: Half }
  if (hashing) parentPort?.postMessage(hashing.paths.map((path) => sumOf(hashing.folder, path)))
}

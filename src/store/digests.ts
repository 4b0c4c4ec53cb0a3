import { createHash } from 'node:crypto'
import { existsSync, lstatSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { cleanBlobs } from '../history/git.ts'
import type { Hasher } from '../rules/checktable.ts'
import { readJson, tryWrite } from './cache.ts'
import type { DiskTree } from './disk.ts'

/** SHA-256 of the catalog's files, known without reading them where nothing has changed. */
export interface Digests {
  /** SHA-256 in hexadecimal of a file, which is read where it is not known. */
  of(path: string): string
  /** Whether something is known about the file, so that hashing it first may save a pass. */
  familiar(path: string): boolean
  /** Takes the SHA-256 that a pass over the file gave. */
  note(path: string, sha256: string): void
  /** Files that had to be read, in this order. */
  hashed: string[]
  /** The files that had to be read, with their SHA-256. */
  read(): [path: string, sha256: string][]
  /** Keeps what is known for the next run. */
  save(): void
}

type Known = Record<string, [size: number, modified: number, inode: number, sha256: string]>

/**
 * Whether bytes changed is decided by Git's blob id where the file is clean, else by size, time of change and
 * inode, with Git's guard: a file as young as the note about it is read again.
 */
export function digestsOf(tree: DiskTree, cacheFolder: string): Digests {
  const filesNote = join(cacheFolder, 'digests', `${nameOf(tree.root)}.json`)
  const blobsNote = join(cacheFolder, 'digests', 'blobs.json')
  const written = existsSync(filesNote) ? statSync(filesNote).mtimeMs : 0
  const known = readJson<Known>(filesNote) ?? {}
  const byBlob = readJson<Record<string, [size: number, sha256: string]>>(blobsNote) ?? {}
  const blobs = cleanBlobs(tree.root)
  const found = new Map<string, string>()
  const hashed: string[] = []

  const remembered = (path: string): string | undefined => {
    const stat = tree.stat(path)
    const recorded = byBlob[blobs.get(path) ?? '']
    // Git may write other bytes than it records, such as other line ends; their number then differs.
    if (recorded && recorded[0] === stat?.size) return recorded[1]
    const note = known[path]
    if (!note || !stat || stat.mtimeMs >= written - 1000) return undefined
    return note[0] === stat.size && note[1] === stat.mtimeMs && note[2] === stat.ino ? note[3] : undefined
  }
  const note = (path: string, sha256: string): string => {
    hashed.push(path)
    found.set(path, sha256)
    return sha256
  }
  const quick = (path: string): string | undefined => {
    const sha256 = found.get(path) ?? remembered(path)
    if (sha256 !== undefined) found.set(path, sha256)
    return sha256
  }
  return {
    hashed,
    of: (path) => quick(path) ?? note(path, sha256Of(tree.open(path))),
    familiar: (path) => quick(path) !== undefined || known[path] !== undefined,
    note,
    read: () => hashed.map((path) => [path, found.get(path) as string]),
    save() {
      if (hashed.length === 0) return
      const read = new Set(hashed)
      for (const [path, sha256] of found) {
        const stat = tree.stat(path)
        const blob = blobs.get(path)
        // What was written while it was read has another content than its status says.
        if (read.has(path) && !isAsListed(join(tree.root, path), stat)) continue
        if (stat) known[path] = [stat.size, stat.mtimeMs, stat.ino, sha256]
        if (stat && blob !== undefined) byBlob[blob] = [stat.size, sha256]
      }
      tryWrite(filesNote, known)
      tryWrite(blobsNote, byBlob)
    },
  }
}

/** SHA-256 of files that are read when they are asked for: for a few files, which notes about all would slow down. */
export function freshDigests(tree: DiskTree): Digests {
  const found = new Map<string, string>()
  const note = (path: string, sha256: string): string => {
    found.set(path, sha256)
    return sha256
  }
  return {
    hashed: [],
    of: (path) => found.get(path) ?? note(path, sha256Of(tree.open(path))),
    familiar: () => true,
    note,
    read: () => [],
    save: () => {},
  }
}

function isAsListed(file: string, listed: Stats | undefined): boolean {
  const now = lstatSync(file, { throwIfNoEntry: false })
  return now?.size === listed?.size && now?.mtimeMs === listed?.mtimeMs && now?.ino === listed?.ino
}

/** Name of the notes about a folder. */
export function nameOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 16)
}

/** A SHA-256 in hexadecimal that is fed piece by piece. */
export function sha256Hasher(): Hasher {
  const hash = createHash('sha256')
  return { update: (piece) => void hash.update(piece), digest: () => hash.digest('hex') }
}

function sha256Of(pieces: Iterable<Uint8Array>): string {
  const hash = sha256Hasher()
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}

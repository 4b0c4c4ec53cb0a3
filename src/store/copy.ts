import { createHash } from 'node:crypto'
import { createReadStream, lstatSync, type Stats } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { filesOf } from './sitefiles.ts'

/** What was found of one file of a copy. */
export type Found = { state: 'there'; sha256: string } | Absent

/** Why the content of a file cannot be told. */
export type Absent =
  | { state: 'missing' }
  /** Longer than it may be. */
  | { state: 'longer' }
  /** A link or folder in the place of a file, an address that leads away, or an answer that never ended. */
  | { state: 'unreadable'; why: 'no-file' | 'elsewhere' | 'slow' | 'refused' }

/** A published copy of a site, whoever keeps it: in a folder, or at an address. */
export interface Copy {
  /** The SHA-256 of a file that has at most so many bytes; no more is read. */
  sumOf(path: string, most: number): Promise<Found>
  /** A small file as text. */
  text(path: string, most: number): Promise<string | Absent>
  /** Every path of the copy; `undefined` where a copy cannot be listed. */
  list(): string[] | undefined
  /** Files that the copy may be asked for at once. */
  atOnce: number
}

/** A copy in a folder; links are never followed. */
export function folderCopy(folder: string): Copy {
  const absent = (path: string, most: number): Absent | undefined => {
    const stat = statusOf(join(folder, path))
    if (!stat || hasLink(folder, path)) return { state: 'missing' }
    if (!stat.isFile()) return { state: 'unreadable', why: 'no-file' }
    return stat.size > most ? { state: 'longer' } : undefined
  }
  return {
    atOnce: 1,
    list: () => filesOf(folder).map(({ path }) => path),
    async sumOf(path, most) {
      const fault = absent(path, most)
      if (fault) return fault
      const hash = createHash('sha256')
      for await (const piece of createReadStream(join(folder, path))) hash.update(piece)
      return { state: 'there', sha256: hash.digest('hex') }
    },
    async text(path, most) {
      return absent(path, most) ?? readFile(join(folder, path), 'utf8')
    },
  }
}

/** Whether a folder on the way to a file is a link, which may lead out of the copy. */
function hasLink(folder: string, path: string): boolean {
  const parts = path.split('/').slice(0, -1)
  return parts.some((_, at) => statusOf(join(folder, ...parts.slice(0, at + 1)))?.isSymbolicLink())
}

/** `undefined` for what is not there, which a name longer than the disk takes never is. */
function statusOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENAMETOOLONG') return undefined
    throw error
  }
}

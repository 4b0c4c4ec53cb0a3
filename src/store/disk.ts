import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import type { FileEntry, FileTree } from '../catalog/model.ts'

/** A folder of the disk as a file tree; links are listed and never followed. */
export interface DiskTree extends FileTree {
  root: string
  /** The file's status as it was when the folder was listed. */
  stat(path: string): Stats | undefined
}

/** Bytes read at a time. */
const PIECE = 1 << 20

/** Litter of editors and operating systems: neither data nor ever published. */
const LITTER = /^(\.|~\$|Thumbs\.db$|desktop\.ini$)/

/** Lists a folder. Pieces handed out by `open` are overwritten by the next. */
export function diskTree(root: string): DiskTree {
  const stats = new Map<string, Stats>()
  const entries: FileEntry[] = []
  const walk = (folder: string): void => {
    for (const name of readdirSync(join(root, folder))) {
      if (LITTER.test(name)) continue
      const path = folder === '' ? name : `${folder}/${name}`
      const stat = lstatSync(join(root, path), { throwIfNoEntry: false })
      // A name that is not UTF-8 cannot be asked for, and a file may be gone by now.
      if (!stat) entries.push({ path, kind: 'other', size: 0 })
      else if (stat.isDirectory()) walk(path)
      else {
        const kind = stat.isFile() ? 'file' : stat.isSymbolicLink() ? 'symlink' : 'other'
        entries.push({ path, kind, size: stat.size })
        stats.set(path, stat)
      }
    }
  }
  walk('')
  entries.sort((a, b) => (a.path < b.path ? -1 : 1))
  const byPath = new Map(entries.map((entry) => [entry.path, entry]))
  const regular = (path: string): string => {
    if (byPath.get(path)?.kind !== 'file') throw new Error(`Not a regular file of this catalog: ${path}`)
    return join(root, path)
  }
  return {
    root,
    list: () => entries,
    entry: (path) => byPath.get(path),
    stat: (path) => stats.get(path),
    read: (path) => readFileSync(regular(path)),
    *open(path) {
      if ((byPath.get(path)?.size ?? 0) <= PIECE) {
        yield readFileSync(regular(path))
        return
      }
      const file = openSync(regular(path), 'r')
      try {
        const piece = new Uint8Array(PIECE)
        for (let size = readSync(file, piece); size > 0; size = readSync(file, piece))
          yield piece.subarray(0, size)
      } finally {
        closeSync(file)
      }
    },
  }
}

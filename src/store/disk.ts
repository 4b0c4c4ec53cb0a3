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

/** Whether a path has a part that is litter of editors and operating systems. */
export function isLitter(path: string): boolean {
  return path.split('/').some((name) => LITTER.test(name))
}

/** Lists a folder. Pieces handed out by `open` are overwritten by the next. */
export function diskTree(root: string): DiskTree {
  const stats = new Map<string, Stats>()
  const entries: FileEntry[] = []
  const walk = (folder: string): void => {
    for (const name of readdirSync(join(root, folder))) {
      if (LITTER.test(name)) continue
      const path = folder === '' ? name : `${folder}/${name}`
      const stat = lstatSync(join(root, path), { throwIfNoEntry: false })
      if (stat?.isDirectory()) walk(path)
      else {
        entries.push(entryOf(path, stat))
        if (stat) stats.set(path, stat)
      }
    }
  }
  walk('')
  entries.sort(byPathOrder)
  const byPath = new Map(entries.map((entry) => [entry.path, entry]))
  return {
    root,
    list: () => entries,
    stat: (path) => stats.get(path),
    ...contentsOf(root, (path) => byPath.get(path)),
  }
}

/** A folder whose files are asked for one by one: as {@link diskTree}, but only what is asked for is looked at. */
export interface LazyTree extends DiskTree {
  /** Files of a folder, sorted by path, with those of the folders in it where they are wanted. */
  filesOf(folder: string, deep: boolean): FileEntry[]
  /** Names of the folders in a folder. */
  foldersOf(folder: string): string[]
}

/** A folder of which nothing is read yet. */
export function lazyTree(root: string): LazyTree {
  interface Listing {
    folders: Set<string>
    files: Map<string, { entry: FileEntry; stat: Stats | undefined }>
  }
  const listings = new Map<string, Listing | undefined>()
  /** `undefined` for what is no folder; a link to a folder is none. */
  const listing = (folder: string): Listing | undefined => {
    if (listings.has(folder)) return listings.get(folder)
    const cut = folder.lastIndexOf('/')
    const isFolder =
      folder === '' || listing(folder.slice(0, Math.max(0, cut)))?.folders.has(folder.slice(cut + 1))
    const found: Listing | undefined = isFolder ? { folders: new Set(), files: new Map() } : undefined
    listings.set(folder, found)
    if (!found) return undefined
    for (const item of readdirSync(join(root, folder), { withFileTypes: true })) {
      const { name } = item
      if (LITTER.test(name)) continue
      if (item.isDirectory()) found.folders.add(name)
      else {
        const path = folder === '' ? name : `${folder}/${name}`
        const stat = lstatSync(join(root, path), { throwIfNoEntry: false })
        found.files.set(name, { entry: entryOf(path, stat), stat })
      }
    }
    return found
  }
  const file = (path: string) => {
    const cut = path.lastIndexOf('/')
    return listing(path.slice(0, Math.max(0, cut)))?.files.get(path.slice(cut + 1))
  }
  const walk = (folder: string, deep: boolean): FileEntry[] => {
    const { folders, files } = listing(folder) ?? { folders: [], files: new Map() as Listing['files'] }
    const inside = deep
      ? [...folders].flatMap((name) => walk(folder === '' ? name : `${folder}/${name}`, true))
      : []
    return [...[...files.values()].map(({ entry }) => entry), ...inside]
  }
  const filesOf = (folder: string, deep: boolean) => walk(folder, deep).sort(byPathOrder)
  return {
    root,
    list: () => filesOf('', true),
    filesOf,
    foldersOf: (folder) => [...(listing(folder)?.folders ?? [])],
    stat: (path) => file(path)?.stat,
    ...contentsOf(root, (path) => file(path)?.entry),
  }
}

function entryOf(path: string, stat: Stats | undefined): FileEntry {
  // A name that is not UTF-8 cannot be asked for, and a file may be gone by now.
  if (!stat) return { path, kind: 'other', size: 0 }
  const kind = stat.isFile() ? 'file' : stat.isSymbolicLink() ? 'symlink' : 'other'
  return { path, kind, size: stat.size }
}

function byPathOrder(a: FileEntry, b: FileEntry): number {
  return a.path < b.path ? -1 : 1
}

function contentsOf(
  root: string,
  entry: (path: string) => FileEntry | undefined,
): Pick<FileTree, 'entry' | 'read' | 'open'> {
  const regular = (path: string): string => {
    if (entry(path)?.kind !== 'file') throw new Error(`Not a regular file of this catalog: ${path}`)
    return join(root, path)
  }
  return {
    entry,
    read: (path) => readFileSync(regular(path)),
    *open(path) {
      if ((entry(path)?.size ?? 0) <= PIECE) {
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

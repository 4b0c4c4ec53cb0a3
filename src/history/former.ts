import type { FileEntry, FormerTree } from '../catalog/model.ts'
import type { Changes } from './changes.ts'
import { git, gitBytes } from './git.ts'
import { listedEntries } from './listing.ts'

/** More folders than this are not named one by one. */
const MOST_NAMED = 500

/** The catalog of a folder as its branch found it: what describes it, and the datasets that the branch has changed. */
export function formerTree(folder: string, { left, inside }: Changes): FormerTree {
  const changed = new Set(inside)
  let known: Map<string, { entry: FileEntry; id: string }> | undefined
  const files = () => (known ??= filesAt(folder, left, foldersOf(inside)))
  const read = (path: string): Uint8Array => {
    const file = files().get(path)
    const bytes = file?.entry.kind === 'file' ? gitBytes(folder, 'cat-file', 'blob', file.id) : undefined
    if (!bytes) throw new Error(`Not a regular file of the catalog before: ${path}`)
    return bytes
  }
  return {
    list: () => [...files().values()].map(({ entry }) => entry),
    entry: (path) => files().get(path)?.entry,
    read,
    *open(path) {
      yield read(path)
    },
    differs: (path) => changed.has(path),
  }
}

/** Folders of the changed datasets, and the files beside them. */
function foldersOf(paths: string[]): string[] {
  const folders = new Set(paths.map((path) => path.split('/').slice(0, 2).join('/')))
  const agencies = new Set(paths.map((path) => path.split('/')[0] as string))
  if (folders.size > MOST_NAMED) return []
  return ['catalog.yaml', '_catalog', ...folders, ...[...agencies].map((agency) => `${agency}/agency.md`)]
}

function filesAt(
  folder: string,
  commit: string,
  paths: string[],
): Map<string, { entry: FileEntry; id: string }> {
  const text = git(folder, 'ls-tree', '-r', '-l', '-z', commit, '--', ...paths) ?? ''
  const files = listedEntries(text).map(({ mode, id, size, path }) => {
    const kind: FileEntry['kind'] = mode.startsWith('100') ? 'file' : mode === '120000' ? 'symlink' : 'other'
    return { id, entry: { path, kind, size } }
  })
  files.sort((a, b) => (a.entry.path < b.entry.path ? -1 : 1))
  return new Map(files.map((file) => [file.entry.path, file]))
}

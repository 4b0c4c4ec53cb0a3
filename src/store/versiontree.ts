import type { FileEntry, FileTree } from '../catalog/model.ts'
import type { VersionFile } from '../history/dataset-files.ts'
import { gitBytes } from '../history/git.ts'
import type { NumberedVersion } from '../history/ledger.ts'

/** Gives the files of versions. */
export interface VersionReader {
  /** Bytes of a file of a version; `undefined` where its history is not here. */
  read(file: VersionFile): Uint8Array | undefined
}

/** Reads the files of versions from the repository around a folder. */
export function versionReader(folder: string): VersionReader {
  return { read: ({ blob }) => gitBytes(folder, 'cat-file', 'blob', blob) }
}

/** A version's files as a tree below the address that the dataset had; each is read from Git when it is asked for. */
export function versionTree(
  { read }: VersionReader,
  id: string,
  { files }: Pick<NumberedVersion, 'files'>,
): FileTree {
  const byPath = new Map(files.map((file) => [`${id}/${file.path}`, file]))
  const entries: FileEntry[] = [...byPath].map(([path, { size }]) => ({ path, kind: 'file', size }))
  const known = new Map<string, Uint8Array>()
  const bytesOf = (path: string): Uint8Array => {
    const file = byPath.get(path)
    const bytes = known.get(path) ?? (file && read(file))
    if (!bytes) throw new Error(`Not a file of this version: ${path}`)
    known.set(path, bytes)
    return bytes
  }
  return {
    list: () => entries,
    entry: (path) => entries.find((entry) => entry.path === path),
    read: bytesOf,
    *open(path) {
      yield bytesOf(path)
    },
  }
}

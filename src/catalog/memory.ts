import type { FileEntry, FileTree } from './model.ts'
import { bytesOf } from './text.ts'

/** A catalog's files held in memory, as a browser or a test has them; texts are stored as UTF-8. */
export function memoryTree(files: Record<string, string | Uint8Array>): FileTree {
  const contents = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? bytesOf(content) : content,
    ]),
  )
  const entries = [...contents]
    .map(([path, bytes]): FileEntry => ({ path, kind: 'file', size: bytes.length }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const byPath = new Map(entries.map((entry) => [entry.path, entry]))
  const read = (path: string): Uint8Array => {
    const bytes = contents.get(path)
    if (!bytes) throw new Error(`No file ${path} in this tree`)
    return bytes
  }
  return {
    list: () => entries,
    entry: (path) => byPath.get(path),
    read,
    open: (path) => [read(path)],
  }
}

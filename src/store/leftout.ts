import type { FileEntry } from '../catalog/model.ts'
import { entryOf, type LeftOut } from '../history/leftout.ts'
import type { DiskTree } from './disk.ts'

/** As in a listing of the disk: such names are no part of a catalog. */
const HIDDEN: ReadonlySet<LeftOut['reason']> = new Set(['hidden'])

/**
 * A folder that was copied out of a submission, with what was left out of it: listed, so that the rules name it, and
 * never read.
 */
export function withLeftOut(tree: DiskTree, leftOut: readonly LeftOut[]): DiskTree {
  const added = leftOut.filter(({ reason }) => !HIDDEN.has(reason)).map(entryOf)
  if (added.length === 0) return tree
  const byPath = new Map<string, FileEntry>(added.map((entry) => [entry.path, entry]))
  const here = new Set(tree.list().map(({ path }) => path))
  const all = [...tree.list(), ...[...byPath.values()].filter(({ path }) => !here.has(path))]
  all.sort((a, b) => (a.path < b.path ? -1 : 1))
  // Two paths that are not UTF-8 may look the same; what is on the disk is the one that can be read.
  return { ...tree, list: () => all, entry: (path) => tree.entry(path) ?? byPath.get(path) }
}

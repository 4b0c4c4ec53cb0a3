import type { FileTree } from './model.ts'

/** The files of two trees as one; where both have a file, it is that of the second. */
export function joinedTree(shared: FileTree, own: FileTree): FileTree {
  const treeOf = (path: string) => (own.entry(path) ? own : shared)
  return {
    list: () => {
      const others = shared.list().filter(({ path }) => !own.entry(path))
      return [...others, ...own.list()].sort((a, b) => (a.path < b.path ? -1 : 1))
    },
    entry: (path) => treeOf(path).entry(path),
    read: (path) => treeOf(path).read(path),
    open: (path) => treeOf(path).open(path),
  }
}

/** The files of a tree whose path is wanted. */
export function partTree(tree: FileTree, isWanted: (path: string) => boolean): FileTree {
  const entries = tree.list().filter(({ path }) => isWanted(path))
  return {
    list: () => entries,
    entry: (path) => (isWanted(path) ? tree.entry(path) : undefined),
    read: (path) => tree.read(path),
    open: (path) => tree.open(path),
  }
}

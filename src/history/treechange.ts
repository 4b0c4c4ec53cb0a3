import { incomplete } from './incomplete.ts'
import { inertGit } from './inert.ts'

/** What a tree of Git may hold at a path. */
export type EntryKind = 'file' | 'executable' | 'symlink' | 'submodule'

/** What differs at one path between two trees; `mode` where the content is the same. */
export interface Change {
  /**
   * From the repository's root, as the tree says it: `..` may stand in it, so that `isInside` tells whose folder it is
   * in. Bytes that are not UTF-8 are shown as U+FFFD.
   */
  path: string
  status: 'added' | 'removed' | 'modified' | 'mode'
  before?: Side
  after?: Side
}

/** What stands at a path in one of the trees. */
export interface Side {
  /** As Git writes it, such as `100644`. */
  mode: string
  kind: EntryKind
  id: string
  /** Bytes; of a submodule none. */
  size: number
}

/** A file that stands under another name, with how much of it is the same, from 50 to 100. */
export interface Rename {
  from: string
  to: string
  similarity: number
}

/** What stands in a tree that differs from another, each path on its own: a renamed file is removed and added. */
export function changesBetween(root: string, before: string, after: string): Change[] {
  const parts = rawDiff(root, before, after, ['--no-renames'])
  const changes: Change[] = []
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [modeBefore = '', modeAfter = '', idBefore = '', idAfter = ''] = wordsOf(parts[at] as string)
    const sides = {
      ...(isThere(modeBefore) && { before: sideOf(modeBefore, idBefore) }),
      ...(isThere(modeAfter) && { after: sideOf(modeAfter, idAfter) }),
    }
    changes.push({ path: parts[at + 1] as string, status: statusOf(sides), ...sides })
  }
  measure(root, changes)
  return changes
}

/**
 * Files that were renamed between two trees, for words to people; whose folder a change touches is decided by
 * {@link changesBetween}. With more than 400 added or removed files only those of equal content are found.
 */
export function renamesBetween(root: string, before: string, after: string): Rename[] {
  const parts = rawDiff(root, before, after, ['-M50%', '-l400', '--diff-filter=R'])
  const renames: Rename[] = []
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const similarity = Number(wordsOf(parts[at] as string)[4]?.slice(1))
    renames.push({ from: parts[at + 1] as string, to: parts[at + 2] as string, similarity })
  }
  return renames
}

/** What a mode of Git stands for. */
export function kindOf(mode: string): EntryKind {
  if (mode === '120000') return 'symlink'
  if (mode === '160000') return 'submodule'
  return mode === '100755' ? 'executable' : 'file'
}

function rawDiff(root: string, before: string, after: string, options: string[]): string[] {
  const args = ['diff-tree', '-r', '--raw', '-z', '--no-ext-diff', '--no-textconv', '--full-index']
  const { status, text } = inertGit(root, [...args, ...options, before, after, '--'])
  if (status !== 0) throw incomplete()
  return text.split('\0')
}

function wordsOf(raw: string): string[] {
  return raw.replace(/^:/, '').split(' ')
}

function isThere(mode: string): boolean {
  return /[1-9]/.test(mode)
}

function sideOf(mode: string, id: string): Side {
  return { mode, kind: kindOf(mode), id, size: 0 }
}

function statusOf({ before, after }: { before?: Side; after?: Side }): Change['status'] {
  if (!before) return 'added'
  if (!after) return 'removed'
  return before.id === after.id ? 'mode' : 'modified'
}

/** Asks for the sizes of all blobs at once. */
function measure(root: string, changes: Change[]): void {
  const sides = changes
    .flatMap(({ before, after }) => [before, after])
    .filter((side) => side !== undefined && side.kind !== 'submodule') as Side[]
  if (sides.length === 0) return
  const input = sides.map(({ id }) => `${id}\n`).join('')
  const { status, text } = inertGit(root, ['cat-file', '--batch-check=%(objectsize)', '--buffer'], { input })
  if (status !== 0) throw incomplete()
  const sizes = text.split('\n')
  sides.forEach((side, at) => {
    side.size = Number(sizes[at]) || 0
  })
}

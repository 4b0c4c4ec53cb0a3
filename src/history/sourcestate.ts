import { realpathSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { git } from './git.ts'

/** What Git knows about files on the disk. */
export interface SourceState {
  /** Commit that is checked out. */
  commit: string
  /** From the top of the repository, with forward slashes; empty for the top itself. */
  path: string
  /** Top of the repository. */
  top: string
  /** Paths, from the top, that are not as in the commit: changed, deleted or never added. */
  changed: string[]
  /** Whether the history before the commit is here too. */
  history: 'complete' | 'shallow'
}

/**
 * What Git knows about a folder, or about some paths in it; `undefined` where no repository has a commit of it.
 * What the person has told Git to ignore counts too: it may be published all the same.
 */
export function sourceState(folder: string, paths: readonly string[] = ['.']): SourceState | undefined {
  const [topWritten, shallow] =
    git(folder, 'rev-parse', '--show-toplevel', '--is-shallow-repository')?.split('\n') ?? []
  const commit = git(folder, 'rev-parse', '--verify', '--quiet', 'HEAD')?.trim()
  if (!topWritten || !commit) return undefined
  const top = resolve(topWritten)
  const path = relative(top, realpathSync(folder)).replaceAll('\\', '/')
  // A folder that only lies in a repository, such as a copy that is ignored there, is no part of the commit.
  if (path !== '' && git(folder, 'ls-tree', '--name-only', 'HEAD') === '') return undefined
  const status = git(
    folder,
    'status',
    '--porcelain',
    '-z',
    '--untracked-files=all',
    '--ignored',
    '--',
    ...paths,
  )
  return {
    commit,
    path,
    top,
    changed: pathsIn(status ?? ''),
    history: shallow === 'true' ? 'shallow' : 'complete',
  }
}

/** The paths of a status report; a renamed file has a second path without a mark, which is gone. */
function pathsIn(status: string): string[] {
  const found: string[] = []
  const parts = status.split('\0')
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as string
    if (part === '') continue
    found.push(part.slice(3))
    if (/^[RC]|^.[RC]/.test(part)) at++
  }
  return found
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Commit, FileChange } from './log.ts'
import type { MainCommit } from './mainline.ts'
import { gitTokens, type Repository } from './repository.ts'

/** Files of the main line as they are before the next of its commits, by path, as the log names them. */
export type State = Map<string, string>

/** Takes what a commit of the main line changed. */
export function advance(state: State, { changes }: Commit): void {
  for (const { path, after } of changes) {
    if (after === '') state.delete(path)
    else state.set(path, after)
  }
}

/**
 * Whether a merge is, to the byte, what merging its two parents gives: true or false where the files that either side
 * changed tell it, `undefined` where only a merge done again can, as where both sides changed one file.
 */
export function isCleanMerge({ commit, merged, fork }: MainCommit, state: State): boolean | undefined {
  const tip = merged[0]
  if (!tip || !fork || tip.id !== commit.parents[1]) return undefined
  if (fork.id === commit.parents[0]) return commit.tree === tip.tree
  const expected = new Map<string, string>()
  for (const { path, before, after } of changesOf(merged)) {
    const now = state.get(path) ?? ''
    if (now === before) expected.set(path, after)
    else if (now !== after) return undefined
  }
  return (
    commit.changes.length === expected.size &&
    commit.changes.every(({ path, after }) => expected.get(path) === after)
  )
}

/** What a chain of commits, newest first, changed altogether. */
function changesOf(chain: readonly Commit[]): Iterable<FileChange> {
  if (chain.length === 1) return chain[0]?.changes ?? []
  const total = new Map<string, FileChange>()
  for (const { changes } of chain.toReversed()) {
    for (const change of changes) {
      const earlier = total.get(change.path)
      total.set(change.path, earlier ? { ...change, before: earlier.before } : change)
    }
  }
  return [...total.values()].filter(({ before, after }) => before !== after)
}

/**
 * Files in which merges differ from what merging their parents gives, by id of the merge: each merge is done again by
 * Git, in memory. A merge that is not named differs in nothing. A conflict that someone had to resolve is a difference.
 */
export async function remergeDifferences(
  repository: Repository,
  merges: readonly string[],
): Promise<Map<string, string[]>> {
  const differences = new Map<string, string[]>()
  if (merges.length === 0) return differences
  const args = ['log', '--no-walk=unsorted', '--stdin', '--remerge-diff', '--format=%H', '--no-color']
  const raw = ['--raw', '-z', '--no-abbrev', '--no-renames', '--no-relative', '-O/dev/null']
  // The repository may be one that this process must not write to.
  const scratch = mkdtempSync(join(tmpdir(), 'remerge-'))
  try {
    let files: string[] = []
    let isPath = false
    const input = merges.map((id) => `${id}\n`)
    for await (const tokens of gitTokens(repository, [...args, ...raw], input, scratch)) {
      for (const token of tokens) {
        if (isPath) {
          files.push(token)
          isPath = false
        } else if (/^\n?:/.test(token)) isPath = true
        else {
          files = []
          differences.set(token.trim(), files)
        }
      }
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return new Map([...differences].filter(([, files]) => files.length > 0))
}

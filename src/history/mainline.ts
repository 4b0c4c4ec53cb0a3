import type { Commit } from './log.ts'

/** A commit of the main line, with what it brought in where it is a merge. */
export interface MainCommit {
  commit: Commit
  /** Commits that came with a merge, its second parent first: reachable from that and not from the first parent. */
  merged: Commit[]
  /** Where the merged branch and the main line were last the same, where the shape of the history tells it. */
  fork?: Commit
}

/** The main line that leads to a commit, oldest first: of every merge the side that it was merged into. */
export function mainLine(commits: readonly Commit[], head: string): MainCommit[] {
  const byId = new Map(commits.map((commit) => [commit.id, commit]))
  const line: Commit[] = []
  for (let at = byId.get(head); at; at = byId.get(at.parents[0] ?? '')) line.push(at)
  line.reverse()
  /** The commit of the main line with which each came. */
  const cameWith = new Map(line.map((commit) => [commit, commit]))
  return line.map((commit) => {
    const merged: Commit[] = []
    const around = new Set<Commit>()
    const waiting = commit.parents.slice(1)
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const found = byId.get(id)
      if (!found || cameWith.get(found) === commit) continue
      if (cameWith.has(found)) around.add(found)
      else {
        cameWith.set(found, commit)
        merged.push(found)
        waiting.push(...found.parents)
      }
    }
    const fork = forkOf(commit, merged, around, byId)
    return { commit, merged, ...(fork && { fork }) }
  })
}

/** `around` are the commits at which the merged ones end. */
function forkOf(
  commit: Commit,
  merged: readonly Commit[],
  around: ReadonlySet<Commit>,
  byId: ReadonlyMap<string, Commit>,
): Commit | undefined {
  const target = byId.get(commit.parents[0] ?? '')
  // A branch that holds all of the main line holds it however often it took from it.
  if (target && around.has(target)) return target
  const isChain = around.size === 1 && merged.every(({ parents }) => parents.length === 1)
  return isChain ? [...around][0] : undefined
}

import { git } from './git.ts'

/** The main branch of a repository, as a clone knows it. */
export interface MainBranch {
  name: string
  /** Whether it is the branch that is checked out. */
  isHere: boolean
  /** Ids of the commits of its main line. */
  commits: ReadonlySet<string>
}

/** The usual names, where the remote repository does not tell which it is. */
const USUAL = ['main', 'master']

/** The main branch of the repository around a folder; `undefined` where none can be told from the others. */
export function mainBranch(folder: string): MainBranch | undefined {
  const ask = (...args: string[]) => git(folder, ...args)?.trim()
  const refs = (ask('for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/remotes') ?? '').split('\n')
  const refsOf = (name: string) =>
    refs.filter((ref) => ref === `refs/heads/${name}` || ref === `refs/remotes/origin/${name}`)
  const told = ask('symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD')?.slice(
    'refs/remotes/origin/'.length,
  )
  const name = told ?? USUAL.find((usual) => refsOf(usual).length > 0)
  if (name === undefined) return undefined
  const line = ask('rev-list', '--first-parent', ...refsOf(name), '--')
  return {
    name,
    isHere: ask('symbolic-ref', '--quiet', 'HEAD') === `refs/heads/${name}`,
    commits: new Set(line?.split('\n')),
  }
}

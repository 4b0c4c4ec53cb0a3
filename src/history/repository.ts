import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environment, git } from './git.ts'

/** The Git repository that a catalog lies in. */
export interface Repository {
  /** Absolute path of the Git folder. */
  gitDir: string
  /** Folder of the catalog from the root of the repository: empty, or ending in `/`. */
  prefix: string
  /** Id of the newest commit of the main line. */
  head: string
  /** Commits whose parents were not fetched; empty in a complete clone. */
  cut: ReadonlySet<string>
}

/** The repository around a folder at a revision; `undefined` without Git, repository or commit. */
export function repositoryAt(folder: string, revision = 'HEAD'): Repository | undefined {
  const head = git(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)
  const place = git(
    folder,
    ...[
      'rev-parse',
      '--path-format=absolute',
      '--absolute-git-dir',
      '--git-path',
      'shallow',
      '--show-prefix',
    ],
  )
  if (head === undefined || place === undefined) return undefined
  const [gitDir = '', shallow = '', prefix = ''] = place.split('\n')
  const cut = existsSync(shallow) ? readFileSync(shallow, 'utf8').split('\n').filter(Boolean) : []
  return { gitDir, prefix, head: head.trim(), cut: new Set(cut) }
}

/** Settings of the person, the machine or the clone that would change what Git finds. */
const SETTINGS = [
  'log.showSignature=false',
  'log.showRoot=true',
  'diff.renames=true',
  'merge.renames=true',
  'merge.directoryRenames=conflict',
  'merge.renameLimit=7000',
  'merge.conflictStyle=merge',
  'merge.renormalize=false',
  'core.attributesFile=',
].flatMap((setting) => ['-c', setting])

/** Variables by which whoever calls points Git elsewhere; those of its configuration stay. */
const STEERING = /^GIT_(?!CONFIG|EXEC_PATH|OPTIONAL_LOCKS)/

/**
 * Output of a Git command in pieces as it comes, with `input` written to it. Replaced objects, grafts and the files
 * of the working folder change nothing. Throws where Git fails.
 */
export async function* gitPieces(
  { gitDir }: Repository,
  args: string[],
  input?: Iterable<string>,
): AsyncGenerator<Buffer> {
  const kept = Object.entries(environment).filter(([name]) => !STEERING.test(name))
  const own = {
    GIT_GRAFT_FILE: join(gitDir, 'no-grafts'),
    GIT_ATTR_NOSYSTEM: '1',
    // Into a pipe, Git else writes each commit by itself, which costs more than finding it.
    GIT_FLUSH: '0',
  }
  const run = spawn('git', [...SETTINGS, '--git-dir', gitDir, '--bare', '--no-replace-objects', ...args], {
    env: { ...Object.fromEntries(kept), ...own },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let complaint = ''
  run.stderr.on('data', (piece: Buffer) => {
    complaint = (complaint + piece.toString()).slice(-2000)
  })
  const ended = new Promise<number | null>((done, failed) => run.once('error', failed).once('close', done))
  // Git may end before it has read all; its exit code tells why.
  run.stdin.on('error', () => {})
  run.stdin.end([...(input ?? [])].join(''))
  for await (const piece of run.stdout) yield piece as Buffer
  const code = await ended
  if (code !== 0) throw new Error(`git ${args[0]} ended with ${code}: ${complaint}`)
}

/** What stands between NUL bytes in the output of Git. */
export async function* gitTokens(
  repository: Repository,
  args: string[],
  input?: Iterable<string>,
): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of gitPieces(repository, args, input)) {
    const tokens = (rest + decoder.decode(piece, { stream: true })).split('\0')
    rest = tokens.pop() ?? ''
    yield tokens
  }
  if (rest !== '') yield [rest]
}

import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CatalogError } from '../catalog/catalogerror.ts'
import { environment, git } from './git.ts'

/** The Git repository that a catalog lies in. */
export interface Repository {
  /** Absolute path of the Git folder. */
  gitDir: string
  /** Absolute path of the folder with its objects. */
  objects: string
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
  const paths = ['--absolute-git-dir', '--git-path', 'shallow', '--git-path', 'objects', '--show-prefix']
  const place = git(folder, 'rev-parse', '--path-format=absolute', ...paths)
  if (head === undefined || place === undefined) return undefined
  const [gitDir = '', shallow = '', objects = '', prefix = ''] = place.split('\n')
  const cut = existsSync(shallow) ? readFileSync(shallow, 'utf8').split('\n').filter(Boolean) : []
  return { gitDir, objects, prefix, head: head.trim(), cut: new Set(cut) }
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
 * of the working folder change nothing. Where `scratch` names a folder, what Git makes on the way goes there. Throws a
 * CatalogError where Git fails.
 */
export async function* gitPieces(
  { gitDir, objects }: Repository,
  args: string[],
  input?: Iterable<string>,
  scratch?: string,
): AsyncGenerator<Buffer> {
  const kept = Object.entries(environment).filter(([name]) => !STEERING.test(name))
  const own = {
    GIT_GRAFT_FILE: join(gitDir, 'no-grafts'),
    GIT_ATTR_NOSYSTEM: '1',
    // Into a pipe, Git else writes each commit by itself, which costs more than finding it.
    GIT_FLUSH: '0',
    ...(scratch && { GIT_OBJECT_DIRECTORY: scratch, GIT_ALTERNATE_OBJECT_DIRECTORIES: objects }),
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
  if (code !== 0) throw unread(`git ${args[0]}: ${complaint.trim() || code}`)
}

/** What stands between NUL bytes in the output of Git. */
export async function* gitTokens(
  repository: Repository,
  args: string[],
  input?: Iterable<string>,
  scratch?: string,
): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of gitPieces(repository, args, input, scratch)) {
    const tokens = (rest + decoder.decode(piece, { stream: true })).split('\0')
    rest = tokens.pop() ?? ''
    yield tokens
  }
  if (rest !== '') yield [rest]
}

function unread(complaint: string): CatalogError {
  return new CatalogError(
    {
      id: `Git tidak dapat membaca riwayat katalog (${complaint}).`,
      en: `Git cannot read the history of the catalog (${complaint}).`,
    },
    {
      id: 'Pakai Git 2.35 atau yang lebih baru, lalu periksa repositori dengan: git fsck',
      en: 'Use Git 2.35 or newer, then check the repository with: git fsck',
    },
  )
}

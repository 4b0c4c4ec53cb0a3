import { spawnSync } from 'node:child_process'

/** What a Git command answered; `status` is -1 where Git could not be started. */
export interface Answer {
  status: number
  bytes: Buffer
  text: string
}

/** Variables of a hook or a shell that would have Git read something else than the objects of the repository. */
const ASTRAY = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_ATTR_SOURCE',
  'GIT_EXTERNAL_DIFF',
  'GIT_NAMESPACE',
]

/** Settings by which a repository may start a program of its own, or read what it should not. */
const INERT = ['hooksPath', 'attributesFile'].flatMap((name) => ['-c', `core.${name}=/dev/null`])

/** The environment in which Git reads objects as they are: nothing replaced, fetched, asked for or filtered. */
export function inertEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !ASTRAY.includes(name))
  return {
    ...Object.fromEntries(own),
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  }
}

/** Arguments of a Git command in a folder that runs no hook, monitor or attribute of it. */
export function inertArguments(folder: string, args: readonly string[]): string[] {
  return ['-C', folder, ...INERT, '-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false', ...args]
}

/** Runs a Git command that only reads objects, whatever the settings of the repository say. */
export function inertGit(
  folder: string,
  args: readonly string[],
  { input = '', environment = {} }: { input?: string; environment?: NodeJS.ProcessEnv } = {},
): Answer {
  const { status, stdout } = spawnSync('git', inertArguments(folder, args), {
    input,
    maxBuffer: 1 << 30,
    env: { ...inertEnvironment(), ...environment },
  })
  const bytes = stdout ?? Buffer.alloc(0)
  return { status: status ?? -1, bytes, text: bytes.toString() }
}

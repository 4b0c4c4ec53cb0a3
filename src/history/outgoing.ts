import { spawnSync } from 'node:child_process'

/** A line that Git hands to a pre-push hook: what of ours goes where. */
export interface PushedRef {
  /** Name of the branch or tag here. */
  name: string
  local: string
  remote: string
}

/** A file that a push would send, in the version of one of its commits. */
export interface SentFile {
  path: string
  id: string
  size: number
  /** Whether the newest commit still holds it; a file that was deleted since leaves with the history. */
  isCurrent: boolean
}

/** Words that a push would send beside files: of a commit, or of the branch or tag itself. */
export interface SentWords {
  /** Id of the commit, or name of the branch or tag. */
  of: string
  /** Messages and names of persons. */
  words: string
}

/** Reads Git objects of one repository; a Git that fails throws. */
export interface Objects {
  files(): SentFile[]
  words(): SentWords[]
  /** Files of the newest commit by path. */
  current(): Map<string, string>
  /** The bytes of blobs in their order, read as few at a time as fit into memory. */
  read(files: { id: string; size: number }[]): Generator<Uint8Array>
  /** Newest commit that the other side has already; `undefined` where it has none of these. */
  base(): string | undefined
}

const MOST_BYTES = 64_000_000
const NOTHING = /^0+$/

/** Lines of standard input of a pre-push hook; deleted branches send nothing. */
export function pushedRefs(input: string): PushedRef[] {
  return input
    .split('\n')
    .map((line) => line.trim().split(' '))
    .filter((parts) => parts.length === 4 && !NOTHING.test(parts[1] as string))
    .map(([name, local, , remote]) => ({ name, local, remote }) as PushedRef)
}

/**
 * The objects that the other side lacks: of a branch that it has, by the commit that it tells; of a new one by what
 * `url` answers, or else by what was fetched or pushed last.
 */
export function outgoing(root: string, ref: PushedRef, remoteName: string, url?: string): Objects {
  const git = (args: string[], input?: string) => run(root, args, input)
  const text = (args: string[], input?: string) => decoder.decode(git(args, input))
  const local = text(['rev-parse', '--verify', `${ref.local}^{}`]).trim()
  const kindOf = (id: string) => text(['cat-file', '-t', id]).trim()
  const kind = kindOf(local)
  const there = knownThere(root, ref, remoteName, url)
  const range = [local, '--not', ...there]
  const tree = () =>
    zeros(text(['ls-tree', '-r', '-z', local])).flatMap((line) => {
      const [, id, path] = /^\d+ blob (\w+)\t(.*)$/s.exec(line) ?? []
      return id && path ? [{ path, id }] : []
    })
  const named = () => {
    if (kind === 'blob') return [{ path: ref.name, id: local }]
    if (kind === 'tree') return tree()
    // What each commit changed, so that a content known under one name is seen under every other; of a merge what no
    // side of it had.
    const options = ['-r', '-c', '--root', '--no-renames', '--no-commit-id', '-z']
    return changedFiles(text(['diff-tree', '--stdin', ...options], text(['rev-list', ...range])))
  }
  const current = () => new Map(kind === 'blob' ? [] : tree().map(({ path, id }) => [path, id]))
  return {
    current,
    files: () => {
      const now = kind === 'blob' ? new Map([[ref.name, local]]) : current()
      const files = [...new Map(named().map((file) => [`${file.id} ${file.path}`, file])).values()]
      const sizes = text(['cat-file', '--batch-check'], files.map(({ id }) => `${id}\n`).join('')).split('\n')
      return files.map(({ id, path }, at) => {
        const size = Number(sizes[at]?.split(' ')[2])
        return { id, path, size, isCurrent: now.get(path) === id }
      })
    },
    words: () => {
      const own =
        kindOf(ref.local) === 'tag' ? text(['cat-file', 'tag', ref.local]).replace(/^tagger .*<.*$/m, '') : ''
      const commits =
        kind === 'commit' ? zeros(text(['log', '-z', '--format=%H%n%an%n%cn%n%B', ...range])) : []
      return [
        { of: ref.name, words: `${ref.name}\n${own}` },
        ...commits.map((entry) => {
          const at = entry.indexOf('\n')
          return { of: entry.slice(0, at), words: entry.slice(at + 1) }
        }),
      ]
    },
    *read(files) {
      for (let at = 0; at < files.length; ) {
        const chunk: typeof files = []
        let bytes = 0
        do {
          const file = files[at++] as (typeof files)[number]
          chunk.push(file)
          bytes += file.size
        } while (at < files.length && bytes + (files[at]?.size ?? 0) <= MOST_BYTES)
        const packed = git(['cat-file', '--batch'], chunk.map(({ id }) => `${id}\n`).join(''))
        let from = 0
        for (let left = chunk.length; left > 0; left--) {
          const begin = packed.indexOf(10, from) + 1
          const size = Number(decoder.decode(packed.subarray(from, begin)).split(' ')[2])
          yield packed.subarray(begin, begin + size)
          from = begin + size + 1
        }
      }
    },
    base: () => {
      if (there.length === 0 || kind !== 'commit') return undefined
      const boundary = text(['rev-list', '--boundary', ...range])
        .split('\n')
        .find((line) => line.startsWith('-'))
      return boundary?.slice(1)
    },
  }
}

/** Commits that the other side has, as arguments for Git. */
function knownThere(
  root: string,
  { remote }: PushedRef,
  remoteName: string,
  url: string | undefined,
): string[] {
  const isHere = (id: string) =>
    spawnSync('git', ['cat-file', '-e', `${id}^{commit}`], { cwd: root }).status === 0
  if (!NOTHING.test(remote)) return isHere(remote) ? [remote] : []
  const told = url === undefined ? undefined : refsAt(root, url)
  if (told) return told.filter(isHere)
  const remotes = decoder.decode(run(root, ['remote'])).split('\n')
  return remotes.includes(remoteName) ? [`--remotes=${remoteName}`] : []
}

/** What the other side has now: what was fetched once may have been cleaned there since. */
function refsAt(root: string, url: string): string[] | undefined {
  const { status, stdout } = spawnSync('git', ['ls-remote', '--heads', '--tags', url], {
    cwd: root,
    encoding: 'utf8',
    timeout: 20_000,
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
  })
  if (status !== 0) return undefined
  return [...new Set(stdout.split('\n').map((line) => line.slice(0, line.indexOf('\t'))))].filter(Boolean)
}

/** Files with their new content from the raw output of `git diff-tree -z`, also of merges; deleted ones are none. */
function changedFiles(raw: string): { path: string; id: string }[] {
  const parts = raw.split('\0')
  const files: { path: string; id: string }[] = []
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const words = (parts[at] as string).replace(/^:+/, '').split(' ')
    const sides = (words.length - 1) / 2
    const [mode = '', id = ''] = [words[sides - 1], words[sides * 2 - 1]]
    if (/^1[02]/.test(mode)) files.push({ path: parts[at + 1] as string, id })
  }
  return files
}

const decoder = new TextDecoder()

function zeros(text: string): string[] {
  return text.split('\0').filter((part) => part !== '')
}

function run(cwd: string, args: string[], input = ''): Buffer {
  const { status, stdout, stderr, error } = spawnSync('git', ['-c', 'log.showSignature=false', ...args], {
    cwd,
    input,
    maxBuffer: Number.POSITIVE_INFINITY,
    // What is sent is what stands there, not what something else here replaces it by.
    env: { ...process.env, GIT_NO_REPLACE_OBJECTS: '1' },
  })
  if (status !== 0) throw error ?? new Error(`git ${args[0]}: ${stderr}`)
  return stdout
}

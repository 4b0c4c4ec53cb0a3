import { spawnSync } from 'node:child_process'

/** A line that Git hands to a pre-push hook: what of ours goes where. */
export interface PushedRef {
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

/** A commit that a push would send. */
export interface SentCommit {
  id: string
  message: string
}

/** Reads Git objects of one repository; a Git that fails throws. */
export interface Objects {
  files(): SentFile[]
  commits(): SentCommit[]
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
    .map((parts) => ({ local: parts[1] as string, remote: parts[3] as string }))
}

/** The objects that the other side lacks, as Git tells from what was fetched or pushed last. */
export function outgoing(root: string, { local, remote }: PushedRef, remoteName: string): Objects {
  const git = (args: string[], input?: string) => run(root, args, input)
  const text = (args: string[], input?: string) => decoder.decode(git(args, input))
  const isKnown =
    !NOTHING.test(remote) && spawnSync('git', ['cat-file', '-e', remote], { cwd: root }).status === 0
  const remotes = text(['remote']).split('\n')
  const there = [
    ...(isKnown ? [remote] : []),
    ...(remotes.includes(remoteName) ? [`--remotes=${remoteName}`] : []),
  ]
  const range = [local, '--not', ...there]
  const current = () =>
    new Map(
      zeros(text(['ls-tree', '-r', '-z', local])).flatMap((line) => {
        const [, id, path] = /^\d+ blob (\w+)\t(.*)$/s.exec(line) ?? []
        return id && path ? [[path, id] as const] : []
      }),
    )
  return {
    current,
    files: () => {
      const now = current()
      const named = text(['rev-list', '--objects', ...range])
        .split('\n')
        .flatMap((line) => {
          const at = line.indexOf(' ')
          return at < 0 ? [] : [{ id: line.slice(0, at), path: line.slice(at + 1) }]
        })
        .filter(({ path }) => path !== '')
      const kinds = text(['cat-file', '--batch-check'], named.map(({ id }) => `${id}\n`).join('')).split('\n')
      return named.flatMap(({ id, path }, at) => {
        const [, kind, size] = (kinds[at] ?? '').split(' ')
        if (kind !== 'blob') return []
        return [{ id, path, size: Number(size), isCurrent: now.get(path) === id }]
      })
    },
    commits: () =>
      zeros(text(['log', '-z', '--format=%H%n%B', ...range])).flatMap((entry) => {
        const at = entry.indexOf('\n')
        return at < 0 ? [] : [{ id: entry.slice(0, at), message: entry.slice(at + 1) }]
      }),
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
      if (there.length === 0) return undefined
      const boundary = text(['rev-list', '--boundary', ...range])
        .split('\n')
        .find((line) => line.startsWith('-'))
      return boundary?.slice(1)
    },
  }
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
  })
  if (status !== 0) throw error ?? new Error(`git ${args[0]}: ${stderr}`)
  return stdout
}

import { CatalogError } from '../../catalog/catalogerror.ts'

/** The pull request that is judged, and the commit of it. */
export interface PullRequest {
  number: number
  head: string
  /** Account that opened it, where it is known. */
  author?: string
}

/** What an event of the Git host says of a pull request, as far as it is read. */
export interface HostEvent {
  pull_request?: unknown
  workflow_run?: unknown
}

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/
const ACCOUNT = /^[\w-]{1,100}(?:\[bot\])?$/

/**
 * The pull request that an event is about: the one that it names, or, for a run that another workflow has started, the
 * one of `open` whose newest commit that run was about. Of forks an event names none, so that only a single one counts.
 */
export function pullRequestOf(event: HostEvent, open: readonly unknown[] = []): PullRequest {
  if (event.pull_request !== undefined) {
    const named = asPullRequest(event.pull_request)
    if (!named) throw noSingle(0)
    return named
  }
  const head = headOfRun(event)
  const matching = open.flatMap((one) => asPullRequest(one) ?? []).filter((one) => one.head === head)
  const [only] = matching
  if (!only || matching.length > 1) throw noSingle(matching.length)
  return only
}

/** The commit that the run of another workflow was about; an event of another kind is refused. */
export function headOfRun({ workflow_run }: HostEvent): string {
  const head = property(workflow_run, 'head_sha')
  if (typeof head !== 'string' || !COMMIT.test(head)) throw noSingle(0)
  return head
}

/** Whether a pull request, as the host tells of it now, is open and still ends with the commit that was judged. */
export function isCurrent(now: unknown, { number, head }: PullRequest): boolean {
  const found = asPullRequest(now)
  return property(now, 'state') === 'open' && found?.number === number && found.head === head
}

function asPullRequest(value: unknown): PullRequest | undefined {
  const number = property(value, 'number')
  const head = property(property(value, 'head'), 'sha')
  const author = property(property(value, 'user'), 'login')
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) return undefined
  if (typeof head !== 'string' || !COMMIT.test(head)) return undefined
  return { number, head, ...(typeof author === 'string' && ACCOUNT.test(author) && { author }) }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function noSingle(count: number): CatalogError {
  return new CatalogError(
    {
      id: `Penilaian harus tentang tepat satu pull request terbuka, tetapi ditemukan ${count}.`,
      en: `A review must be about exactly one open pull request, but there are ${count}.`,
    },
    {
      id: 'Tutup pull request yang ganda, atau kirim komit baru ke salah satunya.',
      en: 'Close the pull requests that are double, or push a new commit to one of them.',
    },
  )
}

import { approvedBy, type Person, submittedBy } from './identity.ts'
import { gitTokens, type Repository } from './repository.ts'

/**
 * A file that a commit changed against its first parent. Before and after it is named by the id of its blob alone where
 * it is a plain file, else by `mode id`, and empty where there is none.
 */
export interface FileChange {
  /** Path from the root of the repository. */
  path: string
  before: string
  after: string
}

/** A commit with what it changed against its first parent. */
export interface Commit {
  id: string
  tree: string
  parents: string[]
  author: Person
  committer: Person
  /** When it was committed, in seconds since 1970. */
  time: number
  /** First line of its message. */
  subject: string
  /** Those whom `Submitted-by:` lines name. */
  submittedBy: readonly Person[]
  /** Those whom `Approved-by:` lines name. */
  approvedBy: readonly Person[]
  changes: FileChange[]
}

/** The end of the year 9999. */
const LAST_SECOND = 253_402_300_799

const FORMAT = ['%H', '%T', '%P', '%an', '%ae', '%cn', '%ce', '%ct', '%B'].join('%n')

/** Every commit that the newest one builds on, in no certain order, from one `git log`. */
export async function readLog(repository: Repository): Promise<Commit[]> {
  const commits: Commit[] = []
  let current: Commit | undefined
  let raw: string | undefined
  const persons = new Map<string, Person>()
  const args = [
    ...['log', '--encoding=UTF-8', '--no-notes', '--no-color', `--format=${FORMAT}`],
    ...[
      '--raw',
      '-z',
      '--no-abbrev',
      '--no-renames',
      '--no-relative',
      '--diff-merges=first-parent',
      '-O/dev/null',
    ],
    ...['--ignore-submodules=none', repository.head, '--'],
  ]
  for await (const tokens of gitTokens(repository, args)) {
    for (const token of tokens) {
      if (raw !== undefined) {
        current?.changes.push(changeOf(raw, token))
        raw = undefined
      } else if (token.startsWith(':') || token.startsWith('\n:')) raw = token
      else {
        current = commitOf(token, persons)
        commits.push(current)
      }
    }
  }
  return commits
}

function commitOf(text: string, persons: Map<string, Person>): Commit {
  const header: string[] = []
  let at = 0
  for (let line = 0; line < 8; line++) {
    const end = text.indexOf('\n', at)
    header.push(text.slice(at, end))
    at = end + 1
  }
  const [id = '', tree = '', parents = '', author = '', authorMail = ''] = header
  const [committer = '', committerMail = '', time] = header.slice(5)
  const message = text.slice(at)
  return {
    id,
    tree,
    parents: parents === '' ? [] : parents.split(' '),
    author: personOf(author, authorMail, persons),
    committer: personOf(committer, committerMail, persons),
    // A commit may claim any time.
    time: Math.min(Number(time) || 0, LAST_SECOND),
    subject: message.split('\n', 1)[0] ?? '',
    submittedBy: submittedBy(message),
    approvedBy: approvedBy(message),
    changes: [],
  }
}

/** The few who commit are kept once. */
function personOf(name: string, email: string, persons: Map<string, Person>): Person {
  const key = `${name}\n${email}`
  const known = persons.get(key)
  if (known) return known
  const person = { name, email }
  persons.set(key, person)
  return person
}

/** `:100644 100644 <id> <id> M` and a path. */
function changeOf(raw: string, path: string): FileChange {
  const modes = raw.indexOf(':') + 1
  const ids = modes + 14
  const length = raw.indexOf(' ', ids) - ids
  return {
    path,
    before: fileOf(raw.slice(modes, modes + 6), raw.slice(ids, ids + length)),
    after: fileOf(raw.slice(modes + 7, modes + 13), raw.slice(ids + length + 1, ids + 2 * length + 1)),
  }
}

function fileOf(mode: string, id: string): string {
  return mode === '100644' ? id : mode === '000000' ? '' : `${mode} ${id}`
}

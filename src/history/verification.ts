import type { CatalogDescriptor, VerifierDescriptor } from '../catalog/descriptors.ts'
import { isHost, type Person } from './identity.ts'
import type { Commit } from './log.ts'
import type { MainCommit } from './mainline.ts'
import { type Duty, dutyOf, entriesOf, isSamePerson, sameVerifier } from './verifier.ts'

/** Why a version is not verified. */
export type FaultCode =
  | 'no-git'
  | 'uncommitted'
  | 'shallow'
  | 'first-commit'
  | 'direct-push'
  | 'squash'
  | 'octopus'
  | 'unknown-merger'
  | Exclude<Duty, 'on-duty'>
  | 'self-merge'
  | 'evil-merge'
  | 'unsigned'
  | 'unknown-key'
  | 'bad-signature'

/** One reason why a version is not verified. */
export interface VerificationFault {
  code: FaultCode
  /** Of an evil merge: the files that differ from what merging gives, from the root of the repository. */
  files?: string[]
}

/** Whether a version is verified, and each reason why it is not; the weightiest comes first. */
export interface Verification {
  verified: boolean
  faults: VerificationFault[]
}

/** What the rules find in a commit of the main line, signatures apart. */
export interface Finding {
  faults: VerificationFault[]
  /** Who merged, as a person: the one who is a verifier, else the one who is not the Git host. */
  merger?: Person
  /** The entry of `verifiers` that the merger is, on duty or not. */
  verifier?: VerifierDescriptor
  /** All entries that are the same verifier. */
  entries: readonly VerifierDescriptor[]
}

/** The day `YYYY-MM-DD` that a commit of the main line bears, and the latest one of it and all before it. */
export interface Days {
  day: string
  reached: string
}

/**
 * What the rules find in a commit of the main line, by the catalog at its first parent and on its day; the duty of who
 * merged must also reach to the latest day of the main line until then. `differs` are the files in which a merge is not
 * what merging gives; `cut` the commits whose parents were not fetched.
 */
export function findingOf(
  main: MainCommit,
  catalog: CatalogDescriptor | undefined,
  days: Days,
  differs: readonly string[],
  cut: ReadonlySet<string>,
): Finding {
  const { commit, merged } = main
  const alone = (code: FaultCode): Finding => ({ faults: [{ code }], entries: [] })
  if (cut.has(commit.id) || merged.some(({ id }) => cut.has(id))) return alone('shallow')
  if (commit.parents.length === 0) return alone('first-commit')
  if (commit.parents.length === 1) return alone(isMadeOfOthers(commit) ? 'squash' : 'direct-push')
  const found = mergerOf(main, catalog, days)
  const faults: VerificationFault[] = []
  if (commit.parents.length > 2) faults.push({ code: 'octopus' })
  if (found.code) faults.push({ code: found.code })
  if (differs.length > 0) faults.push({ code: 'evil-merge', files: [...differs] })
  const { merger, verifier, entries } = found
  return { faults, entries, ...(merger && { merger }), ...(verifier && { verifier }) }
}

/** Everyone who made what a merge brought in. */
export function submittersOf(merged: readonly Commit[]): Person[] {
  return merged.flatMap(({ author, committer, submittedBy }) => [author, committer, ...submittedBy])
}

interface Found extends Omit<Finding, 'faults'> {
  code?: FaultCode
}

function mergerOf(
  { commit, merged }: MainCommit,
  catalog: CatalogDescriptor | undefined,
  { day, reached }: Days,
): Found {
  const persons = [commit.committer, commit.author].filter((person) => !isHost(person))
  const verifiers = catalog?.verifiers ?? []
  const submitters = submittersOf(merged)
  let best: Found | undefined
  for (const merger of persons) {
    const own = entriesOf(merger, verifiers)
    const [first] = own
    if (!first) continue
    const entries = sameVerifier(own, verifiers)
    const onDuty = own.find((entry) => dutyOf(entry, day, reached) === 'on-duty')
    const isSubmitter = (other: Person) => isSamePerson(merger, other) || entriesOf(other, entries).length > 0
    if (onDuty && !submitters.some(isSubmitter)) return { merger, verifier: onDuty, entries }
    const past = (entry: VerifierDescriptor) => dutyOf(entry, day, reached) !== 'not-yet-on-duty'
    const verifier = onDuty ?? own.find(past) ?? first
    const code = onDuty ? 'self-merge' : (dutyOf(verifier, day, reached) as Exclude<Duty, 'on-duty'>)
    if (!best || onDuty) best = { code, merger, verifier, entries }
  }
  if (best) return best
  const [merger] = persons
  return { code: 'unknown-merger', entries: [], ...(merger && { merger }) }
}

/** Whether a commit without a second parent was put on the main line by another than its author, as squashing does. */
function isMadeOfOthers({ author, committer, subject }: Commit): boolean {
  // The host is the committer of what is written in the browser too; of a pull request it adds the number.
  if (isHost(committer)) return /\(#\d+\)$/.test(subject.trim())
  return !isSamePerson(author, committer)
}

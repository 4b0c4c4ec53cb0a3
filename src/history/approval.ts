import type { CatalogDescriptor, VerifierDescriptor } from '../catalog/descriptors.ts'
import { isHost, type Person, publicName } from './identity.ts'
import type { Commit } from './log.ts'
import type { MainCommit } from './mainline.ts'
import { type KeyCheck, type Signature, strengthOf } from './signature.ts'
import type { Days, Finding, Verification } from './verification.ts'
import { type Duty, dutyOf, entriesOf, isSamePerson, sameVerifier } from './verifier.ts'
import { type Office, officeOf } from './version.ts'

/**
 * How an approval is recorded: in a commit of the approver's own that changes nothing, signed with the approver's key;
 * or in the message of the merge, by the verifier who made it.
 */
export type ApprovalWay = 'signed-by-approver' | 'recorded-by-verifier'

/** Why a version is not approved. */
export type ApprovalFault =
  | 'no-approval'
  | 'no-approvers'
  | 'not-verified'
  | 'not-listed'
  | Exclude<Duty, 'on-duty'>
  | 'own-submission'
  | 'own-merge'
  | 'in-submission'
  | 'host-message'
  | 'changed-since'
  | Exclude<Signature, 'signed-by-verifier'>

/** The second check of a version by an office that the catalog listed for it (Pembina Data): how, or why not. */
export type Approval =
  | { approved: true; way: ApprovalWay; name?: string; office: Office }
  | { approved: false; fault: ApprovalFault }

/** The commits that a merge brings and that say they approve: their signatures are asked for. */
export function approvalCommits({ merged }: MainCommit): Commit[] {
  return merged.filter(({ approvedBy }) => approvedBy.length > 0)
}

/** What an approval is judged by. */
export interface Approved extends Days {
  main: MainCommit
  /** The catalog at the first parent of the merge. */
  catalog: CatalogDescriptor | undefined
  finding: Finding
  verification: Verification
  /** Signatures of the commits that say they approve, by id. */
  checks: ReadonlyMap<string, KeyCheck>
  /** Folder of the dataset from the root of the repository, with a slash at its end. */
  folder: string
}

/**
 * The approval of a dataset's version: the best that any of its records gives, else the weightiest reason why none does.
 * Names in commits and messages of a submission are the submitter's to choose, so that they count for nothing unsigned.
 */
export function approvalOf(of: Approved): Approval {
  const said = [
    ...approvalCommits(of.main).map((commit) => ownApproval(commit, of)),
    ...of.main.commit.approvedBy.map((person) => recordedApproval(person, of)),
  ]
  const good = said.filter((one) => one.approved)
  const [best] = WAYS.flatMap((way) => good.filter((one) => one.way === way))
  if (best && !of.verification.verified) return { approved: false, fault: 'not-verified' }
  if (best) return best
  const none = of.catalog?.approvers?.length ? 'no-approval' : 'no-approvers'
  return said[0] ?? { approved: false, fault: none }
}

const WAYS: readonly ApprovalWay[] = ['signed-by-approver', 'recorded-by-verifier']

/** The approval that a commit of the submission says it is. */
function ownApproval(commit: Commit, of: Approved): Approval {
  const persons = [commit.author, commit.committer].filter((person) => !isHost(person))
  const approvers = of.catalog?.approvers ?? []
  const person = persons.find((one) => entriesOf(one, approvers).length > 0)
  if (!person) return refused('in-submission')
  const listed = listedApprover(person, of)
  if ('fault' in listed) return refused(listed.fault)
  if (isChangedSince(commit, of)) return refused('changed-since')
  const check = of.checks.get(commit.id)
  const strength = check ? strengthOf(check, listed.entries) : 'unsigned'
  // The host signs what is written in the browser by anyone, in a copy of the submitter's own too.
  return strength === 'signed-by-verifier'
    ? granted('signed-by-approver', person, listed.entry)
    : refused(strength)
}

/** The approval that the message of a merge tells of: the word of the verifier who wrote it. */
function recordedApproval(person: Person, of: Approved): Approval {
  // Of a merge in the browser, the submitter chose the words: they are title and text of the pull request.
  if (isHost(of.main.commit.committer)) return refused('host-message')
  const listed = listedApprover(person, of)
  return 'fault' in listed ? refused(listed.fault) : granted('recorded-by-verifier', person, listed.entry)
}

interface Listed {
  entry: VerifierDescriptor
  /** All entries that are the same approver. */
  entries: readonly VerifierDescriptor[]
}

/** The entry of an approver on duty who neither submitted nor merged. */
function listedApprover(
  person: Person,
  { main, catalog, finding, day, reached }: Approved,
): Listed | { fault: ApprovalFault } {
  const approvers = catalog?.approvers ?? []
  const found = entriesOf(person, approvers)
  const [first] = found
  if (!first) return { fault: 'not-listed' }
  const entry = found.find((one) => dutyOf(one, day, reached) === 'on-duty')
  if (!entry) {
    const past = found.find((one) => dutyOf(one, day, reached) !== 'not-yet-on-duty') ?? first
    return { fault: dutyOf(past, day, reached) as Exclude<Duty, 'on-duty'> }
  }
  const entries = sameVerifier(found, approvers)
  const isSame = (other: Person) => isSamePerson(person, other) || entriesOf(other, entries).length > 0
  // A commit that approves and changes nothing submits nothing.
  const submitters = main.merged.flatMap((commit) =>
    isApprovalAlone(commit) ? commit.submittedBy : [commit.author, commit.committer, ...commit.submittedBy],
  )
  if (submitters.some(isSame)) return { fault: 'own-submission' }
  return finding.merger && isSame(finding.merger) ? { fault: 'own-merge' } : { entry, entries }
}

function isApprovalAlone({ approvedBy, changes, parents }: Commit): boolean {
  return approvedBy.length > 0 && changes.length === 0 && parents.length === 1
}

/** Whether a commit of the submission that does not lie behind the approval changes the dataset. */
function isChangedSince(commit: Commit, { main, folder }: Approved): boolean {
  const byId = new Map(main.merged.map((one) => [one.id, one]))
  const behind = new Set<string>()
  const waiting = [...commit.parents]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (behind.has(id)) continue
    behind.add(id)
    waiting.push(...(byId.get(id)?.parents ?? []))
  }
  return main.merged.some(
    ({ id, changes }) => !behind.has(id) && changes.some(({ path }) => path.startsWith(folder)),
  )
}

function granted(way: ApprovalWay, person: Person, entry: VerifierDescriptor): Approval {
  const name = publicName(person)
  return { approved: true, way, ...(name && { name }), office: officeOf(entry) }
}

function refused(fault: ApprovalFault): Approval {
  return { approved: false, fault }
}

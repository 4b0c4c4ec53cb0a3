import type { FactChange } from '../catalog/agencyfacts.ts'
import { AgencyFacts } from './agency-facts.ts'
import { approvalCommits, approvalOf } from './approval.ts'
import { dayIn } from './asof.ts'
import { blobOf, timelineOf } from './catalog-then.ts'
import { advance, isCleanMerge, remergeDifferences, type State } from './clean-merge.ts'
import { DatasetFiles } from './dataset-files.ts'
import { type Commit, readLog } from './log.ts'
import { type MainCommit, mainLine } from './mainline.ts'
import { sizesOf } from './objects.ts'
import { type Repository, repositoryAt } from './repository.ts'
import { checkSignatures, type Signature, type SignatureMemo, strengthOf } from './signature.ts'
import { type Finding, findingOf, type Verification } from './verification.ts'
import { type Draft, type Version, versionsOf } from './version.ts'

/** The provenance of every dataset, as Git tells it; no address of a person is in it. */
export interface History {
  /** Whether all of the history is here, its newest part, or none: no Git, no repository or no commit. */
  state: 'complete' | 'shallow' | 'none'
  /** Newest commit of the main line. */
  head?: string
  /** Versions by `agency/dataset`, newest last; a version without files is the removal of the dataset. */
  datasets: Map<string, Version[]>
  /** Changes of what the agencies state of their readiness by folder, oldest first. */
  facts: Map<string, FactChange[]>
}

/** What of a history is read. */
export interface HistoryOptions {
  /** Where the main line ends; `HEAD` unless told. */
  revision?: string
  /** False leaves signatures unread, and then none is asked for; a memo keeps what was found out about them. */
  signatures?: false | SignatureMemo
}

/**
 * Reads the provenance of all datasets of the catalog in a folder from one `git log`: each commit of the main line
 * that changes files of a dataset is a version of it.
 */
export async function readHistory(folder: string, options: HistoryOptions = {}): Promise<History> {
  const repository = repositoryAt(folder, options.revision)
  if (!repository) return { state: 'none', datasets: new Map(), facts: new Map() }
  const { prefix, head, cut } = repository
  const log = await readLog(repository)
  // Git looks for the sizes while this process goes on.
  const [sizes, { drafts, facts }] = await Promise.all([
    sizesOf(repository, blobsOf(log, prefix)),
    draftsOf(repository, mainLine(log, head)),
  ])
  const judged = drafts.filter(({ main }) => isJudged(main, cut))
  const [differences, checks] = await Promise.all([
    remergeDifferences(
      repository,
      judged.filter(({ isClean }) => isClean !== true).map(({ main }) => main.commit.id),
    ),
    options.signatures === false
      ? undefined
      : checkSignatures(
          repository,
          judged.flatMap(({ main, catalog }) =>
            [main.commit, ...approvalCommits(main)].map(({ id }) => ({ id, keys: catalog.keys })),
          ),
          options.signatures,
        ),
  ])
  const datasets: History['datasets'] = new Map()
  for (const draft of drafts) {
    const { id } = draft.main.commit
    const finding = findingOf(draft.main, draft.catalog.descriptor, draft, differences.get(id) ?? [], cut)
    const check = checks?.get(id)
    const signature = check && strengthOf(check, finding.entries)
    const isRequired = checks !== undefined && draft.catalog.descriptor?.signatures === 'required'
    const verification = verificationOf(finding, signature, isRequired)
    const approvalIn = (folder: string) =>
      checks &&
      check &&
      approvalOf({ ...draft, catalog: draft.catalog.descriptor, finding, verification, checks, folder })
    for (const [dataset, version] of versionsOf(
      draft,
      prefix,
      finding,
      verification,
      signature,
      approvalIn,
    )) {
      // Files that a version leaves as they are it has in common with the one before.
      for (const file of version.files) file.size ||= sizes.get(file.blob) ?? 0
      const versions = datasets.get(dataset)
      if (versions) versions.push(version)
      else datasets.set(dataset, [version])
    }
  }
  return { state: cut.size > 0 ? 'shallow' : 'complete', head, datasets, facts }
}

/** Whether the newest version of a dataset is verified; where there is none, why it cannot be known. */
export function newestVerification(
  { state, datasets }: Pick<History, 'state' | 'datasets'>,
  dataset: string,
): Verification {
  const newest = datasets.get(dataset)?.at(-1)
  if (newest) return newest.verification
  return { verified: false, faults: [{ code: state === 'none' ? 'no-git' : 'uncommitted' }] }
}

interface JudgedDraft extends Draft {
  /** Undefined where only Git can tell. */
  isClean: boolean | undefined
}

/** Walks along the main line; of each commit that changes a dataset, what is known of it and the catalog around it. */
async function draftsOf(
  repository: Repository,
  line: readonly MainCommit[],
): Promise<{ drafts: JudgedDraft[]; facts: History['facts'] }> {
  const timeline = await timelineOf(
    repository,
    line.map(({ commit }) => commit),
  )
  const files = new DatasetFiles(repository.prefix)
  const facts = new AgencyFacts(repository.prefix)
  const state: State = new Map()
  let latest = 0
  const drafts = line.flatMap((main) => {
    const catalog = timeline.now
    latest = Math.max(latest, main.commit.time)
    const touched = files.advance(main.commit)
    const isClean = touched.size > 0 ? isCleanMerge(main, state) : undefined
    advance(state, main.commit)
    const after = timeline.advance(main.commit)
    const zone = (catalog.descriptor ?? after.descriptor)?.timezone ?? 'UTC'
    const [day, reached] = [main.commit.time, latest].map((time) =>
      dayIn(new Date(time * 1000).toISOString(), zone),
    ) as [string, string]
    facts.advance(main, catalog, after, day)
    if (touched.size === 0) return []
    return [{ main, catalog, after, day, reached, touched, isClean }]
  })
  return { drafts, facts: facts.changes }
}

/** Whether a commit is a merge of two parents of which all is here. */
function isJudged({ commit, merged }: MainCommit, cut: ReadonlySet<string>): boolean {
  return commit.parents.length === 2 && !merged.some(({ id }) => cut.has(id))
}

function* blobsOf(log: readonly Commit[], prefix: string): Generator<string> {
  for (const { changes } of log) {
    for (const { path, after } of changes) {
      const blob = path.startsWith(prefix) ? blobOf(after) : undefined
      if (blob !== undefined) yield blob
    }
  }
}

/** Where signatures are required, one of the verifier or of the host must be there; a false one never is right. */
function verificationOf(
  { faults }: Finding,
  signature: Signature | undefined,
  isRequired: boolean,
): Verification {
  const all = [...faults]
  if (signature === 'bad-signature') all.push({ code: signature })
  else if (isRequired && (signature === 'unsigned' || signature === 'unknown-key'))
    all.push({ code: signature })
  return { verified: all.length === 0, faults: all }
}

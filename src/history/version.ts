import type { VerifierDescriptor } from '../catalog/descriptors.ts'
import type { Approval } from './approval.ts'
import type { CatalogThen } from './catalog-then.ts'
import type { VersionFile } from './dataset-files.ts'
import { isHost, type Person, publicName } from './identity.ts'
import type { Commit } from './log.ts'
import type { MainCommit } from './mainline.ts'
import type { Signature } from './signature.ts'
import type { Finding, Verification } from './verification.ts'
import { entriesOf, isSamePerson } from './verifier.ts'

/** An office by its texts `office` and `office_<language>`. */
export interface Office {
  office: string
  [translation: `office_${string}`]: string
}

/** Someone who submitted, as far as Git and the catalog tell; never with an address. */
export interface Submitter {
  /** The person's name as Git has it; absent where it holds an address. */
  name?: string
  /** Folder of the agency that names the person's account. */
  agency?: string
  /** The office, where the person is one of the verifiers. */
  office?: Office
}

/** Who merged. */
export interface Merger {
  name?: string
  /** The office for which the person verifies; absent for someone who is no verifier. */
  office?: Office
}

/** A dataset as one commit of the main line left it. */
export interface Version {
  /** Id of the commit of the main line. */
  commit: string
  /** When it was committed (ISO 8601, UTC), and on which day in the catalog's time zone. */
  date: string
  day: string
  /** When the newest commit that it brought for the dataset was made (ISO 8601, UTC). */
  submitted: string
  submitters: Submitter[]
  /** Absent where nothing was merged. */
  merger?: Merger
  verification: Verification
  /** Of a merge, where signatures were read. */
  signature?: Signature
  /** Of a merge, where signatures were read: whether a data supervisor checked it a second time. */
  approval?: Approval
  /** All files of the dataset, sorted by path; none where the dataset was removed. */
  files: VersionFile[]
}

/** What the main line tells of one commit, before Git was asked about its merges and signatures. */
export interface Draft {
  main: MainCommit
  /** The catalog at the first parent, and after the commit. */
  catalog: CatalogThen
  after: CatalogThen
  /** The day `YYYY-MM-DD` of the commit in the time zone of the catalog at the first parent, if there was one. */
  day: string
  /** The latest day of that commit and all before it on the main line. */
  reached: string
  /** Files of each dataset that it changed. */
  touched: Map<string, VersionFile[]>
}

/** The version of each dataset that a commit of the main line changed. */
export function* versionsOf(
  { main, catalog, after, day, touched }: Draft,
  prefix: string,
  { merger, verifier }: Finding,
  verification: Verification,
  signature: Signature | undefined,
  approvalOf: (folder: string) => Approval | undefined,
): Generator<[dataset: string, version: Version]> {
  const { commit, merged } = main
  const date = isoOf(commit.time)
  const name = merger && publicName(merger)
  for (const [dataset, files] of touched) {
    const folder = `${prefix}${dataset}/`
    const own = merged.filter(({ changes }) => changes.some(({ path }) => path.startsWith(folder)))
    const approval = approvalOf(folder)
    const sources = own.length > 0 ? own : merged.length > 0 ? merged : [commit]
    yield [
      dataset,
      {
        commit: commit.id,
        date,
        day,
        submitted: isoOf(sources.reduce((newest, { time }) => Math.max(newest, time), 0)),
        submitters: submittersOf(sources, catalog, after),
        ...(commit.parents.length > 1 && {
          merger: { ...(name && { name }), ...(verifier && { office: officeOf(verifier) }) },
        }),
        verification,
        ...(signature && { signature }),
        ...(approval && { approval }),
        files,
      },
    ]
  }
}

/** Who made commits: everyone who wrote one or is named by one, once, without the Git host. */
export function submittersOf(
  sources: readonly Commit[],
  catalog: CatalogThen,
  after: CatalogThen,
): Submitter[] {
  const persons: Person[] = []
  for (const person of sources.flatMap(({ submittedBy, author }) => [...submittedBy, author]))
    if (!isHost(person) && !persons.some((other) => isSamePerson(person, other))) persons.push(person)
  return persons.map((person) => {
    const name = publicName(person)
    // The first submission of an agency brings the description that names its account.
    const agency = catalog.agencyOf(person) ?? after.agencyOf(person)
    const [entry] = entriesOf(person, catalog.descriptor?.verifiers ?? [])
    return { ...(name && { name }), ...(agency && { agency }), ...(entry && { office: officeOf(entry) }) }
  })
}

const offices = new WeakMap<VerifierDescriptor, Office>()

/** The texts of an entry's office. */
export function officeOf(entry: VerifierDescriptor): Office {
  const known = offices.get(entry)
  if (known) return known
  const texts = Object.entries(entry).filter(([key]) => /^office(_[a-z]{2})?$/.test(key))
  const office = Object.fromEntries(texts) as unknown as Office
  offices.set(entry, office)
  return office
}

function isoOf(time: number): string {
  return new Date(time * 1000).toISOString()
}

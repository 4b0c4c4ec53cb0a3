import { createHash } from 'node:crypto'
import { completeAgency, completeCatalog } from '../catalog/complete.ts'
import type { AgencyDescriptor, CatalogDescriptor } from '../catalog/descriptors.ts'
import { readFrontMatter } from '../catalog/frontmatter.ts'
import { judgeAgency, judgeCatalog } from '../catalog/judge.ts'
import { type Judge, type ReadText, sourceOf } from '../catalog/source.ts'
import { strictText } from '../catalog/text.ts'
import { readYaml } from '../catalog/yaml.ts'
import { marksOf, type Person } from './identity.ts'
import type { Commit, FileChange } from './log.ts'
import { readObjects } from './objects.ts'
import type { Repository } from './repository.ts'

/** Files with public keys as they were at one time. */
export interface KeySet {
  /** Stands for the names and contents of all files. */
  digest: string
  /** Content by path inside the catalog. */
  files: ReadonlyMap<string, Uint8Array>
}

/** What the catalog said of persons at one point of the main line. */
export interface CatalogThen {
  /** `catalog.yaml`, made whole; `undefined` where there was none. */
  descriptor: CatalogDescriptor | undefined
  keys: KeySet
  /** Descriptions of the agencies by folder. */
  agencies: ReadonlyMap<string, AgencyDescriptor>
  /** Folder of the agency that names the account of a person. */
  agencyOf(person: Person): string | undefined
}

/** The catalog along a main line: each step takes what a commit changed and gives the catalog after it. */
export interface Timeline {
  now: CatalogThen
  advance(commit: Commit): CatalogThen
}

/** Reads all versions of the files that speak of persons; each different content is read and parsed once. */
export async function timelineOf(repository: Repository, line: readonly Commit[]): Promise<Timeline> {
  const { prefix } = repository
  const relevant = (change: FileChange): string | undefined => {
    const path = change.path.startsWith(prefix) ? change.path.slice(prefix.length) : ''
    return SPEAKS_OF_PERSONS.test(path) ? path : undefined
  }
  const wanted = line.flatMap(({ changes }) => changes.filter(relevant).map(({ after }) => blobOf(after)))
  const contents = new Map<string, Uint8Array>()
  const ids = wanted.filter((id) => id !== undefined)
  for await (const { id, bytes } of readObjects(repository, ids)) contents.set(id, Uint8Array.from(bytes))
  const parsed = new Map<string, unknown>()
  const once: Once = (kind, id, parse) => {
    const key = `${kind} ${id}`
    if (!parsed.has(key)) parsed.set(key, parse(contents.get(id) ?? new Uint8Array()))
    return parsed.get(key) as ReturnType<typeof parse>
  }
  const files = new Map<string, string>()
  const timeline: Timeline = {
    now: catalogOf(files, once, contents),
    advance({ changes }) {
      let isNew = false
      for (const change of changes) {
        const path = relevant(change)
        if (path === undefined) continue
        const id = blobOf(change.after)
        if (id === undefined) files.delete(path)
        else files.set(path, id)
        isNew = true
      }
      if (isNew) timeline.now = catalogOf(files, once, contents)
      return timeline.now
    },
  }
  return timeline
}

/** Id of the blob of a regular file as the log names it; `undefined` for none, for links and other things. */
export function blobOf(file: string): string | undefined {
  if (!file.includes(' ')) return file === '' ? undefined : file
  return file.startsWith('100') ? file.slice(7) : undefined
}

const SPEAKS_OF_PERSONS = /^(?:catalog\.yaml|[^/_.][^/]*\/agency\.md|_catalog\/keys\/[^/]+\.(?:asc|pub))$/

type Once = <T>(kind: string, id: string, parse: (bytes: Uint8Array) => T) => T

function catalogOf(
  files: ReadonlyMap<string, string>,
  once: Once,
  contents: ReadonlyMap<string, Uint8Array>,
): CatalogThen {
  const catalog = files.get('catalog.yaml')
  const names = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  const keys = names.filter(([path]) => path.startsWith('_catalog/'))
  const agencies = new Map<string, AgencyDescriptor>()
  const accounts = new Map<string, string>()
  for (const [path, id] of names) {
    const [agency = '', file] = path.split('/')
    if (file !== 'agency.md') continue
    const description = once('agency', id, (bytes) => agencyIn(bytes, agency))
    agencies.set(agency, description)
    for (const account of accountsOf(description)) if (!accounts.has(account)) accounts.set(account, agency)
  }
  return {
    descriptor: catalog === undefined ? undefined : once('catalog', catalog, descriptorOf),
    keys: {
      digest: createHash('sha256').update(JSON.stringify(keys)).digest('hex'),
      files: new Map(keys.map(([path, id]) => [path, contents.get(id) ?? new Uint8Array()])),
    },
    agencies,
    agencyOf: (person) => accounts.get(marksOf(person).account ?? ''),
  }
}

function descriptorOf(bytes: Uint8Array): CatalogDescriptor {
  return readValue('catalog.yaml', bytes, readYaml, judgeCatalog, completeCatalog)
}

function agencyIn(bytes: Uint8Array, agency: string): AgencyDescriptor {
  return readValue('agency.md', bytes, readFrontMatter, judgeAgency, completeAgency(agency))
}

function accountsOf({ accounts = [] }: AgencyDescriptor): string[] {
  return accounts.map((account) => account.toLowerCase())
}

function readValue<T>(
  file: string,
  bytes: Uint8Array,
  read: ReadText,
  judge: Judge,
  complete: (value: Record<string, unknown>) => T,
): T {
  return sourceOf(
    file,
    () => strictText(bytes),
    read,
    judge,
    complete,
    (compute) => compute(),
  ).source.value
}

import { createHash } from 'node:crypto'
import type { Withdrawal } from '../catalog/descriptors.ts'
import type { Catalog, Dataset, FileTree } from '../catalog/model.ts'
import { type DatasetWithdrawals, withdrawalsOf } from '../catalog/withdrawals.ts'
import type { NumberedVersion } from '../history/ledger.ts'
import type { Versions } from './versions.ts'

/** What is left of a withdrawn dataset or version: its address and why it answers with nothing else. */
export interface Tombstone {
  /** `agency/dataset`. */
  dataset: string
  /** Number of the version; absent for the dataset. */
  version?: number
  /** Commit that brought the version, where it is known. */
  commit?: string
  withdrawal: Withdrawal
}

/** What of a catalog and its versions is published. Whatever publishes data begins here. */
export interface PublicPart {
  catalog: Catalog
  versions: Versions
  /** Of what was withdrawn, datasets before their versions, oldest version first. */
  tombstones: Tombstone[]
}

/** Leaves out of a catalog and its versions what `_catalog/withdrawn.yaml` withdraws, with or without a history. */
export function publicPart(catalog: Catalog, versions: Versions, tree: FileTree): PublicPart {
  const withdrawals = withdrawalsOf(catalog)
  if (withdrawals.size === 0) return { catalog, versions, tombstones: [] }
  const byId = new Map(catalog.datasets.map((dataset) => [dataset.id, dataset]))
  const datasets = new Map(versions.datasets)
  const tombstones: Tombstone[] = []
  const withheld = new Set<string>()
  for (const [id, withdrawn] of [...withdrawals].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const dataset = byId.get(id)
    const all = versions.datasets.get(id) ?? []
    const bad = withdrawnVersions(all, withdrawn)
    const reason =
      withdrawn.whole ?? (dataset ? reasonNow(bad, dataset, tree) : reasonGone(all, bad, withdrawn))
    if (reason) {
      withheld.add(id)
      tombstones.push({ dataset: id, withdrawal: reason })
      datasets.delete(id)
    } else {
      datasets.set(
        id,
        all.filter((version) => !bad.has(version)),
      )
    }
    tombstones.push(...versionTombstones(id, all, bad, withdrawn, reason))
  }
  return {
    catalog: { ...catalog, datasets: catalog.datasets.filter(({ id }) => !withheld.has(id)) },
    versions: { ...versions, datasets },
    tombstones,
  }
}

/** The withdrawal of what a dataset holds now. */
function reasonNow(
  bad: ReadonlyMap<NumberedVersion, Withdrawal>,
  dataset: Dataset,
  tree: FileTree,
): Withdrawal | undefined {
  for (const [version, withdrawal] of bad) if (isNow(version, dataset, tree)) return withdrawal
  return undefined
}

/** The withdrawal that took a dataset away: of its last content, or of any where no version is known. */
function reasonGone(
  all: readonly NumberedVersion[],
  bad: ReadonlyMap<NumberedVersion, Withdrawal>,
  { versions }: DatasetWithdrawals,
): Withdrawal | undefined {
  const last = all.findLast(({ files }) => files.length > 0)
  return last ? bad.get(last) : [...versions.values()].at(-1)
}

/** Versions that were withdrawn by number, and those that have the same content. */
function withdrawnVersions(
  all: readonly NumberedVersion[],
  { versions }: DatasetWithdrawals,
): Map<NumberedVersion, Withdrawal> {
  const contents = new Map<string, Withdrawal>()
  for (const { number, files } of all) {
    const withdrawal = versions.get(number)
    if (withdrawal && files.length > 0) contents.set(contentOf(files), withdrawal)
  }
  return new Map(
    all.flatMap((version) => {
      const withdrawal = versions.get(version.number) ?? contents.get(contentOf(version.files))
      return withdrawal ? [[version, withdrawal] as const] : []
    }),
  )
}

function contentOf(files: NumberedVersion['files']): string {
  return JSON.stringify(files.map(({ path, blob }) => [path, blob]))
}

function* versionTombstones(
  dataset: string,
  all: readonly NumberedVersion[],
  bad: ReadonlyMap<NumberedVersion, Withdrawal>,
  { versions }: DatasetWithdrawals,
  whole: Withdrawal | undefined,
): Generator<Tombstone> {
  const numbers = new Set(all.map(({ number }) => number))
  for (const version of all) {
    const withdrawal = bad.get(version) ?? whole
    // That its files are gone is what the withdrawal says already.
    if (!withdrawal || (version.files.length === 0 && !bad.has(version))) continue
    yield { dataset, version: version.number, commit: version.commit, withdrawal }
  }
  for (const [version, withdrawal] of [...versions].sort(([a], [b]) => a - b))
    if (!numbers.has(version)) yield { dataset, version, withdrawal }
}

/** Whether the files that a dataset has now are those of a version. */
function isNow({ files }: NumberedVersion, { folder }: Dataset, tree: FileTree): boolean {
  const there = tree.list().filter(({ path, kind }) => kind === 'file' && path.startsWith(`${folder}/`))
  const now = new Map(there.map(({ path, size }) => [path.slice(folder.length + 1), size]))
  return (
    now.size === files.length &&
    files.every(({ path, size }) => now.get(path) === size) &&
    files.every(({ path, blob }) => blobId(tree.read(`${folder}/${path}`), blob.length) === blob)
  )
}

/** The id that Git gives to bytes: by SHA-1, or by SHA-256 where ids are as long. */
function blobId(bytes: Uint8Array, length: number): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1')
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Catalog } from '../catalog/model.ts'
import type { VersionFile } from '../history/dataset-files.ts'
import { type History, readHistory } from '../history/history.ts'
import { type NumberedVersion, numberVersions } from '../history/ledger.ts'
import { sizesOf } from '../history/objects.ts'
import { repositoryAt } from '../history/repository.ts'
import { versionFileAddress } from '../i18n/addresses.ts'
import { lazyTree } from './disk.ts'
import { formerAddresses, ledgerOf } from './ledger.ts'
import { keptSignatures } from './signatures.ts'
import { type VersionReader, versionReader } from './versiontree.ts'

/** Versions of which the files stay on the site; those before them keep their page and their checksums. */
export const KEPT_VERSIONS = 5

/** The numbered versions of all datasets, and what is known of the history they come from. */
export interface Versions extends VersionReader {
  state: History['state']
  /** By `agency/dataset`, oldest first. */
  datasets: Map<string, NumberedVersion[]>
  /** Changes of what the agencies state of their readiness by folder, oldest first. */
  facts: History['facts']
  /** Whether the bytes of a file of a version are here, without reading them. */
  has(file: VersionFile): boolean
}

/** What is known without a history: nothing. */
export const NO_VERSIONS: Versions = {
  state: 'none',
  datasets: new Map(),
  facts: new Map(),
  has: () => false,
  read: () => undefined,
}

/** The newest versions, whose files stay on the site, oldest first. */
export function keptVersions(versions: readonly NumberedVersion[]): NumberedVersion[] {
  return versions.slice(-KEPT_VERSIONS)
}

/** Reads the history of a catalog and numbers its versions by the ledger. Signatures are kept by commit in the cache. */
export async function versionsOf(folder: string, catalog: Catalog, cacheFolder: string): Promise<Versions> {
  const root = resolve(folder)
  const signatures = keptSignatures(cacheFolder)
  const history = await readHistory(root, { signatures })
  signatures.save()
  const datasets = numberVersions(ledgerOf(lazyTree(root)), history, formerAddresses(catalog))
  const blobs = [...datasets.values()].flat().flatMap(({ files }) => files.map(({ blob }) => blob))
  const repository = repositoryAt(root)
  const here = repository && (await sizesOf(repository, blobs))
  return {
    state: history.state,
    datasets,
    facts: history.facts,
    has: ({ blob }) => here?.has(blob) === true,
    ...versionReader(root),
  }
}

/** Writes the files of the kept versions, but the newest, compressed into the folder of a built site. */
export async function writeVersionFiles(versions: Versions, catalog: Catalog, site: string): Promise<void> {
  const open = new Set(
    catalog.datasets.filter(({ source }) => source.value.access === 'terbuka').map(({ id }) => id),
  )
  for (const [id, all] of versions.datasets) {
    if (!open.has(id)) continue
    const [agency = '', dataset = ''] = id.split('/')
    for (const { number, files } of keptVersions(all).slice(0, -1)) {
      for (const file of files) {
        const bytes = versions.read(file)
        if (!bytes) continue
        const to = join(
          site,
          decodeURIComponent(versionFileAddress(agency, dataset, number, `${file.path}.gz`)),
        )
        await mkdir(dirname(to), { recursive: true })
        // No time and no name in it: the same bytes give the same file.
        await writeFile(to, gzipSync(bytes, { level: 9 }))
      }
    }
  }
}

/** SHA-256 in hexadecimal of the bytes of a file of a version; `undefined` where its history is not here. */
export function sha256Of({ read }: VersionReader, file: VersionFile): string | undefined {
  const bytes = read(file)
  return bytes && createHash('sha256').update(bytes).digest('hex')
}

import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { CatalogError } from '../catalog/catalogerror.ts'
import type { Catalog, FileTree } from '../catalog/model.ts'
import { readCatalog } from '../catalog/reader.ts'
import { asOf } from '../history/asof.ts'
import { type History, readHistory } from '../history/history.ts'
import { incomplete } from '../history/incomplete.ts'
import {
  LEDGER,
  type LedgerEntry,
  type NumberedVersion,
  numberVersions,
  readLedger,
  writeLedger,
} from '../history/ledger.ts'
import { mainBranch } from '../history/mainbranch.ts'
import { readObjects } from '../history/objects.ts'
import { repositoryAt } from '../history/repository.ts'
import { writeWhole } from './atomic.ts'
import { lazyTree } from './disk.ts'
import { versionChecker } from './versionchecks.ts'
import { versionReader } from './versiontree.ts'

/** The entries of the ledger of a catalog; none where it has no ledger. */
export function ledgerOf(tree: Pick<FileTree, 'entry' | 'read'>): LedgerEntry[] {
  return tree.entry(LEDGER)?.kind === 'file' ? readLedger(new TextDecoder().decode(tree.read(LEDGER))) : []
}

/** The addresses that datasets had before, by their address now. */
export function formerAddresses(catalog: Catalog): Map<string, readonly string[]> {
  const named = catalog.datasets.map(({ id, source }) => [id, source.value.aliases ?? []] as const)
  return new Map(named.filter(([, names]) => names.length > 0))
}

/** A version that the ledger does not have, with the address of its dataset. */
export type Unlisted = NumberedVersion & { dataset: string }

/** What a ledger has and lacks. */
export interface LedgerState {
  entries: LedgerEntry[]
  /** Sorted by dataset and number. */
  unlisted: Unlisted[]
}

/**
 * Compares the ledger of a catalog with its history. Throws where the history is not here as a whole, and on a branch
 * with versions that are not on the main line yet, which may come to it as others or not at all.
 */
export async function ledgerState(folder: string): Promise<LedgerState> {
  const root = resolve(folder)
  const history = await readHistory(root, { signatures: false })
  if (history.state !== 'complete') throw notWhole(history.state)
  const tree = lazyTree(root)
  const entries = ledgerOf(tree)
  const numbered = numberVersions(entries, history, formerAddresses(readCatalog(tree)))
  const unlisted = [...numbered].flatMap(([dataset, versions]) =>
    versions.filter(({ entry }) => entry === undefined).map((version) => ({ ...version, dataset })),
  )
  const main = mainBranch(root)
  const stray = main && !main.isHere && unlisted.find(({ commit }) => !main.commits.has(commit))
  if (stray) throw notMain(main.name, stray.dataset)
  return { entries, unlisted }
}

/** Adds to the ledger of a catalog what it lacks, with the SHA-256 of each file and what the checks find in them. */
export async function extendLedger(folder: string, { entries, unlisted }: LedgerState): Promise<void> {
  if (unlisted.length === 0) return
  const root = resolve(folder)
  const digests = await digestsOf(
    root,
    unlisted.flatMap(({ files }) => files.map(({ blob }) => blob)),
  )
  const tree = lazyTree(root)
  const [checker, reader] = [versionChecker(tree), versionReader(root)]
  const { date: today } = asOf(readCatalog(tree), root, process.env.AS_OF)
  const added = unlisted.map((version): LedgerEntry => {
    const { dataset, number, date, commit, files } = version
    const listed = files.map(({ path, blob, size }) => {
      const sha256 = digests.get(blob)
      if (sha256 === undefined) throw incomplete()
      return { path, blob, size, sha256 }
    })
    const found = files.length > 0 && checker.check(reader, dataset, version)
    const checks = found ? { checks: { date: today, ...found } } : {}
    return { dataset, version: number, date, commit, files: listed, ...checks }
  })
  writeWhole(join(root, LEDGER), writeLedger([...entries, ...added]))
}

async function digestsOf(root: string, blobs: readonly string[]): Promise<Map<string, string>> {
  const digests = new Map<string, string>()
  const repository = repositoryAt(root)
  if (!repository) return digests
  for await (const { id, bytes } of readObjects(repository, blobs))
    digests.set(id, createHash('sha256').update(bytes).digest('hex'))
  return digests
}

function notMain(name: string, dataset: string): CatalogError {
  return new CatalogError(
    {
      id: `Versi tidak diberi nomor di cabang ini: perubahan pada ${dataset} belum ada di cabang utama (${name}).`,
      en: `Versions are not numbered on this branch: a change of ${dataset} is not on the main branch (${name}) yet.`,
    },
    {
      id: `Gabungkan dahulu, lalu jalankan perintah ini di cabang utama: git switch ${name} && git pull`,
      en: `Have it merged first, then run this command on the main branch: git switch ${name} && git pull`,
    },
  )
}

function notWhole(state: History['state']): CatalogError {
  return state === 'none'
    ? new CatalogError(
        {
          id: 'Versi tidak dapat diberi nomor: folder katalog tidak berada di klon Git yang punya komit.',
          en: 'Versions cannot be numbered: the folder of the catalog is in no clone of Git that has commits.',
        },
        {
          id: 'Jalankan perintah ini di klon repositorinya (git clone), pada cabang utama.',
          en: 'Run this command in a clone of the repository (git clone), on the main branch.',
        },
      )
    : new CatalogError(
        {
          id: 'Versi tidak dapat diberi nomor: klon ini hanya memuat sebagian riwayat.',
          en: 'Versions cannot be numbered: this clone holds a part of the history only.',
        },
        {
          id: 'Ambil seluruh riwayat dengan git fetch --unshallow, lalu ulangi perintah ini.',
          en: 'Fetch the whole history with git fetch --unshallow, then repeat this command.',
        },
      )
}

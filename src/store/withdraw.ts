import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isMap, isSeq, parseDocument } from 'yaml'
import { CatalogError } from '../catalog/catalogerror.ts'
import type { Withdrawal } from '../catalog/descriptors.ts'
import { judgeWithdrawn } from '../catalog/judge.ts'
import type { Catalog } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import { readCatalog } from '../catalog/reader.ts'
import { WITHDRAWN, withdrawalsOf } from '../catalog/withdrawals.ts'
import { readHistory } from '../history/history.ts'
import { type NumberedVersion, numberVersions } from '../history/ledger.ts'
import { writeWhole } from './atomic.ts'
import { lazyTree } from './disk.ts'
import { formerAddresses, ledgerOf } from './ledger.ts'

/** What a withdrawal did. */
export interface Withdrawn {
  /** Files that were removed from the working folder, by their path inside the catalog. */
  removed: string[]
  /** Other versions that hold a table of the withdrawn one as it was. */
  sharing: number[]
}

/**
 * Writes a withdrawal into a catalog and, where it is of what the working folder holds now, removes the folder of the
 * dataset: its texts may repeat what its tables hold. History stays as it is.
 */
export async function withdraw(folder: string, withdrawal: Withdrawal): Promise<Withdrawn> {
  const root = resolve(folder)
  const tree = lazyTree(root)
  const catalog = readCatalog(tree)
  const [fault] = judgeWithdrawn({ withdrawn: [withdrawal] })
  if (fault) throw new CatalogError(fault.message, fault.fix ?? BY_HAND)
  const { dataset, version } = withdrawal
  const history = await readHistory(root, { signatures: false })
  const numbered = numberVersions(ledgerOf(tree), history, formerAddresses(catalog))
  const versions = numbered.get(dataset) ?? []
  const isHere = catalog.datasets.some(({ id }) => id === dataset)
  if (!isHere && versions.length === 0) throw unknownDataset(dataset, catalog, numbered)
  const one = versions.find(({ number }) => number === version)
  if (version !== undefined && !one) throw unknownVersion(version, versions)
  const before = withdrawalsOf(catalog).get(dataset)
  if (version === undefined ? before?.whole : before?.versions.has(version)) throw already()
  writeWhole(join(root, WITHDRAWN), withEntry(join(root, WITHDRAWN), withdrawal))
  const isNow = version === undefined || one === versions.at(-1)
  return {
    removed: isHere && isNow ? removeDataset(root, dataset) : [],
    sharing: one ? sharingOf(one, versions) : [],
  }
}

/** The text of the file with one more entry; what stands in it stays as it is written. */
function withEntry(file: string, withdrawal: Withdrawal): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const isEmpty = parseDocument(text).contents === null
  const document = parseDocument(isEmpty ? `${text}withdrawn: []\n` : text)
  if (document.errors.length > 0 || !isMap(document.contents)) throw unreadable()
  const entry = document.createNode(withdrawal)
  const list = document.get('withdrawn')
  if (isSeq(list)) {
    list.flow = false
    list.add(entry)
  } else if (list === undefined || list === null) document.set('withdrawn', document.createNode([withdrawal]))
  else throw unreadable()
  return document.toString({ lineWidth: 0 })
}

function removeDataset(root: string, dataset: string): string[] {
  const folder = join(root, dataset)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
  rmSync(folder, { recursive: true })
  const agency = dirname(folder)
  if (readdirSync(agency).length === 0) rmdirSync(agency)
  return files.sort()
}

function sharingOf(one: NumberedVersion, versions: readonly NumberedVersion[]): number[] {
  // Descriptions are the same more often than not.
  const tables = (files: NumberedVersion['files']) => files.filter(({ path }) => !path.endsWith('.md'))
  const blobs = new Set(tables(one.files).map(({ blob }) => blob))
  return versions
    .filter((other) => other !== one && tables(other.files).some(({ blob }) => blobs.has(blob)))
    .map(({ number }) => number)
}

const BY_HAND = {
  id: `Lihat bentuknya pada schemas/examples/withdrawn.yaml.`,
  en: `See schemas/examples/withdrawn.yaml for its form.`,
}

function unknownDataset(
  dataset: string,
  catalog: Catalog,
  numbered: ReadonlyMap<string, unknown>,
): CatalogError {
  const guess = nearest(dataset, [...catalog.datasets.map(({ id }) => id), ...numbered.keys()])
  return new CatalogError(
    {
      id: `Dataset "${dataset}" tidak ada di folder katalog, di daftar versi, dan di riwayat.`,
      en: `The dataset "${dataset}" is neither in the catalog nor in the list of versions nor in the history.`,
    },
    guess === undefined
      ? {
          id: `Periksa penulisannya (perangkat-daerah/dataset). Bila riwayatnya sudah dihapus, tulis sendiri pada ${WITHDRAWN}; contohnya di schemas/examples/withdrawn.yaml.`,
          en: `Check how it is written (agency/dataset). If its history is gone, write the entry into ${WITHDRAWN} yourself, after schemas/examples/withdrawn.yaml.`,
        }
      : { id: `Mungkin maksud Anda ${guess}?`, en: `Did you mean ${guess}?` },
  )
}

function unknownVersion(version: number, versions: readonly NumberedVersion[]): CatalogError {
  const known = versions.map(({ number }) => number).join(', ')
  return new CatalogError(
    { id: `Versi ${version} tidak dikenal.`, en: `Version ${version} is not known.` },
    known === ''
      ? {
          id: 'Tanpa riwayat dan daftar versi, nomornya tidak diketahui: jalankan di klon yang lengkap, atau tarik seluruh dataset.',
          en: 'Without history and list of versions its number is not known: run this in a complete clone, or withdraw the whole dataset.',
        }
      : { id: `Versi yang dikenal: ${known}.`, en: `Known versions: ${known}.` },
  )
}

function already(): CatalogError {
  return new CatalogError(
    { id: 'Penarikan ini sudah tercatat.', en: 'This withdrawal is on record already.' },
    { id: `Lihat ${WITHDRAWN}.`, en: `See ${WITHDRAWN}.` },
  )
}

function unreadable(): CatalogError {
  return new CatalogError(
    { id: `\`${WITHDRAWN}\` tidak dapat dibaca.`, en: `\`${WITHDRAWN}\` cannot be read.` },
    {
      id: 'Jalankan npm run check, lalu perbaiki berkas itu.',
      en: 'Run npm run check, then put the file right.',
    },
  )
}

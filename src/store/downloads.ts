import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Catalog } from '../catalog/model.ts'
import { documentAddress, fileAddress } from '../i18n/addresses.ts'
import { tablesOf } from '../rules/check.ts'
import { publishedDocuments } from '../rules/documents.ts'
import type { DiskTree } from './disk.ts'

/** A file that is published as it is: its address inside the site, and its path inside the catalog. */
export interface Download {
  address: string
  file: string
}

const COPIES_AT_ONCE = 8

/** The files that a catalog publishes: the tables of its open datasets, and the documents that it names. */
export function downloadsOf(catalog: Catalog): Download[] {
  const tables = tablesOf(catalog).map(({ dataset, resource }) => ({
    address: fileAddress(dataset.agency, dataset.name, resource.download),
    file: resource.file as string,
  }))
  const documents = [...publishedDocuments(catalog)].map((file) => ({ address: documentAddress(file), file }))
  return [...tables, ...documents]
}

/** Copies the published files into the folder of a built site, several at a time. */
export async function copyDownloads(catalog: Catalog, tree: DiskTree, site: string): Promise<void> {
  const waiting = downloadsOf(catalog).filter(({ file }) => tree.entry(file)?.kind === 'file')
  const copyRest = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const to = join(site, decodeURIComponent(next.address))
      await mkdir(dirname(to), { recursive: true })
      await copyFile(join(tree.root, next.file), to)
    }
  }
  await Promise.all(Array.from({ length: COPIES_AT_ONCE }, copyRest))
}

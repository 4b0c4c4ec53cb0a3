import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Catalog } from '../catalog/model.ts'
import { fileAddress } from '../i18n/addresses.ts'
import { tablesOf } from '../rules/check.ts'
import type { DiskTree } from './disk.ts'

/** A file that is published as it is: its address inside the site, and its path inside the catalog. */
export interface Download {
  address: string
  file: string
}

/** The files that a catalog publishes: the tables of its open datasets. */
export function downloadsOf(catalog: Catalog): Download[] {
  return tablesOf(catalog).map(({ dataset, resource }) => ({
    address: fileAddress(dataset.agency, dataset.name, resource.download),
    file: resource.file as string,
  }))
}

/** Copies the published files into the folder of a built site. */
export function copyDownloads(catalog: Catalog, tree: DiskTree, site: string): void {
  for (const { address, file } of downloadsOf(catalog)) {
    if (tree.entry(file)?.kind !== 'file') continue
    const to = join(site, decodeURIComponent(address))
    mkdirSync(dirname(to), { recursive: true })
    copyFileSync(join(tree.root, file), to)
  }
}

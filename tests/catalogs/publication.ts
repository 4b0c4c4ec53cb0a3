import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Dataset, FileTree, Resource } from '../../src/catalog/model.ts'
import { readCatalog } from '../../src/catalog/reader.ts'
import type { Publication, PublishedVersion, TableInput } from '../../src/exporters/exporter.ts'
import { catalogFiles, dataFiles } from '../../src/exporters/files.ts'
import type { EXPORTERS } from '../../src/exporters/index.ts'
import { typedTable } from '../../src/exporters/typedtable.ts'
import { checkWhole } from '../../src/rules/check.ts'
import { diskTree } from '../../src/store/disk.ts'

/** A catalog as the exporters see it, with its files. */
export interface PublishedCatalog {
  publication: Publication
  tree: FileTree
  dataset(id: string): Dataset
  /** What an exporter of tables is given. */
  input(resource: Resource, dataset: Dataset): TableInput
  /** Bytes of every file that the exporters make, by path. */
  files(): Promise<Map<string, { exporter: (typeof EXPORTERS)[number]; bytes: Uint8Array }>>
}

/** Reads and passes over a catalog in a folder, as of a day; every open dataset has the version given. */
export function publishedCatalog(folder: string, version?: PublishedVersion): PublishedCatalog {
  const tree = diskTree(folder)
  const catalog = readCatalog(tree)
  const { tables } = checkWhole(tree, catalog, {
    asOf: '2026-01-01',
    rules: [],
    limit: 1,
    hasher: () => {
      const hash = createHash('sha256')
      return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest('hex') }
    },
  })
  const publication: Publication = {
    catalog,
    tables,
    baseUrl: 'https://data.example/',
    asOf: '2026-01-01',
    sizeOf: () => undefined,
    versionOf: () => version,
  }
  const dataset = (id: string): Dataset => {
    const found = catalog.datasets.find((one) => one.id === id)
    if (!found) throw new Error(`No dataset ${id}`)
    return found
  }
  const input = (resource: Resource, of: Dataset): TableInput => {
    const result = tables.get(resource.id)
    if (!result) throw new Error(`No result of ${resource.id}`)
    const table = () => typedTable(tree, resource, result.columns)
    return { publication, dataset: of, resource, result, table }
  }
  return {
    publication,
    tree,
    dataset,
    input,
    async files() {
      const files = new Map<string, { exporter: (typeof EXPORTERS)[number]; bytes: Uint8Array }>()
      for (const one of dataFiles(publication)) {
        const bytes =
          'resource' in one
            ? await one.exporter.write(input(one.resource, one.dataset))
            : one.exporter.write({
                publication,
                dataset: one.dataset,
                read: ({ file }) => tree.read(file as string),
              })
        files.set(`${one.dataset.id}/${one.file}`, { exporter: one.exporter, bytes })
      }
      for (const { exporter, file } of catalogFiles())
        files.set(file, { exporter, bytes: exporter.write(publication) })
      return files
    },
  }
}

const here = import.meta.dirname

/** Folders of the catalogs that exports are tried on: the small one, the invented city and the real one. */
export const CATALOGS = {
  small: join(here, 'small'),
  city: join(here, 'kota-contoh'),
  own: join(here, '../../datasets'),
}

/** A version to try exports with. */
export const VERSION: PublishedVersion = {
  number: 3,
  issued: '2024-02-01',
  modified: '2025-11-30',
  isVerified: true,
}

/** A JSON document of a made file. */
export function jsonOf(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString())
}

import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Publication } from '../exporters/exporter.ts'
import { type ExportedFile, exportedFiles } from '../exporters/files.ts'
import { type TypedTable, typedTable } from '../exporters/typedtable.ts'
import { fileAddress } from '../i18n/addresses.ts'
import { writeWhole } from './atomic.ts'
import { codeVersion } from './cache.ts'
import type { DiskTree } from './disk.ts'
import { projectRoot } from './project.ts'
import type { Published } from './published.ts'

/** Folders whose code decides what an export holds. */
const DECIDING = ['src/catalog', 'src/exporters', 'src/i18n']

/** What the exporters are told of a published catalog. */
export function publicationOf(published: Published): Publication {
  const { catalog, tables, baseUrl, asOf, commit, versions } = published
  return {
    catalog,
    tables,
    baseUrl,
    asOf: asOf.date,
    ...(commit && { commit }),
    versionOf(dataset) {
      const all = versions.datasets.get(dataset) ?? []
      const [first, newest] = [all[0], all.at(-1)]
      if (!first || !newest) return undefined
      return {
        number: newest.number,
        issued: first.date,
        modified: newest.date,
        isVerified: newest.version?.verification.verified === true,
      }
    },
  }
}

/**
 * Writes every format of a published catalog into the folder of a built site. A table's file is kept in the cache
 * under what it is made of, so that an unchanged table costs a copy.
 */
export function writeExports(published: Published, tree: DiskTree, site: string, cacheFolder: string): void {
  const publication = publicationOf(published)
  const version = codeVersion(projectRoot, DECIDING)
  let last: { resource: string; table: TypedTable } | undefined
  for (const exported of exportedFiles(publication)) {
    const to = join(site, addressOf(exported))
    if (!('resource' in exported)) {
      writeWhole(to, bytesOf(exported, publication, tree))
      continue
    }
    const { exporter, dataset, resource } = exported
    const result = publication.tables.get(resource.id)
    if (!result) continue
    const made = [version, exporter.id, result.sha256, publication.baseUrl, dataset.id, dataset.source.value]
    const key = createHash('sha256').update(JSON.stringify(made)).digest('hex')
    const kept = join(cacheFolder, 'exports', key.slice(0, 2), `${key.slice(2)}.${exporter.ending}`)
    if (!existsSync(kept)) {
      const table = (): TypedTable => {
        if (last?.resource !== resource.id)
          last = { resource: resource.id, table: typedTable(tree, resource, result.columns) }
        return last.table
      }
      writeWhole(kept, exporter.write({ publication, dataset, resource, result, table }))
    }
    mkdirSync(dirname(to), { recursive: true })
    copyFileSync(kept, to)
  }
}

function addressOf(exported: ExportedFile): string {
  if (!('dataset' in exported)) return exported.file
  const { dataset, file } = exported
  return decodeURIComponent(fileAddress(dataset.agency, dataset.name, file))
}

function bytesOf(
  exported: Exclude<ExportedFile, { resource: unknown }>,
  publication: Publication,
  tree: DiskTree,
): Uint8Array {
  if (!('dataset' in exported)) return exported.exporter.write(publication)
  const { exporter, dataset } = exported
  return exporter.write({ publication, dataset, read: ({ file }) => tree.read(file as string) })
}

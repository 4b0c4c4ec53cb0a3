import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Publication } from '../exporters/exporter.ts'
import { catalogFiles, type DataFile, dataFiles } from '../exporters/files.ts'
import { type TypedTable, typedTable } from '../exporters/typedtable.ts'
import { fileAddress } from '../i18n/addresses.ts'
import { writeWhole } from './atomic.ts'
import { codeVersion } from './cache.ts'
import type { DiskTree } from './disk.ts'
import { projectRoot } from './project.ts'
import type { Published } from './published.ts'

/** Folders whose code decides what an export holds. */
const DECIDING = ['src/catalog', 'src/exporters', 'src/i18n']

/** A file that was made of a published catalog, where it is kept until it has its place in a site. */
export interface MadeFile {
  /** Path inside the site. */
  path: string
  kept: string
  bytes: number
}

/** What the exporters are told of a published catalog. */
export function publicationOf(published: Published): Publication {
  const { catalog, tables, baseUrl, asOf, commit, versions, sizes } = published
  return {
    catalog,
    tables,
    baseUrl,
    asOf: asOf.date,
    ...(commit && { commit }),
    sizeOf: (dataset, file) => sizes?.get(pathOf(dataset, file)),
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
 * Makes every file with data in the formats that a catalog is published in. A file is kept in the cache under what it
 * is made of, so that an unchanged one costs a look.
 */
export async function makeExports(
  published: Published,
  tree: DiskTree,
  cacheFolder: string,
): Promise<MadeFile[]> {
  const publication = publicationOf(published)
  const version = codeVersion(projectRoot, DECIDING)
  const made: MadeFile[] = []
  let last: { resource: string; table: TypedTable } | undefined
  for (const one of dataFiles(publication)) {
    const key = createHash('sha256')
      .update(JSON.stringify([version, ...madeOf(one, publication)]))
      .digest('hex')
    const kept = join(cacheFolder, 'exports', key.slice(0, 2), key.slice(2))
    if (!existsSync(kept)) {
      const read = (id: string, table: () => TypedTable): TypedTable => {
        if (last?.resource !== id) last = { resource: id, table: table() }
        return last.table
      }
      writeWhole(kept, await bytesOf(one, publication, tree, read))
    }
    made.push({ path: pathOf(one.dataset, one.file), kept, bytes: statSync(kept).size })
  }
  return made
}

/** Sizes in bytes of made files by their path inside the site. */
export function sizesOf(made: readonly MadeFile[]): Map<string, number> {
  return new Map(made.map(({ path, bytes }) => [path, bytes]))
}

/** Puts made files and those of the catalog as a whole into the folder of a built site. */
export function placeExports(made: readonly MadeFile[], published: Published, site: string): void {
  const folders = new Set<string>()
  for (const { path, kept } of made) {
    const to = join(site, path)
    const folder = dirname(to)
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
    folders.add(folder)
    copyFileSync(kept, to)
  }
  const publication = publicationOf(published)
  for (const { exporter, file } of catalogFiles()) writeWhole(join(site, file), exporter.write(publication))
}

function pathOf({ agency, name }: DataFile['dataset'], file: string): string {
  return decodeURIComponent(fileAddress(agency, name, file)).slice(1)
}

/** All that decides what a file holds, besides the code that makes it. */
function madeOf(one: DataFile, publication: Publication): unknown[] {
  const { exporter, dataset } = one
  const sums = dataset.resources.map(({ id }) => publication.tables.get(id)?.sha256)
  const { catalog, baseUrl, asOf } = publication
  if ('resource' in one && one.exporter.isPlain) {
    const { descriptor, fields, id } = one.resource
    return [exporter.id, publication.tables.get(id)?.sha256, descriptor, fields]
  }
  const version = publication.versionOf(dataset.id)
  const referred = dataset.resources.flatMap(({ foreignKeys }) =>
    foreignKeys.map(({ resource }) => catalog.datasets.some(({ id }) => resource.startsWith(`${id}/`))),
  )
  const agency = catalog.agencies.find(({ name }) => name === dataset.agency)?.source.value
  const about = [dataset.id, dataset.source.value, dataset.bodies, agency, catalog.source.value, baseUrl]
  const which = 'resource' in one ? one.resource.id : undefined
  return [exporter.id, which, sums, ...about, version ?? asOf, referred]
}

function bytesOf(
  one: DataFile,
  publication: Publication,
  tree: DiskTree,
  read: (id: string, table: () => TypedTable) => TypedTable,
): Uint8Array | Promise<Uint8Array> {
  const { dataset } = one
  if (!('resource' in one))
    return one.exporter.write({ publication, dataset, read: ({ file }) => tree.read(file as string) })
  const { exporter, resource } = one
  const result = publication.tables.get(resource.id)
  if (!result) throw new Error(`No result of ${resource.id}`)
  const table = () => read(resource.id, () => typedTable(tree, resource, result.columns))
  return exporter.write({ publication, dataset, resource, result, table })
}

import type { Catalog, FileTree, TableResult } from '../catalog/model.ts'
import type { Problem } from '../catalog/problem.ts'
import { type AsOf, asOf } from '../history/asof.ts'
import { git } from '../history/git.ts'
import { type Checked, checkCatalog } from './checked.ts'
import { addressOf, catalogFolder } from './identity.ts'
import type { PictureShelf } from './pictures.ts'
import { publicPart, type Tombstone } from './publicpart.ts'
import { NO_VERSIONS, type Versions } from './versions.ts'

/** What the site shows: the public part of a checked catalog as of a day, under an address. */
export interface Published {
  catalog: Catalog
  tables: { get(id: string): TableResult | undefined }
  problems: Problem[]
  asOf: AsOf
  /** Absolute address of the site, ending with `/`. */
  baseUrl: string
  /** Commit that is shown, where there is one. */
  commit?: string
  /** Files of the catalog as they are now. */
  tree: FileTree
  versions: Versions
  /** What was withdrawn. */
  tombstones: Tombstone[]
  /** Bytes of files that were made of the catalog by their path inside the site, where they were made before the pages. */
  sizes?: ReadonlyMap<string, number>
  /** Takes the pictures that pages name, in a build that makes them. */
  pictures?: PictureShelf
}

/** What a checked catalog publishes. */
export function publishedOf(checked: Checked, all: Versions = NO_VERSIONS): Published {
  const { tables, tree } = checked
  const { catalog, versions, tombstones } = publicPart(checked.catalog, all, tree)
  const withheld = new Set(
    tombstones.flatMap(({ dataset, version }) => (version === undefined ? [dataset] : [])),
  )
  // A warning quotes what it is about.
  const problems = checked.problems.filter(
    ({ places }) => !places.some(({ file }) => withheld.has(file.split('/', 2).join('/'))),
  )
  const commit = git(tree.root, 'rev-parse', 'HEAD')?.trim()
  return {
    catalog,
    tables,
    problems,
    asOf: asOf(catalog, tree.root, process.env.AS_OF),
    baseUrl: addressOf(catalog.source.value),
    ...(commit && { commit }),
    tree,
    versions,
    tombstones,
  }
}

// The site's pages are bundled apart from the commands that start the build: what both need stands here.
const shared = globalThis as { satuDataPublished?: Published }

/** What the pages of the running build show; read at the first call. */
export function published(): Published {
  shared.satuDataPublished ??= publishedOf(checkCatalog(catalogFolder()))
  return shared.satuDataPublished
}

/** Hands the pages a catalog that has just been checked; `undefined` makes them read it again. */
export function setPublished(value: Published | undefined): void {
  if (value) shared.satuDataPublished = value
  else delete shared.satuDataPublished
}

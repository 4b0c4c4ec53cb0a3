import { resolve } from 'node:path'
import type { Catalog, TableResult } from '../catalog/model.ts'
import type { Problem } from '../catalog/problem.ts'
import { type AsOf, asOf } from '../history/asof.ts'
import { type Checked, checkCatalog } from './checked.ts'
import { git } from '../history/git.ts'
import { projectRoot } from './project.ts'

/** What the site shows: a checked catalog as of a day, under an address. */
export interface Published {
  catalog: Catalog
  tables: { get(id: string): TableResult | undefined }
  problems: Problem[]
  asOf: AsOf
  /** Absolute address of the site, ending with `/`. */
  baseUrl: string
  /** Commit that is shown, where there is one. */
  commit?: string
}

/** The catalog's folder: the one given, else `CATALOG`, else `datasets/` of this project. */
export function catalogFolder(given?: string): string {
  return resolve(given ?? process.env.CATALOG ?? `${projectRoot}/datasets`)
}

/** What a checked catalog publishes; `BASE_URL` overrides the address it declares. */
export function publishedOf(checked: Checked): Published {
  const { catalog, tables, problems, tree } = checked
  const address = process.env.BASE_URL || catalog.source.value.baseUrl
  const commit = git(tree.root, 'rev-parse', 'HEAD')?.trim()
  return {
    catalog,
    tables,
    problems,
    asOf: asOf(catalog, tree.root, process.env.AS_OF),
    baseUrl: address.endsWith('/') ? address : `${address}/`,
    ...(commit && { commit }),
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

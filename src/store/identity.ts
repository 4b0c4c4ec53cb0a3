import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { completeCatalog } from '../catalog/complete.ts'
import type { CatalogDescriptor } from '../catalog/descriptors.ts'
import { readYaml } from '../catalog/yaml.ts'
import { projectRoot } from './project.ts'

/** The catalog's folder: the one given, else `CATALOG`, else `datasets/` of this project. */
export function catalogFolder(given?: string): string {
  return resolve(given ?? process.env.CATALOG ?? `${projectRoot}/datasets`)
}

/** Absolute address of a catalog's site, ending with `/`: `BASE_URL` where it is set, else the declared one. */
export function addressOf(descriptor: CatalogDescriptor): string {
  const address = process.env.BASE_URL || descriptor.baseUrl
  return address.endsWith('/') ? address : `${address}/`
}

/** The identity of the catalog in a folder, without reading the rest of it. */
export function identityOf(folder: string): CatalogDescriptor {
  const file = join(folder, 'catalog.yaml')
  return completeCatalog(existsSync(file) ? readYaml(readFileSync(file, 'utf8')).value : {})
}

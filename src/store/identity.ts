import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CatalogError } from '../catalog/catalogerror.ts'
import { completeCatalog } from '../catalog/complete.ts'
import type { CatalogDescriptor } from '../catalog/descriptors.ts'
import { readYaml } from '../catalog/yaml.ts'

export { catalogFolder } from './folder.ts'

/**
 * Absolute address of a catalog's site, ending with `/`: `BASE_URL` where it is set, else the declared one. An
 * address that is no web address is a `CatalogError`.
 */
export function addressOf(descriptor: CatalogDescriptor): string {
  const given = process.env.BASE_URL || descriptor.baseUrl
  const address = given.endsWith('/') ? given : `${given}/`
  const parsed = URL.parse(address)
  if (parsed && /^https?:$/.test(parsed.protocol) && parsed.href === address) return address
  throw new CatalogError(
    {
      id: `Alamat situs "${given}" tidak dapat dipakai.`,
      en: `The site's address "${given}" cannot be used.`,
    },
    {
      id: 'Tulis alamat lengkap pada BASE_URL, misalnya https://data.example.org/portal/',
      en: 'Write a complete address in BASE_URL, such as https://data.example.org/portal/',
    },
  )
}

/** The identity of the catalog in a folder, without reading the rest of it. */
export function identityOf(folder: string): CatalogDescriptor {
  const file = join(folder, 'catalog.yaml')
  return completeCatalog(existsSync(file) ? readYaml(readFileSync(file, 'utf8')).value : {})
}

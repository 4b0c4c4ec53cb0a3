import type { LicenseDescriptor } from '../catalog/descriptors.ts'
import type { Catalog } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { nationalLabel, nationalUri, type Translated, translated } from './translated.ts'

/** A licence with all that its dataset, the catalog and the common list of licences say of it. */
export interface KnownLicence {
  name: string
  title: Translated
  /** Where its text can be read. */
  href?: string
  /** Its name in the licence authority table of the European Union. */
  uri?: string
}

/** What is known of a licence, its dataset's own words first. */
export function knownLicence(licence: LicenseDescriptor, catalog: Catalog, first: Language): KnownLicence {
  const row = catalog.codeLists.get('licence')?.rows.find(({ code }) => code === licence.name)
  const declared = catalog.source.value.licenses?.find(({ name }) => name === licence.name)
  const own = [licence, declared].find((one) => one?.title)
  const href = [licence.path, declared?.path, row?.url].find(isWeb)
  const uri = nationalUri(catalog, 'licence', licence.name)
  return {
    name: licence.name,
    title: own ? translated(own, 'title', first) : nationalLabel(catalog, 'licence', licence.name),
    ...(href && { href }),
    ...(uri && { uri }),
  }
}

/** Whether a link leads into the web, and not to a file of the catalog. */
export function isWeb(path: string | undefined): path is string {
  return path !== undefined && /^https?:\/\//.test(path)
}

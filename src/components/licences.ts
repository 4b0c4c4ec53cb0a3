import type { LicenseDescriptor } from '../catalog/descriptors.ts'
import type { LocalText } from '../i18n/texts.ts'
import { localText } from '../i18n/texts.ts'
import { codeRow, type Edition } from './edition.ts'

/** A licence in words. */
export interface Licence {
  name: string
  title: LocalText
  /** What one may do, where the common list knows the licence. */
  words: LocalText
  href?: string
}

/** A licence as its dataset, the catalog or the common list of licences describes it, in this order. */
export function licenceOf(licence: LicenseDescriptor, edition: Edition): Licence {
  const { site } = edition
  const list = site.catalog.codeLists.get('licence')
  const row = codeRow(list, licence.name)
  const declared = site.catalog.source.value.licenses?.find((item) => item.name === licence.name)
  const own = [licence, declared].find((item) => item?.title)
  const href = licence.path || declared?.path || row?.url
  return {
    name: licence.name,
    title: own ? edition.text(own, 'title') : edition.code('licence', licence.name),
    words: row ? localText(row, 'description', edition.language, 'id') : { text: '' },
    ...(href && /^https?:\/\//.test(href) ? { href } : {}),
  }
}

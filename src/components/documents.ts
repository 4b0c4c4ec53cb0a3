import type { AgencyDescriptor, SourceDescriptor } from '../catalog/descriptors.ts'
import type { DocumentRecord } from '../catalog/model.ts'
import { documentAddress } from '../i18n/addresses.ts'
import type { LocalText } from '../i18n/texts.ts'
import { documentPaths } from '../rules/documents.ts'
import type { Edition } from './edition.ts'

/** Where a link of the metadata leads: a web address, or a published document; `undefined` for anything else. */
export function documentHref(path: string | undefined, { site }: Edition): string | undefined {
  if (path === undefined) return undefined
  if (/^https?:\/\//.test(path)) return path
  return site.documents?.has(path) ? site.base.replace(/\/$/, '') + documentAddress(path) : undefined
}

/** A published document of an agency. */
export interface ShownDocument extends DocumentRecord {
  path: string
  href: string
  title: LocalText
  date?: string
  scanned?: LocalText
}

/** The published documents that an agency names, each once: those of its list first, then decree, procedure and the others. */
export function agencyDocuments(agency: AgencyDescriptor, edition: Edition): ShownDocument[] {
  const { text, m, site } = edition
  const { documents = [], team, sop, pact } = agency
  const listed = new Map(documents.map((document) => [document.path, document]))
  const ofPart = (part: string): LocalText | undefined =>
    ({
      team: team && { text: `${m.agency.team}${team.decree ? ` (${team.decree.number})` : ''}` },
      sop: sop && (sop.title ? text(sop, 'title') : { text: m.agency.sop }),
      pact: pact && text(pact, 'title'),
    })[part]
  const dates: Record<string, string | undefined> = {
    team: team?.decree?.date,
    sop: sop?.date,
    pact: pact?.signed,
  }
  const paths = documentPaths(agency)
  const order = [...paths.filter(({ path }) => listed.has(path)), ...paths]
  return [...new Map(order.map((one) => [one.path, one])).values()].flatMap(({ path, property }) => {
    const record = site.documents?.get(path)
    const href = documentHref(path, edition)
    if (!record || href === undefined) return []
    const own = listed.get(path)
    const source = own ?? sourceAt(agency, property)
    const title = source?.title ? text(source, 'title') : (ofPart(String(property[0])) ?? { text: path })
    const date = source?.date ?? dates[String(property[0])]
    return [
      {
        ...record,
        path,
        href,
        title,
        ...(date !== undefined && { date }),
        ...(own?.scanned && { scanned: text(own, 'scanned') }),
      },
    ]
  })
}

/** The source whose `path` a property is; nothing for the path of a decree, procedure or pact itself. */
function sourceAt(
  agency: AgencyDescriptor,
  property: readonly (string | number)[],
): SourceDescriptor | undefined {
  const holder = property.slice(0, -1)
  if (holder.at(-1) !== 'source' && holder[0] !== 'sources') return undefined
  let value: unknown = agency
  for (const part of holder) value = (value as Record<string, unknown> | undefined)?.[part]
  return value as SourceDescriptor | undefined
}

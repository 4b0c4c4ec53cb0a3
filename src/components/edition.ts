import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { CodeList, Dataset } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import {
  type AddressParams,
  address,
  badgeAddress,
  chartFileAddress,
  type FeedKind,
  feedAddress,
  fileAddress,
  type PageKind,
} from '../i18n/addresses.ts'
import type { Messages } from '../i18n/id.ts'
import { MESSAGES } from '../i18n/messages.ts'
import { type LocalText, localText, visible } from '../i18n/texts.ts'
import type { Site } from './site.ts'
import { type Summary, summarise } from './summary.ts'

/** A group of datasets that has a page of its own. */
export interface Group {
  name: string
  title: LocalText
  /** Short form for lists. */
  label: LocalText
  href: string
  count: number
}

/** The site in one language. */
export interface Edition {
  site: Site
  language: Language
  m: Messages
  title: LocalText
  subtitle: LocalText
  notice: LocalText
  publisher: LocalText
  /** Themes and agencies in the order of the catalog. */
  themes: Group[]
  agencies: Group[]
  /** The text of a property of a metadata object. */
  text(object: object, property: string): LocalText
  /** Address of a page within the host, base path included. */
  href(kind: PageKind, params?: AddressParams): string
  file(dataset: Dataset, name: string): string
  /** Address of the values of a chart within the host, base path included. */
  chartFile(params: AddressParams): string
  /** Address of the badge of a dataset within the host, base path included. */
  badge(params: AddressParams): string
  /** Address of a feed of changes within the host, base path included. */
  feed(kind: FeedKind, params: AddressParams): string
  /** What people call a code of a list; the code itself where the list does not have it. */
  code(list: string | undefined, code: string | undefined, system?: string): LocalText
  /** Labels by code for a field with codes of the place's own making. */
  labels(field: FieldDescriptor | undefined): ReadonlyMap<string, string> | undefined
  /** Name of a place from the code lists; its code where none has it. */
  place(of: { code: string; system: string }): LocalText
  /** Title of a code list; the city's lists may have it in several languages. */
  listTitle(list: CodeList): string
  summary(dataset: Dataset): Summary
}

type Row = Record<string, string>

/** Rows by code for each column of a list that codes were looked up in. */
const indexes = new WeakMap<CodeList, Map<string, Map<string | undefined, Row>>>()

/** The row of a code in a list, in a code system of the list or its first one. */
export function codeRow(list: CodeList | undefined, code: string, system?: string): Row | undefined {
  const column = (list?.systems.find((item) => item.system === system) ?? list?.systems[0])?.column
  if (!list || column === undefined) return undefined
  const columns = indexes.get(list) ?? new Map<string, Map<string | undefined, Row>>()
  indexes.set(list, columns)
  let rows = columns.get(column)
  if (!rows) {
    // Where a code stands twice, its first row counts.
    rows = new Map(list.rows.toReversed().map((row) => [row[column], row]))
    columns.set(column, rows)
  }
  return rows.get(code)
}

/** The site in one of its languages; texts that pages share are looked up once. */
export function buildEdition(site: Site, language: Language): Edition {
  const descriptor = site.catalog.source.value
  const summaries = new Map<string, Summary>()
  const labels = new Map<string, Map<string, string>>()
  // National lists are in Indonesian first, whatever the catalog's first language is.
  const listLanguage = (list: CodeList) => (list.file === undefined ? 'id' : site.first)
  const base = site.base.replace(/\/$/, '')
  const text = (object: object, property: string) => localText(object, property, language, site.first)
  const addresses = new Map<PageKind, string>()
  const href = (kind: PageKind, params?: AddressParams) => {
    if (params) return base + address(kind, params, language, site.first)
    const known = addresses.get(kind) ?? base + address(kind, {}, language, site.first)
    addresses.set(kind, known)
    return known
  }
  const edition: Edition = {
    site,
    language,
    m: MESSAGES[language],
    title: text(descriptor, 'title'),
    subtitle: text(descriptor, 'subtitle'),
    notice: text(descriptor, 'notice'),
    publisher: text(descriptor.publisher, 'name'),
    themes: descriptor.themes.map((theme) => ({
      name: theme.name,
      title: text(theme, 'title'),
      label: text(theme, 'title'),
      href: href('theme', { theme: theme.name }),
      count: site.byTheme.get(theme.name)?.length ?? 0,
    })),
    agencies: site.catalog.agencies.map((agency) => ({
      name: agency.name,
      title: text(agency.source.value, 'title'),
      label: text(agency.source.value, 'short'),
      href: href('agency', { agency: agency.name }),
      count: site.byAgency.get(agency.name)?.length ?? 0,
    })),
    text,
    href,
    feed: (kind, params) => base + feedAddress(kind, params, language, site.first),
    badge: (params) => base + badgeAddress(params, language, site.first),
    chartFile: (params) => base + chartFileAddress(params, language, site.first),
    file: (dataset, name) => base + fileAddress(dataset.agency, dataset.name, name),
    code(name, code = '', system) {
      const list = name === undefined ? undefined : site.catalog.codeLists.get(name)
      const row = codeRow(list, code, system)
      return row && list ? localText(row, list.label, language, listLanguage(list)) : { text: visible(code) }
    },
    labels(field) {
      const list = field?.codes === undefined ? undefined : site.catalog.codeLists.get(field.codes)
      const [system] = list?.systems ?? []
      if (!list || !system || (field?.system ?? system.system) !== 'lokal') return undefined
      let known = labels.get(list.name)
      if (!known) {
        known = new Map(
          list.rows.map((row) => [
            row[system.column] ?? '',
            localText(row, list.label, language, listLanguage(list)).text,
          ]),
        )
        labels.set(list.name, known)
      }
      return known
    },
    place({ code, system }) {
      for (const list of site.catalog.codeLists.values()) {
        if (
          list.file !== undefined &&
          list.systems.some((item) => item.system === system) &&
          codeRow(list, code, system)
        ) {
          return edition.code(list.name, code, system)
        }
      }
      return { text: code }
    },
    listTitle(list) {
      const own = descriptor.codes?.find((item) => item.name === list.name)
      return own ? text(own, 'title').text : list.title
    },
    summary(dataset) {
      let summary = summaries.get(dataset.id)
      if (!summary) {
        summary = summarise(dataset, edition)
        summaries.set(dataset.id, summary)
      }
      return summary
    },
  }
  return edition
}

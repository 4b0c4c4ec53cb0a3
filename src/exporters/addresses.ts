import type { Dataset } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { type AddressParams, address, fileAddress, type PageKind } from '../i18n/addresses.ts'
import { pageLanguages } from '../i18n/languages.ts'
import type { Publication } from './exporter.ts'

type Site = Pick<Publication, 'catalog' | 'baseUrl'>

/** The languages of the pages, the one at `/` first. */
export function languagesOf({ catalog }: Pick<Publication, 'catalog'>): Language[] {
  return pageLanguages(catalog.source.value.languages)
}

/** The language that the catalog's own texts are in. */
export function firstLanguage(site: Pick<Publication, 'catalog'>): Language {
  return languagesOf(site)[0] ?? 'id'
}

/** Absolute address of a page, in the catalog's first language unless told. */
export function pageAddress(
  site: Site,
  kind: PageKind,
  params: AddressParams = {},
  language = firstLanguage(site),
): string {
  return site.baseUrl + address(kind, params, language, firstLanguage(site)).slice(1)
}

/** Absolute address of the page of a dataset. */
export function datasetAddress(site: Site, { agency, name }: Dataset, language?: Language): string {
  return pageAddress(site, 'dataset', { agency, dataset: name }, language)
}

/** Absolute address of a file of a dataset. */
export function datasetFileAddress(
  { baseUrl }: Pick<Site, 'baseUrl'>,
  { agency, name }: Dataset,
  file: string,
): string {
  return baseUrl + fileAddress(agency, name, file).slice(1)
}

/** The address by which a dataset is cited: that of its newest version, or of its page where it has none. */
export function permanentAddress(
  publication: Pick<Publication, 'catalog' | 'baseUrl' | 'versionOf'>,
  dataset: Dataset,
  language?: Language,
): string {
  const version = publication.versionOf(dataset.id)
  if (!version) return datasetAddress(publication, dataset, language)
  const params = { agency: dataset.agency, dataset: dataset.name, version: String(version.number) }
  return pageAddress(publication, 'version', params, language)
}

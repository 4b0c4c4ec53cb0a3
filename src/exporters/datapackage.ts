import type { FieldDescriptor, ForeignKeyDescriptor, LicenseDescriptor } from '../catalog/descriptors.ts'
import type { Dataset, Resource } from '../catalog/model.ts'
import { bytesOf } from '../catalog/text.ts'
import {
  datasetAddress,
  datasetFileAddress,
  firstLanguage,
  pageAddress,
  permanentAddress,
} from './addresses.ts'
import type { DatasetExporter, Publication } from './exporter.ts'
import { isWeb, knownLicence } from './licence.ts'
import { partiesOf, publisherOf } from './parties.ts'

const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json'
const FILE = 'datapackage.json'

type Properties = Record<string, unknown>

/** A dataset as a Data Package 2.0: its own metadata with translations, and what was found out about its files. */
export const datapackage: DatasetExporter = {
  of: 'dataset',
  id: 'datapackage',
  title: { id: 'Data Package', en: 'Data Package' },
  spec: 'https://datapackage.org/standard/data-package/',
  mediaType: 'application/json',
  use: { id: 'metadata lengkap untuk program', en: 'all metadata, for programs' },
  file: () => FILE,
  write: ({ publication, dataset }) =>
    bytesOf(`${JSON.stringify(descriptorOf(publication, dataset), null, 2)}\n`),
}

/** The Data Package descriptor of a dataset as published. */
export function descriptorOf(publication: Publication, dataset: Dataset): Properties {
  // What an earlier profile said, and a number that the ledger gives, are said anew.
  const { $schema: _, profile: __, name: ___, version, conforms, ...own } = dataset.source.value
  const published = publication.versionOf(dataset.id)
  return withoutEmpty({
    $schema: PROFILE,
    name: dataset.name,
    id: permanentAddress(publication, dataset),
    ...own,
    ...(own.id !== undefined && { id: own.id, 'x-address': permanentAddress(publication, dataset) }),
    ...(conforms !== undefined && { conforms, 'x-standard': standardAddress(publication, conforms) }),
    homepage: own.homepage ?? datasetAddress(publication, dataset),
    ...(published && { version: String(published.number) }),
    ...(version !== undefined && { 'x-producer-version': version }),
    licenses: licensesOf(own.licenses, publication),
    contributors: contributorsOf(publication, dataset),
    ...(own.sources && { sources: own.sources.map(onlyWeb) }),
    resources: dataset.resources.map((resource) => resourceOf(publication, dataset, resource)),
  })
}

/** The page of the agreed standard that is named. */
function standardAddress(publication: Publication, conforms: string): string {
  const [standard = '', version = ''] = conforms.split('@')
  return pageAddress(publication, 'standard', { standard, version })
}

function resourceOf(publication: Publication, dataset: Dataset, resource: Resource): Properties {
  const { $schema: _, profile: __, codes, ...own } = resource.descriptor
  const result = publication.tables.get(resource.id)
  return {
    ...own,
    name: resource.name,
    type: 'table',
    path: resource.download,
    ...(codes !== undefined && { 'x-codes': codes }),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    ...(result && { bytes: result.bytes, hash: `sha256:${result.sha256}` }),
    dialect: { ...own.dialect, ...resource.dialect, header: true, doubleQuote: true },
    schema: schemaOf(publication, dataset, resource),
    ...(own.licenses && { licenses: licensesOf(own.licenses, publication) }),
    ...(own.sources && { sources: own.sources.map(onlyWeb) }),
  }
}

function schemaOf(publication: Publication, dataset: Dataset, resource: Resource): Properties {
  const {
    $schema: _,
    fieldsMatch,
    foreignKeys,
    missingValues,
    ...own
  } = resource.descriptor.schema ?? {
    fields: [],
  }
  return withoutEmpty({
    ...own,
    fields: resource.fields.map(fieldOf),
    // The profile of 2.0 asks for a list here, of one word.
    ...(fieldsMatch && { fieldsMatch: [fieldsMatch] }),
    ...(missingValues && { missingValues: alike(missingValues) }),
    ...(foreignKeys && {
      foreignKeys: foreignKeys.map((key) => foreignKeyOf(key, publication, dataset)),
    }),
  })
}

/** The standard wants no empty list, but for texts that stand for no value. */
function withoutEmpty(properties: Properties): Properties {
  const isFull = ([name, value]: [string, unknown]) =>
    name === 'missingValues' || !Array.isArray(value) || value.length > 0
  return Object.fromEntries(Object.entries(properties).filter(isFull))
}

function fieldOf(field: FieldDescriptor): Properties {
  return {
    ...field,
    ...(field.missingValues && { missingValues: alike(field.missingValues) }),
    ...(field.categories && { categories: alike(field.categories) }),
  }
}

/** A list of texts alone, or of objects alone: the standard has no mixed one. */
function alike<T extends string | number>(values: readonly (T | { value: T })[]): (T | { value: T })[] {
  if (values.every((value) => typeof value !== 'object')) return [...values]
  return values.map((value) => (typeof value === 'object' ? value : { value }))
}

/** A table of another dataset is named by its own package, as the recipe for external foreign keys has it. */
function foreignKeyOf(key: ForeignKeyDescriptor, publication: Publication, { id }: Dataset): Properties {
  const { dataset: other } = key.reference
  const target =
    other === undefined || other === id
      ? undefined
      : publication.catalog.datasets.find((dataset) => dataset.id === other)
  if (!target) return { ...key }
  return {
    ...key,
    reference: { package: datasetFileAddress(publication, target, FILE), ...key.reference },
  }
}

function licensesOf(licenses: LicenseDescriptor[], publication: Publication): Properties[] {
  const first = firstLanguage(publication)
  return licenses.map((licence) => {
    const { title, href } = knownLicence(licence, publication.catalog, first)
    const { path: _, ...own } = licence
    const { [first]: ownTitle = Object.values(title)[0], ...others } = title
    return {
      ...(ownTitle && { title: ownTitle }),
      ...Object.fromEntries(Object.entries(others).map(([language, text]) => [`title_${language}`, text])),
      ...own,
      ...(href && { path: href }),
    }
  })
}

/** A file of the catalog is no address for who has the package alone. */
function onlyWeb<T extends { path?: string }>(source: T): Properties {
  const { path, ...rest } = source
  return isWeb(path) ? { ...source } : rest
}

function contributorsOf(publication: Publication, dataset: Dataset): Properties[] {
  const declared: Properties[] = dataset.source.value.contributors.map(onlyWeb)
  const agency = publisherOf(publication.catalog, dataset)
  if (!agency || partiesOf(dataset, 'publisher').length > 0) return declared
  const titles = Object.entries(agency.source.value).filter(([name]) => /^title(_[a-z]{2})?$/.test(name))
  const path = pageAddress(publication, 'agency', { agency: agency.name })
  return [...declared, { ...Object.fromEntries(titles), path, roles: ['publisher'] }]
}

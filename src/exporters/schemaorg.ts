import type { ContributorDescriptor } from '../catalog/descriptors.ts'
import type { Dataset } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { datasetAddress, firstLanguage, languagesOf, pageAddress, permanentAddress } from './addresses.ts'
import { citationOf } from './citation.ts'
import { distributionsOf } from './distributions.ts'
import type { OtherFormat, Publication } from './exporter.ts'
import { isWeb, knownLicence } from './licence.ts'
import { partiesOf, publisherName, publisherOf } from './parties.ts'
import { inLanguage, nationalLabel, placeName, translated } from './translated.ts'

/** Datasets and the catalog as search engines for data read them in the pages: schema.org in JSON-LD. */
export const schemaorg: OtherFormat = {
  of: 'page',
  id: 'schemaorg',
  title: { id: 'schema.org/Dataset', en: 'schema.org/Dataset' },
  spec: 'https://schema.org/Dataset',
  mediaType: 'application/ld+json',
  use: {
    id: 'di dalam halaman, untuk Google Dataset Search',
    en: 'in the pages, for Google Dataset Search',
  },
}

type Properties = Record<string, unknown>

const CONTEXT = 'https://schema.org'
/** Lengths of a description that Google accepts. */
const [SHORTEST, LONGEST] = [50, 5000]

/** A dataset as schema.org/Dataset in a language; nothing of its data is in it. */
export function datasetLinkedData(
  publication: Publication,
  dataset: Dataset,
  language: Language,
): Properties {
  const { catalog } = publication
  const first = firstLanguage(publication)
  const said = (object: object, property: string) =>
    inLanguage(translated(object, property, first), language, first)
  const of = dataset.source.value
  const version = publication.versionOf(dataset.id)
  const address = datasetAddress(publication, dataset, language)
  const producers = partiesOf(dataset, 'producer')
  const licences = of.licenses.flatMap((one) => {
    const { href, uri } = knownLicence(one, catalog, first)
    return href ?? uri ?? []
  })
  const publisher = publisherOf(catalog, dataset)
  const publishing = {
    '@type': 'GovernmentOrganization',
    name: inLanguage(publisherName(catalog, dataset, first), language, first),
    url:
      publisher?.source.value.website ??
      pageAddress(publication, 'agency', { agency: dataset.agency }, language),
  }
  const translations = languagesOf(publication).flatMap((other) => {
    const title = translated(of, 'title', first)[other]
    return title && title !== said(of, 'title') ? [title] : []
  })
  return {
    '@context': CONTEXT,
    '@type': 'Dataset',
    '@id': datasetAddress(publication, dataset),
    name: said(of, 'title'),
    ...(translations.length > 0 && { alternateName: translations }),
    description: descriptionOf(said(of, 'description'), said(of.standard ?? {}, 'definition')),
    url: address,
    identifier: of.id ?? permanentAddress(publication, dataset),
    inLanguage: first,
    keywords: keywordsOf(dataset, language),
    ...(licences.length > 0 && { license: licences.length === 1 ? licences[0] : licences }),
    isAccessibleForFree: of.access === 'terbuka',
    creator:
      producers.length > 0 ? producers.map((one) => organisation(one, said(one, 'title'))) : publishing,
    publisher: publishing,
    ...(version && {
      version: String(version.number),
      datePublished: version.issued,
      dateModified: version.modified,
    }),
    ...(of.temporal && { temporalCoverage: intervalOf(of.temporal) }),
    ...(of.spatial && { spatialCoverage: placeOf(publication, of.spatial, language) }),
    ...(of.activity?.method && {
      measurementTechnique: inLanguage(nationalLabel(catalog, 'method', of.activity.method), language, 'id'),
    }),
    variableMeasured: variablesOf(dataset, said),
    ...(of.sources &&
      of.sources.length > 0 && {
        isBasedOn: of.sources.map((source) => sourceOf(source, said(source, 'title'))),
      }),
    creditText: citationOf(publication, dataset, language).apa,
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      '@id': publication.baseUrl,
      name: said(catalog.source.value, 'title'),
      url: publication.baseUrl,
    },
    distribution: distributionsOf(publication, dataset).map(
      ({ address: contentUrl, mediaType, bytes, sha256, title, table }) => ({
        '@type': 'DataDownload',
        name: [title[language], table].filter(Boolean).join(': '),
        encodingFormat: mediaType,
        contentUrl,
        ...(bytes !== undefined && { contentSize: `${bytes} B` }),
        ...(sha256 && { sha256 }),
      }),
    ),
  }
}

/** The catalog as schema.org/DataCatalog in a language. */
export function catalogLinkedData(publication: Publication, language: Language): Properties {
  const first = firstLanguage(publication)
  const { catalog, baseUrl } = publication
  const of = catalog.source.value
  const said = (object: object, property: string) =>
    inLanguage(translated(object, property, first), language, first)
  return {
    '@context': CONTEXT,
    '@type': 'DataCatalog',
    '@id': baseUrl,
    name: said(of, 'title'),
    description: said(of, 'description'),
    url: pageAddress(publication, 'home', {}, language),
    inLanguage: languagesOf(publication),
    publisher: { '@type': 'GovernmentOrganization', name: said(of.publisher, 'name'), url: of.publisher.url },
    spatialCoverage: placeOf(publication, of.place, language),
  }
}

/** JSON-LD as the text of a `<script>`: nothing in it can end the element or begin another. */
export function scriptText(data: Properties): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function descriptionOf(description: string, definition: string): string {
  const text =
    description.length < SHORTEST ? [description, definition].filter(Boolean).join(' ') : description
  return text.slice(0, LONGEST)
}

function keywordsOf(dataset: Dataset, language: Language): string[] {
  const of = dataset.source.value as unknown as Record<string, unknown>
  const own = of[`keywords_${language}`]
  const words = Array.isArray(own) ? own : (dataset.source.value.keywords ?? [])
  return words.map(String)
}

function organisation(
  { familyName, givenName, email, path }: ContributorDescriptor,
  name: string,
): Properties {
  return {
    ...(familyName
      ? { '@type': 'Person', familyName, ...(givenName && { givenName }) }
      : { '@type': 'Organization' }),
    name,
    ...(email && { email }),
    ...(isWeb(path) && { url: path }),
  }
}

function intervalOf({ start, end }: { start: string; end?: string }): string {
  return start === end ? start : `${start}/${end ?? '..'}`
}

function placeOf(
  publication: Publication,
  place: { code: string; system: string },
  language: Language,
): Properties {
  const { catalog } = publication
  const first = firstLanguage(publication)
  const name = inLanguage(placeName(catalog, place, first), language, first)
  const system = inLanguage(nationalLabel(catalog, 'code-system', place.system), language, 'id')
  return {
    '@type': 'Place',
    name: name || place.code,
    identifier: { '@type': 'PropertyValue', propertyID: system, value: place.code },
  }
}

function sourceOf({ path, date }: { path?: string; date?: string }, name: string): Properties {
  return {
    '@type': 'CreativeWork',
    name,
    ...(isWeb(path) && { url: path }),
    ...(date && { datePublished: date }),
  }
}

/** Columns that hold figures, each once; of a dataset without any, all its columns. */
function variablesOf(dataset: Dataset, said: (object: object, property: string) => string): Properties[] {
  const fields = dataset.resources.flatMap((resource) => resource.fields)
  const figures = fields.filter(
    ({ type, unit }) => unit !== undefined || type === 'integer' || type === 'number',
  )
  const byName = new Map((figures.length > 0 ? figures : fields).map((field) => [field.name, field]))
  return [...byName.values()].map((field) => {
    const description = said(field, 'definition') || said(field, 'description')
    const unit = said(field, 'unit')
    return {
      '@type': 'PropertyValue',
      name: said(field, 'title') || field.name,
      alternateName: field.name,
      ...(description && { description }),
      ...(unit && { unitText: unit }),
    }
  })
}

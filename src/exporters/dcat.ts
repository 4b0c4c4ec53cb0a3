import type { ContributorDescriptor, TemporalCoverage } from '../catalog/descriptors.ts'
import type { Dataset } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { standardNamed } from '../catalog/standards.ts'
import { bytesOf } from '../catalog/text.ts'
import { MESSAGES } from '../i18n/messages.ts'
import { datasetAddress, firstLanguage, languagesOf, pageAddress } from './addresses.ts'
import { agentNode, contactNode, dateValue, type Node, NodeList, textValues } from './dcatnodes.ts'
import { type Distribution, distributionsOf } from './distributions.ts'
import type { CatalogExporter, Publication } from './exporter.ts'
import { isWeb, type KnownLicence, knownLicence } from './licence.ts'
import { partiesOf, publisherName, publisherOf } from './parties.ts'
import {
  inLanguage,
  nationalLabel,
  nationalUri,
  placeName,
  type Translated,
  translated,
} from './translated.ts'

const FILE = 'catalog.jsonld'

/** The catalog for other catalogs: DCAT-AP 3 as JSON-LD, which names data that is not open but no file of it. */
export const dcat: CatalogExporter = {
  of: 'catalog',
  id: 'dcat',
  title: { id: 'DCAT-AP 3', en: 'DCAT-AP 3' },
  spec: 'https://semiceu.github.io/DCAT-AP/releases/3.0.0/',
  mediaType: 'application/ld+json',
  use: { id: 'seluruh katalog, untuk portal lain', en: 'the whole catalog, for other portals' },
  path: FILE,
  write: (publication) => {
    const nodes = new NodeList()
    const catalog = catalogNode(publication, nodes)
    const lines = [catalog, ...nodes.all()].map((node) => JSON.stringify(node))
    return bytesOf(`{"@context":${JSON.stringify(CONTEXT)},"@graph":[\n${lines.join(',\n')}\n]}\n`)
  },
}

const EU = 'http://publications.europa.eu/resource/authority'
const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
const THEMES = `${EU}/data-theme`
const LANGUAGE_CODES: Record<Language, string> = { id: 'IND', en: 'ENG' }
/** File types of the European authority table by format; it has none for the others. */
const FILE_TYPES: Record<string, string> = { csv: 'CSV', json: 'JSON', xlsx: 'XLSX', zip: 'ZIP' }

function catalogNode(publication: Publication, nodes: NodeList): Node {
  const { catalog, baseUrl } = publication
  const first = firstLanguage(publication)
  const of = catalog.source.value
  const days = catalog.datasets.flatMap(({ id }) => publication.versionOf(id) ?? [])
  const [issued] = days.map((one) => one.issued).sort()
  const modified = days
    .map((one) => one.modified)
    .sort()
    .at(-1)
  nodes.add({
    '@id': THEMES,
    '@type': 'skos:ConceptScheme',
    'dct:title': [{ '@language': 'en', '@value': 'Data theme' }],
  })
  return {
    '@id': `${baseUrl}${FILE}`,
    '@type': 'dcat:Catalog',
    'dct:title': textValues(translated(of, 'title', first)),
    'dct:description': textValues(translated(of, 'description', first)),
    'dct:publisher': nodes.add({
      ...agentNode(translated(of.publisher, 'name', first), of.publisher.url),
      '@id': of.publisher.url,
    }),
    'foaf:homepage': nodes.add({ '@id': pageAddress(publication, 'home'), '@type': 'foaf:Document' }),
    'dct:language': languagesOf(publication).map((language) => languageNode(language, nodes)),
    'dct:spatial': locationNode(publication, of.place),
    'dcat:themeTaxonomy': { '@id': THEMES },
    ...(issued && { 'dct:issued': dateValue(issued) }),
    ...(modified && { 'dct:modified': dateValue(modified) }),
    'dcat:dataset': catalog.datasets.map((dataset) => nodes.add(datasetNode(publication, dataset, nodes))),
  }
}

function datasetNode(publication: Publication, dataset: Dataset, nodes: NodeList): Node {
  const { catalog } = publication
  const first = firstLanguage(publication)
  const of = dataset.source.value
  const version = publication.versionOf(dataset.id)
  const address = datasetAddress(publication, dataset)
  const named = (party: ContributorDescriptor) =>
    agentNode(translated(party, 'title', first), isWeb(party.path) ? party.path : undefined)
  const contacts = partiesOf(dataset, 'contact')
  const publisher = pageAddress(publication, 'agency', { agency: dataset.agency })
  return {
    '@id': address,
    '@type': 'dcat:Dataset',
    'dct:title': textValues(translated(of, 'title', first)),
    'dct:description': textValues(translated(of, 'description', first)),
    'dct:identifier': of.id ?? dataset.id,
    'dcat:keyword': keywordsOf(dataset, first),
    'dcat:theme': themeNodes(publication, of.theme, nodes),
    'dct:publisher': nodes.add({
      ...agentNode(
        publisherName(catalog, dataset, first),
        publisherOf(catalog, dataset)?.source.value.website,
      ),
      '@id': publisher,
    }),
    'dct:creator': partiesOf(dataset, 'producer').map(named),
    'dcat:contactPoint':
      contacts.length > 0
        ? contacts.map((one) => contactNode(translated(one, 'title', first), one.email))
        : contactNode(
            translated(catalog.source.value.publisher, 'name', first),
            catalog.source.value.publisher.email,
          ),
    'dct:accrualPeriodicity': codeNode(publication, nodes, 'frequency', of.frequency, 'dct:Frequency'),
    'dct:accessRights': codeNode(publication, nodes, 'access', of.access, 'dct:RightsStatement'),
    'dct:language': languageNode(first, nodes),
    ...(of.temporal && { 'dct:temporal': periodNode(of.temporal) }),
    ...(of.spatial && { 'dct:spatial': locationNode(publication, of.spatial) }),
    ...standardNode(publication, of.conforms, nodes),
    'dct:provenance': provenanceNode(publication, dataset),
    'dcat:landingPage': nodes.add({ '@id': `${address}#top`, '@type': 'foaf:Document' }),
    ...(version && {
      'dcat:version': String(version.number),
      'dct:issued': dateValue(version.issued),
      'dct:modified': dateValue(version.modified),
    }),
    'dcat:distribution': distributionsOf(publication, dataset).map((one) =>
      distributionNode(one, publication, dataset, nodes),
    ),
  }
}

/** The agreed standard that a dataset follows. */
function standardNode(publication: Publication, conforms: string | undefined, nodes: NodeList): Node {
  const standard = conforms === undefined ? undefined : standardNamed(publication.catalog, conforms)
  if (!standard) return {}
  const { name, version, source } = standard
  const first = firstLanguage(publication)
  return {
    'dct:conformsTo': nodes.add({
      '@id': pageAddress(publication, 'standard', { standard: name, version }),
      '@type': 'dct:Standard',
      'dct:title': textValues(translated(source.value, 'title', first), ` ${version}`),
      'dct:issued': dateValue(source.value.date),
    }),
  }
}

function distributionNode(
  { address, format, mediaType, bytes, sha256, title, table }: Distribution,
  publication: Publication,
  dataset: Dataset,
  nodes: NodeList,
): Node {
  const first = firstLanguage(publication)
  const version = publication.versionOf(dataset.id)
  const resource = dataset.resources.find(({ name }) => name === table)
  const [licence] = resource?.descriptor.licenses ?? dataset.source.value.licenses
  const terms = licence && knownLicence(licence, publication.catalog, first)
  const fileType = FILE_TYPES[format]
  const type = `https://www.iana.org/assignments/media-types/${mediaType}`
  return {
    '@id': `${address}#distribution`,
    '@type': 'dcat:Distribution',
    'dct:title': textValues(title as Translated, table ? `: ${table}` : ''),
    'dcat:accessURL': { '@id': `${datasetAddress(publication, dataset)}#download` },
    'dcat:downloadURL': { '@id': address },
    'dcat:mediaType': nodes.add({ '@id': type, '@type': 'dct:MediaType' }),
    ...(fileType && {
      'dct:format': nodes.add({ '@id': `${EU}/file-type/${fileType}`, '@type': 'dct:MediaTypeOrExtent' }),
    }),
    ...termsOf(terms, nodes),
    ...(bytes !== undefined && {
      'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': String(bytes) },
    }),
    ...(sha256 && {
      'spdx:checksum': {
        '@type': 'spdx:Checksum',
        'spdx:algorithm': nodes.add({
          '@id': 'spdx:checksumAlgorithm_sha256',
          '@type': 'spdx:ChecksumAlgorithm',
        }),
        'spdx:checksumValue': { '@type': 'xsd:hexBinary', '@value': sha256 },
      },
    }),
    ...(version && { 'dct:modified': dateValue(version.modified) }),
  }
}

/** A licence with an address is one; without, it is a statement of rights in words. */
function termsOf(terms: KnownLicence | undefined, nodes: NodeList): Node {
  if (!terms) return {}
  const address = terms.uri ?? terms.href
  const label = textValues(terms.title)
  if (address === undefined) return { 'dct:rights': { '@type': 'dct:RightsStatement', 'rdfs:label': label } }
  return { 'dct:license': nodes.add({ '@id': address, '@type': 'dct:LicenseDocument', 'rdfs:label': label }) }
}

function themeNodes(publication: Publication, name: string, nodes: NodeList): Node[] {
  const { catalog } = publication
  const first = firstLanguage(publication)
  const theme = catalog.source.value.themes.find((one) => one.name === name)
  if (!theme) return []
  const own = nodes.add({
    '@id': pageAddress(publication, 'theme', { theme: name }),
    '@type': 'skos:Concept',
    'skos:prefLabel': textValues(translated(theme, 'title', first)),
  })
  const address = nationalUri(catalog, 'eu-theme', theme.euTheme)
  if (address === undefined) return [own]
  const european = nodes.add({
    '@id': address,
    '@type': 'skos:Concept',
    'skos:prefLabel': textValues(nationalLabel(catalog, 'eu-theme', theme.euTheme)),
    'skos:inScheme': { '@id': THEMES },
  })
  return [european, own]
}

function codeNode(
  { catalog }: Publication,
  nodes: NodeList,
  list: string,
  code: string,
  type: string,
): Node | undefined {
  const address = nationalUri(catalog, list, code)
  const label = textValues(nationalLabel(catalog, list, code))
  return address === undefined ? undefined : nodes.add({ '@id': address, '@type': type, 'rdfs:label': label })
}

function languageNode(language: Language, nodes: NodeList): Node {
  return nodes.add({ '@id': `${EU}/language/${LANGUAGE_CODES[language]}`, '@type': 'dct:LinguisticSystem' })
}

function locationNode(publication: Publication, place: { code: string; system: string }): Node {
  const name = placeName(publication.catalog, place, firstLanguage(publication))
  return {
    '@type': 'dct:Location',
    'skos:prefLabel': Object.keys(name).length > 0 ? textValues(name) : place.code,
    'dct:identifier': `${place.system}:${place.code}`,
  }
}

function periodNode({ start, end }: TemporalCoverage): Node {
  return {
    '@type': 'dct:PeriodOfTime',
    'dcat:startDate': dateValue(start),
    ...(end && { 'dcat:endDate': dateValue(end) }),
  }
}

/** In words: what the figures were taken from, and whether the newest version is verified. */
function provenanceNode(publication: Publication, dataset: Dataset): Node {
  const first = firstLanguage(publication)
  const isVerified = publication.versionOf(dataset.id)?.isVerified === true
  const texts = languagesOf(publication).map((language): [Language, string] => {
    const { take, dataset: words } = MESSAGES[language]
    const sources = (dataset.source.value.sources ?? []).map((one) =>
      inLanguage(translated(one, 'title', first), language, first),
    )
    const from = sources.length > 0 ? `${words.sources}: ${sources.join('; ')}. ` : ''
    return [language, `${from}${isVerified ? take.verified : take.notVerified}.`]
  })
  return { '@type': 'dct:ProvenanceStatement', 'rdfs:label': textValues(Object.fromEntries(texts)) }
}

function keywordsOf(dataset: Dataset, first: Language): Node[] {
  const of = dataset.source.value as unknown as Record<string, unknown>
  return (['id', 'en'] as const).flatMap((language) => {
    const words = of[language === first ? 'keywords' : `keywords_${language}`]
    return Array.isArray(words)
      ? words.map((word) => ({ '@language': language, '@value': String(word) }))
      : []
  })
}

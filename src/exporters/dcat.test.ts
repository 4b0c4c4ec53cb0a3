import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import jsonld, { type JsonLdDocument } from 'jsonld'
import { DataFactory, Parser, type Quad, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { describe, expect, test } from 'vitest'
import { CATALOGS, jsonOf, publishedCatalog, VERSION } from '../../tests/catalogs/publication.ts'
import { dcat } from './dcat.ts'

type Document = JsonLdDocument & { '@graph': Record<string, unknown>[] }

const shapes = new Store(
  new Parser().parse(
    readFileSync(join(import.meta.dirname, '../../tests/standards/dcat-ap-3.0.0.ttl'), 'utf8'),
  ),
)
const RDF_TYPE = DataFactory.namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type')
const RESOURCE = DataFactory.namedNode('http://www.w3.org/2000/01/rdf-schema#Resource')

/** What the shapes of DCAT-AP say against a document, as `path: constraint` of each violation. */
async function faultsOf(document: JsonLdDocument): Promise<string[]> {
  const quads = new Parser({ format: 'N-Quads' }).parse(
    String(await jsonld.toRDF(document, { format: 'application/n-quads' })),
  )
  const data = new Store(quads)
  // Whatever is named is a resource (RDFS, rule rdfs4): the shapes leave that to the one who validates.
  for (const { object } of quads as Quad[])
    if (object.termType !== 'Literal') data.addQuad(object, RDF_TYPE, RESOURCE)
  const report = await new SHACLValidator(shapes).validate(data)
  return report.results.map(
    ({ path, sourceConstraintComponent, focusNode }) =>
      `${focusNode?.value} ${path?.value}: ${sourceConstraintComponent?.value}`,
  )
}

const documentOf = (folder: string, version = VERSION) =>
  jsonOf(dcat.write(publishedCatalog(folder, version).publication)) as Document

describe.each(Object.entries(CATALOGS))('the linked data of the %s catalog', (_, folder) => {
  const document = documentOf(folder)

  test('conform to the shapes of DCAT-AP 3.0.0', async () => {
    expect(await faultsOf(document)).toEqual([])
  })

  test('name every dataset, and files of open ones alone', () => {
    const { catalog } = publishedCatalog(folder).publication
    const datasets = document['@graph'].filter((node) => node['@type'] === 'dcat:Dataset')
    expect(datasets.map((node) => node['@id']).sort()).toEqual(
      catalog.datasets.map(({ id }) => `https://data.example/data/${id}/`).sort(),
    )
    for (const { id, source } of catalog.datasets) {
      const node = datasets.find((one) => one['@id'] === `https://data.example/data/${id}/`)
      const files = node?.['dcat:distribution'] as unknown[]
      expect(files.length > 0, id).toBe(source.value.access === 'terbuka')
    }
  })

  test('are read whole without a look at another address', async () => {
    const expanded = await jsonld.expand(document, {
      documentLoader: () => Promise.reject(new Error('Nothing may be fetched')),
    })
    expect(JSON.stringify(expanded)).toContain('http://www.w3.org/ns/dcat#Distribution')
  })
})

describe('a broken document does not pass', () => {
  const small = () => documentOf(CATALOGS.small)
  const nodeOf = (document: Document, type: string) =>
    document['@graph'].find((node) => node['@type'] === type) as Record<string, unknown>

  test.each<[string, (document: Document) => void, RegExp]>([
    [
      'a dataset without title',
      (document) => delete nodeOf(document, 'dcat:Dataset')['dct:title'],
      /dc\/terms\/title: .*MinCount/,
    ],
    [
      'a catalog without publisher',
      (document) => delete nodeOf(document, 'dcat:Catalog')['dct:publisher'],
      /dc\/terms\/publisher: .*MinCount/,
    ],
    [
      'a publisher who is no agent',
      (document) => {
        nodeOf(document, 'dcat:Catalog')['dct:publisher'] = { '@id': 'https://nobody.example/' }
      },
      /dc\/terms\/publisher: .*Class/,
    ],
    [
      'an office without name',
      (document) => delete nodeOf(document, 'foaf:Agent')['foaf:name'],
      /foaf\/0.1\/name: .*MinCount/,
    ],
    [
      'two frequencies',
      (document) => {
        const dataset = nodeOf(document, 'dcat:Dataset')
        dataset['dct:accrualPeriodicity'] = [
          dataset['dct:accrualPeriodicity'],
          { '@id': 'http://x.example/f' },
        ]
      },
      /accrualPeriodicity: .*MaxCount/,
    ],
  ])('%s', async (_, spoil, expected) => {
    const document = small()
    spoil(document)
    expect((await faultsOf(document)).join('\n')).toMatch(expected)
  })

  test('a file whose size is no number and whose checksum is no hexadecimal', async () => {
    const text = JSON.stringify(small()).replaceAll('xsd:nonNegativeInteger', 'xsd:string')
    expect((await faultsOf(JSON.parse(text))).join('\n')).toMatch(/byteSize: .*Datatype/)
  })
})

describe('a dataset in the linked data', () => {
  test('has checksums of the files as submitted, its frequency and theme by the lists of the European Union', () => {
    const text = JSON.stringify(documentOf(CATALOGS.small))
    expect(text).toContain('http://publications.europa.eu/resource/authority/frequency/ANNUAL')
    expect(text).toContain('http://publications.europa.eu/resource/authority/data-theme/ENER')
    expect(text).toContain('http://publications.europa.eu/resource/authority/licence/CC_BY_4_0')
    expect(text).toContain('https://www.iana.org/assignments/media-types/text/csv')
    expect(text).toMatch(/"xsd:hexBinary","@value":"[0-9a-f]{64}"/)
  })
})

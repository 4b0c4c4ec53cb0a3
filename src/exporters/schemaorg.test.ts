import { describe, expect, test } from 'vitest'
import { CATALOGS, publishedCatalog, VERSION } from '../../tests/catalogs/publication.ts'
import { catalogLinkedData, datasetLinkedData, scriptText } from './schemaorg.ts'

/**
 * What Google asks of a dataset (https://developers.google.com/search/docs/appearance/structured-data/dataset), as far
 * as a catalog can know it; `funder`, `hasPart`, `sameAs` and `measurementTechnique` stand where there is one.
 */
const REQUIRED = ['name', 'description']
const RECOMMENDED = [
  'alternateName',
  'creator',
  'distribution',
  'identifier',
  'includedInDataCatalog',
  'isAccessibleForFree',
  'keywords',
  'license',
  'spatialCoverage',
  'temporalCoverage',
  'url',
  'variableMeasured',
  'version',
]

describe.each(Object.entries(CATALOGS))('schema.org/Dataset of the %s catalog', (_, folder) => {
  const { publication } = publishedCatalog(folder, VERSION)

  test('has what Google requires of every dataset, in the lengths that it accepts', () => {
    for (const dataset of publication.catalog.datasets) {
      for (const language of ['id', 'en'] as const) {
        const data = datasetLinkedData(publication, dataset, language) as Record<string, string>
        for (const name of REQUIRED) expect(data[name], `${dataset.id} ${name}`).toBeTruthy()
        expect(data.description?.length, dataset.id).toBeGreaterThanOrEqual(50)
        expect(data.description?.length, dataset.id).toBeLessThanOrEqual(5000)
      }
    }
  })

  test('names files of open datasets alone, each with address and media type', () => {
    for (const dataset of publication.catalog.datasets) {
      const { distribution, isAccessibleForFree } = datasetLinkedData(publication, dataset, 'id')
      const files = distribution as { contentUrl: string; encodingFormat: string }[]
      expect(isAccessibleForFree).toBe(dataset.source.value.access === 'terbuka')
      expect(files.length > 0, dataset.id).toBe(dataset.source.value.access === 'terbuka')
      for (const { contentUrl, encodingFormat } of files) {
        expect(contentUrl).toMatch(/^https:\/\/data\.example\/data\//)
        expect(encodingFormat).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/)
      }
    }
  })
})

describe('a dataset', () => {
  const { publication, dataset } = publishedCatalog(CATALOGS.small, VERSION)
  const lamps = dataset('dinas-lampu/lampu-jalan')

  test('has what Google recommends', () => {
    const data = datasetLinkedData(publication, lamps, 'id')
    expect(RECOMMENDED.filter((name) => data[name] === undefined)).toEqual([])
    expect(data).toMatchObject({
      '@type': 'Dataset',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      temporalCoverage: '2022/2024',
      version: '3',
      dateModified: '2025-11-30',
      creator: [{ '@type': 'Organization', name: 'Regu Tangga' }],
    })
  })

  test('is in the language of its page', () => {
    expect(datasetLinkedData(publication, lamps, 'en')).toMatchObject({
      name: 'Street Lamps by Hamlet',
      url: 'https://data.example/en/data/dinas-lampu/lampu-jalan/',
      '@id': 'https://data.example/data/dinas-lampu/lampu-jalan/',
    })
  })

  test('cannot end the script that it stands in', () => {
    const hostile = { name: '</script><script>alert(1)</script><!-- & \u2028' }
    expect(scriptText(hostile)).not.toMatch(/[<>&\u2028]/)
    expect(JSON.parse(scriptText(hostile))).toEqual(hostile)
  })

  test('is one of a catalog that says who publishes it', () => {
    expect(catalogLinkedData(publication, 'en')).toMatchObject({
      '@type': 'DataCatalog',
      name: 'Small Catalog',
      publisher: { name: 'Figures Office of the invented village' },
    })
  })
})

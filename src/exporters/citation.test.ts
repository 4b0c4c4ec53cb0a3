import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { CATALOGS, publishedCatalog, VERSION } from '../../tests/catalogs/publication.ts'
import schema from '../../tests/standards/csl-data.json' with { type: 'json' }
import { citationOf } from './citation.ts'

const judge = new Ajv({ strict: false, allErrors: true }).compile(schema)
const small = publishedCatalog(CATALOGS.small, VERSION)
const lamps = small.dataset('dinas-lampu/lampu-jalan')

/** The dataset with other metadata. */
function citedWith(change: object) {
  const source = { ...lamps.source, value: { ...lamps.source.value, ...change } }
  return citationOf(small.publication, { ...lamps, source }, 'en')
}

describe('a citation', () => {
  test('names producer, year, title, version, publisher and the address that stays', () => {
    expect(citationOf(small.publication, lamps, 'id').apa).toBe(
      'Regu Tangga. (2025). Lampu Jalan menurut Dusun (Versi 3) [Dataset]. Dinas Lampu Desa Rekaan, Katalog Kecil. https://data.example/data/dinas-lampu/lampu-jalan/v/3/',
    )
    expect(citationOf(small.publication, lamps, 'en').apa).toBe(
      'Ladder crew. (2025). Street Lamps by Hamlet (Version 3) [Data set]. Lamp Agency of the invented village, Small Catalog. https://data.example/en/data/dinas-lampu/lampu-jalan/v/3/',
    )
  })

  test('says of what is not verified that it is not, and tells what the catalog warns of', () => {
    const { publication } = publishedCatalog(CATALOGS.small, { ...VERSION, isVerified: false })
    const { source } = publication.catalog
    const notice = { ...source, value: { ...source.value, notice_en: 'Invented figures.' } }
    const warned = { ...publication, catalog: { ...publication.catalog, source: notice } }
    const { apa, bibtex, csl } = citationOf(warned, lamps, 'en')
    expect(apa).toContain('(Version 3) [Data set; not yet verified].')
    expect(bibtex).toContain('note = {Not yet verified. Invented figures.}')
    expect(JSON.parse(csl)[0].note).toBe('Not yet verified. Invented figures.')
    const [verified] = JSON.parse(citationOf(small.publication, lamps, 'en').csl)
    expect(verified.note).toBe('The village does not exist; every figure is made up for testing.')
  })

  test('of a dataset without version has the address of its page', () => {
    const { publication } = publishedCatalog(CATALOGS.small)
    expect(citationOf({ ...publication, versionOf: () => undefined }, lamps, 'id').apa).toBe(
      'Regu Tangga. (2026). Lampu Jalan menurut Dusun [Dataset]. Dinas Lampu Desa Rekaan, Katalog Kecil. https://data.example/data/dinas-lampu/lampu-jalan/',
    )
  })

  test('turns the name of a person round, and never that of an office', () => {
    const { apa, csl } = citedWith({
      contributors: [
        { title: 'Siti Aminah Lubis', givenName: 'Siti Aminah', familyName: 'Lubis', roles: ['producer'] },
        { title: 'Badan Pusat Statistik', roles: ['producer'] },
      ],
    })
    expect(apa).toMatch(/^Lubis, S\. A\., & Badan Pusat Statistik\. \(2025\)\./)
    expect(JSON.parse(csl)[0].author).toEqual([
      { family: 'Lubis', given: 'Siti Aminah' },
      { literal: 'Badan Pusat Statistik' },
    ])
  })

  test('in BibTeX has no letter that is a command', () => {
    const { bibtex } = citedWith({ title: 'A & B: 50% of {x}_1 \\ ~', title_en: undefined })
    expect(bibtex).toContain('title = {{A \\& B: 50\\% of \\{x\\}\\_1 \\textbackslash{} \\textasciitilde{}}}')
    expect(bibtex).toMatch(/^@misc\{dinas-lampu-lampu-jalan-v3,\n/)
    const depth = [...bibtex.replaceAll(/\\[{}]/g, '')].reduce(
      (sum, mark) => sum + (mark === '{' ? 1 : mark === '}' ? -1 : 0),
      0,
    )
    expect(depth).toBe(0)
  })

  test.each(Object.entries(CATALOGS))(
    'is CSL-JSON by its own schema for each dataset of the %s catalog',
    (_, folder) => {
      const { publication } = publishedCatalog(folder, VERSION)
      for (const dataset of publication.catalog.datasets) {
        for (const language of ['id', 'en'] as const) {
          judge(JSON.parse(citationOf(publication, dataset, language).csl))
          expect(judge.errors ?? [], dataset.id).toEqual([])
        }
      }
    },
  )

  test('and what CSL has no name for does not pass', () => {
    const [item] = JSON.parse(citationOf(small.publication, lamps, 'id').csl)
    expect(judge([{ ...item, type: 'table' }])).toBe(false)
    expect(judge([{ ...item, producerName: 'x' }])).toBe(false)
  })
})

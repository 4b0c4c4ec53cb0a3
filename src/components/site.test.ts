import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { TableResult } from '../catalog/model.ts'
import type { Problem } from '../catalog/problem.ts'
import { readCatalog } from '../catalog/reader.ts'
import { diskTree } from '../store/disk.ts'
import { featured } from './featured.ts'
import { fieldFacts, share } from './fields.ts'
import { licenceOf } from './licences.ts'
import { buildSite } from './site.ts'

const catalog = readCatalog(diskTree(fileURLToPath(new URL('../../tests/catalogs/small', import.meta.url))))
const LAMPS = 'dinas-lampu/lampu-jalan'
const table = {
  rows: 9,
  labels: ['kode', 'jumlah'],
  columns: [],
  preview: [],
  views: [
    {
      view: 0,
      x: ['2022', '2023', '2024'],
      series: [{ name: 'Kaki Pelangi', values: [41, 46, 52] }],
      truncated: false,
    },
  ],
} as unknown as TableResult
const warning: Problem = {
  code: 'blank-row',
  severity: 'warning',
  count: 1,
  places: [{ file: `${LAMPS}/lampu-jalan.csv`, row: 3 }],
  message: { id: '', en: '' },
  fix: { id: '', en: '' },
}
const site = buildSite({
  catalog,
  tables: new Map([[`${LAMPS}/lampu-jalan`, table]]),
  problems: [warning],
  asOf: { date: '2024-12-31', source: 'data' },
  versions: { of: () => [], all: () => [], withdrawn: () => [], difference: () => undefined },
  baseUrl: 'https://situs.example/portal/',
})
const lamps = site.datasetById.get(LAMPS)!

describe('the site', () => {
  test('has the languages of the catalog, the first at its base path', () => {
    expect(site.languages).toEqual(['id', 'en'])
    expect(site.edition('id').href('themes')).toBe('/portal/tema/')
    expect(site.edition('en').href('dataset', { agency: 'a', dataset: 'b' })).toBe('/portal/en/data/a/b/')
    expect(site.edition('en').file(lamps, 'lampu-jalan.csv')).toBe(`/portal/data/${LAMPS}/lampu-jalan.csv`)
  })

  test('groups datasets by theme and agency, the newest first', () => {
    expect(site.byAgency.get('dinas-lampu')?.map((item) => item.id)).toEqual([LAMPS])
    expect(site.byTheme.get('cahaya')).toHaveLength(2)
    expect(site.edition('en').themes[0]).toMatchObject({ title: { text: 'Light' }, count: 2 })
    expect(site.datasets.at(0)?.source.value.temporal?.end).toBe('2024-12')
  })

  test('gives each dataset its own warnings', () => {
    expect(site.warnings.get(LAMPS)).toEqual([warning])
    expect(site.warnings.size).toBe(1)
  })

  test('sums a dataset up in the words of a language', () => {
    const { title, figure, size, period } = site.edition('en').summary(lamps)
    expect(title).toEqual({ text: 'Street Lamps by Hamlet' })
    expect(figure).toMatchObject({
      kind: 'latest',
      value: '52',
      unit: { text: 'lamps' },
      at: '2024',
      change: 'up 6 from 2023',
    })
    expect(size).toBe('9 rows × 2 columns')
    expect(period).toBe('2022–2024')
    expect(site.edition('id').summary(lamps).figure?.change).toBe('naik 6 dari 2023')
  })

  test('chooses figures for its first page', () => {
    expect(featured(site.edition('id'), 6).map((item) => item.id)).toEqual([LAMPS])
  })

  test('knows codes, places and licences by name', () => {
    const en = site.edition('en')
    expect(en.code('frequency', 'tahunan').text).toBe('Annual')
    expect(en.code('frequency', 'unknown').text).toBe('unknown')
    expect(en.place({ code: 'D-02', system: 'lokal' }).text).toBe('Batu Lampion')
    expect(en.place({ code: 'D-99', system: 'lokal' }).text).toBe('D-99')
    expect(en.labels(lamps.resources[0]?.fields[0])?.get('D-01')).toBe('Kaki Pelangi')
    expect(licenceOf({ name: 'CC-BY-4.0' }, en)).toMatchObject({
      title: { text: 'Creative Commons Attribution 4.0 International' },
      href: 'https://creativecommons.org/licenses/by/4.0/',
    })
    expect(licenceOf({ name: 'own', title: 'Lisensi sendiri', path: 'javascript:alert(1)' }, en)).toEqual({
      name: 'own',
      title: { text: 'Lisensi sendiri', language: 'id' },
      words: { text: '' },
    })
  })
})

describe('facts of a column', () => {
  const profile = {
    name: 'x',
    type: 'integer',
    values: 8,
    nulls: 1,
    distinct: 8,
    estimated: false,
    min: '1',
    max: '12345',
    mean: 1500.25,
    top: [],
  }

  test('are one line in the marks of the language', () => {
    expect(fieldFacts({ name: 'x', type: 'integer' }, profile, 9, site.edition('id'))).toBe(
      'Terisi 89% · Nilai berbeda: 8 · Rentang: 1 – 12.345 · Rata-rata: 1.500,25',
    )
    expect(
      fieldFacts({ name: 'x', type: 'string' }, { ...profile, estimated: true }, 9, site.edition('en')),
    ).toBe('Filled 89% · Different values: ≈ 8')
  })

  test('never say all or nothing where it is not', () => {
    expect(share(999, 1000)).toBe(99)
    expect(share(1, 1000)).toBe(1)
    expect(share(1000, 1000)).toBe(100)
    expect(share(0, 1000)).toBe(0)
  })
})

import { describe, expect, test } from 'vitest'
import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Catalog, CodeList, Resource } from '../catalog/model.ts'
import { readTable } from '../catalog/pass.ts'
import { bytesOf } from '../catalog/text.ts'
import { type Place, placesOf } from './place.ts'
import { placeBook } from './placebook.ts'
import { type PlaceTable, placeObserver } from './placetable.ts'
import { detailsOf, standingsOf } from './standing.ts'

const list = (
  name: string,
  system: string,
  rows: Record<string, string>[],
  parent?: CodeList['parent'],
): CodeList => ({
  name,
  title: name,
  file: `_catalog/codes/${name}.csv`,
  systems: [
    { system, column: 'kode' },
    { system: 'bps', column: 'bps' },
  ],
  label: 'nama',
  ...(parent && { parent }),
  rows,
})

const catalog = {
  codeLists: new Map(
    [
      list('kampung', 'kemendagri', [{ kode: '90.01.01.1', nama: 'Hulu', induk: '90.01.01' }], {
        codes: 'distrik',
        column: 'induk',
      }),
      list('kota', 'kemendagri', [
        { kode: '90', nama: 'Provinsi' },
        { kode: '90.01', nama: 'Kota' },
      ]),
      list('distrik', 'kemendagri', [
        { kode: '90.01.01', bps: '9001010', nama: 'Satu' },
        { kode: '90.01.02', bps: '9001020', nama: 'Dua' },
        { kode: '90.01.03', bps: '9001030', nama: 'Tiga' },
        { kode: '90.01.04', bps: '9001040', nama: 'Empat' },
      ]),
      {
        ...list('warna', 'lokal', [{ kode: 'merah', nama: 'Merah' }]),
        systems: [{ system: 'lokal', column: 'kode' }],
      },
    ].map((one) => [one.name, one]),
  ),
  source: { value: { place: { name: 'Kota', code: '90.01', system: 'kemendagri' } } },
} as unknown as Catalog
const tree = placesOf(catalog)
const place = (slug: string) => tree.bySlug(slug) as Place

const DISTRICT: FieldDescriptor = { name: 'kode_distrik', type: 'string', codes: 'distrik' }
const CITY: FieldDescriptor = { name: 'kode_kota', type: 'string', codes: 'kota' }
const YEAR: FieldDescriptor = { name: 'tahun', type: 'year' }
const PEOPLE: FieldDescriptor = { name: 'jumlah_penduduk', type: 'integer', unit: 'jiwa' }
const RATE: FieldDescriptor = { name: 'persentase_miskin', type: 'number', unit: 'persen' }
const RAIN: FieldDescriptor = { name: 'curah_hujan', type: 'number', unit: 'mm' }
const SEX: FieldDescriptor = { name: 'jenis_kelamin', type: 'string', categories: ['L', 'P'] }

function read(
  fields: FieldDescriptor[],
  primaryKey: string[],
  rows: string[],
): { table: PlaceTable; resource: Resource } {
  const resource = {
    fields,
    primaryKey,
    foreignKeys: [],
    missingValues: [''],
    fieldsMatch: 'exact',
    dialect: { delimiter: ',', quoteChar: '"' },
  } as unknown as Resource
  const observer = placeObserver(resource, tree)
  const text = [fields.map(({ name }) => name).join(), ...rows].join('\n')
  readTable(() => [bytesOf(`${text}\n`)], resource, [observer])
  return { table: observer.result() as PlaceTable, resource }
}

const about = (slug: string, { table, resource }: ReturnType<typeof read>) =>
  standingsOf(place(slug), table, resource, tree)

describe('the places of a catalog', () => {
  test('are those of its lists of places, each part of the one that its list or its code names', () => {
    expect(tree.places.map(({ slug, parent }) => [slug, parent?.slug])).toEqual([
      ['90.01.01.1', '90.01.01'],
      ['90', undefined],
      ['90.01', '90'],
      ['90.01.01', '90.01'],
      ['90.01.02', '90.01'],
      ['90.01.03', '90.01'],
      ['90.01.04', '90.01'],
    ])
    expect(tree.lists).toEqual(['kota', 'distrik', 'kampung'])
  })

  test('are found by every system of their list', () => {
    expect(tree.find('distrik', '9001020', 'bps')?.slug).toBe('90.01.02')
    expect(tree.find('distrik', '9001020')).toBeUndefined()
  })
})

describe('a row', () => {
  test('is about the smallest place that it names', () => {
    const { table } = read(
      [CITY, DISTRICT, PEOPLE],
      ['kode_kota', 'kode_distrik'],
      ['90.01,90.01.01,5', '90.01,,9'],
    )
    expect(table.places).toEqual(['90.01.01', '90.01'])
    expect(table.rows).toEqual([1, 1])
  })

  test('about a place that no list has is left out', () => {
    const { table } = read([DISTRICT, PEOPLE], ['kode_distrik'], ['90.01.01,5', '12.34,6'])
    expect(table.places).toEqual(['90.01.01'])
  })
})

describe('the newest figure of a place', () => {
  const population = read(
    [DISTRICT, YEAR, PEOPLE],
    ['kode_distrik', 'tahun'],
    ['90.01.01,2021,40', '90.01.01,2020,30', '90.01.02,2021,40', '90.01.03,2021,100', '90.01.04,2020,7'],
  )

  test('stands beside its former ones and the total of its level for the same period', () => {
    expect(about('90.01.01', population)).toEqual([
      {
        field: 'jumlah_penduduk',
        group: [],
        value: 40,
        period: '2021',
        trend: [30, 40],
        peers: {
          list: 'distrik',
          count: 3,
          isComplete: false,
          total: 180,
          least: 40,
          most: 100,
          rank: 2,
          ties: true,
        },
      },
    ])
  })

  test('is not ranked among fewer than three', () => {
    expect(about('90.01.04', population)[0]).toMatchObject({ value: 7, period: '2020' })
    expect(about('90.01.04', population)[0]?.peers).toBeUndefined()
  })

  test.each([
    ['a rate', RATE],
    ['rain', RAIN],
  ])('is never added up where it is %s', (_, field) => {
    const rows = ['90.01.01,5', '90.01.02,9', '90.01.03,1', '90.01.04,7']
    const peers = about('90.01.01', read([DISTRICT, field], ['kode_distrik'], rows))[0]?.peers
    expect(peers?.total).toBeUndefined()
    expect(peers).toMatchObject({ median: 6, rank: 3, isComplete: true })
  })

  test('stands beside that of the whole city where the table has it', () => {
    const rows = ['90.01,90.01.01,5', '90.01,,9']
    expect(
      about('90.01.01', read([CITY, DISTRICT, RATE], ['kode_kota', 'kode_distrik'], rows))[0]?.home,
    ).toBe(9)
  })

  test('is one for each group where the key tells groups apart, and no sum of them', () => {
    const rows = ['90.01.01,L,5', '90.01.01,P,6']
    const found = about('90.01.01', read([DISTRICT, SEX, PEOPLE], ['kode_distrik', 'jenis_kelamin'], rows))
    expect(found.map(({ group, value }) => [group, value])).toEqual([
      [['L'], 5],
      [['P'], 6],
    ])
  })

  test('is none where rows about a place cannot be told apart; they are counted', () => {
    const table = read([DISTRICT, PEOPLE], [], ['90.01.01,5', '90.01.01,6', '90.01.02,1'])
    expect(about('90.01.01', table)).toEqual([])
    expect(table.table.rows).toEqual([2, 1])
  })

  test('says what it rests on', () => {
    const basis: FieldDescriptor = { name: 'dasar', type: 'string', codes: 'dasar' }
    const table = read([DISTRICT, PEOPLE, basis], ['kode_distrik'], ['90.01.01,5,taksiran', '90.01.02,6,'])
    expect(about('90.01.01', table)[0]?.basis).toBe('taksiran')
    expect(about('90.01.02', table)[0]?.basis).toBeUndefined()
  })
})

test('of many periods the last 24 are kept, and of each place its last', () => {
  const years = Array.from({ length: 60 }, (_, at) => `90.01.02,${1960 + at},${at}`)
  const { table } = read([DISTRICT, YEAR, PEOPLE], ['kode_distrik', 'tahun'], ['90.01.01,1950,1', ...years])
  expect(table.periods).toEqual(['1950', ...Array.from({ length: 24 }, (_, at) => String(1996 + at))])
})

describe('a place with places inside', () => {
  const population = read(
    [DISTRICT, YEAR, PEOPLE],
    ['kode_distrik', 'tahun'],
    ['90.01.01,2021,40', '90.01.02,2021,30', '90.01.03,2021,20', '90.01.04,2021,10'],
  )

  test('is told their total, for it and whatever is around it', () => {
    for (const slug of ['90.01', '90'])
      expect(detailsOf(place(slug), population.table, population.resource, tree)).toEqual([
        {
          list: 'distrik',
          count: 4,
          isComplete: true,
          total: 100,
          least: 10,
          most: 40,
          field: 'jumlah_penduduk',
          period: '2021',
        },
      ])
  })

  test('has a page, and one without any row has none', () => {
    const book = placeBook(tree, [{ ...population, dataset: {} } as never])
    expect(book.places.map(({ slug }) => slug)).toEqual([
      '90',
      '90.01',
      '90.01.01',
      '90.01.02',
      '90.01.03',
      '90.01.04',
    ])
    expect(book.about(place('90.01'))).toHaveLength(0)
    expect(book.within(place('90.01'))).toHaveLength(1)
  })
})

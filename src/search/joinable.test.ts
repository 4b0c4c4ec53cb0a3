import { expect, test } from 'vitest'
import type { CodeSet } from './codesets.ts'
import { type JoinTable, joinableWith, joinIndex } from './joinable.ts'

const codes = (field: string, kind: string, values: string[]): CodeSet => ({
  field,
  kind,
  isPeriod: false,
  values,
})
const years = (...values: string[]): CodeSet => ({ field: 'tahun', kind: 'year', isPeriod: true, values })
const table = (dataset: string, sets: CodeSet[], references: JoinTable['references'] = []): JoinTable => ({
  dataset,
  resource: `${dataset}/tabel`,
  sets,
  references,
})

const tables = [
  table('a/penduduk', [
    codes('kode_kota', 'kota lokal', ['K']),
    codes('kode_distrik', 'distrik lokal', ['K-1', 'K-2', 'K-3']),
    years('2020', '2021'),
  ]),
  table('a/luas', [
    codes('kode_kota', 'kota lokal', ['K']),
    codes('distrik', 'distrik lokal', ['K-2', 'K-3']),
  ]),
  table('b/air', [codes('kode_distrik', 'distrik lokal', ['K-1', 'K-3']), years('2021', '2022')]),
  table('b/kota', [codes('kode_kota', 'kota lokal', ['K']), years('2020', '2021')]),
  table('c/resmi', [codes('kode_distrik', 'distrik bps', ['K-1', 'K-2', 'K-3'])]),
  table('c/tahun', [years('2020', '2021')]),
]
const index = joinIndex(tables)
const found = (dataset: string, most = 9) => joinableWith(index, dataset, most)

test('names the columns of both tables and how many values they share', () => {
  expect(found('a/penduduk').find(({ dataset }) => dataset === 'a/luas')?.columns).toEqual([
    { own: 'kode_distrik', other: 'distrik', shared: 2, isPeriod: false },
  ])
  expect(found('a/penduduk').find(({ dataset }) => dataset === 'b/air')?.columns).toEqual([
    { own: 'kode_distrik', other: 'kode_distrik', shared: 2, isPeriod: false },
    { own: 'tahun', other: 'tahun', shared: 1, isPeriod: true },
  ])
})

test('puts what shares most first, in the same order each time', () => {
  expect(found('a/penduduk').map(({ dataset }) => dataset)).toEqual(['a/luas', 'b/air', 'b/kota'])
  expect(found('a/penduduk', 1)).toHaveLength(1)
})

test('a place that is always the same joins by its periods where nothing finer does', () => {
  expect(found('b/kota').find(({ dataset }) => dataset === 'a/penduduk')?.columns).toEqual([
    { own: 'kode_kota', other: 'kode_kota', shared: 1, isPeriod: false },
    { own: 'tahun', other: 'tahun', shared: 2, isPeriod: true },
  ])
})

test('neither a period alone nor a code of another system joins', () => {
  expect(found('c/tahun')).toEqual([])
  expect(found('c/resmi')).toEqual([])
})

test('a declared reference comes first, from either side', () => {
  const parent = table('d/rute', [])
  const child = table(
    'd/halte',
    [codes('kode_distrik', 'distrik lokal', ['K-1', 'K-2', 'K-3'])],
    [{ fields: ['kode_rute'], resource: 'd/rute/tabel', parentFields: ['kode'] }],
  )
  const both = joinIndex([...tables, parent, child])
  expect(joinableWith(both, 'd/rute', 3)).toEqual([
    {
      dataset: 'd/halte',
      resource: 'd/halte/tabel',
      columns: [{ own: 'kode', other: 'kode_rute', shared: 0, isPeriod: false }],
    },
  ])
  expect(joinableWith(both, 'd/halte', 9)[0]?.dataset).toBe('d/rute')
})

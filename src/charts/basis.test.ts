import { expect, test } from 'vitest'
import type { ViewData } from '../catalog/model.ts'
import { basisAfter, basisNote, basisOf } from './basis.ts'
import { valueCsv } from './value-csv.ts'
import { valueTable } from './value-table.ts'
import type { ChartSpec } from './view.ts'

const X = ['2020', '2021', '2022']
const SERIES = ['Laki-laki', 'Perempuan']

function note(of: string[][], x = X): string {
  return basisNote({ title: 'Dasar', of }, x, SERIES, 'id')
}

function chart(of: string[][]): ChartSpec {
  return {
    kind: 'bar',
    horizontal: false,
    stacked: false,
    language: 'id',
    title: '',
    notes: [],
    xTitle: 'Kecamatan',
    yTitle: '',
    unit: 'jiwa',
    x: ['Medan Kota', 'Medan Area'],
    codes: ['12.71.01', '12.71.10'],
    series: of.map((_, at) => ({ name: SERIES[at] as string, unit: '', values: [1000 + at, null] })),
    basis: { title: 'Dasar', of },
    decimals: 0,
    additive: true,
  }
}

test('one basis of all values is said once', () => {
  expect(
    note([
      ['Sekunder', 'Sekunder', ''],
      ['', 'Sekunder', 'Sekunder'],
    ]),
  ).toBe('Dasar: Sekunder, untuk semua nilai.')
})

test('the periods of each basis are named where all series agree', () => {
  expect(
    note([
      ['Resmi', 'Sekunder', 'Resmi'],
      ['Resmi', '', 'Resmi'],
    ]),
  ).toBe('Dasar: Resmi (2020, 2022); Sekunder (2021).')
})

test('the series of each basis are named where the periods do not tell them apart', () => {
  expect(
    note([
      ['Resmi', 'Resmi', ''],
      ['Sekunder', 'Sekunder', 'Sekunder'],
    ]),
  ).toBe('Dasar: Resmi (Laki-laki); Sekunder (Perempuan).')
})

test('values are counted where neither tells them apart, or the names are many', () => {
  expect(
    note([
      ['Resmi', 'Sekunder', ''],
      ['Sekunder', 'Resmi', 'Resmi'],
    ]),
  ).toBe('Dasar: Resmi (3 dari 5 nilai); Sekunder (2 dari 5 nilai).')
  const many = Array.from({ length: 20 }, (_, at) => (at === 0 ? 'Sekunder' : 'Resmi'))
  expect(
    note(
      [many],
      many.map((_, at) => String(2000 + at)),
    ),
  ).toBe('Dasar: Sekunder (2000); Resmi (19 dari 20 nilai).')
})

test('a point keeps its basis wherever it is put, and one of several or of none says so', () => {
  const data: ViewData = {
    view: 0,
    x: ['a', 'b', 'c'],
    series: [{ name: 'jumlah', values: [1, 2, 3] }],
    basis: { field: 'dasar', codes: [['resmi', null, '']] },
    truncated: false,
  }
  const arranged = { x: ['c', 'b', 'a', ''], series: [{ name: 'jumlah', values: [3, 2, null, 6] }] }
  const label = (code: string) => code.toUpperCase()
  expect(basisOf(data, arranged, { title: 'Dasar', label, language: 'en' })?.of).toEqual([
    ['not stated', 'mixed', '', 'mixed'],
  ])
  const rest = { x: ['c', ''], series: [{ name: 'jumlah', values: [3, 3] }] }
  const one = { ...data, basis: { field: 'dasar', codes: [['resmi', 'resmi', '']] } }
  expect(basisOf(one, rest, { title: 'Dasar', label, language: 'en' })?.of).toEqual([['not stated', 'RESMI']])
})

test('a value names its basis only where others rest on something else', () => {
  const after = basisAfter({ title: 'Dasar', of: [['Resmi', 'Sekunder', '']] })
  expect([after(0, 1), after(0, 2), after(1, 0)]).toEqual([' (Sekunder)', '', ''])
  expect(basisAfter({ title: 'Dasar', of: [['Resmi', '']] })(0, 0)).toBe('')
  expect(basisAfter(undefined)(0, 0)).toBe('')
})

test('tables of the values tell codes and basis: in one column, or beside each series', () => {
  expect(
    valueCsv(
      chart([
        ['Resmi', ''],
        ['Resmi', ''],
      ]),
    )
      .split('\r\n')
      .slice(0, 3),
  ).toEqual([
    'Kode,Kecamatan,Laki-laki (jiwa),Perempuan (jiwa),Dasar',
    '12.71.01,Medan Kota,1000,1001,Resmi',
    '12.71.10,Medan Area,,,',
  ])
  expect(
    valueTable(
      chart([
        ['Resmi', ''],
        ['Sekunder', ''],
      ]),
    ),
  ).toEqual({
    head: ['Kecamatan', 'Laki-laki (jiwa)', 'Dasar: Laki-laki', 'Perempuan (jiwa)', 'Dasar: Perempuan'],
    rows: [
      ['Medan Kota', '1.000', 'Resmi', '1.001', 'Sekunder'],
      ['Medan Area', '', '', '', ''],
    ],
  })
})

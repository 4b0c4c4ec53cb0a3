import { describe, expect, test } from 'vitest'
import type { FieldDescriptor, ViewDescriptor } from '../catalog/descriptors.ts'
import type { CodeList, Resource, ViewData } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { valueTable } from './value-table.ts'
import { type ChartSpec, chartSpec } from './view.ts'

const FIELDS = [
  { name: 'tahun', type: 'year', title: 'Tahun', title_en: 'Year' },
  { name: 'kode', type: 'string', title: 'Kecamatan', codes: 'kecamatan' },
  { name: 'jenis', type: 'string', title: 'Jenis' },
  {
    name: 'jumlah',
    type: 'integer',
    title: 'Jumlah penduduk',
    title_en: 'Population',
    unit: 'jiwa',
    unit_en: 'people',
  },
  { name: 'persen', type: 'number', title: 'Penduduk miskin', unit: 'persen' },
] as FieldDescriptor[]

const LISTS = new Map<string, CodeList>([
  [
    'kecamatan',
    {
      name: 'kecamatan',
      title: 'Kecamatan',
      systems: [{ system: 'kemendagri', column: 'kode' }],
      label: 'nama',
      rows: [{ kode: '12.71.01', nama: 'Medan Kota' }],
    },
  ],
])

function spec(
  view: Partial<ViewDescriptor>,
  data: Partial<ViewData>,
  language: Language = 'id',
): ChartSpec | undefined {
  const resource = { name: 'tabel', fields: FIELDS } as unknown as Resource
  const declared = { type: 'bar', title: 'Judul', x: 'jenis', y: 'jumlah', ...view } as ViewDescriptor
  const whole = { view: 0, x: [], series: [], truncated: false, ...data }
  return chartSpec({ resources: [resource] }, declared, whole, language, LISTS)
}
const one = (...values: (number | null)[]) => [{ name: 'jumlah', values }]

describe('the chart of a view', () => {
  test('carries titles, units and series names in the language', () => {
    const view = { type: 'line', x: 'tahun', title_en: 'Title' } as const
    const data = { x: ['2021', '2020'], series: one(2, 1) }
    expect(spec(view, data, 'en')).toMatchObject({
      title: 'Title',
      xTitle: 'Year',
      yTitle: 'Population',
      unit: 'people',
    })
    expect(spec(view, data)).toMatchObject({
      kind: 'line',
      title: 'Judul',
      unit: 'jiwa',
      scale: 'year',
      x: ['2020', '2021'],
      at: [2020, 2021],
      series: [{ name: 'Jumlah penduduk', unit: '', values: [1, 2] }],
    })
  })

  test('shows codes by their labels, and what has none as it is', () => {
    expect(spec({ x: 'kode' }, { x: ['12.71.01', '12.71.99'], series: one(1, 2) })?.x).toEqual([
      'Medan Kota',
      '12.71.99',
    ])
    const series = [{ name: '12.71.01', values: [1] }]
    expect(spec({ series: 'kode' }, { x: ['a'], series })?.series[0]?.name).toBe('Medan Kota')
  })

  test('puts time in order and keeps other categories as they came', () => {
    expect(spec({ x: 'tahun' }, { x: ['2021', '2020'], series: one(2, 1) })?.series[0]?.values).toEqual([
      1, 2,
    ])
    expect(spec({}, { x: ['b', 'a'], series: one(2, 1) })?.x).toEqual(['b', 'a'])
    expect(spec({ sort: 'y' }, { x: ['b', 'a'], series: one(2, 1) })?.x).toEqual(['a', 'b'])
  })

  test('names each unit where units differ', () => {
    const series = [
      { name: 'jumlah', values: [1] },
      { name: 'persen', values: [2.5] },
    ]
    expect(spec({ x: 'tahun', y: ['jumlah', 'persen'] }, { x: ['2020'], series })).toMatchObject({
      unit: '',
      yTitle: '',
      series: [{ unit: 'jiwa' }, { unit: 'persen' }],
    })
  })

  test('is none of nothing and of a table that is not there', () => {
    expect(spec({}, {})).toBeUndefined()
    expect(spec({}, { x: ['a'], series: one(null) })).toBeUndefined()
    expect(spec({ resource: 'lain' }, { x: ['a'], series: one(1) })).toBeUndefined()
  })

  test('of a histogram is bars in the order of its groups, named by their bounds', () => {
    const view = { type: 'histogram', x: 'jumlah', y: undefined } as const
    const data = { x: ['0/4999', '5000/9999'], series: one(1, 2) }
    expect(spec(view, data)).toMatchObject({
      kind: 'bar',
      x: ['0–4.999', '5.000–9.999'],
      yTitle: 'Jumlah baris',
      unit: '',
      notes: ['Dikelompokkan menurut: Jumlah penduduk (jiwa).'],
    })
    expect(spec(view, { ...data, x: ['-0.5/0', '0/0.5'] }, 'en')).toMatchObject({
      x: ['−0.5 – 0.0', '0.0–0.5'],
      notes: ['Grouped by: Population (people). A group includes its lower bound, not its upper one.'],
    })
  })

  test('of areas is a stack only where the view says so and nothing is below zero', () => {
    const two = (low: number) => ({
      x: ['2020', '2021'],
      series: [...one(1, 2), { name: 'persen', values: [low, 3] }],
    })
    const stacked = (view: object, low = 1) => spec({ type: 'area', x: 'tahun', ...view }, two(low))?.stacked
    expect(stacked({})).toBe(false)
    expect(stacked({ stacked: true })).toBe(true)
    expect(stacked({ stacked: true }, -1)).toBe(false)
  })

  test('of a map is lying bars by size', () => {
    expect(spec({ type: 'map' }, { x: ['a', 'b'], series: one(1, 2) })).toMatchObject({
      kind: 'bar',
      horizontal: true,
      x: ['b', 'a'],
    })
  })

  test('of a pie needs at most six parts that make a whole', () => {
    const kind = (...values: (number | null)[]) =>
      spec({ type: 'pie' }, { x: values.map((_, at) => `k${at}`), series: one(...values) })?.kind
    expect(kind(1, 2, 3)).toBe('pie')
    expect(kind(1, 2, 3, 4, 5, 6, 7)).toBe('bar')
    expect(kind(1, -2)).toBe('bar')
    expect(kind(0, 0)).toBe('bar')
    expect(kind(1, null)).toBe('bar')
  })

  test('adds the rest of a pie up where a sum means something', () => {
    const data = { x: ['a', 'b', 'c'], series: one(5, 3, 2) }
    expect(spec({ type: 'pie', top: 1 }, data)).toMatchObject({
      kind: 'pie',
      x: ['a', '2 lainnya'],
      series: [{ values: [5, 5] }],
    })
    const shares = { x: ['a', 'b', 'c'], series: [{ name: 'persen', values: [5, 3, 2] }] }
    expect(spec({ type: 'pie', y: 'persen', top: 1 }, shares)).toMatchObject({ x: ['a'], additive: false })
  })

  test('says what is left out', () => {
    const many = {
      x: Array.from({ length: 60 }, (_, at) => `k${at}`),
      series: one(...Array.from({ length: 60 }, (_, at) => at)),
    }
    const chart = spec({ note: 'Catatan.' }, { ...many, truncated: true })
    expect(chart?.x).toHaveLength(50)
    expect(chart?.x).not.toContain('k9')
    expect(chart?.notes).toHaveLength(3)
    expect(chart?.notes[1]).toMatch(/^10 kategori/)
  })

  test('has a table of its values with gaps as empty cells', () => {
    const chart = spec({ x: 'tahun' }, { x: ['2020', '2021'], series: one(1234, null) })
    expect(chart && valueTable(chart)).toEqual({
      head: ['Tahun', 'Jumlah penduduk (jiwa)'],
      rows: [
        ['2020', '1.234'],
        ['2021', ''],
      ],
    })
  })
})

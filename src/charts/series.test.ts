import { describe, expect, test } from 'vitest'
import type { FieldDescriptor, ViewDescriptor } from '../catalog/descriptors.ts'
import type { ViewData } from '../catalog/model.ts'
import { readTable } from '../catalog/pass.ts'
import { PART, viewObserver } from './series.ts'

const FIELDS = [
  { name: 'tahun', type: 'year' },
  { name: 'wilayah', type: 'string' },
  { name: 'jumlah', type: 'integer' },
  { name: 'persen', type: 'number' },
] as FieldDescriptor[]

function gather(csv: string, view: Partial<ViewDescriptor>, fields = FIELDS): ViewData {
  const declared = { type: 'bar', title: '', x: 'wilayah', y: 'jumlah', ...view } as ViewDescriptor
  const observer = viewObserver(declared, 3)
  const bytes = new TextEncoder().encode(csv)
  // In pieces of seven bytes, so that cells and rows are cut everywhere.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) =>
    bytes.slice(at * 7, at * 7 + 7),
  )
  const dialect = { delimiter: ',', quoteChar: '"' }
  readTable(() => pieces, { fields, missingValues: ['', '-'], dialect }, [observer])
  return observer.result()
}

const TABLE = `tahun,wilayah,jumlah,persen
2020,Utara,10,1.5
2020,Selatan,20,0.1
2021,Utara,5,0.2
2021,Selatan,-,0.1
2021,Utara,7,
`

describe('the points of a view', () => {
  test('come in order of appearance and are added up where rows meet', () => {
    expect(gather(TABLE, {})).toEqual({
      view: 3,
      x: ['Utara', 'Selatan'],
      series: [{ name: 'jumlah', values: [22, 20] }],
      truncated: false,
    })
  })

  test('are averaged, bounded or counted where that is declared', () => {
    const values = (aggregate: ViewDescriptor['aggregate'], y = 'jumlah') =>
      gather(TABLE, { aggregate, y }).series[0]?.values
    expect(values('mean')).toEqual([7.33333333333, 20])
    expect(values('min')).toEqual([5, 20])
    expect(values('max')).toEqual([10, 20])
    expect(values('count')).toEqual([3, 1])
    expect(values('sum', 'persen')).toEqual([1.7, 0.2])
  })

  test('keep what their rows rest on where a column of codes says so', () => {
    const fields = [
      { name: 'tahun', type: 'year' },
      { name: 'jumlah', type: 'integer' },
      { name: 'dasar', type: 'string', codes: 'dasar' },
    ] as FieldDescriptor[]
    const table = 'tahun,jumlah,dasar\n2020,1,resmi\n2021,2,\n2022,3,resmi\n2022,4,sekunder\n2023,-,resmi\n'
    expect(gather(table, { x: 'tahun' }, fields).basis).toEqual({
      field: 'dasar',
      codes: [['resmi', '', null, '']],
    })
    expect(gather(table, { x: 'tahun', series: 'dasar' }, fields)).not.toHaveProperty('basis')
    expect(gather(TABLE, {})).not.toHaveProperty('basis')
  })

  test('count rows where there is no measure', () => {
    expect(gather(TABLE, { y: undefined }).series[0]?.values).toEqual([3, 2])
  })

  test('are split by a series column, with a gap where a point has no value', () => {
    expect(gather(TABLE, { x: 'tahun', series: 'wilayah' })).toMatchObject({
      x: ['2020', '2021'],
      series: [
        { name: 'Utara', values: [10, 12] },
        { name: 'Selatan', values: [20, null] },
      ],
    })
  })

  test('are split by measure, and by both', () => {
    expect(gather(TABLE, { x: 'tahun', y: ['jumlah', 'persen'] }).series.map(({ name }) => name)).toEqual([
      'jumlah',
      'persen',
    ])
    const both = gather(TABLE, { x: 'tahun', y: ['jumlah', 'persen'], series: 'wilayah' })
    expect(both.series.map(({ name }) => name)).toEqual([
      `Utara${PART}jumlah`,
      `Utara${PART}persen`,
      `Selatan${PART}jumlah`,
      `Selatan${PART}persen`,
    ])
    expect(both.series[3]?.values).toEqual([0.1, 0.1])
  })

  test('are filtered by one value or several, as text', () => {
    expect(gather(TABLE, { filter: { tahun: 2021 } }).series[0]?.values).toEqual([12, null])
    expect(gather(TABLE, { filter: { wilayah: ['Selatan', 'Timur'] } }).x).toEqual(['Selatan'])
  })

  test('are found by field where the label is spelled differently', () => {
    const fields = [
      { name: 'x', type: 'string' },
      { name: 'jumlah', type: 'integer' },
    ] as FieldDescriptor[]
    expect(gather('Wilayah,jumlah\nUtara,1\n', { x: 'x' }, fields).x).toEqual(['Utara'])
  })

  test('are none where a column is absent', () => {
    expect(gather(TABLE, { y: 'tiada' })).toMatchObject({ x: [], series: [] })
    expect(gather(TABLE, { filter: { tiada: 1 } })).toMatchObject({ x: [], series: [] })
  })

  test('of a scatter are its rows, even where they meet', () => {
    const data = gather('tahun,wilayah,jumlah,persen\n2020,U,1,2\n2020,U,1,3\n', {
      type: 'scatter',
      x: 'jumlah',
      y: 'persen',
    })
    expect(data.x).toEqual(['1', '1'])
    expect(data.series[0]?.values).toEqual([2, 3])
  })

  test('leave out cells that are no value of their type', () => {
    expect(gather('tahun,wilayah,jumlah,persen\n2020,U,dua,1\n2020,U,3,1\n', {}).series[0]?.values).toEqual([
      3,
    ])
  })

  test('write dates of another format in ISO 8601', () => {
    const fields = [
      { name: 'hari', type: 'date', format: '%d/%m/%Y' },
      { name: 'jumlah', type: 'integer' },
    ]
    const data = gather('hari,jumlah\n31/12/2024,1\n', { x: 'hari' }, fields as FieldDescriptor[])
    expect(data.x).toEqual(['2024-12-31'])
  })

  test('stop at 500 categories and 20 series, and say so', () => {
    const rows = Array.from({ length: 700 }, (_, at) => `2020,W${at},1,1`).join('\n')
    const wide = gather(`tahun,wilayah,jumlah,persen\n${rows}\n`, {})
    expect([wide.x.length, wide.truncated]).toEqual([500, true])
    const deep = gather(`tahun,wilayah,jumlah,persen\n${rows}\n`, { x: 'tahun', series: 'wilayah' })
    expect([deep.series.length, deep.truncated]).toEqual([20, true])
  })
})

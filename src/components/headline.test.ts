import { describe, expect, test } from 'vitest'
import type { FieldDescriptor, ViewDescriptor } from '../catalog/descriptors.ts'
import type { ViewData } from '../catalog/model.ts'
import { headlineOfView } from './headline.ts'

const fields = [
  { name: 'tahun', type: 'year' },
  { name: 'periode', type: 'string' },
  { name: 'kecamatan', type: 'string' },
  { name: 'tpt', type: 'number', unit: 'persen' },
] as FieldDescriptor[]
const find = (view: object, data: Partial<ViewData>) =>
  headlineOfView(
    { type: 'line', title: '', x: 'tahun', y: 'tpt', ...view } as ViewDescriptor,
    { fields },
    { view: 0, x: [], series: [], truncated: false, ...data },
  )

describe('headline', () => {
  test('is the newest figure that there is, with the one before', () => {
    const found = find(
      {},
      { x: ['2021', '2019', '2022', '2023'], series: [{ name: 'tpt', values: [10.81, 8.53, 8.9, null] }] },
    )
    expect(found).toMatchObject({
      kind: 'latest',
      value: 8.9,
      at: '2022',
      digits: 2,
      previous: { value: 10.81, at: '2021' },
    })
    expect(found?.trend).toEqual([8.53, 10.81, 8.9, null])
    expect(found?.field?.unit).toBe('persen')
  })

  test('is compared only with the period next to it', () => {
    const previous = (x: string[], frequency?: string) =>
      headlineOfView(
        { type: 'line', title: '', x: 'periode', y: 'tpt' },
        { fields },
        { view: 0, x, series: [{ name: 'tpt', values: [1, 2] }], truncated: false },
        frequency,
      )?.previous?.at
    expect(previous(['2013', '2025'])).toBeUndefined()
    expect(previous(['2021', '2023'])).toBe('2021')
    expect(previous(['2023-10', '2024-02'], 'empat-bulanan')).toBe('2023-10')
    expect(previous(['2023-10', '2024-02'], 'bulanan')).toBeUndefined()
    expect(previous(['2023-12-31', '2024-01-31'], 'bulanan')).toBe('2023-12-31')
    expect(previous(['2020/2021', '2021/2022'])).toBe('2020/2021')
  })

  test('of counted rows measures no field', () => {
    const data = { x: ['Medan Kota', 'Medan Baru'], series: [{ name: 'tpt', values: [3, 5] }] }
    for (const view of [{ aggregate: 'count' }, { y: undefined }]) {
      const found = find({ type: 'bar', x: 'kecamatan', ...view }, data)
      expect(found).toMatchObject({ kind: 'highest', value: 5, at: 'Medan Baru' })
      expect(found?.field).toBeUndefined()
    }
  })

  test('knows a period that is written as text', () => {
    expect(
      find({ x: 'periode' }, { x: ['2021/2022', '2023-10'], series: [{ name: '', values: [1, 2] }] })?.at,
    ).toBe('2023-10')
  })

  test('names the series where there are several', () => {
    const series = [
      { name: 'SD', values: [4] },
      { name: 'SMP', values: [3] },
    ]
    expect(find({ series: 'jenis' }, { x: ['2020'], series })?.series).toBe('SD')
  })

  test('is of the series that reaches the newest period', () => {
    const series = [
      { name: 'SSGI', values: [15.4, null] },
      { name: 'SKI', values: [null, 5.8] },
    ]
    expect(find({ series: 'survei' }, { x: ['2022', '2023'], series })).toMatchObject({
      series: 'SKI',
      value: 5.8,
    })
  })

  test('is the sum where the view stacks its series', () => {
    const series = [
      { name: 'L', values: [1.5, 2, 3] },
      { name: 'P', values: [1.5, 3, null] },
    ]
    const found = find({ type: 'bar', series: 'jk', stacked: true }, { x: ['2020', '2021', '2022'], series })
    expect(found).toMatchObject({ value: 5, at: '2021', digits: 1, previous: { value: 3 } })
    expect(found?.series).toBeUndefined()
  })

  test('is the largest of categories', () => {
    const found = find(
      { type: 'bar', x: 'kecamatan' },
      { x: ['A', 'B', 'C'], series: [{ name: '', values: [1, 5, 2] }] },
    )
    expect(found).toMatchObject({ kind: 'highest', value: 5, at: 'B' })
    expect(found?.ties).toBeUndefined()
    expect(
      find(
        { type: 'bar', x: 'kecamatan' },
        { x: ['A', 'B', 'C'], series: [{ name: '', values: [5, 5, 2] }] },
      ),
    ).toMatchObject({ at: 'A', ties: true })
  })

  test('is absent where one figure would mislead', () => {
    expect(find({ type: 'pie' }, { x: ['A', 'B'], series: [{ name: '', values: [1, 2] }] })).toBeUndefined()
    expect(find({}, { x: ['2020'], series: [{ name: '', values: [null] }] })).toBeUndefined()
    expect(
      find(
        { type: 'bar', x: 'kecamatan' },
        { x: ['A', 'B'], series: [{ name: '', values: [1, 2] }], truncated: true },
      ),
    ).toBeUndefined()
  })
})

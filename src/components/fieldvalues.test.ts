import { expect, test } from 'vitest'
import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { ColumnProfile } from '../catalog/model.ts'
import { id } from '../i18n/id.ts'
import type { Edition } from './edition.ts'
import { distribution, histogramMarkup, topValues } from './fieldvalues.ts'

const labels = new Map([['s', 'Sehat']])
const edition = {
  language: 'id',
  m: id,
  labels: (field: FieldDescriptor | undefined) => (field?.codes === 'kondisi' ? labels : undefined),
  code: (_: string, code: string) => ({ text: code === '1' ? 'Dusun Satu' : code }),
} as unknown as Edition
const profile = (more: Partial<ColumnProfile>): ColumnProfile => ({
  name: 'a',
  type: 'string',
  values: 1000,
  nulls: 0,
  distinct: 3,
  estimated: false,
  top: [
    { value: 's', count: 900 },
    { value: '1', count: 100 },
  ],
  ...more,
})

test('frequent values are shown as people call them, with their part of all', () => {
  const local = topValues({ name: 'a', type: 'string', codes: 'kondisi' }, profile({}), edition)
  expect(local[0]).toEqual({ value: 's', text: 'Sehat', count: '900', share: 90 })
  const known = topValues(
    { name: 'a', type: 'string', codes: 'dusun' },
    profile({ estimated: true }),
    edition,
  )
  expect(known[1]).toEqual({ value: '1', text: 'Dusun Satu (1)', count: '≈ 100', share: 10 })
})

test('values that hardly repeat are not listed, and amounts are shown by their distribution', () => {
  const field: FieldDescriptor = { name: 'a', type: 'integer' }
  expect(topValues({ name: 'a', type: 'string' }, profile({ distinct: 990 }), edition)).toEqual([])
  const spread = profile({
    type: 'integer',
    distinct: 300,
    quantiles: [1, 2, 1234.5, 4, 5],
    histogram: { from: 0, to: 10, counts: [1, 0, 4] },
  })
  expect(topValues(field, spread, edition)).toEqual([])
  expect(distribution(field, spread, edition)?.median).toBe('Nilai tengah: 1.234,5')
  expect(distribution({ name: 'a', type: 'year' }, spread, edition)).toBeUndefined()
})

test('bars of a distribution stand from the smallest values to the largest, as high as their counts', () => {
  const heights = [...histogramMarkup([1, 0, 4]).matchAll(/x="(\d+)"[^>]* height="([\d.]+)"/g)].map(
    ([, x, height]) => [Number(x), Number(height)],
  )
  expect(heights).toEqual([
    [0, 9],
    [6, 0],
    [12, 36],
  ])
})

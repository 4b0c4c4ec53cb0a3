import { expect, test } from 'vitest'
import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { placeLinks } from './placelinks.ts'

const fields = [
  { name: 'kode', type: 'string', codes: 'distrik', system: 'lokal' },
  { name: 'nama', type: 'string' },
  { name: 'jiwa', type: 'integer' },
] as FieldDescriptor[]
const names: Record<string, string> = { A: 'Hulu', B: 'Hilir' }
const href = (_: string, code: string) => (code === 'A' ? '/wilayah/A/' : undefined)
const linksOf = (preview: string[][]) =>
  placeLinks({ fields }, { labels: ['kode', 'nama', 'jiwa'], preview }, href, (_, code) => names[code])

test('the name of a place leads to its page, where it has one', () => {
  const [code, name, amount] = linksOf([
    ['A', 'Hulu', '5'],
    ['B', 'Hilir', '6'],
  ])
  expect([code, amount]).toEqual([undefined, undefined])
  expect(name?.of(['A', 'Hulu', '5'])).toBe('/wilayah/A/')
  expect(name?.of(['B', 'Hilir', '6'])).toBeUndefined()
})

test('the code does where names beside it are written otherwise', () => {
  const [code, name] = linksOf([['A', 'Kecamatan Hulu', '5']])
  expect(name).toBeUndefined()
  expect(code?.of(['A', 'Kecamatan Hulu', '5'])).toBe('/wilayah/A/')
})

test('a table whose places have no page has no links', () => {
  expect(linksOf([['B', 'Hilir', '6']])).toEqual([undefined, undefined, undefined])
})

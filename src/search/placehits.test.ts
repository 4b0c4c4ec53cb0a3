import { expect, test } from 'vitest'
import { type PlaceEntry, placeHits } from './placehits.ts'

const PLACES: PlaceEntry[] = [
  { name: 'Kota Medan', level: 'Kabupaten/kota', codes: ['12.71', '1271'], href: '/a/' },
  { name: 'Medan Kota', level: 'Kecamatan', codes: ['12.71.01'], href: '/b/' },
  { name: 'Marelan', level: 'Kelurahan', codes: ['12.71.12.1001'], href: '/c/' },
  { name: 'Medan Marelan', level: 'Kecamatan', codes: ['12.71.12'], href: '/d/' },
]
const hrefs = (query: string) => placeHits(query, PLACES).map(({ href }) => href)

test('a query finds the places that it names whole, the longest name first', () => {
  expect(hrefs('penduduk MEDAN marelan')).toEqual(['/d/', '/c/'])
  expect(hrefs('medan')).toEqual([])
  expect(hrefs('penduduk')).toEqual([])
  expect(hrefs('')).toEqual([])
})

test('names of the same words are both found, and a code stands before names', () => {
  expect(hrefs('kota medan')).toEqual(['/a/', '/b/'])
  expect(hrefs('kota medan 12.71.12')).toEqual(['/d/', '/a/', '/b/'])
  expect(hrefs('127112')).toEqual(['/d/'])
})

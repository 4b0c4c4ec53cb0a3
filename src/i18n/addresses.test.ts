import { describe, expect, test } from 'vitest'
import { address, addressList, fileAddress, PAGE_KINDS, pageOf, routePattern } from './addresses.ts'

describe('addresses', () => {
  test('the first language has no prefix, the other has its own words', () => {
    expect(address('theme', { theme: 'kesehatan' }, 'id', 'id')).toBe('/tema/kesehatan/')
    expect(address('theme', { theme: 'kesehatan' }, 'en', 'id')).toBe('/en/themes/kesehatan/')
    expect(address('theme', { theme: 'health' }, 'en', 'en')).toBe('/themes/health/')
    expect(address('theme', { theme: 'health' }, 'id', 'en')).toBe('/id/tema/health/')
  })

  test('a file is at one address', () => {
    expect(fileAddress('dinkes', 'stunting', 'stunting 2023.csv')).toBe(
      '/data/dinkes/stunting/stunting%202023.csv',
    )
  })

  test('a missing name is an error', () => {
    expect(() => address('dataset', { agency: 'a' }, 'id', 'id')).toThrow('dataset')
  })

  test('every route leads back to its kind and language', () => {
    for (const first of ['id', 'en'] as const) {
      for (const kind of PAGE_KINDS) {
        for (const language of ['id', 'en'] as const) {
          expect(pageOf(routePattern(kind, language, first), first)).toEqual({ kind, language })
        }
      }
    }
  })

  test('the list is sorted and names no address twice', () => {
    const lines = addressList().trimEnd().split('\n')
    expect(lines).toEqual([...new Set(lines)].sort())
    expect(lines).toContain('/data/<agency>/<dataset>/')
  })
})

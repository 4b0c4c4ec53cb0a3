import { describe, expect, test } from 'vitest'
import { forgiven, slips } from './typos.ts'

describe('slips of typing are counted', () => {
  test.each([
    ['penduduk', 'penduduk', 0, 0],
    ['pendudk', 'penduduk', 1, 1],
    ['pendduuk', 'penduduk', 1, 1],
    ['penddiuk', 'penduduk', 2, 2],
    ['kepndud', 'kependudukan', Number.POSITIVE_INFINITY, 1],
    ['medn', 'medan', 1, 1],
    ['kedudukan', 'penduduk', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ['sekolahan', 'seko', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])('from %s to %s: %d, to its beginning: %d', (word, other, whole, start) => {
    expect(slips(word, other, 2)).toEqual({ whole, start })
  })

  test('as a plain table of all distances does, whatever the words', () => {
    const plain = (a: string, b: string): number => {
      if (a === '' || b === '') return a.length + b.length
      const same = a.at(-1) === b.at(-1) ? 0 : 1
      const swapped =
        a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
          ? plain(a.slice(0, -2), b.slice(0, -2)) + 1
          : Number.POSITIVE_INFINITY
      return Math.min(
        plain(a.slice(0, -1), b) + 1,
        plain(a, b.slice(0, -1)) + 1,
        plain(a.slice(0, -1), b.slice(0, -1)) + same,
        swapped,
      )
    }
    const words = ['', 'a', 'ab', 'ba', 'abc', 'acb', 'bcab', 'aabbc', 'cabab', 'bbca']
    for (const a of words)
      for (const b of words) {
        const whole = plain(a, b)
        expect(slips(a, b, 2).whole, `${a} ${b}`).toBe(whole <= 2 ? whole : Number.POSITIVE_INFINITY)
      }
  })
})

test('short words forgive nothing, long ones two slips', () => {
  expect([3, 4, 7, 8].map(forgiven)).toEqual([0, 1, 1, 2])
})

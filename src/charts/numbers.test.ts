import { describe, expect, test } from 'vitest'
import { decimalsOf, formatFixed, formatShort, roundTo } from './numbers.ts'

describe('numbers of a chart', () => {
  test('have as many decimals as the values have, and no more than are useful', () => {
    expect(decimalsOf([1, 20, null])).toBe(0)
    expect(decimalsOf([10.81, 8.5])).toBe(2)
    expect(decimalsOf([0.1 + 0.2])).toBe(1)
    expect(decimalsOf([1 / 3])).toBe(4)
    expect(decimalsOf([123456.789123])).toBe(2)
    expect(decimalsOf([])).toBe(0)
  })

  test('are written with the marks of the language and a true minus', () => {
    expect(formatFixed(-1234.5, 'id', 1)).toBe('−1.234,5')
    expect(formatFixed(1234.5, 'en', 2)).toBe('1,234.50')
    expect(formatShort(2_435_252, 'id')).toMatch(/^2,44\sjt$/)
    expect(formatShort(2_000_000, 'id', true)).toMatch(/^2\sjt$/)
    expect(formatShort(2_600_000, 'en', true)).toBe('2.6M')
  })

  test('without decimals are written as the platform writes them', () => {
    for (const [language, locale] of [
      ['id', 'id-ID'],
      ['en', 'en-GB'],
    ] as const) {
      const format = new Intl.NumberFormat(locale)
      for (let size = 1; size < 1e18; size *= 3) {
        for (const value of [size, -size, 10 * size - 1])
          expect(formatFixed(value, language, 0)).toBe(format.format(value).replace('-', '−'))
      }
      expect(formatFixed(0, language, 0)).toBe('0')
    }
  })

  test('round as they are written', () => {
    for (let step = -700; step <= 700; step++) {
      const value = Number((step * 0.0005 + 0.0505).toFixed(4))
      for (const decimals of [0, 1, 2, 3]) {
        expect(formatFixed(roundTo(value, decimals), 'en', decimals)).toBe(
          formatFixed(value, 'en', decimals).replace(/^−(0(\.0+)?)$/, '$1'),
        )
      }
    }
    expect(roundTo(1.005, 2)).toBe(1.01)
    expect(roundTo(-0.001, 2)).toBe(0)
    expect(roundTo(1e-9, 2)).toBe(0)
  })
})

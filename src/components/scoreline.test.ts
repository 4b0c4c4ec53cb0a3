import { describe, expect, test } from 'vitest'
import { scoreLineMarkup } from './scoreline.ts'

const points = [
  { date: '2024-01-01', four: 0.5 },
  { date: '2024-07-01', four: 0.75 },
  { date: '2024-12-31', four: 1 },
]
const dots = (svg: string) =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)])

describe('the line of scores', () => {
  test('has a dot for each version, later ones to the right and better ones above', () => {
    const [first, second, third] = dots(scoreLineMarkup(points, 'Skor'))
    expect([second![0]! > first![0]!, third![0]! > second![0]!]).toEqual([true, true])
    expect([second![1]! < first![1]!, third![1]! < second![1]!]).toEqual([true, true])
  })

  test('runs from 0 to 100 whatever the scores are', () => {
    const low = dots(scoreLineMarkup([{ date: '2024-01-01', four: 0 }], 'Skor'))[0]![1]
    const high = dots(scoreLineMarkup([{ date: '2024-01-01', four: 1 }], 'Skor'))[0]![1]
    const half = dots(scoreLineMarkup(points, 'Skor'))[0]![1]
    expect(half).toBeCloseTo((low! + high!) / 2, 1)
  })

  test('sets versions of one day one after the other', () => {
    const sameDay = points.map((point) => ({ ...point, date: '2024-01-01' }))
    expect(new Set(dots(scoreLineMarkup(sameDay, 'Skor')).map(([x]) => x)).size).toBe(3)
  })

  test('is told in words, and is nothing without a version', () => {
    expect(scoreLineMarkup(points, 'Skor & versi')).toContain('aria-label="Skor &amp; versi"')
    expect(scoreLineMarkup([], 'Skor')).toBe('')
  })
})

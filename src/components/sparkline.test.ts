import { expect, test } from 'vitest'
import { sparkline } from './sparkline.ts'

const heights = (values: number[]) =>
  [...sparkline(values, 'line').matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y))

test('a small change looks small', () => {
  const [from = 0, to = 0] = heights([195, 197])
  expect(from - to).toBeGreaterThan(0)
  expect(from - to).toBeLessThan(2)
  expect((from + to) / 2).toBeCloseTo(18, 0)
})

test('a large change takes the whole height', () => {
  expect(heights([8.5, 10.8, 8.5])).toEqual([32, 4, 32])
  expect(heights([5, 5])).toEqual([18, 18])
})

test('figures of which no two follow one another are not joined by a line', () => {
  expect(sparkline([2_100_000, null, 2_500_000], 'line')).toBe('')
  expect(sparkline([2_100_000, null, 2_400_000, 2_500_000], 'line')).toContain('<path')
})

import { describe, expect, test } from 'vitest'
import { isPeriod, position, timeTicks } from './time.ts'

const ticks = (at: number[], scale: 'year' | 'month' | 'day', pixels = 300) =>
  timeTicks(at, scale, { pixels, gap: 10, width: (label) => label.length * 7, language: 'id' })

describe('a time axis', () => {
  test('places years, months and days, and reads times without a zone as UTC', () => {
    expect(position('2024', 'year')).toBe(2024)
    expect(position('2024-03', 'month') - position('2023-12', 'month')).toBe(3)
    expect(position('2024-03-01', 'day') - position('2024-02-28', 'day')).toBe(2)
    expect(position('1970-01-02T12:00:00', 'day')).toBe(1.5)
    expect(isPeriod('2024-13', 'month')).toBe(false)
  })

  test('labels every period that is there, and none that is not', () => {
    expect(ticks([2019, 2020, 2023], 'year').map(({ label }) => label)).toEqual(['2019', '2020', '2023'])
  })

  test('labels never meet', () => {
    for (let size = 1; size <= 200; size++) {
      const at = Array.from({ length: size }, (_, index) => 24000 + index)
      const shown = ticks(at, 'month')
      const span = Math.max(1, size - 1)
      const edges = shown.map(({ value, label }) => {
        const middle = ((value - 24000) / span) * 300
        return [middle - label.length * 3.5, middle + label.length * 3.5] as const
      })
      for (const [index, [left]] of edges.entries()) {
        if (index > 0) expect(left).toBeGreaterThanOrEqual((edges[index - 1]?.[1] ?? 0) + 9.9)
      }
    }
  })

  test('long spans are labelled by round years', () => {
    const months = Array.from({ length: 200 }, (_, at) => 2008 * 12 + at)
    const shown = ticks(months, 'month')
    expect(shown.map(({ label }) => label)).toEqual(['2010', '2015', '2020'])
    expect(shown.map(({ value }) => value)).toEqual([24120, 24180, 24240])
    const days = Array.from({ length: 3000 }, (_, at) => at)
    for (const { value, label } of ticks(days, 'day')) expect(position(`${label}-01-01`, 'day')).toBe(value)
  })

  test('a short span in months has short month names', () => {
    expect(ticks([2024 * 12, 2024 * 12 + 7], 'month').map(({ label }) => label)).toEqual([
      'Jan 2024',
      'Agu 2024',
    ])
  })
})

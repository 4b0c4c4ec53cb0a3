import { describe, expect, test } from 'vitest'
import { meanLine } from './meanline.ts'

const one = [
  { date: '2024-01-05', four: 0.2 },
  { date: '2024-01-20', four: 0.4 },
  { date: '2024-04-01', four: 0.8 },
]
const other = [{ date: '2024-02-10', four: 1 }]

describe('the mean of several datasets over time', () => {
  test('has a point for each month with a version, and counts a dataset from its first one on', () => {
    expect(meanLine([one, other])).toEqual([
      { date: '2024-01-20', four: 0.4 },
      { date: '2024-02-10', four: 0.7 },
      { date: '2024-04-01', four: 0.9 },
    ])
  })

  test('is the same in whatever order the datasets come', () => {
    expect(meanLine([other, one])).toEqual(meanLine([one, other]))
  })

  test('is empty where no version is known', () => {
    expect(meanLine([[], []])).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { arrange, sum } from './arrange.ts'

const data = {
  x: ['b', 'a10', 'a9', 'c'],
  series: [{ name: 's', values: [3, null, 5, 3] }],
}

describe('arrange', () => {
  test('keeps the order of appearance', () => {
    expect(arrange(data, { by: 'none' })).toMatchObject({ x: data.x, left: 0, others: false })
  })

  test('sorts by name with numbers by size, and by value with ties as they came and gaps last', () => {
    expect(arrange(data, { by: 'x' }).x).toEqual(['a9', 'a10', 'b', 'c'])
    expect(arrange(data, { by: '-y' }).x).toEqual(['a9', 'b', 'c', 'a10'])
    expect(arrange(data, { by: 'y' }).x).toEqual(['b', 'c', 'a9', 'a10'])
    expect(arrange(data, { by: '-y' }).series[0]?.values).toEqual([5, 3, 3, null])
  })

  test('keeps the largest in their order and counts the rest, or adds it up', () => {
    expect(arrange(data, { by: 'none', top: 2 })).toMatchObject({ x: ['b', 'a9'], left: 2, others: false })
    expect(arrange(data, { by: '-y', top: 1, others: true })).toEqual({
      x: ['a9', ''],
      series: [{ name: 's', values: [5, 6] }],
      left: 3,
      others: true,
    })
    expect(arrange(data, { by: 'none', top: 9, others: true }).others).toBe(false)
  })

  test('ranks by the sum of several series', () => {
    const two = {
      x: ['a', 'b'],
      series: [
        { name: 's', values: [1, 2] },
        { name: 't', values: [9, 1] },
      ],
    }
    expect(arrange(two, { by: '-y' }).x).toEqual(['a', 'b'])
  })

  test('a sum of nothing is nothing, and binary fractions leave no trace', () => {
    expect(sum([null, null])).toBeNull()
    expect(sum([0.1, 0.2, null])).toBe(0.3)
  })
})

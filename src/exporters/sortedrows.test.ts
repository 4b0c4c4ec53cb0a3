import { describe, expect, test } from 'vitest'
import { sortedRows } from './sortedrows.ts'
import type { TypedColumn } from './typedtable.ts'

const numbers: TypedColumn = { kind: 'integer', name: 'n', numbers: Float64Array.of(2, Number.NaN, 1, 2) }
const texts: TypedColumn = { kind: 'text', name: 't', values: ['b', 'a'], ids: Int32Array.of(0, 1, -1, 1) }

describe('rows in order', () => {
  test('of one column, those without a value first and equal ones as they were', () => {
    expect([...sortedRows([numbers, texts], 4, ['n'])]).toEqual([1, 2, 0, 3])
  })

  test('of several columns, one after the other', () => {
    expect([...sortedRows([numbers, texts], 4, ['n', 't'])]).toEqual([1, 2, 3, 0])
    expect([...sortedRows([numbers, texts], 4, ['t', 'n'])]).toEqual([2, 1, 3, 0])
  })

  test('of no column, as they were', () => {
    expect([...sortedRows([numbers, texts], 4, [])]).toEqual([0, 1, 2, 3])
  })
})

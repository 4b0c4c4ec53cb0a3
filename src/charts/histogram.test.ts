import { describe, expect, test } from 'vitest'
import type { FieldDescriptor, ViewDescriptor } from '../catalog/descriptors.ts'
import { readTable } from '../catalog/pass.ts'
import { MOST_GROUPS } from './histogram.ts'
import { viewObserver } from './series.ts'

const FIELDS = [
  { name: 'tinggi', type: 'number' },
  { name: 'jenis', type: 'string' },
] as FieldDescriptor[]

function groups(values: (number | string)[], view: Partial<ViewDescriptor> = {}): [string, number | null][] {
  const rows = values.map((value, at) => `${value},${at % 2 === 0 ? 'a' : 'b'}\n`)
  const observer = viewObserver({ type: 'histogram', title: '', x: 'tinggi', ...view } as ViewDescriptor, 0)
  const bytes = new TextEncoder().encode(`tinggi,jenis\n${rows.join('')}`)
  const dialect = { delimiter: ',', quoteChar: '"' }
  readTable(() => [bytes], { fields: FIELDS, missingValues: [''], dialect }, [observer])
  const { x, series } = observer.result()
  return x.map((name, at) => [name, series[0]?.values[at] ?? null])
}

describe('a histogram', () => {
  test('counts rows by groups with round bounds, empty ones included', () => {
    expect(groups([1.5, 2, 2.5, 31, ''])).toEqual([
      ['0/5', 3],
      ['5/10', 0],
      ['10/15', 0],
      ['15/20', 0],
      ['20/25', 0],
      ['25/30', 0],
      ['30/35', 1],
    ])
  })

  test('puts a bound into the upper group, however fractions are stored', () => {
    expect(groups([0.1, 0.2, 0.3, 0.4, 0.7, 1.1])).toEqual(
      [
        '0.1/0.2',
        '0.2/0.3',
        '0.3/0.4',
        '0.4/0.5',
        '0.5/0.6',
        '0.6/0.7',
        '0.7/0.8',
        '0.8/0.9',
        '0.9/1',
        '1/1.1',
        '1.1/1.2',
      ].map((name, at) => [name, [1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 1][at]]),
    )
  })

  test('names groups of whole numbers by what is in them', () => {
    expect(groups([3, 4, 4])).toEqual([
      ['3/3', 1],
      ['4/4', 2],
    ])
    expect(groups([-12, 0, 9, 27]).map(([name]) => name)).toEqual([
      '-15/-11',
      '-10/-6',
      '-5/-1',
      '0/4',
      '5/9',
      '10/14',
      '15/19',
      '20/24',
      '25/29',
    ])
    expect(groups([7.5, 7.5])).toEqual([['7.5/7.5', 2]])
  })

  test('counts every row exactly, whatever the spread, in few groups', () => {
    for (const spread of [1e-3, 1, 1e3, 1e9, 1e15]) {
      const values = Array.from({ length: 20_000 }, (_, at) => ((at * 7919) % 20_011) * spread - 3 * spread)
      const found = groups(values)
      expect(found.length).toBeLessThanOrEqual(MOST_GROUPS)
      expect(found.length).toBeGreaterThan(3)
      expect(found.reduce((sum, [, rows]) => sum + (rows ?? 0), 0)).toBe(20_000)
      for (const [name, rows] of found) {
        const [from = 0, to = 0] = name.split('/').map(Number)
        const end = values.every(Number.isInteger) ? to + 1 : to
        expect(rows, name).toBe(values.filter((value) => value >= from && value < end).length)
      }
    }
  })

  test('is of the rows that the filter leaves, and of none where x holds no numbers', () => {
    expect(groups([1, 2, 1, 2], { filter: { jenis: 'a' } })).toEqual([['1/1', 2]])
    expect(groups([1, 2], { x: 'jenis' })).toEqual([])
    expect(groups([1, 2], { filter: { lain: 'a' } })).toEqual([])
    expect(groups([])).toEqual([])
  })
})

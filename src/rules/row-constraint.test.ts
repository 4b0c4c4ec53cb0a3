import { describe, expect, test } from 'vitest'
import { check, strictRules as rules, treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'
import { decimalsOf } from './row-terms.ts'

type Field = Record<string, unknown> & { name: string }

const integers = (...names: string[]): Field[] => names.map((name) => ({ name, type: 'integer' }))
const numbers = (...names: string[]): Field[] => names.map((name) => ({ name, type: 'number' }))

function problems(fields: Field[], constraint: Record<string, unknown>, rows: string[]) {
  const resource = { name: 'data', path: 'data.csv', schema: { fields, rowConstraints: [constraint] } }
  const metadata = shortDataset(`resources: [${JSON.stringify(resource)}]
`)
  const csv = `${[fields.map(({ name }) => name).join(','), ...rows].join('\n')}\n`
  return check(treeOf({ 'dataset.md': metadata, 'data.csv': csv }), rules)
}

/** Rows of the file that break the constraint. */
function broken(
  fields: Field[],
  constraint: Record<string, unknown>,
  rows: string[],
): (number | undefined)[] {
  return problems(fields, constraint, rows)
    .filter(({ code }) => code === 'row-constraint')
    .flatMap(({ places }) => places.map(({ row }) => row))
}

const SUM = { left: ['a', 'b'], op: '=', right: 'c' }

describe('the figures of a row', () => {
  test('add up as decimals do, not as binary fractions', () => {
    const rows = ['0.1,0.2,0.3', '0.10,0.20,0.300', '1.1,2.2,3.3', '4.35,100.00,104.35', '1e-1,0.2,0.3']
    expect(broken(numbers('a', 'b', 'c'), SUM, rows)).toEqual([])
  })

  test('differ where the last written decimal does', () => {
    const rows = ['0.1,0.2,0.4', '0.1,0.2,0.31', '1000000.01,0.01,1000000.03', '0.001,0.002,0.0031']
    expect(broken(numbers('a', 'b', 'c'), SUM, rows)).toEqual([2, 3, 4, 5])
  })

  test('are not judged where one of them is missing or no number', () => {
    const rows = ['1,,5', ',,', '1,x,5', '1,1', '', '1,1,5,7', '1,1,5']
    expect(broken(integers('a', 'b', 'c'), SUM, rows)).toEqual([8])
  })

  test('are not judged where they are no points on a scale', () => {
    expect(broken(numbers('a', 'b', 'c'), SUM, ['INF,1,5', 'NaN,1,1', '1e999,1,1'])).toEqual([])
  })

  test.each([
    ['=', [3, 4]],
    ['!=', [2]],
    ['<', [2, 4]],
    ['<=', [4]],
    ['>', [2, 3]],
    ['>=', [3]],
  ])('compare by %s', (op, rows) => {
    const constraint = { left: 'a', op, right: 'b' }
    expect(broken(numbers('a', 'b'), constraint, ['0.30,0.3', '1,2', '2,1'])).toEqual(rows)
  })

  test('may stand against a number on either side', () => {
    expect(broken(integers('a', 'b'), { left: 0, op: '<', right: ['a', 'b'] }, ['1,0', '0,0'])).toEqual([3])
  })

  test('may be dates, times and months of one type', () => {
    const fields = (type: string) => [
      { name: 'a', type },
      { name: 'b', type },
    ]
    const constraint = { left: 'a', op: '<=', right: 'b' }
    expect(broken(fields('date'), constraint, ['2024-01-01,2024-01-01', '2024-01-02,2024-01-01'])).toEqual([
      3,
    ])
    expect(broken(fields('time'), constraint, ['07:00:00.25,07:00:00.5', '07:00:00.5,07:00:00.25'])).toEqual([
      3,
    ])
    expect(broken(fields('yearmonth'), constraint, ['2024-01,2024-02', '2024-03,2024-02'])).toEqual([3])
  })

  test('are found in columns of any order, and passed over where a column is not in the file', () => {
    const fields = integers('c', 'a', 'b')
    expect(broken(fields, SUM, ['3,1,2', '4,1,2'])).toEqual([3])
  })

  test('that once were printed wrongly of a kelurahan are found, with the figure to write', () => {
    const fields = integers('laki_laki', 'perempuan', 'jumlah')
    const constraint = { left: ['laki_laki', 'perempuan'], op: '=', right: 'jumlah' }
    const [problem, ...others] = problems(fields, constraint, ['16607,17756,34563'])
    expect(others).toEqual([])
    expect(problem).toMatchObject({
      code: 'row-constraint',
      severity: 'error',
      count: 1,
      places: [{ cell: 'C2', value: '34563' }],
    })
    expect(problem?.message.en).toContain('16,607 + 17,756 = 34,363, but `jumlah` says 34,563')
    expect(problem?.message.id).toContain('16.607 + 17.756 = 34.363, tetapi `jumlah` berisi 34.563')
    expect(problem?.fix.en).toContain('write `34363` in column `jumlah`')
  })
})

describe('a rule for rows', () => {
  const fault = (fields: Field[], constraint: Record<string, unknown>) =>
    problems(
      fields,
      constraint,
      [
        fields
          .map(() => '')
          .join(',')
          .replace(/^$/, '""'),
      ].filter((row) => row !== ''),
    )
      .filter(({ code }) => code === 'metadata-error')
      .map(({ message, places }) => [places[0]?.property?.split('rowConstraints[0].')[1], message.en])

  test('that names a column which is not there is told the one that is meant', () => {
    expect(
      fault(integers('laki_laki', 'perempuan', 'jumlah'), {
        left: ['laki_laki', 'perempuam'],
        op: '=',
        right: 'jumlah',
      }),
    ).toEqual([['left[1]', 'This table has no column `perempuam`. Did you mean `perempuan`?']])
  })

  test('that cannot be reckoned with is a fault of the metadata', () => {
    const fields = [
      ...integers('a'),
      { name: 't', type: 'string' },
      { name: 'd', type: 'date' },
      { name: 'e', type: 'date' },
    ]
    expect(fault(fields, { left: 'a', op: '=', right: 't' })[0]?.[1]).toContain('cannot be compared')
    expect(fault(fields, { left: 'a', op: '=', right: 'd' })[0]?.[1]).toContain('cannot be compared')
    expect(fault(fields, { left: 'd', op: '<', right: 5 })[0]?.[0]).toBe('right')
    expect(fault(fields, { left: ['d', 'e'], op: '<', right: 'd' })[0]?.[0]).toBe('left')
    expect(fault(fields, { left: 1, op: '=', right: 1 })[0]?.[1]).toContain('without any column')
    expect(fault(fields, { left: 'a', op: '==', right: 1 })[0]?.[0]).toBe('op')
  })
})

test.each([
  ['5', '.', 0],
  ['0.50', '.', 2],
  ['1.234,5', ',', 1],
  ['1e-3', '.', 3],
  ['1.5e2', '.', 0],
  ['Rp 1.234,50', ',', 2],
  ['82.534', undefined, 0],
])('%s with the mark %s has %s decimals', (text, mark, count) => expect(decimalsOf(text, mark)).toBe(count))

import { describe, expect, test } from 'vitest'
import { mayPass } from './filters.ts'
import { EVERYTHING } from './query.ts'
import { queryText, readQuery } from './querytext.ts'
import { tableOfRecords } from './records.ts'
import { answer, rowsOf } from './result.ts'
import { resultCsv } from './resultcsv.ts'

const COLUMNS = [
  { name: 'lorong', kind: 'text' },
  { name: 'kode', kind: 'text' },
  { name: 'tinggi', kind: 'number' },
] as const
const table = tableOfRecords(
  [
    { lorong: 'Lorong 10', kode: 's', tinggi: 0.1 },
    { lorong: 'lorong 9', kode: 'r', tinggi: 0.2 },
    { lorong: 'Ébun', kode: 's', tinggi: null },
    { lorong: 'Lorong 10', kode: 's', tinggi: 1234.5 },
  ],
  COLUMNS,
)
const column = (name: string, query = EVERYTHING) => {
  const result = answer(table, query)
  const at = result.columns.findIndex((one) => one.name === name)
  return rowsOf(result).map((cells) => cells[at])
}

test('texts sort as people read them, and what is empty comes last both ways', () => {
  const by = (column: string, descending: boolean) => ({ ...EVERYTHING, sort: [{ column, descending }] })
  expect(column('lorong', by('lorong', false))).toEqual(['Ébun', 'lorong 9', 'Lorong 10', 'Lorong 10'])
  expect(column('tinggi', by('tinggi', false))).toEqual([0.1, 0.2, 1234.5, null])
  expect(column('tinggi', by('tinggi', true))).toEqual([1234.5, 0.2, 0.1, null])
})

test('a search finds numbers as either language writes them, and codes by what people call them', () => {
  for (const search of ['1234.5', '1.234,5', '1,234.5'])
    expect(answer(table, { ...EVERYTHING, search }).matching).toBe(1)
  const labels = () => new Map([['r', 'Rusak']])
  expect(answer(table, { ...EVERYTHING, search: 'rusak' }, labels).matching).toBe(1)
  expect(answer(table, { ...EVERYTHING, search: 'rusak' }).matching).toBe(0)
})

test('groups come in the order of their names, and a sum loses nothing to rounding', () => {
  const tenths = tableOfRecords(
    Array.from({ length: 10 }, () => ({ a: 'x', n: 0.1 })),
    [
      { name: 'a', kind: 'text' },
      { name: 'n', kind: 'number' },
    ],
  )
  const sum = answer(tenths, { ...EVERYTHING, group: ['a'], measures: [{ of: 'sum', column: 'n' }] })
  expect(rowsOf(sum)).toEqual([['x', 10, 1]])
  expect(column('lorong', { ...EVERYTHING, group: ['lorong'] })).toEqual(['Ébun', 'lorong 9', 'Lorong 10'])
})

test('an address is short and can be read', () => {
  const query = {
    ...EVERYTHING,
    search: 'dua kata',
    filters: new Map([
      ['kode', { kind: 'is' as const, values: ['s', 'r'] }],
      ['tinggi', { kind: 'range' as const, from: '0.5' }],
    ]),
    sort: [{ column: 'tinggi', descending: true }],
  }
  expect(queryText(query, 'pohon', COLUMNS)).toBe(
    'pohon._q=dua+kata&pohon.kode=is:s|r&pohon.tinggi=0.5..&pohon._sort=-tinggi',
  )
  expect(queryText(EVERYTHING, 'pohon', COLUMNS)).toBe('')
  expect(readQuery('pohon._hide=lorong,kode,tinggi', 'pohon', COLUMNS).hidden.size).toBe(0)
})

test('CSV has exactly the rows and columns that are shown, as other programs read them', () => {
  const query = { ...EVERYTHING, sort: [{ column: 'tinggi', descending: true }], hidden: new Set(['kode']) }
  const text = [...resultCsv(answer(table, query), ['lorong', 'tinggi "m"'])].join('')
  expect(text).toBe('lorong,"tinggi ""m"""\r\nLorong 10,1234.5\r\nlorong 9,0.2\r\nLorong 10,0.1\r\nÉbun,\r\n')
})

describe('a part of a file is left unread only where no row of it can pass', () => {
  const range = { min: 10, max: 20, nulls: 0, rows: 5 }
  test.each([
    [{ kind: 'range', from: '21' }, range, false],
    [{ kind: 'range', to: '9' }, range, false],
    [{ kind: 'range', from: '20', to: '30' }, range, true],
    [{ kind: 'is', values: ['9', '21'] }, range, false],
    [{ kind: 'is', values: ['9', '11'] }, range, true],
    [{ kind: 'empty' }, range, false],
    [{ kind: 'empty' }, { ...range, nulls: 1 }, true],
    [{ kind: 'filled' }, { nulls: 5, rows: 5 }, false],
    [{ kind: 'has', text: 'a' }, { min: 'b', max: 'c', nulls: 0, rows: 5 }, true],
    [{ kind: 'is', values: ['a'] }, { min: 'b', max: 'c', nulls: 0, rows: 5 }, false],
    [{ kind: 'range', to: '2023-01' }, { min: '2023-01-31', max: '2024-01-01', nulls: 0, rows: 5 }, true],
    [{ kind: 'range', to: '2023-01' }, { min: '2023-02-01', max: '2024-01-01', nulls: 0, rows: 5 }, false],
    [{ kind: 'range', from: '2024-02' }, { min: '2023-02-01', max: '2024-01-01', nulls: 0, rows: 5 }, false],
  ] as const)('%o within %o: %s', (filter, stats, expected) => {
    expect(mayPass(filter, stats)).toBe(expected)
  })
})

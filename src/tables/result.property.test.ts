import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TypedTable } from '../exporters/typedtable.ts'
import { type Filter, MEASURES, type TableQuery } from './query.ts'
import { queryText, readQuery, withQuery } from './querytext.ts'
import { tableOfRecords } from './records.ts'
import { answer, rowsOf, type Shown } from './result.ts'
import { resultCsv } from './resultcsv.ts'

type Row = Record<string, string | number | boolean | null>

const COLUMNS = [
  { name: 'jenis', kind: 'text' },
  { name: '_q', kind: 'text' },
  { name: 'tahun', kind: 'integer' },
  { name: 'tinggi, m', kind: 'number' },
  { name: 'tanggal', kind: 'date' },
  { name: 'sehat', kind: 'boolean' },
] as const

const text = fc.constantFrom(
  'Asam',
  'asam 2',
  'asam 10',
  'Ébun',
  'a|b',
  'a\\b',
  ' ',
  'x,y',
  '"q"\nr',
  '1.234',
)
const day = fc.constantFrom('2023-01-09', '2023-01-31', '2023-02-01', '2024-12-31')
const row: fc.Arbitrary<Row> = fc.record({
  jenis: fc.option(text),
  _q: fc.option(text),
  tahun: fc.option(fc.integer({ min: 2019, max: 2024 })),
  'tinggi, m': fc.option(fc.constantFrom(-1.5, 0, 0.1, 0.2, 2, 1234.5)),
  tanggal: fc.option(day),
  sehat: fc.option(fc.boolean()),
})
const rows = fc.array(row, { maxLength: 30 })
const present: fc.Arbitrary<Filter>[] = [fc.constant({ kind: 'empty' }), fc.constant({ kind: 'filled' })]
const ofText = fc.oneof(
  fc.record({ kind: fc.constant('has' as const), text: fc.constantFrom('asam', 'E', '|', '1') }),
  fc.record({ kind: fc.constant('is' as const), values: fc.array(text, { minLength: 1, maxLength: 3 }) }),
  ...present,
)
const range = (end: fc.Arbitrary<string>): fc.Arbitrary<Filter> =>
  fc
    .record({ kind: fc.constant('range' as const), from: end, to: end }, { requiredKeys: ['kind'] })
    .filter(({ from, to }) => from !== undefined || to !== undefined)
const filters = fc
  .record(
    {
      jenis: ofText,
      _q: ofText,
      tahun: fc.oneof(range(fc.constantFrom('2019', '2020', '2022.5')), ...present),
      'tinggi, m': fc.oneof(range(fc.constantFrom('-2', '0.1', '3')), ...present),
      tanggal: fc.oneof(range(fc.constantFrom('2023', '2023-01', '2023-02-01')), ...present),
      sehat: fc.record({ kind: fc.constant('is' as const), values: fc.constantFrom(['true'], ['false']) }),
    },
    { requiredKeys: [] },
  )
  .map(
    (chosen) => new Map(COLUMNS.flatMap(({ name }) => (chosen[name] ? [[name, chosen[name]] as const] : []))),
  )
const name = fc.constantFrom(...COLUMNS.map((column) => column.name))
const sort = fc.uniqueArray(fc.record({ column: name, descending: fc.boolean() }), {
  selector: ({ column }) => column,
  maxLength: 3,
})
const plain: fc.Arbitrary<TableQuery> = fc.record({
  search: fc.constantFrom('', 'asam', 'ÉBUN asam', '1.234', '2023-01'),
  filters,
  sort,
  hidden: fc.uniqueArray(name, { maxLength: 3 }).map((names) => new Set<string>(names)),
  group: fc.constant([]),
  measures: fc.constant([]),
})
const measures = fc.uniqueArray(
  fc.record({ of: fc.constantFrom(...MEASURES), column: fc.constantFrom('tahun', 'tinggi, m') }),
  { selector: ({ of, column }) => of + column, maxLength: 4 },
)
const grouping = fc.record({ group: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }), measures })

const tableOf = (data: Row[]): TypedTable => tableOfRecords(data, COLUMNS)
const fold = (value: unknown) => String(value).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What a filter means, said the slow way. */
function passes(value: unknown, filter: Filter): boolean {
  if (value === null || value === undefined) return filter.kind === 'empty'
  switch (filter.kind) {
    case 'empty':
      return false
    case 'filled':
      return true
    case 'has':
      return fold(value).includes(fold(filter.text))
    case 'is':
      return filter.values.includes(String(value))
    default: {
      const { from, to } = filter
      if (typeof value === 'number')
        return (from === undefined || value >= +from) && (to === undefined || value <= +to)
      const text = String(value)
      return (from === undefined || text >= from) && (to === undefined || text <= to || text.startsWith(to))
    }
  }
}

function isFound(data: Row, word: string): boolean {
  return COLUMNS.some(({ name, kind }) => {
    const value = data[name]
    if (value === null || value === undefined || kind === 'boolean') return false
    const ways =
      typeof value === 'number'
        ? [word, word.replaceAll('.', '').replace(',', '.'), word.replaceAll(',', '')]
        : [word]
    if (typeof value === 'number' && !/^-?\d[\d.,]*$/.test(word)) return false
    return ways.some((way) => fold(value).includes(way))
  })
}

function naive(data: Row[], query: TableQuery): Row[] {
  const words = fold(query.search).split(/\s+/).filter(Boolean)
  const found = data.filter(
    (one) =>
      [...query.filters].every(([name, filter]) => passes(one[name], filter)) &&
      words.every((word) => isFound(one, word)),
  )
  return found
    .map((one, at) => ({ one, at }))
    .sort((a, b) => {
      for (const { column, descending } of query.sort) {
        const [x, y] = [a.one[column] ?? null, b.one[column] ?? null]
        if (x === y) continue
        if (x === null) return 1
        if (y === null) return -1
        const order =
          typeof x === 'string' && typeof y === 'string' && column !== 'tanggal'
            ? x.localeCompare(y, 'id', { numeric: true }) || (x < y ? -1 : 1)
            : x < y
              ? -1
              : 1
        return descending ? -order : order
      }
      return a.at - b.at
    })
    .map(({ one }) => one)
}

test('rows, their order and their columns are those of a slow and simple answer', () => {
  fc.assert(
    fc.property(rows, plain, (data, query) => {
      const result = answer(tableOf(data), query)
      const shown = COLUMNS.map(({ name }) => name as string).filter((name) => !query.hidden.has(name))
      const wanted = naive(data, query)
      expect(result.columns.map((column) => column.name)).toEqual(shown)
      expect(result.matching).toBe(wanted.length)
      expect(rowsOf(result)).toEqual(wanted.map((one) => shown.map((column) => one[column])))
    }),
    { numRuns: 600 },
  )
})

test('groups count every row that matches once, and reckon what a slow and simple answer reckons', () => {
  fc.assert(
    fc.property(rows, plain, grouping, (data, query, more) => {
      const result = answer(tableOf(data), { ...query, ...more, sort: [] })
      const groups = Map.groupBy(naive(data, { ...query, sort: [] }), (one) =>
        JSON.stringify(more.group.map((column) => one[column])),
      )
      const found = new Map(
        rowsOf(result).map((cells) => [
          JSON.stringify(cells.slice(0, more.group.length)),
          cells.slice(more.group.length),
        ]),
      )
      expect(found.size).toBe(result.rows.length)
      expect([...found.keys()].sort()).toEqual([...groups.keys()].sort())
      for (const [key, members] of groups) {
        const [count, ...figures] = found.get(key) as Shown[]
        expect(count).toBe(members.length)
        for (const [at, { of, column }] of more.measures.entries()) {
          const numbers = members.flatMap((one) => (typeof one[column] === 'number' ? [one[column]] : []))
          const sum = numbers.reduce((all, one) => all + one, 0)
          const wanted = {
            sum,
            mean: sum / numbers.length,
            min: Math.min(...numbers),
            max: Math.max(...numbers),
          }[of]
          if (numbers.length === 0) expect(figures[at]).toBeNull()
          else expect(figures[at]).toBeCloseTo(wanted, 9)
        }
      }
    }),
    { numRuns: 400 },
  )
})

test('a question comes back from its address as it was asked, beside what else stands there', () => {
  fc.assert(
    fc.property(plain, fc.option(grouping), (asked, more) => {
      const query = { ...asked, ...more }
      const columns = COLUMNS.map((column) => ({ ...column, hidden: column.kind === 'boolean' }))
      const text = queryText(query, 'pohon.jalan', columns)
      const search = withQuery('?pohon.jalan._q=lama&grafik=garis&pohon.q=1', 'pohon.jalan', text)
      expect(readQuery(search, 'pohon.jalan', columns)).toEqual(query)
      expect(new URLSearchParams(search).get('grafik')).toBe('garis')
      expect(new URLSearchParams(search).get('pohon.q')).toBe('1')
    }),
    { numRuns: 400 },
  )
})

test('no address makes a question that cannot be answered', () => {
  const hostile = fc.array(
    fc.tuple(
      fc.constantFrom(
        '_q',
        '_sort',
        '_hide',
        '_group',
        '_show',
        '__q',
        ...COLUMNS.map((column) => column.name),
      ),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          '..',
          'is:',
          '1e9..',
          '\\',
          '-',
          '+__proto__',
          'sum:__proto__',
          'sum:jenis',
          'has:',
          '%',
        ),
      ),
    ),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(rows, hostile, (data, parameters) => {
      const search = new URLSearchParams(parameters.map(([name, value]) => [`p.${name}`, value])).toString()
      const query = readQuery(search, 'p', COLUMNS)
      const result = answer(tableOf(data), query)
      expect(result.columns.length).toBeGreaterThan(0)
      expect(readQuery(queryText(query, 'p', COLUMNS), 'p', COLUMNS)).toEqual(query)
      expect([...resultCsv(result, ['a'])].join('')).toMatch(/^a\r\n/)
    }),
    { numRuns: 400 },
  )
})

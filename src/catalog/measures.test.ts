import { describe, expect, test } from 'vitest'
import { compareTables } from './comparetables.ts'
import type { FieldDescriptor } from './descriptors.ts'
import type { TableDifference } from './difference.ts'
import { sideOf } from './fixtures/side.ts'
import type { MeasureDifference } from './measuredifference.ts'

const TIME: FieldDescriptor = { name: 'periode', type: 'year' }
const FIELDS: FieldDescriptor[] = [
  { name: 'kode', type: 'string' },
  TIME,
  { name: 'jumlah', type: 'integer', unit: 'jiwa' },
  { name: 'persentase', type: 'number', unit: 'persen' },
]
type Row = [code: string, period: string, count: number | string, share?: number | string]

function compare(before: Row[], after: Row[], time: FieldDescriptor = TIME, key = true): TableDifference {
  const fields = FIELDS.map((field) => (field === TIME ? time : field))
  const side = (rows: Row[]) =>
    sideOf(
      `kode,periode,jumlah,persentase\n${rows.map((row) => `${row.join(',')}${row.length < 4 ? ',' : ''}\n`).join('')}`,
      {
        fields,
        ...(key && { key: ['kode', 'periode'] }),
      },
    )
  return compareTables(side(before), side(after))
}

function countsOf(before: Row[], after: Row[], time?: FieldDescriptor): MeasureDifference {
  return compare(before, after, time).measures[0] as MeasureDifference
}

describe('the figures of a column', () => {
  test('are added up before and after, as a whole and by period', () => {
    const { measures, time } = compare(
      [
        ['A', '2022', 10, 1.5],
        ['B', '2022', 30, ''],
        ['A', '2023', 20],
      ],
      [
        ['A', '2022', 11, 1.5],
        ['A', '2023', 20],
        ['A', '2024', 5, 2],
      ],
    )
    expect(time).toEqual({ column: 'periode', unit: 'year' })
    const [count, share] = measures as [MeasureDifference, MeasureDifference]
    expect(count).toMatchObject({ column: 'jumlah', unit: 'jiwa', isAdditive: true })
    expect(count.before).toEqual({ count: 3, total: 60, mean: 20 })
    expect(count.after).toEqual({ count: 3, total: 36, mean: 12 })
    expect(
      count.periods.map(({ period, before, after, revised }) => [period, before.total, after.total, revised]),
    ).toEqual([
      ['2022', 40, 11, 1],
      ['2023', 20, 20, 0],
      ['2024', null, 5, 0],
    ])
    expect(share).toMatchObject({ column: 'persentase', isAdditive: false, before: { count: 1, mean: 1.5 } })
    expect(share.periods.map(({ period }) => period)).toEqual(['2022', '2024'])
  })

  test('have the same total in another order of the rows', () => {
    const rows = Array.from({ length: 999 }, (_, at): Row => [`K${at}`, '2022', at, (at * 7919) / 1000 + 0.1])
    const { measures, rows: counts } = compare(rows, rows.toReversed())
    expect(counts.isOrderOnly).toBe(true)
    for (const { before, after } of measures) expect(after).toEqual(before)
  })

  test('are told apart by month and by day where the periods are such, and rows without one are kept apart', () => {
    const month = countsOf(
      [['A', '2022-03', 1]],
      [
        ['A', '2022-03', 2],
        ['A', '', 5],
      ],
      { name: 'periode', type: 'yearmonth' },
    )
    expect(month.periods.map(({ period, after }) => [period, after.total])).toEqual([
      ['', 5],
      ['2022-03', 2],
    ])
    const day = compare([['A', '2022-03-09', 1]], [['A', '2022-03-09', 2]], { name: 'periode', type: 'date' })
    expect(day.revisions.periods).toEqual([{ period: '2022-03-09', column: 'jumlah', count: 1 }])
  })

  test('of more than 400 days are taken together by month, of more than 400 months by year', () => {
    const days = (count: number, step: number): Row[] =>
      Array.from({ length: count }, (_, at) => [
        'A',
        new Date(Date.UTC(1980, 0, 1) + at * step * 86_400_000).toISOString().slice(0, 10),
        1,
      ])
    const date: FieldDescriptor = { name: 'periode', type: 'date' }
    for (const [rows, unit, first, count] of [
      [days(400, 1), 'day', '1980-01-01', 1],
      [days(450, 1), 'month', '1980-01', 31],
      [days(1000, 20), 'year', '1980', 19],
    ] as const) {
      const { time, measures, revisions } = compare(rows, [['A', '1980-01-01', 2], ...rows.slice(1)], date)
      expect(time?.unit).toBe(unit)
      expect(measures[0]?.periods[0]).toMatchObject({ period: first, before: { count }, revised: 1 })
      expect(measures[0]?.periods.reduce((sum, { before }) => sum + before.count, 0)).toBe(rows.length)
      expect(revisions.periods).toEqual([{ period: first, column: 'jumlah', count: 1 }])
    }
  })

  test('have no periods where the table has none, and all else', () => {
    const side = (text: string) =>
      sideOf(text, { fields: [FIELDS[0], FIELDS[2]] as FieldDescriptor[], key: ['kode'] })
    const found = compareTables(side('kode,jumlah\nA,1\nB,2\n'), side('kode,jumlah\nA,4\nB,2\n'))
    expect(found).not.toHaveProperty('time')
    expect(found.measures[0]).toMatchObject({ periods: [], before: { total: 3 }, after: { total: 6 } })
    expect(found.revisions.periods).toEqual([{ period: '', column: 'jumlah', count: 1 }])
  })

  test('of a column that is new stand on one side only', () => {
    const fields = FIELDS.slice(0, 3)
    const found = compareTables(
      sideOf('kode,periode\nA,2022\n', { fields: fields.slice(0, 2), key: ['kode', 'periode'] }),
      sideOf('kode,periode,jumlah\nA,2022,7\n', { fields, key: ['kode', 'periode'] }),
    )
    expect(found.measures[0]).toMatchObject({
      column: 'jumlah',
      before: { count: 0, total: null },
      after: { total: 7 },
    })
  })

  test('are no codes, years or keys', () => {
    const fields: FieldDescriptor[] = [
      { name: 'kode', type: 'integer' },
      { name: 'tahun', type: 'integer' },
      { name: 'jenis', type: 'integer', codes: 'jenis' },
    ]
    const table = 'kode,tahun,jenis\n1,2022,3\n'
    expect(
      compareTables(sideOf(table, { fields, key: ['kode'] }), sideOf(table, { fields })).measures,
    ).toEqual([])
  })
})

describe('the largest changes', () => {
  const years = (values: (number | string)[]): Row[] =>
    values.map((value, at) => ['A', String(2000 + at), value])

  test('are the ten of the largest ratio, either way', () => {
    const before = Array.from({ length: 30 }, () => 100)
    const after = before.map((value, at) => (at === 4 ? 1000 : at === 7 ? 5 : value + at))
    const { largest } = countsOf(years(before), years(after))
    expect(largest).toHaveLength(10)
    expect(largest.slice(0, 3)).toEqual([
      expect.objectContaining({
        cell: 'C9',
        from: 100,
        to: 5,
        ratio: 0.05,
        key: ['A', '2007'],
        period: '2007',
      }),
      expect.objectContaining({ cell: 'C6', from: 100, to: 1000, ratio: 10, before: '100', after: '1000' }),
      expect.objectContaining({ from: 100, to: 129 }),
    ])
  })

  test('from zero have no ratio and stand by their size', () => {
    const { largest } = countsOf(years([0, 0, 1000, 100, -50]), years([1, 500, 3000, 0, 50]))
    expect(largest.map(({ from, to, ratio }) => [from, to, ratio])).toEqual([
      [-50, 50, -1],
      [0, 500, null],
      [100, 0, 0],
      [1000, 3000, 3],
      [0, 1, null],
    ])
  })

  test('are none of figures that were emptied or had no value', () => {
    expect(countsOf(years(['', 5]), years([5, ''])).largest).toEqual([])
  })
})

describe('a new figure', () => {
  const history: Row[] = ['A', 'B'].flatMap((code, at) =>
    ['2019', '2020', '2021', '2022'].map((year, step): Row => [code, year, (at * 99 + 1) * 100 + step * 10]),
  )

  test('far from those of its series before is named with their range', () => {
    const { outside } = countsOf(history, [...history, ['A', '2023', 1300], ['B', '2023', 10_040]])
    expect(outside).toEqual({
      count: 1,
      examples: [
        {
          key: ['A', '2023'],
          row: 10,
          cell: 'C10',
          value: 1300,
          period: '2023',
          min: 100,
          max: 130,
          of: 'series',
        },
      ],
    })
  })

  test('that goes on as the series did is not', () => {
    expect(countsOf(history, [...history, ['A', '2023', 160], ['B', '2023', 12_000]]).outside.count).toBe(0)
  })

  test('in a changed cell is looked at too', () => {
    const after = history.map((row, at): Row => (at === 2 ? ['A', '2021', 1200] : row))
    expect(countsOf(history, after).outside).toMatchObject({
      count: 1,
      examples: [{ cell: 'C4', value: 1200 }],
    })
  })

  test('of a series without a history is held against the whole column', () => {
    const { outside } = countsOf(history, [...history, ['C', '2023', 5], ['C', '2024', 25_000]])
    expect(outside).toMatchObject({
      count: 1,
      examples: [{ key: ['C', '2024'], min: 100, max: 10_030, of: 'column' }],
    })
  })

  test('is told by its series where rows are matched by content too', () => {
    const twice = [...history, ...history]
    const found = compare(twice, [...twice, ['A', '2023', 1300]], TIME, false)
    expect(found.match.by).toBe('content')
    expect(found.measures[0]?.outside).toMatchObject({ count: 1, examples: [{ key: [], of: 'series' }] })
  })
})

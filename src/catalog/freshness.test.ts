import { describe, expect, test } from 'vitest'
import { freshness, freshnessState } from './freshness.ts'
import { addMonths, comparePeriods, isoPeriod, spanOf } from './period.ts'

describe('data are stale', () => {
  test.each([
    ['tahunan', '2023', '2026-01-01'],
    ['bulanan', '2024-12', '2025-03-01'],
    ['bulanan', '2024-12-31', '2025-03-01'],
    ['triwulanan', '2024-12', '2025-07-01'],
    ['dua-tahunan', '2020', '2024-01-01'],
    ['mingguan', '2024-12-31', '2025-01-15'],
    ['harian', '2024-12-31', '2025-01-09'],
  ] as const)('that come %s, end with %s and are looked at on %s', (frequency, last, asOf) => {
    expect(freshness(frequency, last, asOf)?.isStale).toBe(true)
  })
})

describe('data are in time', () => {
  test.each([
    ['tahunan', '2023', '2025-12-31'],
    ['tahunan', '2030', '2025-12-31'],
    ['tahunan', '9999-12-31', '2025-12-31'],
    ['bulanan', '2024-12', '2025-02-28'],
    ['dua-tahunan', '2020', '2023-12-31'],
    ['harian', '2024-12-31', '2025-01-08'],
  ] as const)('that come %s, end with %s and are looked at on %s', (frequency, last, asOf) => {
    expect(freshness(frequency, last, asOf)?.isStale).toBe(false)
  })

  test('always, where no schedule is set', () => {
    expect(freshness('ad-hoc', '1990', '2025-12-31')).toBeUndefined()
  })
})

test('the next period, its last day and the missed periods are told', () => {
  expect(freshness('bulanan', '2024-01', '2024-05-15')).toEqual({
    until: '2024-01-31',
    next: { first: '2024-02-01', last: '2024-02-29' },
    due: '2024-03-31',
    missed: 3,
    isStale: true,
  })
  expect(freshness('tahunan', '2021', '2026-11-24')?.missed).toBe(4)
  expect(freshness('harian', '1900', '2026-11-24')?.missed).toBe(1000)
})

describe('the state of data', () => {
  test.each([
    ['current', 'tahunan', { period: '2023' }, '2024-12-30'],
    ['due', 'tahunan', { period: '2023' }, '2024-12-31'],
    ['due', 'tahunan', { period: '2023' }, '2025-12-31'],
    ['late', 'tahunan', { period: '2023' }, '2026-01-01'],
    ['undeclared', 'ad-hoc', { period: '2023' }, '2024-12-31'],
    ['undeclared', 'tahunan', {}, '2024-12-31'],
    ['late', 'bulanan', { version: '2024-01-15' }, '2024-12-31'],
    ['current', 'bulanan', { period: 'semester 1', version: '2024-12-15' }, '2024-12-31'],
    ['late', 'bulanan', { period: '2020-01', version: '2024-12-15' }, '2024-12-31'],
  ] as const)(
    'is %s where they come %s, the newest is %o and the day %s',
    (state, frequency, newest, asOf) => {
      expect(freshnessState(frequency, newest, asOf).state).toBe(state)
    },
  )
})

describe('periods', () => {
  test('have days', () => {
    expect(spanOf('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' })
    expect(spanOf('2024')).toEqual({ first: '2024-01-01', last: '2024-12-31' })
    expect(['2024-13', '2024-02-30', '24', '2021/2022', ''].map(spanOf)).toEqual(Array(5).fill(undefined))
  })

  test('are read from dates with a time, and from nothing else', () => {
    expect(['2024-02-01T10:00:00Z', ' 2024 ', '2024-02'].map(isoPeriod)).toEqual([
      '2024-02-01',
      '2024',
      '2024-02',
    ])
    expect(['2024/2025', '20245', '2024-02-01x', '31/12/2024'].map(isoPeriod)).toEqual(
      Array(4).fill(undefined),
    )
  })

  test('are compared by what both say', () => {
    expect(comparePeriods('2024', '2024-03')).toBe(0)
    expect(comparePeriods('2023-12-31', '2024')).toBe(-1)
  })

  test('end with a month where they began with the end of one', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(addMonths('2025-02-28', 12)).toBe('2026-02-28')
    expect(addMonths('2023-02-28', 12)).toBe('2024-02-29')
    expect(addMonths('2024-01-30', 1)).toBe('2024-02-29')
  })
})

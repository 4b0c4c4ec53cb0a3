import { describe, expect, test } from 'vitest'
import type { ExpectedRelease } from './expected.ts'
import { judgeReleases, onTimeRate, type ReleasedVersion, tally } from './punctuality.ts'

/** Monthly releases of a quarter, due on the tenth of the month after. */
const MONTHS = ['2025-01', '2025-02', '2025-03'].map((month, at): ExpectedRelease => {
  const last = `${month}-${['31', '28', '31'][at]}`
  const due = `2025-0${at + 2}-10`
  const period = { first: `${month}-01`, last }
  return { agency: 'dinas', code: 'D-01', round: at + 1, dataset: 'dinas/data', period, opens: last, due }
})

function version(number: number, date: string, newest?: string, isVerified = true): ReleasedVersion {
  return { number, date, isVerified, bringsData: true, ...(newest !== undefined && { newest }) }
}

function told(versions: ReleasedVersion[] | undefined, asOf: string, expected = MONTHS) {
  const { releases, unplanned } = judgeReleases(expected, versions, asOf)
  const lines = releases.map(
    (one) => `${one.state} ${one.days}${one.version ? ` v${one.version.number}` : ''}`,
  )
  return [...lines, ...unplanned.map(({ number }) => `unplanned v${number}`)]
}

describe('a release is', () => {
  test('on time up to its due day, and late by the days after it', () => {
    const versions = [version(1, '2025-02-10', '2025-01'), version(2, '2025-03-11', '2025-02')]
    expect(told(versions, '2025-03-31')).toEqual(['on-time 0 v1', 'late 1 v2', 'due 10'])
  })

  test('due in so many days, today included, and overdue from the day after', () => {
    expect(told([], '2025-01-27')).toEqual(['due 14', 'due 42', 'due 73'])
    expect(told([], '2025-02-10')[0]).toBe('due 0')
    expect(told([], '2025-02-11')[0]).toBe('missing 1')
  })

  test('kept by the first verified version that covers it, which may be a later one', () => {
    const versions = [
      version(1, '2025-02-05', '2025-01', false),
      version(2, '2025-02-20', '2025-01'),
      version(3, '2025-04-12', '2025-03'),
    ]
    expect(told(versions, '2025-05-01')).toEqual(['late 10 v2', 'late 33 v3', 'late 2 v3'])
  })

  test('not kept by what came after the day asked for', () => {
    expect(told([version(1, '2025-02-05', '2025-01')], '2025-02-04')[0]).toBe('due 6')
  })

  test('tied to its period also by dates within it, once the period is over', () => {
    const quarter: ExpectedRelease[] = [
      {
        agency: 'dinas',
        code: 'D-02',
        round: 1,
        period: { first: '2024-10-01', last: '2024-12-31' },
        opens: '2024-12-31',
        due: '2025-01-31',
      },
    ]
    expect(told([version(1, '2025-01-20', '2024-10-01')], '2025-02-28', quarter)).toEqual(['on-time 11 v1'])
    expect(told([version(1, '2024-11-20', '2024-10-01')], '2025-02-28', quarter)).toEqual([
      'missing 28',
      'unplanned v1',
    ])
  })

  test('tied by day where the data tell no period, or one that is too long', () => {
    for (const newest of [undefined, '2025']) {
      const versions = [version(1, '2025-02-09', newest), version(2, '2025-04-02', newest)]
      expect(told(versions, '2025-04-30')).toEqual(['on-time 1 v1', 'missing 51', 'on-time 8 v2'])
    }
  })

  test('not kept by a change of words, where its day is all that tells its period', () => {
    const words = { ...version(1, '2025-02-09'), bringsData: false }
    expect(told([words], '2025-02-12')[0]).toBe('missing 2')
  })

  test('unknown where it is past and there is no history', () => {
    expect(told(undefined, '2025-03-01')).toEqual(['unknown 0', 'due 9', 'due 40'])
  })
})

describe('a version that keeps no promise', () => {
  test('is unplanned where it brings a period that no plan has', () => {
    const versions = [version(1, '2025-02-10', '2025-01'), version(2, '2025-06-01', '2025-05')]
    expect(told(versions, '2025-06-30', MONTHS.slice(0, 1))).toEqual(['on-time 0 v1', 'unplanned v2'])
  })

  test('is a correction where it brings none', () => {
    const versions = [version(1, '2025-02-10', '2025-01'), version(2, '2025-02-11', '2025-01')]
    expect(told(versions, '2025-02-12', MONTHS.slice(0, 1))).toEqual(['on-time 0 v1'])
  })

  test('is unplanned where no release was open yet', () => {
    expect(told([version(1, '2025-01-02')], '2025-01-31')).toEqual([
      'due 10',
      'due 38',
      'due 69',
      'unplanned v1',
    ])
  })
})

test('releases are counted by state, and the share on time is of what was expected', () => {
  const versions = [version(1, '2025-02-10', '2025-01'), version(2, '2025-03-11', '2025-02')]
  const counts = tally(judgeReleases(MONTHS, versions, '2025-03-31').releases)
  expect(counts).toEqual({ 'on-time': 1, late: 1, missing: 0, due: 1, unknown: 0, expected: 2 })
  expect(onTimeRate(counts)).toBe(0.5)
  expect(onTimeRate(tally([]))).toBeUndefined()
})

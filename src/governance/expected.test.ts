import { describe, expect, test } from 'vitest'
import type { PlanRow } from '../catalog/descriptors.ts'
import type { WorkCalendar } from './dueday.ts'
import { expectedReleases } from './expected.ts'

const UNTIL = '2026-12-31'

/** Period and due day of each release, as a reader of the plan would write them down. */
function released(row: Partial<PlanRow>, calendar?: WorkCalendar, until = UNTIL): string[] {
  const whole: PlanRow = {
    code: 'D-01',
    title: 'Data',
    method: 'survei',
    frequency: 'tahunan',
    office: 'Seksi Data',
    ...row,
  }
  return expectedReleases('dinas', whole, calendar, until).map(
    ({ period, due }) => `${period ? `${period.first}..${period.last}` : '-'} ${due}`,
  )
}

describe('a row of a plan promises', () => {
  test('one release where its collection is shorter than its frequency', () => {
    const year = { collection_from: '2024-06-03', collection_to: '2024-06-28', release_due: '2024-12-20' }
    expect(released({ ...year, reference_period: '2024' })).toEqual(['2024-01-01..2024-12-31 2024-12-20'])
    expect(released({ ...year, reference_period: '2023' })).toEqual(['2023-01-01..2023-12-31 2024-12-20'])
    expect(released(year)).toEqual(['2024-01-01..2024-12-31 2024-12-20'])
  })

  test('a release each month, on the last day of a month that has no 31st or, in a leap year, has a 29th', () => {
    const months = { frequency: 'bulanan', reference_period: '2023-11', release_due: '2023-12-31' } as const
    expect(released({ ...months, collection_from: '2023-11-01', collection_to: '2024-04-30' })).toEqual([
      '2023-11-01..2023-11-30 2023-12-31',
      '2023-12-01..2023-12-31 2024-01-31',
      '2024-01-01..2024-01-31 2024-02-29',
      '2024-02-01..2024-02-29 2024-03-31',
      '2024-03-01..2024-03-31 2024-04-30',
      '2024-04-01..2024-04-30 2024-05-31',
    ])
  })

  test('the same day of each month where there is one, and the last day else', () => {
    const dues = released({
      frequency: 'bulanan',
      reference_period: 'Desember 2024',
      collection_from: '2024-12-01',
      collection_to: '2025-03-31',
      release_due: '2025-01-30',
    }).map((line) => line.slice(-10))
    expect(dues).toEqual(['2025-01-30', '2025-02-28', '2025-03-30', '2025-04-30'])
  })

  test('quarters up to the end of collection', () => {
    expect(
      released({
        frequency: 'triwulanan',
        reference_period: 'Triwulan IV 2023',
        collection_from: '2023-10-01',
        collection_to: '2024-09-30',
        release_due: '2024-01-31',
      }),
    ).toEqual([
      '2023-10-01..2023-12-31 2024-01-31',
      '2024-01-01..2024-03-31 2024-04-30',
      '2024-04-01..2024-06-30 2024-07-31',
      '2024-07-01..2024-09-30 2024-10-31',
    ])
  })

  test('half-years, four months and years of two', () => {
    expect(
      released(
        { frequency: 'semesteran', collection_from: '2024-07-01', release_due: '2025-01-31' },
        undefined,
        '2025-08-01',
      ),
    ).toEqual(['2024-07-01..2024-12-31 2025-01-31', '2025-01-01..2025-06-30 2025-07-31'])
    expect(
      released(
        { frequency: 'empat-bulanan', collection_from: '2025-05-02', release_due: '2025-09-15' },
        undefined,
        '2026-01-31',
      ),
    ).toEqual(['2025-05-01..2025-08-31 2025-09-15', '2025-09-01..2025-12-31 2026-01-15'])
    expect(
      released({
        frequency: 'dua-tahunan',
        reference_period: '2023–2024',
        collection_from: '2023-01-09',
        release_due: '2025-01-31',
      }),
    ).toEqual(['2023-01-01..2024-12-31 2025-01-31'])
  })

  test('weeks and days', () => {
    expect(
      released({
        frequency: 'mingguan',
        collection_from: '2024-02-26',
        collection_to: '2024-03-10',
        release_due: '2024-03-05',
      }),
    ).toEqual(['2024-02-26..2024-03-03 2024-03-05', '2024-03-04..2024-03-10 2024-03-12'])
    expect(
      released({
        frequency: 'harian',
        collection_from: '2024-02-28',
        collection_to: '2024-03-01',
        release_due: '2024-02-29',
      }),
    ).toEqual([
      '2024-02-28..2024-02-28 2024-02-29',
      '2024-02-29..2024-02-29 2024-03-01',
      '2024-03-01..2024-03-01 2024-03-02',
    ])
  })

  test('a leap year its 29th of February, and other years the 28th', () => {
    const yearly = { collection_from: '2024-01-01', release_due: '2024-02-29', reference_period: '2023' }
    expect(released(yearly)).toEqual([
      '2023-01-01..2023-12-31 2024-02-29',
      '2024-01-01..2024-12-31 2025-02-28',
      '2025-01-01..2025-12-31 2026-02-28',
    ])
  })

  test('the months of a year that it names as a whole', () => {
    const lines = released({
      frequency: 'bulanan',
      reference_period: '2025',
      collection_from: '2025-01-01',
      collection_to: '2025-12-31',
      release_due: '2025-02-10',
    })
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([
      12,
      '2025-01-01..2025-01-31 2025-02-10',
      '2025-12-01..2025-12-31 2026-01-10',
    ])
  })

  test('months that are collected in the month after', () => {
    const lines = released({
      frequency: 'bulanan',
      reference_period: 'Januari 2025',
      collection_from: '2025-02-01',
      collection_to: '2025-04-10',
      release_due: '2025-02-15',
    })
    expect(lines).toEqual([
      '2025-01-01..2025-01-31 2025-02-15',
      '2025-02-01..2025-02-28 2025-03-15',
      '2025-03-01..2025-03-31 2025-04-15',
    ])
  })

  test('once what has no schedule, and nothing without a due day', () => {
    expect(released({ frequency: 'ad-hoc', reference_period: '2024', release_due: '2024-04-30' })).toEqual([
      '2024-01-01..2024-12-31 2024-04-30',
    ])
    expect(released({ frequency: 'ad-hoc', release_due: '2024-04-30' })).toEqual(['- 2024-04-30'])
    expect(released({ collection_from: '2024-01-01' })).toEqual([])
  })
})

describe('a due day on a weekend', () => {
  // 31 August 2024 is a Saturday, 30 November 2024 too, 31 May 2025 too.
  const row = {
    frequency: 'triwulanan',
    collection_from: '2024-04-01',
    collection_to: '2025-03-31',
    release_due: '2024-08-31',
  } as const
  const dues = (calendar?: WorkCalendar) => released(row, calendar).map((line) => line.slice(-10))

  test('stays where no calendar says otherwise', () => {
    expect(dues()).toEqual(['2024-08-31', '2024-11-30', '2025-02-28', '2025-05-31'])
    expect(dues({ weekend: ['saturday', 'sunday'] })).toEqual(dues())
  })

  test('goes to the next or the previous working day by the calendar, and the days after it keep theirs', () => {
    const weekend: WorkCalendar['weekend'] = ['saturday', 'sunday']
    expect(dues({ weekend, ifWeekend: 'next' })).toEqual([
      '2024-09-02',
      '2024-12-02',
      '2025-02-28',
      '2025-06-02',
    ])
    expect(dues({ weekend, ifWeekend: 'previous' })).toEqual([
      '2024-08-30',
      '2024-11-29',
      '2025-02-28',
      '2025-05-30',
    ])
    expect(dues({ weekend: ['friday'], ifWeekend: 'next' })).toEqual([
      '2024-08-31',
      '2024-11-30',
      '2025-03-01',
      '2025-05-31',
    ])
  })

  test('stays where every day is one', () => {
    const weekend: WorkCalendar['weekend'] = [
      'monday',
      'tuesday',
      'wednesday',
      'thursday',
      'friday',
      'saturday',
      'sunday',
    ]
    expect(dues({ weekend, ifWeekend: 'next' })).toEqual(dues())
  })
})

test('releases that are due after the day asked for are left out, also where a weekend moves them across it', () => {
  const row = { frequency: 'bulanan', collection_from: '2024-07-01', release_due: '2024-08-31' } as const
  expect(released(row, undefined, '2024-08-30')).toEqual([])
  expect(released(row, { weekend: ['saturday'], ifWeekend: 'previous' }, '2024-08-30')).toEqual([
    '2024-07-01..2024-07-31 2024-08-30',
  ])
})

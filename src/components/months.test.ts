import { expect, test } from 'vitest'
import type { JudgedRelease } from '../governance/punctuality.ts'
import { monthSheet, monthsFrom } from './months.ts'

test('a sheet has whole weeks from Monday, in leap years too', () => {
  const weeks = monthSheet('2024-02', [])
  expect(weeks).toHaveLength(5)
  expect([weeks[0]?.[0]?.date, weeks[4]?.[3]?.date, weeks[4]?.[6]?.date]).toEqual([
    '2024-01-29',
    '2024-02-29',
    '2024-03-03',
  ])
  expect(weeks.flat().filter(({ isInMonth }) => isInMonth)).toHaveLength(29)
})

test('a release stands on its due day, and not on the same day shown beside another month', () => {
  const release = { due: '2024-03-01' } as JudgedRelease
  const days = (month: string) =>
    monthSheet(month, [release])
      .flat()
      .filter(({ releases }) => releases.length > 0)
      .map(({ date }) => date)
  expect([days('2024-02'), days('2024-03')]).toEqual([[], ['2024-03-01']])
})

test('months follow each other over the end of a year', () => {
  expect(monthsFrom('2024-12-31', 3)).toEqual(['2024-12', '2025-01', '2025-02'])
})

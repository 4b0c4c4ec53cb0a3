import { expect, test } from 'vitest'
import type { JudgedRelease, ReleaseState } from './punctuality.ts'
import { timelinessOf } from './timeliness.ts'

function release(due: string, state: ReleaseState): JudgedRelease {
  const period = { first: '2025-01-01', last: '2025-01-31' }
  return { agency: 'a', code: 'D', round: 1, period, opens: '2025-01-31', due, state, days: 1 }
}

test.each([
  [
    'late',
    'a release of the plan is overdue',
    '2025-03-01',
    [release('2025-02-10', 'missing'), release('2025-03-10', 'due')],
  ],
  [
    'current',
    'a later release was kept',
    '2025-01-20',
    [release('2025-01-10', 'missing'), release('2025-01-15', 'late'), release('2025-03-10', 'due')],
  ],
  ['due', 'the period of the next release is over', '2025-02-01', [release('2025-02-10', 'due')]],
  ['current', 'the period of the next release is not over', '2025-01-31', [release('2025-02-10', 'due')]],
  ['late', 'the plan has ended and the frequency says so', '2026-03-01', [release('2025-02-10', 'on-time')]],
  [
    'late',
    'there is no history of what the plan promised',
    '2025-03-01',
    [release('2025-01-10', 'unknown'), release('2025-03-10', 'due')],
  ],
  ['current', 'there is no plan and the frequency says so', '2025-01-15', []],
] as const)('data are %s where %s', (state, _, asOf, releases) => {
  expect(timelinessOf('bulanan', { period: '2024-12' }, asOf, releases).state).toBe(state)
})

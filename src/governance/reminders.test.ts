import { expect, test } from 'vitest'
import type { JudgedRelease, ReleaseState } from './punctuality.ts'
import { urgencyOf } from './reminders.ts'

test.each([
  ['missing', 1, 'late'],
  ['due', 0, 1],
  ['due', 1, 1],
  ['due', 2, 5],
  ['due', 5, 5],
  ['due', 6, 14],
  ['due', 14, 14],
  ['due', 15, undefined],
  ['late', 9, undefined],
  ['on-time', 0, undefined],
  ['unknown', 0, undefined],
] as const)('a release that is %s by %i days is urgent: %s', (state: ReleaseState, days, urgency) => {
  expect(urgencyOf({ state, days } as JudgedRelease)).toBe(urgency)
})

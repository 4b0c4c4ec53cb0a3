import { expect, test } from 'vitest'
import { closingLine, countTests, type FinishedModule } from './closing.ts'

const test_ = (fullName: string, state: string, tags: string[] = []) => ({
  fullName,
  tags,
  result: () => ({ state }),
})
const moduleOf = (tests: ReturnType<typeof test_>[], errors: unknown[] = [], suiteErrors: unknown[] = []) =>
  ({
    errors: () => errors,
    children: { allTests: () => tests, allSuites: () => [{ errors: () => suiteErrors }] },
  }) satisfies FinishedModule

test('the last line is plain when nothing was skipped', () => {
  expect(closingLine(countTests([moduleOf([test_('a', 'passed'), test_('b', 'passed')])]))).toBe(
    '2 passed, 0 failed, 0 skipped',
  )
})

test('the last line names what was skipped and the program it misses', () => {
  const tests = [test_('serves', 'skipped', ['nginx']), test_('waits', 'pending'), test_('fails', 'failed')]
  expect(closingLine(countTests([moduleOf(tests)]))).toBe(
    '0 passed, 1 failed, 2 skipped: serves (nginx); waits',
  )
})

test('a file or a suite that could not run is a failure', () => {
  expect(countTests([moduleOf([], ['no such module']), moduleOf([], [], ['hook failed'])]).failed).toBe(2)
})

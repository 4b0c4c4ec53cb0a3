/** What a whole test run came to. */
export interface Count {
  passed: number
  failed: number
  /** Names of the tests that did not run, with the program they miss. */
  skipped: string[]
}

/** The parts of a finished Vitest module that are counted. */
export interface FinishedModule {
  errors(): readonly unknown[]
  children: {
    allTests(): Iterable<{ fullName: string; tags: readonly string[]; result(): { state: string } }>
    allSuites(): Iterable<{ errors(): readonly unknown[] }>
  }
}

/** Counts tests by result; a file or suite that could not run counts as one failure. */
export function countTests(modules: Iterable<FinishedModule>): Count {
  const count: Count = { passed: 0, failed: 0, skipped: [] }
  for (const module of modules) {
    if (module.errors().length > 0) count.failed++
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) count.failed++
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === 'passed') count.passed++
      else if (state === 'failed') count.failed++
      else
        count.skipped.push(
          test.tags.length > 0 ? `${test.fullName} (${test.tags.join(', ')})` : test.fullName,
        )
    }
  }
  return count
}

/** The last line of a run, such as `312 passed, 0 failed, 1 skipped: name (nginx)`. */
export function closingLine({ passed, failed, skipped }: Count): string {
  const line = `${passed} passed, ${failed} failed, ${skipped.length} skipped`
  return skipped.length > 0 ? `${line}: ${skipped.join('; ')}` : line
}

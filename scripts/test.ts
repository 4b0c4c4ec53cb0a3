/**
 * `npm test [-- --full] [-- VITEST_ARGS]`: checks, then all tests but the full-size ones; `--full` runs only those,
 * and other arguments go to Vitest without the checks. The last line counts, and names what was skipped.
 * With NO_SKIPS=1 a skipped test fails the run.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseCLI, startVitest } from 'vitest/node'
import { findBrowser } from '../tests/browser.ts'
import { closingLine, countTests } from './closing.ts'
import { CHECKS, ROOT, runSteps } from './steps.ts'

const args = process.argv.slice(2).filter((arg) => arg !== '--full')
const fullSize = args.length < process.argv.length - 2
process.chdir(ROOT)
if (fullSize) process.env.FULL_SIZE = '1'

const failed = fullSize || args.length > 0 ? [] : await runSteps(CHECKS)
if (!findBrowser() && !fetchBrowser()) {
  console.error('Tidak ada peramban untuk pengujian. Pasang Chrome atau Chromium, lalu ulangi perintah ini.')
  console.error('There is no browser for the tests. Install Chrome or Chromium, then repeat this command.')
  process.exit(2)
}

const { filter, options } = parseCLI(['vitest', 'run', ...args])
const started = performance.now()
const vitest = await startVitest(filter, { ...options, run: true, watch: false })
const count = countTests(vitest.state.getTestModules())
count.failed += vitest.state.getUnhandledErrors().length
await vitest.close()

const tests = count.failed > 0 ? '✗' : '✓'
console.log(`${tests} tests (${((performance.now() - started) / 1000).toFixed(1)} s)`)
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`)
count.failed += failed.length
const forbidden = process.env.NO_SKIPS === '1' && count.skipped.length > 0
if (forbidden) console.log('Failed: tests were skipped, and NO_SKIPS=1 forbids it')
console.log(closingLine(count))
process.exit(count.failed > 0 || forbidden ? 1 : 0)

/** The last resort: Playwright's own download. */
function fetchBrowser(): boolean {
  const cli = join(ROOT, 'node_modules', 'playwright-core', 'cli.js')
  const result = spawnSync(process.execPath, [cli, 'install', 'chromium', '--only-shell'], {
    stdio: 'inherit',
  })
  return result.status === 0 && findBrowser() !== undefined
}

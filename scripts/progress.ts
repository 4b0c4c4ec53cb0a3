import { printable } from '../src/reports/printable.ts'

/** Shows progress on a terminal; elsewhere it says nothing, so that logs stay readable. */
export type Progress = (done: number, total: number, name: string) => void

const BAR = 24
/** Work shorter than this needs no bar. */
const QUIET_MS = 300
const EVERY_MS = 100

/** A progress bar on standard error, and the function that clears it. */
export function progressBar(label: string): { progress: Progress; clear(): void } {
  const stream = process.stderr
  const started = performance.now()
  let last = 0
  let shown = false
  return {
    progress(done, total, name) {
      const now = performance.now()
      if (!stream.isTTY || now - started < QUIET_MS || now - last < EVERY_MS) return
      last = now
      shown = true
      const filled = Math.round((done / Math.max(total, 1)) * BAR)
      const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled)
      stream.write(`\r\u001b[2K${label} ${bar} ${done}/${total}  ${printable(name)}`)
    },
    clear() {
      if (shown) stream.write('\r\u001b[2K')
    },
  }
}

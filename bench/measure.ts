import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What one command cost. */
export interface Cost {
  /** Wall time in seconds. */
  seconds: number
  /** Processor time in seconds, all processes together; `undefined` without GNU time. */
  cpu: number | undefined
  /** Largest resident memory in bytes: of the process and its children together where `/proc` tells, else of the largest. */
  peak: number
}

const GNU_TIME = '/usr/bin/time'
const SAMPLE_MS = 50

/** Runs Node with the arguments and measures it; throws with the command's output where it fails. */
export async function measure(
  args: string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-measure-'))
  try {
    const report = join(folder, 'time')
    const timed = existsSync(GNU_TIME)
    const hook = timed ? {} : { NODE_OPTIONS: `--import=${reporter(folder)}` }
    const command = timed
      ? [GNU_TIME, '-v', '-o', report, process.execPath, ...args]
      : [process.execPath, ...args]
    const start = performance.now()
    const child = spawn(command[0]!, command.slice(1), {
      cwd: options.cwd,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...hook, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-20_000)
      })
    }
    let together = 0
    const sampler = setInterval(() => {
      together = Math.max(together, treeMemory(child.pid!))
    }, SAMPLE_MS)
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('close', resolve)
    }).finally(() => clearInterval(sampler))
    const seconds = (performance.now() - start) / 1000
    if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}\n${output}`)
    const { cpu, largest } = timed ? timeReport(report) : { cpu: undefined, largest: hookReports(folder) }
    return { seconds, cpu, peak: Math.max(together, largest) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Resident bytes of a process and all below it; 0 where there is no `/proc`. */
function treeMemory(root: number): number {
  if (process.platform !== 'linux') return 0
  let sum = 0
  const waiting = [root]
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    try {
      sum += Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
      for (const thread of readdirSync(`/proc/${pid}/task`)) {
        const children = readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim()
        if (children) waiting.push(...children.split(' ').map(Number))
      }
    } catch {
      // The process ended between two reads.
    }
  }
  return sum
}

function timeReport(file: string): { cpu: number; largest: number } {
  const text = readFileSync(file, 'utf8')
  const figure = (label: string) => Number(new RegExp(`${label}: ([\\d.]+)`).exec(text)?.[1] ?? 0)
  return {
    cpu: figure('User time \\(seconds\\)') + figure('System time \\(seconds\\)'),
    largest: figure('Maximum resident set size \\(kbytes\\)') * 1024,
  }
}

/** Module that leaves each Node process's own maximum in the folder when it exits; `maxRSS` is in kilobytes. */
function reporter(folder: string): string {
  const file = join(folder, 'report.mjs')
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs'
process.on('exit', () => {
  writeFileSync(${JSON.stringify(join(folder, 'rss-'))} + process.pid, String(process.resourceUsage().maxRSS))
})
`,
  )
  return file
}

function hookReports(folder: string): number {
  const reports = readdirSync(folder).filter((name) => name.startsWith('rss-'))
  return Math.max(0, ...reports.map((name) => Number(readFileSync(join(folder, name), 'utf8')) * 1024))
}

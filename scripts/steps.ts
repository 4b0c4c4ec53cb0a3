import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A program of this project's own tools that must end with 0. */
export interface Step {
  name: string
  /** Script, from the project's root, and its arguments; run by the Node that runs us. */
  command: readonly string[]
}

/** The checks of `npm run check`, which `npm test` runs first. */
export const CHECKS: readonly Step[] = [
  {
    name: 'format and lint',
    command: [
      'node_modules/@biomejs/biome/bin/biome',
      'check',
      '--error-on-warnings',
      '--max-diagnostics=50',
      '.',
    ],
  },
  { name: 'drift of generated files', command: ['scripts/generate.ts', '--check'] },
  { name: 'what stories show', command: ['scripts/stories.ts'] },
  { name: 'types of scripts and tests', command: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'] },
  {
    name: 'types of pages and components',
    command: ['node_modules/astro/bin/astro.mjs', 'check', '--minimumSeverity', 'warning'],
  },
]

/** Absolute path of the project, with a closing separator. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Runs all steps, shows what the failed ones said, and returns their names. */
export async function runSteps(steps: readonly Step[]): Promise<string[]> {
  const failed: string[] = []
  for (const step of steps) {
    const started = performance.now()
    const { code, output } = await run(step)
    if (code !== 0) failed.push(step.name)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${code === 0 ? '✓' : '✗'} ${step.name} (${seconds} s)`)
    if (code !== 0) console.log(output.replace(/^/gm, '  ').trimEnd())
  }
  return failed
}

function run(step: Step): Promise<{ code: number; output: string }> {
  const [script = '', ...args] = step.command
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return new Promise((done) => {
    child.on('error', (error) => done({ code: 1, output: String(error) }))
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}

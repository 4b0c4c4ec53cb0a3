import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, outcomeOf, UNJUDGED } from '../../src/review/judge/outcome.ts'
import type { PullRequest } from '../../src/review/judge/pullrequest.ts'

/** Files by which the job that computes a review hands it to the one that tells of it. */
export const FILES = {
  json: 'laporan.json',
  html: 'laporan.html',
  markdown: 'laporan.md',
  outcome: 'hasil.json',
} as const

/** Milliseconds that a review may take. */
const PATIENCE = 36 * 60_000

/**
 * Reviews a submission by the command of this checkout, which reads it as Git objects, and writes the reports and their
 * outcome into a folder.
 */
export function weigh(root: string, request: PullRequest, folder: string): Outcome {
  mkdirSync(folder, { recursive: true })
  const exit = review(root, request, folder)
  const json = join(folder, FILES.json)
  const isWhole = [FILES.json, FILES.html, FILES.markdown].every((name) => existsSync(join(folder, name)))
  const outcome = isWhole ? outcomeOf(readFileSync(json, 'utf8'), exit) : UNJUDGED
  writeFileSync(join(folder, FILES.outcome), `${JSON.stringify(outcome)}\n`)
  return outcome
}

function review(root: string, { head, author }: PullRequest, folder: string): number | null {
  const args = ['--base', 'HEAD', '--head', head, '--format', 'json,html,markdown', '--output', folder]
  const { status } = spawnSync('npm', ['run', '--silent', 'review', '--', ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: PATIENCE,
    env: { ...withoutSecrets(process.env), ...(author && { SUBMITTER: author }) },
    shell: process.platform === 'win32',
  })
  return status
}

/** What reads a submission has no use for a token. */
function withoutSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/TOKEN|SECRET|PASSWORD/i.test(name)),
  )
}

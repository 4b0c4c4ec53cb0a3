import { spawnSync } from 'node:child_process'
import { CatalogError } from '../../src/catalog/catalogerror.ts'
import type { IssueAction, ReminderIssue } from '../../src/governance/reminderissues.ts'

/** Runs the command line of the Git host; gives what it said. */
export type Run = (args: string[], input?: string) => string

/** The command line `gh` of the Git host, in the repository that it runs in. */
export const gh: Run = (args, input) => {
  const { status, stdout, stderr, error } = spawnSync('gh', args, {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    ...(input !== undefined && { input }),
  })
  if (status === 0) return stdout
  const why = error?.message ?? stderr.trim()
  throw new CatalogError(
    { id: `Perintah gh gagal: ${why}`, en: `The command gh failed: ${why}` },
    {
      id: 'Jalankan di alur kerja dengan hak `issues: write`, atau masuk dengan `gh auth login`.',
      en: 'Run it in a workflow with the right `issues: write`, or sign in with `gh auth login`.',
    },
  )
}

/** The issues that the workflow itself has opened: nobody else can pretend to be one by its mark. */
export function ownIssues(run: Run): ReminderIssue[] {
  const fields = 'number,state,title,body'
  const said = run([
    'issue',
    'list',
    '--app',
    'github-actions',
    '--state',
    'all',
    '--limit',
    '1000',
    '--json',
    fields,
  ])
  return (JSON.parse(said) as { number: number; state: string; title: string; body: string }[]).map(
    (issue) => ({
      ...issue,
      state: issue.state === 'OPEN' ? 'open' : 'closed',
    }),
  )
}

/** Does at the Git host what was decided. */
export function perform(action: IssueAction, run: Run): void {
  if (action.do === 'close') {
    run(['issue', 'close', String(action.number)])
    return
  }
  if (action.do === 'open') {
    run(['issue', 'create', `--title=${action.title}`, '--body-file=-'], action.body)
    return
  }
  if (action.do === 'reopen') run(['issue', 'reopen', String(action.number)])
  run(['issue', 'edit', String(action.number), `--title=${action.title}`, '--body-file=-'], action.body)
}

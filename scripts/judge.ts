/**
 * `node scripts/judge.ts weigh|preview|post --folder DIR [--lang id|en]`: what the workflow that judges a pull request
 * runs from a checkout of the main branch. `weigh` reviews the submission, `preview` copies it out as data for a build,
 * `post` tells the result at the Git host; it needs nothing but Node.
 */
import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CatalogError } from '../src/catalog/catalogerror.ts'
import type { Language } from '../src/catalog/problem.ts'
import { printable } from '../src/reports/printable.ts'
import { escapeData, MOST_SUMMARY } from '../src/reports/workflow-command.ts'
import { readOutcome } from '../src/review/judge/outcome.ts'
import { type HostEvent, pullRequestOf } from '../src/review/judge/pullrequest.ts'
import { CLEAN, COULD_NOT_RUN, choice, command, options } from './command.ts'
import { FILES, weigh } from './judge/weigh.ts'
import { ROOT } from './steps.ts'

const USAGE = 'node scripts/judge.ts weigh|preview|post --folder DIR [--lang id|en]'
const TASKS = { weigh: runWeigh, preview: runPreview, post: runPost }

await command(() => {
  const { values, positionals } = options(
    { folder: { type: 'string', default: '' }, lang: { type: 'string', default: 'id' } },
    USAGE,
    1,
  )
  const [task = ''] = positionals
  if (!isTask(task) || values.folder === '') throw noTask(task)
  return TASKS[task](values.folder, choice<Language>('lang', values.lang, ['id', 'en']))
})

function runWeigh(folder: string): number {
  const { verdict } = weigh(ROOT, pullRequestOf(event()), folder)
  const summary = process.env.GITHUB_STEP_SUMMARY
  const report = textOf(join(folder, FILES.markdown))
  if (summary && Buffer.byteLength(report) < MOST_SUMMARY) appendFileSync(summary, report)
  return verdict === 'unjudged' ? COULD_NOT_RUN : CLEAN
}

async function runPreview(folder: string): Promise<number> {
  const [{ submissionOf }, { previewFolder }, { catalogFolder }, { relative }] = await Promise.all([
    import('../src/history/submission.ts'),
    import('../src/store/preview.ts'),
    import('../src/store/folder.ts'),
    import('node:path'),
  ])
  const submission = submissionOf(ROOT, 'HEAD', pullRequestOf(event()).head)
  const prefix = relative(submission.root, catalogFolder()).replaceAll('\\', '/')
  const { files, leftOut } = await previewFolder(submission, prefix, folder)
  process.stdout.write(`${files} berkas / files; ${leftOut.length} ditinggalkan / left out\n`)
  return CLEAN
}

async function runPost(folder: string, language: Language): Promise<number> {
  const [{ host }, { post }] = await Promise.all([import('./judge/host.ts'), import('./judge/post.ts')])
  const { GITHUB_API_URL = 'https://api.github.com', GITHUB_SERVER_URL = 'https://github.com' } = process.env
  const [repository, run, token] = ['GITHUB_REPOSITORY', 'GITHUB_RUN_ID', 'GITHUB_TOKEN'].map(needed)
  const failures = await post(host(GITHUB_API_URL, token as string), {
    repository: repository as string,
    event: event(),
    outcome: readOutcome(textOf(join(folder, FILES.outcome))),
    report: textOf(join(folder, FILES.markdown)),
    run: `${GITHUB_SERVER_URL}/${repository}/actions/runs/${run}`,
    language,
  })
  for (const failure of failures) process.stdout.write(`::warning::${escapeData(printable(failure))}\n`)
  return CLEAN
}

function isTask(name: string): name is keyof typeof TASKS {
  return Object.hasOwn(TASKS, name)
}

function noTask(task: string): CatalogError {
  return new CatalogError(
    { id: `Perintah "${task}" tidak lengkap.`, en: `The command "${task}" is not complete.` },
    { id: `Cara pakai: ${USAGE}`, en: `Usage: ${USAGE}` },
  )
}

/** The event that started the workflow. */
function event(): HostEvent {
  return JSON.parse(readFileSync(needed('GITHUB_EVENT_PATH'), 'utf8'))
}

/** A file that another job wrote; one that is missing, or far longer than any of ours, is taken for empty. */
function textOf(file: string): string {
  if (!existsSync(file) || statSync(file).size > 4 * MOST_SUMMARY) return ''
  return readFileSync(file, 'utf8')
}

function needed(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new CatalogError(
    { id: `Variabel ${name} tidak ada.`, en: `The variable ${name} is not set.` },
    {
      id: 'Perintah ini dijalankan oleh alur kerja "Nilai"; di komputer sendiri pakai npm run review.',
      en: 'This command is run by the workflow "Nilai"; on your own machine use npm run review.',
    },
  )
}

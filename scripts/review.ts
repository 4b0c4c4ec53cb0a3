/** `npm run review -- --base REF [--head REF] [--format …] [--output FILE|FOLDER] [--lang id|en] [--account NAME]` */
import { readFileSync, realpathSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { CatalogError } from '../src/catalog/catalogerror.ts'
import type { Language } from '../src/catalog/problem.ts'
import { catalogFolder } from '../src/store/folder.ts'
import { projectRoot } from '../src/store/project.ts'
import { CLEAN, choice, command, options, PROBLEMS } from './command.ts'

const FORMATS = ['text', 'markdown', 'html', 'json'] as const
type Format = (typeof FORMATS)[number]

/** Names of the reports where several are written into one folder. */
const NAMES: Record<Format, string> = {
  text: 'laporan.txt',
  markdown: 'laporan.md',
  html: 'laporan.html',
  json: 'laporan.json',
}

/** What fits into a comment of the Git host, which takes 65,536 characters. */
const COMMENT = 60_000

const USAGE = `npm run review -- --base REF [--head REF] [--catalog DIR] [--format ${FORMATS.join('|')}] [--output FILE, or a folder for several formats joined by commas] [--lang id|en] [--account NAME]`

await command(async () => {
  const { values } = options(
    {
      base: { type: 'string' },
      head: { type: 'string', default: 'HEAD' },
      catalog: { type: 'string' },
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
      lang: { type: 'string', default: 'id' },
      account: { type: 'string' },
    },
    USAGE,
  )
  const wanted = values.format.split(',').map((format) => choice('format', format, FORMATS))
  if (wanted.length > 1 && values.output === undefined) throw noFolder()
  const language = choice<Language>('lang', values.lang, ['id', 'en'])
  if (values.base === undefined) throw noBase()
  const [
    { submissionOf },
    { withSides },
    { reviewOf },
    { documentOf },
    { chartsOf },
    formats,
    { progressBar },
    atomic,
  ] = await Promise.all([
    import('../src/history/submission.ts'),
    import('../src/store/sides.ts'),
    import('../src/review/reviewof.ts'),
    import('../src/review/document.ts'),
    import('../src/review/charts.ts'),
    import('../src/review/formats.ts'),
    import('./progress.ts'),
    import('../src/store/atomic.ts'),
  ])
  const folder = realpathSync(catalogFolder(values.catalog))
  const submission = submissionOf(folder, values.base, values.head)
  const prefix = prefixOf(realpathSync(submission.root), folder)
  const { progress, clear } = progressBar({ id: 'Memeriksa', en: 'Checking' }[language])
  return await withSides(
    submission,
    prefix,
    { limit: 1000, progress: (done, total, { resource }) => progress(done, total, resource.id) },
    async ({ before, after, asOf }) => {
      clear()
      const review = reviewOf(
        { ...submission, prefix, account: values.account ?? process.env.SUBMITTER },
        before,
        after,
        asOf,
      )
      const charts = chartsOf(before, after, language)
      const blocks = (drawn?: typeof charts) => documentOf(review, language, drawn)
      const write: Record<Format, () => string> = {
        json: () => formats.jsonReview(review),
        text: () => formats.textReview(blocks()),
        markdown: () => formats.markdownReview(blocks(), language, COMMENT),
        html: () =>
          formats.htmlReview(blocks(charts), language, {
            title: review.catalog.title,
            chartStyles: chartStyles(),
          }),
      }
      const { output } = values
      for (const format of wanted) {
        if (output === undefined) process.stdout.write(write[format]())
        else atomic.writeWhole(resolve(output, wanted.length > 1 ? NAMES[format] : ''), write[format]())
      }
      return ['fail', 'refused'].includes(review.verdict) ? PROBLEMS : CLEAN
    },
  )
})

function prefixOf(root: string, folder: string): string {
  const path = relative(root, folder).replaceAll('\\', '/')
  return path === '' ? '' : `${path}/`
}

function chartStyles(): string {
  return readFileSync(join(projectRoot, 'src/styles/charts.css'), 'utf8')
}

function noFolder(): CatalogError {
  return new CatalogError(
    { id: 'Beberapa format memerlukan folder.', en: 'Several formats need a folder.' },
    { id: 'Sebutkan dengan --output FOLDER.', en: 'Name it with --output FOLDER.' },
  )
}

function noBase(): CatalogError {
  return new CatalogError(
    {
      id: '--base tidak disebut: terhadap apa kiriman ini ditinjau?',
      en: '--base is missing: what is this submission reviewed against?',
    },
    {
      id: `Misalnya: npm run review -- --base origin/main. Cara pakai: ${USAGE}`,
      en: `For example: npm run review -- --base origin/main. Usage: ${USAGE}`,
    },
  )
}

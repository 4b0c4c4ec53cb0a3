import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import lighthouse, { type Config } from 'lighthouse'
import { chromium } from 'playwright-core'
import { BROWSER_FLAGS, findBrowser } from '../tests/browser.ts'
import { host } from './host.ts'
import { formatTable } from './table.ts'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const LOWEST: Record<(typeof CATEGORIES)[number], number> = {
  performance: 98,
  accessibility: 100,
  'best-practices': 100,
  seo: 100,
}
const RUNS = 5

interface Audit {
  scores: number[]
  /** Titles of the audits that cost points. */
  failed: string[]
}

/** Runs Lighthouse (mobile) on pages of a built site and prints the median scores; true where every limit holds. */
export async function run(args: string[]): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      dist: { type: 'string', default: 'dist' },
      runs: { type: 'string', default: String(RUNS) },
    },
  })
  const dist = values.dist
  if (!existsSync(join(dist, 'index.html')))
    throw new Error(`There is no built site in ${dist}: run npm run build first.`)
  const pages = positionals.length ? positionals : ['', 'data/', largestDataset(dist), ...firstStory(dist)]
  const base = basePath(dist)
  const program = findBrowser()
  if (!program) throw new Error('No Chromium was found: install one, or name it in CHROME_PATH.')
  const server = await host(dist, base)
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: program.file,
    args: [...BROWSER_FLAGS, `--remote-debugging-port=${port}`],
    env: { ...process.env, ...program.env },
  })
  try {
    const rows: string[][] = []
    const failed = new Set<string>()
    let holds = true
    for (const page of pages) {
      const url = `http://localhost:${server.port}${base}${page}`
      const audits: Audit[] = []
      for (let index = 0; index < Number(values.runs); index++) {
        console.error(`${url}: run ${index + 1} of ${values.runs} …`)
        audits.push(await audit(url, port))
      }
      const medians = CATEGORIES.map((_, index) => median(audits.map(({ scores }) => scores[index] ?? 0)))
      holds &&= CATEGORIES.every((category, index) => (medians[index] ?? 0) >= LOWEST[category])
      rows.push([`/${page}`, ...medians.map(String)])
      for (const title of audits.flatMap((one) => one.failed)) failed.add(`/${page}: ${title}`)
    }
    console.log(
      formatTable(['page', ...CATEGORIES], [...rows, ['at least', ...Object.values(LOWEST).map(String)]]),
    )
    for (const title of failed) console.log(title)
    return holds
  } finally {
    await browser.close()
    server.close()
  }
}

async function audit(url: string, port: number): Promise<Audit> {
  const config: Config = { extends: 'lighthouse:default', settings: { onlyCategories: [...CATEGORIES] } }
  const result = await lighthouse(url, { port, logLevel: 'error', output: 'json' }, config)
  if (!result || result.lhr.runtimeError)
    throw new Error(result?.lhr.runtimeError?.message ?? 'Lighthouse gave no result.')
  const { categories, audits } = result.lhr
  const failed = CATEGORIES.flatMap((category) =>
    (categories[category]?.auditRefs ?? [])
      .filter(({ weight, id }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${category}: ${audits[id]?.title} ${audits[id]?.displayValue ?? ''}`.trimEnd()),
  )
  return {
    scores: CATEGORIES.map((category) => Math.round((categories[category]?.score ?? 0) * 100)),
    failed,
  }
}

/** Base path of the site, read from the canonical address of its home page. */
function basePath(dist: string): string {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const canonical = /<link[^>]*rel="canonical"[^>]*href="([^"]+)"/.exec(html)?.[1]
  return canonical ? new URL(canonical).pathname : '/'
}

/** The heaviest dataset page, which is the hardest to serve well. */
function largestDataset(dist: string): string {
  const pages = readdirSync(join(dist, 'data'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^[^/]+\/[^/]+\/index\.html$/.test(path))
    .map((path) => ({ path, size: statSync(join(dist, 'data', path)).size }))
    .sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1))
  const [largest] = pages
  if (!largest) throw new Error(`There is no dataset page in ${dist}.`)
  return `data/${largest.path.replace(/index\.html$/, '')}`
}

/** The first story in the catalog's first language, where there is one. */
function firstStory(dist: string): string[] {
  const pages = ['cerita', 'stories']
    .filter((folder) => existsSync(join(dist, folder)))
    .flatMap((folder) =>
      readdirSync(join(dist, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${folder}/${name}/`)
        .sort(),
    )
  return pages.slice(0, 1)
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port.')
  return address.port
}

import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../tests/browser.ts'
import { PAGE, RARE_WORDS, TABLE, writeLargeCatalog } from './explorer/catalog.ts'
import { asked, follow, longestTask, QUESTIONS, type Question } from './explorer/questions.ts'
import { type Host, host } from './host.ts'
import { measure } from './measure.ts'
import { formatTable } from './table.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ROWS = 1_000_000
const ROUNDS = 3
/** Most milliseconds of a further question within the answer, and of a task of the page's thread. */
const WITHIN = 100
const TASK = 50
/** Most MiB that a build with the large table may take: no more than one of 1,000 ordinary datasets. */
const MEMORY = 1024

/** Prints time and bytes of questions about a table of 1,000,000 rows; true where every limit holds. */
export async function run(args: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args,
    options: { site: { type: 'string' }, rows: { type: 'string', default: String(ROWS) } },
  })
  const folder = mkdtempSync(join(tmpdir(), 'bench-explorer-'))
  let holds = true
  try {
    const site =
      values.site ?? (await builtSite(folder, Number(values.rows), (peak) => (holds &&= peak < MEMORY)))
    const server = await host(site, '/')
    const browser = await launchBrowser()
    try {
      holds = (await race(browser, server)) && holds
    } finally {
      await browser.close()
      server.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return holds
}

async function builtSite(folder: string, rows: number, judge: (peak: number) => void): Promise<string> {
  console.error(`writing and building ${rows} rows …`)
  writeLargeCatalog(join(folder, 'catalog'), rows)
  const site = join(folder, 'site')
  const { seconds, peak } = await measure(
    ['scripts/build.ts', '--catalog', join(folder, 'catalog'), '--out', site],
    { cwd: ROOT, env: { CACHE: join(folder, 'cache'), BASE_URL: 'https://kebun.example/' } },
  )
  const mebibytes = Math.round(peak / 1024 / 1024)
  console.log(`build of ${rows} rows: ${seconds.toFixed(0)} s, peak ${mebibytes} MiB (limit ${MEMORY})\n`)
  judge(mebibytes)
  return site
}

async function race(browser: Browser, server: Host): Promise<boolean> {
  const origin = `http://127.0.0.1:${server.port}/`
  const rows: string[][] = []
  let holds = true
  const judge = (is: number, most: number, unit: string) => {
    holds &&= is <= most
    return `${is.toFixed(unit === 'MB' ? 2 : 0)}${is <= most ? '' : ' !'} ≤ ${most} ${unit}`
  }
  // A host has packed its files before the first reader comes.
  await fetch(origin + TABLE.replace(/^/, 'data/'))
  for (const question of QUESTIONS) {
    const cold = await coldest(browser, server, `${origin}${PAGE}?${question.address}`, question)
    const peer = await papaparse(browser, server, origin, question)
    rows.push([
      question.name,
      judge(cold.ms, question.most.ms, 'ms'),
      Number.isFinite(question.most.bytes)
        ? judge(cold.bytes / 1e6, question.most.bytes / 1e6, 'MB')
        : `${(cold.bytes / 1e6).toFixed(2)} MB`,
      judge(cold.longest, TASK, 'ms'),
      `${peer.ms.toFixed(0)} ms, ${(peer.bytes / 1e6).toFixed(1)} MB`,
      `${(peer.ms / cold.ms).toFixed(1)} × time, ${(peer.bytes / cold.bytes).toFixed(1)} × bytes`,
      cold.status,
    ])
  }
  console.log(
    formatTable(
      ['', 'time', 'received', 'longest task', 'papaparse, whole CSV', 'papaparse is', 'answer'],
      rows,
    ),
  )
  const within: Awaited<ReturnType<typeof withinAnswer>>[] = []
  for (let round = 0; round < ROUNDS; round++)
    within.push(await withinAnswer(browser, `${origin}${PAGE}?${(QUESTIONS[0] as Question).address}`))
  const further = (within[0]?.steps ?? []).map(([name], at) => {
    const best = Math.min(...within.map(({ steps }) => steps[at]?.[1] ?? Number.POSITIVE_INFINITY))
    return [name, judge(best, WITHIN, 'ms')]
  })
  console.log(`\n${formatTable(['within the answer to Q1', 'time'], further)}`)
  console.log(
    `longest task meanwhile: ${judge(Math.min(...within.map(({ longest }) => longest)), TASK, 'ms')}`,
  )
  return holds
}

/** The fastest of some rounds, each in a browser that has nothing of the site yet. */
async function coldest(browser: Browser, server: Host, url: string, { isFirstHits = false }: Question) {
  const rounds = []
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage()
    server.sent()
    const seen = await asked(page, url, isFirstHits)
    rounds.push({ ...seen, bytes: server.sent() })
    await page.close()
  }
  // What else the machine does only adds, to a task as to the whole.
  const longest = Math.min(...rounds.map((one) => one.longest))
  return { ...rounds.reduce((best, one) => (one.ms < best.ms ? one : best)), longest }
}

/** The same answer by papaparse from the whole CSV, in the same browser. */
async function papaparse(browser: Browser, server: Host, origin: string, { passes, sortedBy }: Question) {
  const page = await browser.newPage()
  await page.route('**/peer.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  )
  await page.goto(`${origin}peer.html`)
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('papaparse/papaparse.min.js') })
  server.sent()
  const ms = await page.evaluate(
    async ({ url, test, by, words }) => {
      const { Papa } = window as unknown as { Papa: typeof import('papaparse') }
      const isIn = new Function(`return ${test}`)() as (cells: string[], words: string) => boolean
      const start = performance.now()
      const text = await (await fetch(url)).text()
      const found = Papa.parse<string[]>(text)
        .data.slice(1)
        .filter((cells) => isIn(cells, words))
      if (by >= 0) found.sort((one, other) => Number(other[by]) - Number(one[by]))
      if (found.length === 0) throw new Error('Nothing was found')
      return performance.now() - start
    },
    {
      url: `${origin}data/${TABLE}`,
      test: passes.toString(),
      by: sortedBy ?? -1,
      words: RARE_WORDS,
    },
  )
  await page.close()
  return { ms, bytes: server.sent() }
}

/** Sorts and filters the answer to a question, which the page has by then. */
async function withinAnswer(browser: Browser, url: string) {
  const page = await browser.newPage()
  await asked(page, url, false)
  const head = (place: number) => `.explorer-table thead th:nth-child(${place}) button`
  const steps: [string, number][] = []
  for (const [name, place] of [
    ['sort by a number', 6],
    ['sort by it the other way', 6],
    ['sort by a text', 9],
  ] as const)
    steps.push([name, await follow(page, head(place))])
  await page.click('[data-panel=filter]')
  await page.waitForSelector('[data-column=kondisi] input[type=checkbox]')
  steps.push(['choose one more value', await follow(page, '[data-column=kondisi] label:nth-child(2) input')])
  const longest = await longestTask(page)
  await page.close()
  return { steps, longest }
}

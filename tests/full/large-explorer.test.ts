import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PAGE, RARE_WORDS, RESOURCE, writeLargeCatalog } from '../../bench/explorer/catalog.ts'
import { type Host, host } from '../../bench/host.ts'
import { launchBrowser } from '../browser.ts'

const ROWS = 1_000_000
const FREE_BYTES = 5_000_000
const root = fileURLToPath(new URL('../..', import.meta.url))
const MARCH = `${RESOURCE}.tanggal=2019-03-01..2019-03-31&${RESOURCE}.kondisi=is:perlu-ganti`

let folder: string
let site: string
let server: Host
let browser: Browser

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'large-explorer-'))
  site = join(folder, 'site')
  writeLargeCatalog(join(folder, 'catalog'), ROWS)
  execFileSync(process.execPath, ['scripts/build.ts', '--catalog', join(folder, 'catalog'), '--out', site], {
    cwd: root,
    stdio: 'pipe',
    env: {
      ...process.env,
      CACHE: join(folder, 'cache'),
      BASE_URL: 'https://kebun.example/',
      NODE_ENV: 'production',
    },
  })
  ;[server, browser] = await Promise.all([host(site, '/'), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A page with a question about the table, and the requests for parts of its file. */
async function asked(query: string): Promise<{ page: Page; parts: string[]; whole: string[] }> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  const parts: string[] = []
  const whole: string[] = []
  page.on('request', (request) => {
    if (!/\.(parquet|csv|json)$/.test(new URL(request.url()).pathname)) return
    const { range } = request.headers()
    if (range) parts.push(range)
    else if (request.method() !== 'HEAD') whole.push(request.url())
  })
  await page.goto(`http://127.0.0.1:${server.port}/${PAGE}?${query}`)
  await page.locator('#table').scrollIntoViewIfNeeded()
  return { page, parts, whole }
}

const status = (page: Page) => page.locator('.explorer-status')
const column = (page: Page, place: number) =>
  page.locator(`.explorer-table tbody tr[aria-rowindex] td:nth-child(${place})`).allTextContents()
const answered = (page: Page) =>
  page.waitForFunction(() =>
    /^[\d.]+ dari 1\.000\.000 baris\.$/.test(
      document.querySelector('.explorer-status')?.textContent?.trim() ?? '',
    ),
  )

/** The rows of the CSV that pass, as cells; the rare notes alone hold a comma, which no test below asks for. */
function rowsOf(passes: (cells: string[]) => boolean): string[][] {
  const text = readFileSync(join(folder, 'catalog/dinas-kebun/ukur-pohon/ukur-pohon.csv'), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter(passes)
}

test('a reader filters, sorts and takes what is shown, and nothing is fetched whole', async () => {
  const expected = rowsOf(
    ([date = '', , , , state]) => date >= '2019-03-01' && date <= '2019-03-31' && state === 'perlu-ganti',
  )
  server.sent()
  const { page, parts, whole } = await asked(MARCH)
  await answered(page)
  const count = expected.length.toLocaleString('id')
  expect((await status(page).textContent())?.trim()).toBe(`${count} dari 1.000.000 baris.`)
  expect(whole).toEqual([])
  expect(parts.length).toBeGreaterThan(0)
  expect(server.sent()).toBeLessThan(FREE_BYTES)

  const head = page.locator('.explorer-table th:nth-child(6)')
  await head.getByRole('button').click()
  await page.waitForSelector('th:nth-child(6)[aria-sort=ascending]')
  await head.getByRole('button').click()
  await page.waitForSelector('th:nth-child(6)[aria-sort=descending]')
  const heights = expected.map((cells) => Number(cells[5])).sort((a, b) => b - a)
  const shown = (await column(page, 6)).map((text) => Number(text.replace(',', '.')))
  expect(shown.length).toBeGreaterThan(5)
  expect(shown).toEqual(heights.slice(0, shown.length))

  await page.click('[data-panel=download]')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.explorer-panel').getByRole('button', { name: 'CSV' }).click(),
  ])
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n')
    .slice(1)
  expect(lines.map((line) => Number(line.split(',')[5]))).toEqual(heights)
  expect(lines.map((line) => line.split(',')[1]).sort()).toEqual(expected.map((cells) => cells[1]).sort())
  expect(whole).toEqual([])
  await page.close()
})

test('a search goes through the parts with progress, and is stopped', async () => {
  const { page, whole } = await asked(`${RESOURCE}.catatan=has:${RARE_WORDS.replaceAll(' ', '+')}`)
  const stop = page.getByRole('button', { name: 'Hentikan' })
  await page
    .getByText(/^Membaca bagian \d+ dari \d+\./)
    .first()
    .waitFor()
  await stop.click()
  await page.getByText('Dihentikan.', { exact: true }).waitFor()
  await page.close()

  const again = await asked(`${RESOURCE}.catatan=has:${RARE_WORDS.replaceAll(' ', '+')}`)
  await answered(again.page)
  const found = rowsOf((cells) => cells.slice(8).join(',').includes(RARE_WORDS)).length
  expect((await status(again.page).textContent())?.trim()).toBe(`${found} dari 1.000.000 baris.`)
  expect([...whole, ...again.whole]).toEqual([])
  await again.page.close()
})

test('before more than 5 MB the page asks, and fetches nothing where the reader says no', async () => {
  server.sent()
  const { page, whole } = await asked(`${RESOURCE}._q=sarang+burung+pipit`)
  await page.getByText(/^Untuk menjawab ini, [\d,]+ MB perlu diunduh\.$/).waitFor()
  await page.getByRole('button', { name: 'Jangan' }).click()
  await page.getByText(/^Tidak diunduh\./).waitFor()
  expect(server.sent()).toBeLessThan(FREE_BYTES)
  expect(whole).toEqual([])
  await page.close()
})

test('without JavaScript its first rows are there, and its files with their sizes', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${server.port}/${PAGE}`)
  expect(await page.locator('.explorer-table tbody tr').count()).toBeGreaterThan(20)
  const files = await page
    .locator('#download a[download]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname))
  expect(files.some((file) => file.endsWith('.csv'))).toBe(true)
  expect(files.some((file) => file.endsWith('.parquet'))).toBe(true)
  for (const file of files) expect(statSync(join(site, file)).size).toBeGreaterThan(0)
  await context.close()
})

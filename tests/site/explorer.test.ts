import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import { unzipSync } from 'fflate'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type BuiltSite, builtSite } from './built.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PATH = '/portal/data/dinas-kebun-kota/pohon-jalan/'
let site: BuiltSite
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([
    builtSite('tests/catalogs/kota-contoh', 'https://kota.example/portal/'),
    launchBrowser(),
  ])
})
afterAll(async () => {
  await browser?.close()
  site?.close()
})

async function opened(query = '', options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1024, height: 900 }, ...options })
  await page.goto(site.origin + PATH + query)
  await page.locator('#table').scrollIntoViewIfNeeded()
  await page.waitForSelector('table-explorer[data-ready]')
  return page
}

const status = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector('.explorer-status')?.textContent?.trim() === wanted,
    text,
  )
const column = (page: Page, place: number) =>
  page.locator(`.explorer-table tbody tr[aria-rowindex] td:nth-child(${place})`).allTextContents()
const named = (page: Page, label: string | RegExp) =>
  page.locator('#table').getByRole('combobox', { name: label })

/** Goes on with the tab key until what is wanted has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 80; step++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The tab key does not come to ${selector}`)
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8')
}

test('by keyboard alone a reader searches, filters, sorts, and takes what is shown', async () => {
  const page = await opened()
  await page.focus('.explorer-search')
  await page.keyboard.type('sarang burung')
  await status(page, '173 dari 5.000 baris.')
  await tabTo(page, '[data-panel=filter]')
  await page.keyboard.press('Enter')
  await tabTo(page, '.explorer-add select')
  await page.keyboard.type('Kondisi')
  await page.keyboard.press('Enter')
  await tabTo(page, '.explorer-choices label:nth-child(3) input')
  await page.keyboard.press('Space')
  await page.waitForFunction(() =>
    /^\d dari|^\d\d dari/.test(document.querySelector('.explorer-status')?.textContent ?? ''),
  )
  await tabTo(page, '.explorer-table th:nth-child(6) button')
  await page.keyboard.press('Enter')
  await page.waitForSelector('th:nth-child(6)[aria-sort=ascending]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('th:nth-child(6)[aria-sort=descending]')
  const heights = (await column(page, 6)).map((text) => Number(text.replace(',', '.')))
  expect(heights.length).toBeGreaterThan(2)
  expect(heights).toEqual(heights.toSorted((one, other) => other - one))
  await page.focus('[data-panel=download]')
  await page.keyboard.press('Enter')
  await tabTo(page, '.explorer-panel .button')
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  const text = await textOf(download)
  expect(text).toMatch(/^\uFEFFnomor_pohon,tanggal_ukur,/)
  const [, ...lines] = text.trim().split('\r\n')
  expect(lines.map((line) => line.split(',')[0])).toEqual(await column(page, 1))
  expect(lines.every((line) => line.includes('sarang burung'))).toBe(true)
  await page.close()
}, 60_000)

test('the address holds the question, and the way back leads to the one before', async () => {
  const page = await opened()
  await page.locator('.explorer-table th').nth(5).getByRole('button').click()
  await page.waitForSelector('th:nth-child(6)[aria-sort=ascending]')
  expect(new URL(page.url()).search).toBe('?pohon-jalan._sort=%2Btinggi')
  await page.locator('.explorer-search').fill('halte')
  await page.waitForURL(/_q=halte/)
  const again = await opened(new URL(page.url()).search)
  await again.waitForSelector('th:nth-child(6)[aria-sort=ascending]')
  expect(await again.locator('.explorer-search').inputValue()).toBe('halte')
  await page.goBack()
  await status(page, 'Semua 5.000 baris.')
  await page.goBack()
  await page.waitForFunction(() => !document.querySelector('.explorer-table [aria-sort]'))
  await Promise.all([page.close(), again.close()])
}, 60_000)

test('places lead to their pages however the rows are sorted', async () => {
  const page = await opened()
  const links = () =>
    page
      .locator('.explorer-table tbody a')
      .evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')].join('\t')))
  const before = new Map((await links()).map((link) => link.split('\t') as [string, string]))
  expect(before.size).toBeGreaterThan(0)
  await page.locator('.explorer-table th').nth(5).getByRole('button').click()
  await page.waitForSelector('th:nth-child(6)[aria-sort=ascending]')
  const after = (await links()).map((link) => link.split('\t') as [string, string])
  expect(after.length).toBe((await column(page, 6)).length)
  for (const [name, href] of after) expect(href).toBe(before.get(name) ?? href)
  expect(new Set(after.map(([, href]) => href)).size).toBe(new Set(after.map(([name]) => name)).size)
  await page.close()
}, 60_000)

test('rows are grouped with their sums, and a workbook has them as numbers', async () => {
  const page = await opened()
  await page.click('[data-panel=group]')
  await named(page, 'Kelompokkan menurut').selectOption({ label: 'Kondisi' })
  await status(page, '3 kelompok dari 5.000 baris.')
  await named(page, 'Hitungan').selectOption({ label: 'Rata-rata' })
  await named(page, 'Hitung dari kolom').selectOption({ label: 'Tinggi (m)' })
  await page.waitForFunction(() => document.querySelectorAll('.explorer-table th').length === 3)
  const counts = (await column(page, 2)).map((text) => Number(text.replace('.', '')))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5000)
  await page.click('[data-panel=download]')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Excel (XLSX)' }).click(),
  ])
  const parts = unzipSync(new Uint8Array(readFileSync(await download.path())))
  const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])
  for (const count of counts) expect(sheet).toContain(`<v>${count}</v>`)
  await page.close()
}, 60_000)

test('of many rows only those in view are in the page, and the table says how many there are', async () => {
  const page = await opened('?pohon-jalan._sort=-nomor_pohon')
  await page.waitForSelector('.explorer-table.virtual')
  expect(await page.locator('.explorer-table table').getAttribute('aria-rowcount')).toBe('5001')
  await page.locator('.explorer-table').evaluate((box) => box.scrollTo(0, box.scrollHeight))
  await page.waitForSelector('tr[aria-rowindex="5001"]')
  expect((await column(page, 1)).at(-1)).toBe('PA-000')
  expect(await page.locator('.explorer-table tbody tr').count()).toBeLessThan(80)
  await page.close()
}, 60_000)

test('without JavaScript the table is there, and no control that does nothing', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(`${site.origin + PATH}?pohon-jalan._q=halte`)
  expect(await page.locator('.explorer-table tbody tr').count()).toBe(25)
  expect(await page.locator('.explorer-bar').isVisible()).toBe(false)
  expect(await page.locator('.explorer-table th button').count()).toBe(0)
  await page.close()
}, 30_000)

test('nothing of the explorer but its loader comes before the table is in view', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 640 } })
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url())
  })
  await page.goto(site.origin + PATH)
  await page.waitForLoadState('networkidle')
  expect(scripts.filter((url) => /tableexplorer|tableworker/.test(url))).toEqual([])
  await page.close()
}, 30_000)

describe('a table that is read in parts', () => {
  /** The page of the table as it is where the table is too large to be read whole. */
  async function inParts(query: string, more = '', hasParts = true): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    await page.route(`**${PATH}?*`, async (route) => {
      const response = await route.fetch()
      const text = await response.text()
      const body = text.replace(
        /"kind":"json","url":"([^"]+)\.json"/,
        `"kind":"parquet","url":"$1.parquet"${more}`,
      )
      expect(body).not.toBe(text)
      await route.fulfill({ response, body })
    })
    if (!hasParts)
      await page.route('**/*.parquet', async (route) => {
        const { range: _, ...headers } = await route.request().allHeaders()
        await route.fulfill({ response: await route.fetch({ headers }) })
      })
    await page.goto(site.origin + PATH + query)
    return page
  }

  test('answers as one that is read whole', async () => {
    const query = '?pohon-jalan.kondisi=is:perlu-ganti&pohon-jalan.tinggi=10..&pohon-jalan._sort=-tinggi'
    const [parts, whole] = await Promise.all([inParts(query), opened(query)])
    await Promise.all([status(parts, '101 dari 5.000 baris.'), status(whole, '101 dari 5.000 baris.')])
    for (const page of [parts, whole])
      await page.waitForFunction(() => document.querySelectorAll('tr[aria-rowindex]').length === 101)
    for (const place of [1, 6]) expect(await column(parts, place)).toEqual(await column(whole, place))
    await Promise.all([parts.close(), whole.close()])
  }, 60_000)

  test('says how much it would fetch, and fetches it when the reader agrees', async () => {
    const page = await inParts('?pohon-jalan._q=sarang+burung', ',"free":1000')
    await page.getByText(/^Untuk menjawab ini, .+ perlu diunduh\.$/).waitFor()
    await page.getByRole('button', { name: 'Jangan' }).click()
    await page.getByText(/^Tidak diunduh\./).waitFor()
    await page.reload()
    await page.getByRole('button', { name: /^Unduh [\d,]+ kB$/ }).click()
    await status(page, '173 dari 5.000 baris.')
    await page.close()
  }, 60_000)

  test('says so where the host sends no parts of files, and shows the way to the file', async () => {
    const page = await inParts('?pohon-jalan._q=halte', '', false)
    await page.getByText(/^Server situs ini tidak dapat mengirim sebagian berkas/).waitFor()
    expect(await page.getByRole('link', { name: 'Ke unduhan' }).getAttribute('href')).toBe('#download')
    expect(await page.locator('.explorer-table tbody tr').count()).toBe(25)
    await page.close()
  }, 60_000)
})

describe.each([
  ['light', 390],
  ['dark', 1440],
] as const)('in the %s theme, %i pixels wide', (colorScheme, width) => {
  test('axe finds nothing in any panel, and nothing makes the page wider', async () => {
    const page = await opened(
      '?pohon-jalan.kondisi=is:sehat&pohon-jalan.tinggi=10..&pohon-jalan._sort=-tinggi',
      {
        viewport: { width, height: 844 },
        colorScheme,
      },
    )
    const found: string[] = []
    for (const name of ['filter', 'sort', 'group', 'columns', 'download']) {
      await page.click(`[data-panel=${name}]`)
      await page.waitForTimeout(200)
      await page.evaluate(axe)
      const { violations } = await page.evaluate<AxeResults, RunOptions>(
        (options) => (window as unknown as { axe: typeof import('axe-core') }).axe.run('#table', options),
        { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
      )
      found.push(
        ...violations.map(({ id, nodes }) => `${name} ${id} ${nodes.map((node) => node.target).join(', ')}`),
      )
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (over > 0) found.push(`${name} is ${over} pixels too wide`)
    }
    expect(found).toEqual([])
    await page.close()
  }, 60_000)
})

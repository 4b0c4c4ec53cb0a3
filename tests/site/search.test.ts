import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type BuiltSite, builtSite } from './built.ts'

let site: BuiltSite
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([
    builtSite('datasets', 'https://situs.example/portal/'),
    launchBrowser(),
  ])
}, 300_000)

afterAll(async () => {
  await browser?.close()
  site?.close()
})

/** What comes true within ten seconds: other tests share the machine. */
const eventually = <T>(look: () => Promise<T> | T) => expect.poll(look, { timeout: 10_000 })

/** A page of the list, what it requested, and how to leave it. */
async function list(path = '', options: { javaScriptEnabled?: boolean; width?: number } = {}) {
  const page = await browser.newPage({
    viewport: { width: options.width ?? 1280, height: 900 },
    javaScriptEnabled: options.javaScriptEnabled ?? true,
  })
  const requested: string[] = []
  const faults: string[] = []
  page.on('request', (request) => requested.push(new URL(request.url()).pathname))
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${site.origin}/portal/data/${path}`, { waitUntil: 'networkidle' })
  return { page, requested, faults }
}

const field = (page: Page) => page.getByRole('searchbox', { name: /Cari data|Search data/ })
const titles = (page: Page) => page.locator('[data-list] h3').allTextContents()
const count = (page: Page) => page.locator('[data-count]').textContent()

describe('the list of all data', () => {
  test('loads nothing of the search before a visitor begins, and then within the site', async () => {
    const { page, requested, faults } = await list()
    expect(requested.filter((path) => /\/search\/|finding/.test(path))).toEqual([])
    const scripts = requested.filter((path) => path.endsWith('.js'))
    expect(scripts.filter((path) => !/\/(Finder|preload-helper)\./.test(path))).toEqual([])
    await field(page).focus()
    await expect
      .poll(() => requested.filter((path) => path.includes('/search/')))
      .toEqual(['/portal/search/index.json'])
    expect(faults).toEqual([])
    await page.close()
  })

  test('leads a query that names a place to its page, before the datasets', async () => {
    const { page, faults } = await list()
    await field(page).pressSequentially('penduduk medan marelan')
    const places = page.locator('[data-places] a')
    await eventually(() => places.allTextContents()).toEqual(['Medan Marelan · Kecamatan'])
    await page.keyboard.press('ArrowDown')
    expect(await places.first().evaluate((link) => link === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowDown')
    expect(
      await page
        .locator('[data-list] h3 a')
        .first()
        .evaluate((link) => link === document.activeElement),
    ).toBe(true)
    await field(page).fill('penduduk')
    await eventually(() => places.isVisible()).toBe(false)
    await field(page).fill('12.71.12')
    await Promise.all([page.waitForURL(/\/wilayah\/12\.71\.12\/$/), places.first().click()])
    expect(await page.locator('h1').textContent()).toBe('Medan Marelan')
    expect(faults).toEqual([])
    await page.close()
  })

  test('shows results while typing, with the matched part, and keeps the query in the address', async () => {
    const { page, faults } = await list()
    await field(page).pressSequentially('12.71.05')
    await eventually(() => count(page)).toBe('3 dataset')
    expect(new URL(page.url()).search).toBe('?q=12.71.05')
    expect(await page.locator('.excerpt mark').first().textContent()).toBe('12.71.05')
    expect(await page.locator('.excerpt').first().textContent()).toMatch(/^Isi tabel: .*12\.71\.05/)
    await field(page).fill('penganguran')
    await eventually(() => titles(page)).toEqual(['Tingkat Pengangguran Terbuka Kota Medan'])
    expect(await page.locator('[data-note]').textContent()).toContain('mirip')
    await field(page).fill('kedudukan')
    await eventually(() => count(page)).toBe('0 dataset')
    expect(faults).toEqual([])
    await page.close()
  })

  test('is told to screen readers, and its results look like the list', async () => {
    const { page } = await list()
    const before = await page
      .locator('[data-list] li', { hasText: 'Stunting Balita menurut Survei' })
      .innerHTML()
    await field(page).fill('prevalensi')
    await eventually(() => page.getByRole('status').textContent()).toBe('1 dataset')
    const after = page.locator('[data-list] li')
    expect((await after.innerHTML()).replace(/<\/?mark>/g, '')).toBe(before)
    await page.close()
  })

  test('goes back step by step to the whole list, and forward again', async () => {
    const { page } = await list()
    const whole = await titles(page)
    await field(page).fill('penduduk')
    await eventually(() => count(page)).toBe('6 dataset')
    await page.getByRole('checkbox', { name: /^Kependudukan/ }).check()
    await eventually(() => count(page)).toBe('3 dataset')
    expect(new URL(page.url()).search).toBe('?q=penduduk&theme=kependudukan')
    await page.goBack()
    await eventually(() => count(page)).toBe('6 dataset')
    expect(await page.getByRole('checkbox', { name: /^Kependudukan/ }).isChecked()).toBe(false)
    await page.goBack()
    await eventually(() => titles(page)).toEqual(whole)
    expect(await field(page).inputValue()).toBe('')
    await page.goForward()
    await eventually(() => count(page)).toBe('6 dataset')
    await page.close()
  })

  test('is used with the keyboard alone: search, go through the results, open one, come back', async () => {
    const { page } = await list()
    await field(page).focus()
    await page.keyboard.type('stunting')
    await eventually(() => count(page)).toBe('2 dataset')
    const active = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await page.keyboard.press('ArrowDown')
    expect(await active()).toBe((await titles(page))[0])
    await page.keyboard.press('ArrowDown')
    expect(await active()).toBe((await titles(page))[1])
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/data\/dinkes\//)
    await page.goBack()
    await eventually(() => count(page)).toBe('2 dataset')
    expect(await field(page).inputValue()).toBe('stunting')
    await page.close()
  })

  test('shows at every facet how many datasets it would leave, any of one facet and all of several', async () => {
    const { page } = await list('?theme=kesehatan&theme=pendidikan&format=CSV')
    await eventually(() => count(page)).toBe('4 dataset')
    const figure = (name: RegExp) =>
      page.locator('label', { hasText: name }).locator('b').first().textContent()
    expect(await figure(/^\s*Kesehatan/)).toBe('2')
    expect(await figure(/^\s*Kependudukan/)).toBe('3')
    await page.getByRole('button', { name: 'Hapus saringan Kesehatan' }).click()
    await eventually(() => count(page)).toBe('2 dataset')
    await page.getByRole('button', { name: 'Hapus semua' }).click()
    await eventually(() => count(page)).toBe('17 dataset')
    expect(new URL(page.url()).search).toBe('')
    await page.close()
  })

  test('takes the query along to the other language, where it is found too', async () => {
    const { page } = await list('?q=pengangguran')
    await eventually(() => count(page)).toBe('1 dataset')
    await page.getByRole('link', { name: 'English' }).click()
    await page.waitForURL(/\/en\/data\/\?q=pengangguran/)
    await eventually(() => titles(page)).toEqual(['Unemployment Rate of Medan City'])
    await page.close()
  })

  test('folds its facets on a phone and does not shift', async () => {
    const { page } = await list('', { width: 390 })
    expect(await page.getByRole('checkbox').first().isVisible()).toBe(false)
    await page.getByText('Saring', { exact: true }).click()
    await page.getByRole('checkbox', { name: /^Kesehatan/ }).check()
    await eventually(() => count(page)).toBe('2 dataset')
    expect(await page.locator('.filters > summary').textContent()).toBe('Saring (1)')
    await page.close()
  })

  test('says so where the search cannot be loaded, keeps the list, and works once it can', async () => {
    const { page } = await list()
    await page.route('**/search/index.json', (route) => route.abort())
    await field(page).fill('stunting')
    await eventually(() => page.locator('[data-note]').textContent()).toContain('tidak dapat dimuat')
    expect(await titles(page)).toHaveLength(17)
    await page.unroute('**/search/index.json')
    await field(page).fill('stunting ')
    await eventually(() => count(page)).toBe('2 dataset')
    await page.close()
  })
})

describe('without JavaScript', () => {
  test('the list is whole, shows no field that would do nothing, and leads to pages of every kind', async () => {
    const { page } = await list('', { javaScriptEnabled: false })
    expect(await page.locator('[data-list] li').count()).toBe(17)
    expect(await page.locator('.finder .side').isVisible()).toBe(false)
    expect(await page.locator('.find').isVisible()).toBe(false)
    for (const [way, one] of [
      ['Tahun data', /^2023/],
      ['Kata kunci', /^stunting/],
    ] as const) {
      await page.goto(`${site.origin}/portal/data/`)
      await page.locator('#browse').getByRole('link', { name: way }).click()
      await page.locator('main').getByRole('link', { name: one }).click()
      expect(await page.locator('.rows li').count()).toBeGreaterThan(1)
    }
    await page.close()
  })
})

test('the field on the home page leads to the results', async () => {
  const page = await browser.newPage()
  await page.goto(`${site.origin}/portal/`)
  await field(page).fill('halte')
  await field(page).press('Enter')
  await page.waitForURL(/\/portal\/data\/\?q=halte$/)
  await eventually(() => titles(page)).toContain('Halte Bus Listrik Medan Koridor 5')
  await page.close()
})

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type BuiltSite, builtSite } from './built.ts'
import { linksOf } from './links.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let site: BuiltSite
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([builtSite('datasets'), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  site?.close()
})

/** One page of each kind, and what differs within a kind. */
const KINDS = [
  '/',
  '/en/',
  '/data/',
  '/data/disnaker/tingkat-pengangguran-terbuka/',
  '/data/disnaker/tingkat-pengangguran-terbuka/v/',
  '/data/disnaker/tingkat-pengangguran-terbuka/v/1/',
  '/data/diskominfo/luas-wilayah-menurut-kecamatan/v/1..2/',
  '/en/data/dinkes/prevalensi-stunting-menurut-survei/v/2..3/',
  '/data/?q=penduduk&tema=kependudukan',
  '/en/data/?q=zzzzqqq',
  '/en/data/disnaker/tingkat-pengangguran-terbuka/?g.table=tpt&g.kind=bar&g.x=tahun&g.y=tpt',
  '/embed/disnaker/tingkat-pengangguran-terbuka/1/',
  '/en/embed/disdukcapil/jumlah-penduduk-menurut-kecamatan/1/',
  '/perubahan/',
  '/en/changes/',
  '/wilayah/',
  '/wilayah/12.71.05/',
  '/en/places/12.71/',
  '/cerita/',
  '/en/stories/kerja-kemiskinan-pembangunan/',
  '/en/data/disdukcapil/jumlah-penduduk-menurut-kecamatan/',
  '/data/dinkes/balita-stunting-hasil-penimbangan/',
  '/data/dinkes/balita-stunting-hasil-penimbangan/formulir/',
  '/en/data/disnaker/tingkat-pengangguran-terbuka/forms/',
  '/tata-kelola/bps/',
  '/en/governance/bps/',
  '/tema/',
  '/tema/kesehatan/',
  '/kode/kecamatan/',
  '/kata-kunci/',
  '/en/keywords/stunting/',
  '/tahun/',
  '/en/years/2023/',
  '/produsen/',
  '/en/producers/disdikbud/',
  '/tata-kelola/',
  '/en/governance/',
  '/tata-kelola/kesiapan/',
  '/en/governance/readiness/',
  '/tata-kelola/peta-jalan/',
  '/en/governance/plans/',
  '/en/standards/',
  '/tata-kelola/skor/',
  '/en/governance/score/',
  '/aturan/',
  '/en/rules/type-error/',
  '/panduan/',
  '/panduan/mengajukan/',
  '/en/guides/kebocoran/',
  '/tentang/',
  '/en/privacy/',
  '/aksesibilitas/',
  '/lisensi/',
  '/en/codes/kecamatan/',
  '/tidak-ada/',
]

test('no address in the whole site leads nowhere', () => {
  const { count, broken } = linksOf(site, 'https://situs.example/')
  expect(broken).toEqual([])
  expect(count).toBeGreaterThan(10_000)
})

describe.each([
  ['light', 390],
  ['dark', 390],
  ['light', 768],
  ['dark', 1440],
] as const)('in the %s theme, %i pixels wide', (colorScheme, width) => {
  test('axe finds nothing on any kind of page', async () => {
    const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme })
    const found: string[] = []
    for (const path of KINDS) {
      await page.goto(site.origin + path)
      await page.evaluate(axe)
      const { violations } = await page.evaluate<AxeResults, RunOptions>(
        (options) => (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, options),
        { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
      )
      found.push(
        ...violations.map(({ id, nodes }) => `${path} ${id} ${nodes.map((node) => node.target).join(', ')}`),
      )
    }
    await page.close()
    expect(found).toEqual([])
  }, 120_000)
})

describe('on a screen 320 pixels wide', () => {
  test('no page scrolls sideways, and what can be touched is at least 24 pixels high', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
    const faults: string[] = []
    for (const path of KINDS) {
      await page.goto(site.origin + path)
      const { over, small } = await page.evaluate(() => ({
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        // Links within a sentence may be as high as its line (WCAG 2.5.8).
        small: [...document.querySelectorAll('nav a, .button, .tag, summary, .tongue')]
          .filter(
            (item) => item.getBoundingClientRect().height > 0 && item.getBoundingClientRect().height < 24,
          )
          .map((item) => item.textContent?.trim()),
      }))
      if (over > 0) faults.push(`${path} is ${over} pixels too wide`)
      if (small.length > 0) faults.push(`${path} ${small.join(', ')}`)
    }
    await page.close()
    expect(faults).toEqual([])
  }, 60_000)
})

describe('a reader', () => {
  test('requests nothing from elsewhere, meets no error and no shift of layout', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    const faults: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(site.origin)) faults.push(request.url())
    })
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    for (const path of KINDS.filter((item) => item !== '/tidak-ada/')) {
      await page.goto(site.origin + path)
      const shift = await page.evaluate(
        () =>
          new Promise<number>((done) => {
            let sum = 0
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
            }).observe({ type: 'layout-shift', buffered: true })
            setTimeout(() => done(sum), 100)
          }),
      )
      if (shift > 0.05) faults.push(`${path} shifts by ${shift}`)
    }
    await page.close()
    expect(faults).toEqual([])
  }, 60_000)

  test('is kept from markup that someone smuggled in', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.origin}/tentang/`)
    const refused = await page.evaluate(async () => {
      const found: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => found.push(event.effectiveDirective))
      const range = document.createRange()
      document.body.append(
        range.createContextualFragment(
          '<script>window.ran = true</script><p style="color:red" onclick="window.ran = true">a</p>' +
            '<img src="https://lain.example/a.png"><iframe src="https://lain.example/"></iframe>',
        ),
      )
      await new Promise((done) => setTimeout(done, 200))
      return { found: [...new Set(found)].sort(), ran: 'ran' in window }
    })
    await page.close()
    expect(refused).toEqual({
      found: ['frame-src', 'img-src', 'script-src-attr', 'script-src-elem', 'style-src-attr'],
      ran: false,
    })
  })

  test('finds the newest unemployment rate on a phone in at most three taps, on three ways', async () => {
    const ways = [
      ['/', 'Tingkat Pengangguran Terbuka'],
      ['/', 'Ketenagakerjaan', 'Tingkat Pengangguran Terbuka'],
      ['/', 'Data', 'Tingkat Pengangguran Terbuka'],
    ]
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    for (const [start = '', ...taps] of ways) {
      expect(taps.length).toBeLessThanOrEqual(3)
      await page.goto(site.origin + start)
      for (const tap of taps) await page.getByRole('link', { name: tap }).first().click()
      const figure = page.locator('.headline')
      await expect.poll(() => figure.textContent()).toMatch(/8,67\s+persen\s+2023/)
    }
    await page.close()
  }, 60_000)

  test('finds the newest population of one kecamatan on a phone in at most three taps, on two ways', async () => {
    const ways = [
      ['Wilayah', 'Medan Marelan'],
      ['Wilayah', 'Kota Medan', 'Medan Marelan'],
    ]
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    for (const taps of ways) {
      expect(taps.length).toBeLessThanOrEqual(3)
      await page.goto(site.origin)
      for (const tap of taps)
        await page.locator('.menu, main').getByRole('link', { name: tap }).first().click()
      const first = page.locator('main .rows > li').first()
      await expect.poll(() => first.textContent()).toMatch(/182\.515\s+jiwa\s+2020/)
      const top = await first.locator('.value').evaluate((item) => item.getBoundingClientRect().top)
      expect(top).toBeLessThan(844)
    }
    await page.close()
  }, 60_000)

  test('prints the forms of BPS as forms: the activity upright, variables and indicators on one broad page each', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.origin}/data/disnaker/tingkat-pengangguran-terbuka/formulir/`)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const pages = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
      Number(width) > Number(height) ? 'broad' : 'upright',
    )
    expect(pages.indexOf('broad')).toBeGreaterThan(0)
    expect(pages.slice(pages.indexOf('broad'))).toEqual(['broad', 'broad'])
    await page.emulateMedia({ media: 'print' })
    const answers = page.locator('#ms-keg .answer')
    expect(await answers.count()).toBeGreaterThan(50)
    // A gap is an empty box with a mark, and nothing of the catalog's own files stands on the form.
    expect(await page.locator('#ms-keg .gap .mark:visible').count()).toBeGreaterThan(10)
    expect(await page.locator('.answer .screen:visible').count()).toBe(0)
    expect(await page.locator('.notice:visible').count()).toBe(1)
    await page.close()
  })

  test('goes from the name of a place in a table to its page', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(`${site.origin}/data/disdukcapil/jumlah-penduduk-menurut-kecamatan/`)
    await page.locator('#table tbody a', { hasText: /^Medan Kota$/ }).click()
    expect(await page.locator('h1').textContent()).toBe('Medan Kota')
    await page.close()
  })

  test('reads in a story the figures of the data, and reaches them', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    await page.goto(`${site.origin}/cerita/penduduk-kecamatan/`)
    const rows = site
      .read('data/disdukcapil/jumlah-penduduk-menurut-kecamatan/jumlah-penduduk-menurut-kecamatan.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[5]))
    const figures = await page
      .locator('.story data')
      .evaluateAll((items) => items.map((item) => item.getAttribute('value')))
    for (const value of [
      Math.max(...rows),
      Math.min(...rows),
      rows.length,
      rows.reduce((sum, row) => sum + row, 0),
    ])
      expect(figures).toContain(String(value))
    await page.getByRole('link', { name: 'Jumlah Penduduk menurut Kecamatan' }).last().click()
    expect(new URL(page.url()).pathname).toBe('/data/disdukcapil/jumlah-penduduk-menurut-kecamatan/')
    await page.close()
  }, 60_000)

  test('is told on the page of a dataset where it comes from and what its rows rest on', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    await page.goto(`${site.origin}/data/disdukcapil/jumlah-penduduk-menurut-kecamatan/`)
    const trust = (await page.locator('#trust').textContent())?.replaceAll(/\s+/g, ' ')
    expect(trust).toContain('Belum terkonfirmasi: 15 dari 21 baris.')
    expect(trust).toContain('Sumber sekunder: 6 dari 21 baris.')
    expect(trust).toContain('Data sampai 2020')
    const joinable = await page.locator('#joinable li').first().textContent()
    expect(joinable).toMatch(/Luas Wilayah menurut Kecamatan[\s\S]*kode_kecamatan[\s\S]*21 kode/)
    await page.close()
  }, 60_000)

  test('goes to the same page in the other language and back', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.origin}/tema/kesehatan/`)
    await page.getByRole('link', { name: 'English' }).click()
    expect(new URL(page.url()).pathname).toBe('/en/themes/kesehatan/')
    await page.getByRole('link', { name: 'Indonesia', exact: true }).first().click()
    expect(new URL(page.url()).pathname).toBe('/tema/kesehatan/')
    await page.close()
  })

  test('jumps over the menu with the first key', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.origin}/data/`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#content')
    await page.close()
  })
})

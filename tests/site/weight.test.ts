import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { host } from '../../bench/host.ts'
import { launchBrowser } from '../browser.ts'
import { type BuiltSite, builtSite } from './built.ts'
import { drawnSizes } from './drawnsizes.ts'

let site: BuiltSite
let server: Awaited<ReturnType<typeof host>>
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([builtSite('datasets'), launchBrowser()])
  server = await host(site.folder, '/')
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  site?.close()
})

interface Weight {
  all: number
  script: number
  style: number
  picture: number
  /** How far things moved that the reader did not move, as browsers reckon it. */
  shift: number
}

/**
 * Bytes that a browser receives, packed as hosts send them, until the network is idle and before any input; with
 * `live` until the first chart has been scrolled to and answers.
 */
async function weigh(path: string, live = false): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.addInitScript(() => {
    const seen = window as unknown as { shift: number }
    seen.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const network = await context.newCDPSession(page)
  const kinds = new Map<string, string>()
  const bytes = { all: 0, script: 0, style: 0, picture: 0 }
  const names: Record<string, 'script' | 'style' | 'picture'> = {
    Script: 'script',
    Stylesheet: 'style',
    Image: 'picture',
  }
  network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength
    const name = names[kinds.get(requestId) ?? '']
    if (name) bytes[name] += encodedDataLength
  })
  await network.send('Network.enable')
  await page.goto(`http://127.0.0.1:${server.port}${path}`, { waitUntil: 'networkidle' })
  if (live) {
    await page.locator('chart-view:has(.chart-plot)').first().scrollIntoViewIfNeeded()
    await page.locator('chart-view[data-live]:has(.chart-plot)').first().waitFor()
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(200)
  }
  const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift)
  await context.close()
  return { ...bytes, shift }
}

test.each([
  ['/', 60_000],
  ['/data/', 60_000],
  ['/data/disdukcapil/jumlah-penduduk-menurut-kecamatan/', 110_000],
  ['/data/disnaker/tingkat-pengangguran-terbuka/', 110_000],
])(
  '%s weighs at most %i bytes without pictures, 30 kB of script and 15 kB of styles in them',
  async (path, most) => {
    const { all, script, style, picture } = await weigh(path)
    expect(style).toBeGreaterThan(0)
    expect(all - picture).toBeLessThanOrEqual(most)
    expect(script).toBeLessThanOrEqual(30_000)
    expect(style).toBeLessThanOrEqual(15_000)
  },
)

test.each([
  '/data/disdukcapil/jumlah-penduduk-menurut-kecamatan/',
  '/data/disnaker/tingkat-pengangguran-terbuka/',
  '/en/data/brida/indeks-pembangunan-manusia/',
])(
  '%s with an interactive chart in view weighs at most 110 kB in all, and nothing in it moves',
  async (path) => {
    const { all, script, shift } = await weigh(path, true)
    // Chart.js has come.
    expect(script).toBeGreaterThan(40_000)
    expect(all).toBeLessThanOrEqual(110_000)
    expect(shift).toBe(0)
  },
)

test('every chart of the catalog is drawn in at most 12 kB', () => {
  const sizes = drawnSizes(site)
  expect(sizes.size).toBeGreaterThan(20)
  expect([...sizes].filter(([, size]) => size < 300 || size > 12_000)).toEqual([])
})

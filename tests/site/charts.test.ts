import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type BuiltSite, builtSite } from './built.ts'
import { drawnSizes } from './drawnsizes.ts'

let site: BuiltSite
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([builtSite('tests/catalogs/kota-contoh'), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  site?.close()
})

const PEOPLE = '/data/badan-angka/penduduk-distrik/'
const TRAMS = '/data/dinas-trem-perahu/penumpang/'

async function opened(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, ...options })
  await page.goto(site.origin + path, { waitUntil: 'networkidle' })
  return page
}

/** Brings a chart into view and waits until it answers. */
async function live(page: Page, chart: number): Promise<void> {
  await page.locator(`#chart-${chart}`).scrollIntoViewIfNeeded()
  await page.locator(`#chart-${chart}[data-live]`).waitFor()
}

/** Where the pixels of a colour are in the plot of a chart: their box, and how many there are. */
async function spots(page: Page, chart: number, variable: string): Promise<number[]> {
  const plot = page.locator(`#chart-${chart} .chart-plot`)
  const picture = (await plot.screenshot()).toString('base64')
  return page.evaluate(
    async ([data, name, id]) => {
      const box = document.querySelector(`#chart-${id} .chart-plot`) as Element
      const colour = getComputedStyle(box)
        .getPropertyValue(name as string)
        .trim()
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
      const bytes = Uint8Array.from(atob(data as string), (letter) => letter.charCodeAt(0))
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(image.width, image.height)
      const ctx = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
      ctx.drawImage(image, 0, 0)
      const { data: pixels } = ctx.getImageData(0, 0, image.width, image.height)
      let [left, top, right, bottom, count] = [Infinity, Infinity, 0, 0, 0]
      for (let at = 0; at < pixels.length; at += 4) {
        const off =
          Math.abs((pixels[at] ?? 0) - r) +
          Math.abs((pixels[at + 1] ?? 0) - g) +
          Math.abs((pixels[at + 2] ?? 0) - b)
        if (off > 24) continue
        const [x, y] = [(at / 4) % image.width, Math.floor(at / 4 / image.width)]
        ;[left, top, right, bottom] = [
          Math.min(left, x),
          Math.min(top, y),
          Math.max(right, x),
          Math.max(bottom, y),
        ]
        count++
      }
      return [left, top, right, bottom, count]
    },
    [picture, variable, String(chart)] as const,
  )
}

describe.each([390, 768])('at %i pixels', (width) => {
  test.each([
    ['a line', PEOPLE, 1, '--chart-1'],
    ['lying bars', PEOPLE, 3, '--chart-1'],
    ['a pyramid', PEOPLE, 4, '--chart-2'],
    ['stacked bars', TRAMS, 1, '--chart-2'],
    ['several lines', TRAMS, 2, '--chart-3'],
  ])('%s of the canvas is where the drawing has it', async (_, path, chart, colour) => {
    const page = await opened(path, { viewport: { width, height: 900 } })
    await live(page, chart)
    const drawn = await spots(page, chart, colour)
    await page.locator(`#chart-${chart} .chart-plot`).evaluate((plot) => plot.removeAttribute('data-drawn'))
    const still = await spots(page, chart, colour)
    await page.close()
    expect(still[4]).toBeGreaterThan(100)
    for (const side of [0, 1, 2, 3]) {
      expect(
        Math.abs((drawn[side] as number) - (still[side] as number)),
        `${drawn} ${still}`,
      ).toBeLessThanOrEqual(1)
    }
    // Canvas and drawing soften the edges of thin lines each in their way.
    expect(Math.abs((drawn[4] as number) / (still[4] as number) - 1)).toBeLessThan(0.35)
  })
})

test('arrow keys read the values one by one, and Escape lets go', async () => {
  const page = await opened(PEOPLE)
  await live(page, 1)
  await page.locator('#chart-1 .chart-plot').focus()
  await page.keyboard.press('ArrowRight')
  const said = page.locator('#chart-1 [aria-live]')
  expect(await said.textContent()).toBe('2019: 297.185 jiwa')
  await page.keyboard.press('ArrowRight')
  expect(await said.textContent()).toBe('2020: 301.179 jiwa')
  await page.keyboard.press('End')
  expect(await page.locator('#chart-1 .chart-tip').textContent()).toBe('2024317.460 jiwa')
  await page.keyboard.press('Escape')
  expect(await page.locator('#chart-1 .chart-tip').isVisible()).toBe(false)
  await page.close()
})

test('a pointer on a bar shows its value, and a series can be taken out but not the last', async () => {
  const page = await opened(TRAMS)
  await live(page, 2)
  const box = await page.locator('#chart-2 .chart-plot').boundingBox()
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2)
  const tip = page.locator('#chart-2 .chart-tip')
  expect(await tip.locator('span').count()).toBe(4)
  const boxes = page.locator('#chart-2 .chart-series input')
  for (const index of [0, 1, 2, 3]) await boxes.nth(index).click()
  expect(await boxes.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked))).toEqual([
    false,
    false,
    false,
    true,
  ])
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 3, (box?.y ?? 0) + (box?.height ?? 0) / 2)
  expect(await tip.locator('span').count()).toBe(1)
  await page.close()
})

test('the slider of a map goes through its periods, and every tile says its value', async () => {
  const page = await opened(PEOPLE)
  await live(page, 2)
  const slider = page.locator('#chart-2 input[type=range]')
  const tile = page.locator('#chart-2 .tile').first()
  expect(await tile.getAttribute('aria-label')).toMatch(/, 2024: [\d.,]+ jiwa/)
  await slider.focus()
  await page.keyboard.press('Home')
  expect(await page.locator('#chart-2 .tilemap-now').textContent()).toBe('2019')
  expect(await tile.getAttribute('aria-label')).toMatch(/, 2019: [\d.,]+ jiwa/)
  // The map is one stop of the tab key; arrows go from tile to tile, and what a tile says stands below in full.
  const stops = page.locator('#chart-2 .tile[tabindex="0"]')
  expect(await stops.count()).toBe(1)
  await stops.focus()
  const place = () =>
    page.evaluate(() => {
      const [, left = 0, top = 0] =
        /translate\((\d+) (\d+)\)/.exec(document.activeElement?.getAttribute('transform') ?? '') ?? []
      return [Number(left), Number(top)]
    })
  const [, top = 0] = await place()
  await page.keyboard.press('ArrowDown')
  expect((await place())[1]).toBeGreaterThan(top)
  expect(await stops.count()).toBe(1)
  expect(await page.locator('#chart-2 .tilemap-said').textContent()).toBe(
    await stops.getAttribute('aria-label'),
  )
  await page.keyboard.press('End')
  const [, last = 0] = await place()
  await page.keyboard.press('ArrowDown')
  expect((await place())[1]).toBe(last)
  await page.close()
})

test.each(['light', 'dark'] as const)(
  'a chart is saved as a picture on white in the %s theme',
  async (colorScheme) => {
    const page = await opened(PEOPLE, { colorScheme })
    await live(page, 1)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#chart-1 .chart-png').click(),
    ])
    expect(download.suggestedFilename()).toBe('badan-angka-penduduk-distrik-1.png')
    const bytes = readFileSync(await download.path())
    const seen = await page.evaluate(async (data) => {
      const bytes = Uint8Array.from(atob(data as string), (letter) => letter.charCodeAt(0))
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const ctx = new OffscreenCanvas(image.width, image.height).getContext(
        '2d',
      ) as OffscreenCanvasRenderingContext2D
      ctx.drawImage(image, 0, 0)
      const { data: pixels } = ctx.getImageData(0, 0, image.width, image.height)
      let dark = 0
      for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 90) dark++
      return { first: [...pixels.slice(0, 4)], width: image.width, dark }
    }, bytes.toString('base64'))
    expect(seen.first).toEqual([255, 255, 255, 255])
    expect(seen.width).toBe((640 + 48) * 2)
    expect(seen.dark).toBeGreaterThan(1000)
    await page.close()
  },
)

test('without JavaScript the chart, its values and its tools are there', async () => {
  const page = await opened(PEOPLE, { javaScriptEnabled: false })
  expect(await page.locator('#chart-1 svg').first().isVisible()).toBe(true)
  expect(await page.locator('#chart-2 input[type=range]').isVisible()).toBe(false)
  expect(await page.locator('#chart-2 .tile').first().getAttribute('aria-label')).toContain('2024')
  const href = await page.locator('#chart-1 .chart-tools a').first().getAttribute('href')
  const csv = await (await fetch(site.origin + href)).text()
  expect(csv).toMatch(/^tahun,Jumlah penduduk \(jiwa\)\r\n2019,297185\r\n/i)
  expect(await page.locator('#chart-1 .chart-png').isVisible()).toBe(false)
  await page.close()
})

test('in forced colours the drawing stays', async () => {
  const page = await opened(PEOPLE, { forcedColors: 'active' })
  await live(page, 1)
  expect(await page.locator('#chart-1 canvas').count()).toBe(0)
  expect(await page.locator('#chart-1 svg').first().isVisible()).toBe(true)
  await page.close()
})

test('the page of an embed shows the chart, links its dataset and takes any width', async () => {
  const page = await opened('/embed/badan-angka/penduduk-distrik/1/', {
    viewport: { width: 320, height: 600 },
  })
  expect(await page.locator('h1').textContent()).toBe('Penduduk Kota Contoh, 2019–2024')
  expect(await page.locator('.embed-source a').getAttribute('href')).toBe(
    `https://situs.example${PEOPLE}#chart-1`,
  )
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.close()
})

test.each([320, 768])(
  'the frame of an embed follows its height in a window of %i pixels, and cuts nothing',
  async (width) => {
    const code = await codeOf('/embed/badan-angka/penduduk-distrik/1/')
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    const paper = createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end(`<!doctype html><body>${code}<p>Sesudahnya.</p>`),
    )
    await new Promise<void>((done) => paper.listen(0, '127.0.0.1', done))
    await page.goto(`http://127.0.0.1:${(paper.address() as AddressInfo).port}/`, {
      waitUntil: 'networkidle',
    })
    const frame = page.frame({ url: /\/embed\// })!
    await frame.waitForSelector('chart-view[data-live]')
    const hidden = () =>
      frame.evaluate(() => {
        const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement
        return [scrollHeight - clientHeight, scrollWidth - clientWidth]
      })
    const height = () => page.evaluate(() => document.querySelector('iframe')!.getBoundingClientRect().height)
    await expect.poll(hidden).toEqual([0, 0])
    const before = await height()
    await frame.locator('.chart-values summary').click()
    await expect.poll(height).toBeGreaterThan(before + 50)
    await expect.poll(hidden).toEqual([0, 0])
    await frame.locator('.chart-values summary').click()
    await expect.poll(height).toBe(before)
    // A page of another origin cannot change it.
    await page.evaluate(() => postMessage({ type: 'chart-height', height: 5 }, '*'))
    await page.waitForTimeout(100)
    expect(await height()).toBe(before)
    await page.close()
  },
)

/** The code that the page of an embed offers, with the addresses of the site that is served here. */
async function codeOf(path: string): Promise<string> {
  const page = await opened(path)
  const code = await page.locator('textarea').inputValue()
  await page.close()
  return code.replaceAll('https://situs.example', site.origin)
}

describe('the builder', () => {
  test('draws what the address holds, by keyboard alone, and gives it as YAML', async () => {
    const page = await opened(
      `${PEOPLE}?g.table=penduduk-distrik&g.kind=bar&g.x=kode_distrik&g.y=jumlah_penduduk&g.filter=tahun&g.value=2023`,
    )
    const chart = page.locator('.builder-chart')
    await chart.locator('svg').first().waitFor({ state: 'attached' })
    expect(await chart.locator('h3').textContent()).toBe('Jumlah penduduk menurut kode distrik, tahun 2023')
    expect(await chart.locator('figcaption').textContent()).toContain('Taman Awan')
    await page.locator('.builder-yaml summary').focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('.builder-yaml textarea').inputValue()).toContain('views:\n  - type: bar\n')
    await page.locator('select[name=kind]').selectOption('pyramid')
    await page.locator('.builder-form button').press('Enter')
    expect(await page.locator('.builder-said').textContent()).toContain('Piramida memerlukan')
    expect(new URL(page.url()).searchParams.get('g.kind')).toBe('pyramid')
    await page.goBack()
    expect(await page.locator('select[name=kind]').inputValue()).toBe('bar')
    await page.close()
  })
})

test('a page with an interactive chart keeps to its weight', async () => {
  // A small window: when the page has loaded, no chart is in view.
  const page = await browser.newPage({ viewport: { width: 390, height: 400 } })
  const bodies = new Map<string, Promise<Buffer>>()
  page.on('response', (response) =>
    bodies.set(
      response.url(),
      response.body().catch(() => Buffer.alloc(0)),
    ),
  )
  const weigh = async () => {
    let [all, script] = [0, 0]
    for (const [url, body] of bodies) {
      const bytes = await body
      const size = url.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length
      all += size
      if (url.endsWith('.js')) script += size
    }
    return { all, script }
  }
  await page.goto(`${site.origin}/data/dinas-trem-perahu/halte/`, { waitUntil: 'networkidle' })
  const before = await weigh()
  await live(page, 1)
  await page.waitForLoadState('networkidle')
  const after = await weigh()
  expect(before.script).toBeLessThanOrEqual(30_000)
  // With letters, styles and all that the page holds besides.
  expect(after.all).toBeLessThanOrEqual(110_000)
  await page.close()
})

test('every chart of the catalog is drawn in at most 12 kB', () => {
  const sizes = drawnSizes(site)
  expect(sizes.size).toBeGreaterThan(20)
  expect([...sizes].filter(([, size]) => size < 300 || size > 12_000)).toEqual([])
})

test('by keyboard alone a reader reaches a chart, its values as a table, and its values as a file', async () => {
  const page = await opened(PEOPLE)
  await live(page, 1)
  await page.locator('#chart-1 .chart-plot').focus()
  await page.keyboard.press('ArrowRight')
  expect(await page.locator('#chart-1 .chart-tip').isVisible()).toBe(true)
  const focused = () =>
    page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect() ?? new DOMRect()
      const style = getComputedStyle(document.activeElement as Element)
      // What has the focus is marked, and nothing lies over it (WCAG 2.4.7 and 2.4.11).
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      return {
        name: document.activeElement?.textContent?.trim(),
        marked: style.outlineStyle !== 'none' && top !== null && document.activeElement?.contains(top),
      }
    })
  await page.keyboard.press('Tab')
  expect(await focused()).toEqual({ name: 'Lihat nilainya dalam tabel', marked: true })
  await page.keyboard.press('Enter')
  expect(await page.locator('#chart-1 table').isVisible()).toBe(true)
  for (let tab = 0; tab < 4 && !(await focused()).name?.startsWith('CSV'); tab++)
    await page.keyboard.press('Tab')
  expect(await focused()).toEqual({ name: expect.stringMatching(/^CSV/), marked: true })
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(readFileSync(await download.path(), 'utf8')).toContain('2019,297185')
  await page.close()
})

test('charts of several kinds on one page fetch one Chart.js', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  let script = 0
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) script += gzipSync(await response.body()).length
  })
  await page.goto(`${site.origin}/data/dinas-kebun-kota/taman-kota/`, { waitUntil: 'networkidle' })
  await live(page, 1)
  await live(page, 2)
  await page.waitForLoadState('networkidle')
  expect(script).toBeGreaterThan(40_000)
  expect(script).toBeLessThan(75_000)
  await page.close()
})

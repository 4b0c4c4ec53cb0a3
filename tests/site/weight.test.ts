import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { host } from '../../bench/host.ts'
import { launchBrowser } from '../browser.ts'
import { type BuiltSite, builtSite } from './built.ts'

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

/** Bytes that a browser receives, packed as hosts send them, until the network is idle and before any input. */
async function weigh(path: string): Promise<Record<'all' | 'script' | 'style' | 'picture', number>> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
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
  await context.close()
  return bytes
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

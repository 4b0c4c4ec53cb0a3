import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let folder = ''
let browser: Browser

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-'))
  const catalog = join(folder, 'catalog')
  cpSync('tests/catalogs/small', catalog, { recursive: true })
  const table = join(catalog, 'dinas-lampu/lampu-jalan/lampu-jalan.csv')
  const text = readFileSync(table, 'utf8')
  writeFileSync(table, text.replace(',41,', ',<b onclick=alert(1)>salah</b>,'))
  const args = [
    'scripts/validate.ts',
    '--catalog',
    catalog,
    '--format',
    'html',
    '--output',
    join(folder, 'report.html'),
  ]
  spawnSync(process.execPath, args, { env: { ...process.env, CACHE: join(folder, 'cache') } })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

test.each(['light', 'dark'] as const)(
  'the HTML report opens from a file, asks for nothing, and passes axe in the %s theme',
  async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    const asked: string[] = []
    const said: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => said.push(message.text()))
    const address = pathToFileURL(join(folder, 'report.html')).href
    await page.goto(address)
    expect(await page.locator('td.error, td.warning').count()).toBeGreaterThan(0)
    expect(await page.locator('td b').count()).toBe(0)
    await page.evaluate(axe)
    const results = await page.evaluate(() =>
      (window as unknown as { axe: typeof import('axe-core') }).axe.run(document),
    )
    expect(results.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0)
    if (process.env.SHOT) await page.screenshot({ path: `${process.env.SHOT}-${colorScheme}.png` })
    expect({ asked, said }).toEqual({ asked: [address], said: [] })
    await context.close()
  },
  120_000,
)

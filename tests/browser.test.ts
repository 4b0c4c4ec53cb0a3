import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'

test('a browser is found, opens a page and runs its script', async () => {
  const page = '<!doctype html><title>Halaman</title><p id="p"></p><script>p.textContent = 6 * 7</script>'
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const browser = await launchBrowser()
  try {
    const tab = await browser.newPage()
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    expect(await tab.title()).toBe('Halaman')
    expect(await tab.textContent('#p')).toBe('42')
    expect((await tab.screenshot()).length).toBeGreaterThan(500)
  } finally {
    await browser.close()
    server.close()
  }
}, 120_000)

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { needs } from './foreign.ts'
import { serveWithNginx } from './nginx.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const BASE = '/portal/kota/'
const PUBLISHED = `https://contoh.example${BASE}`

/** Addresses in a page's attributes and in a style sheet's `url()`, of which those with `#` are of the styled page. */
function addressesIn(type: string, text: string): string[] {
  const pattern = type.startsWith('text/css')
    ? /url\(["']?([^"'#)][^"')]*)["']?\)/g
    : /\s(?:href|src|poster|action)="([^"]*)"/g
  return [...text.matchAll(pattern)].map(([, address = '']) =>
    address.replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
  )
}

test('a site built for a base path holds together where nginx serves it', {
  ...needs('nginx'),
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'situs-'))
  const out = join(folder, 'dist')
  execFileSync(process.execPath, ['scripts/build.ts', '--catalog', 'tests/catalogs/small', '--out', out], {
    cwd: root,
    env: { ...process.env, BASE_URL: PUBLISHED, NODE_ENV: 'production' },
    stdio: 'pipe',
  })
  const site = await serveWithNginx(out, BASE)
  const origin = new URL(site.url).origin
  const seen = new Map<string, Set<string>>([[site.url, new Set()]])
  const fragments: { from: string; to: string; id: string }[] = []
  const faults: string[] = []
  try {
    for (const [url] of seen) {
      const response = await fetch(url, { redirect: 'manual' })
      const type = response.headers.get('content-type') ?? ''
      const text = await response.text()
      if (response.status !== 200) faults.push(`${response.status} ${url}`)
      if (!/^text\/(html|css)/.test(type)) continue
      seen.set(url, new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id)))
      for (const address of addressesIn(type, text)) {
        const target = new URL(address.replace(PUBLISHED, site.url), url)
        if (target.origin !== origin) continue
        const id = decodeURIComponent(target.hash.slice(1))
        target.hash = ''
        if (id !== '') fragments.push({ from: url, to: target.href, id })
        if (!target.pathname.startsWith(BASE)) faults.push(`${url} leaves the base path: ${address}`)
        else if (!seen.has(target.href)) seen.set(target.href, new Set())
      }
    }
    const dangling = fragments.filter(({ to, id }) => !seen.get(to)?.has(id))
    expect([...faults, ...dangling.map(({ from, to, id }) => `${from} → ${to}#${id}`)]).toEqual([])
    expect(seen.size).toBeGreaterThan(30)
    const missing = await fetch(`${site.url}tidak-ada/`)
    expect(missing.status).toBe(404)
    expect(await missing.text()).toContain(`href="${BASE}`)
  } finally {
    await site.close()
    rmSync(folder, { recursive: true })
  }
})

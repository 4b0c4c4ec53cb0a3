import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { needs } from './foreign.ts'
import { serveWithNginx } from './nginx.ts'

test('nginx serves a folder under a base path and nothing outside it', needs('nginx'), async () => {
  const folder = mkdtempSync(join(tmpdir(), 'situs kota é '))
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'index.html'), '<h1>Beranda</h1>')
  writeFileSync(join(folder, '404.html'), '<h1>Tidak ada</h1>')
  writeFileSync(join(folder, 'data', 'index.html'), '<h1>Data</h1>')
  writeFileSync(join(folder, 'data', 'tabel.csv'), 'a,b\n')
  const site = await serveWithNginx(folder, '/portal/kota/')
  const get = async (path: string) => {
    const response = await fetch(new URL(path, site.url), { redirect: 'manual' })
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    }
  }
  try {
    expect(await get('')).toMatchObject({
      status: 200,
      text: '<h1>Beranda</h1>',
      type: 'text/html; charset=utf-8',
    })
    expect(await get('data/')).toMatchObject({ status: 200, text: '<h1>Data</h1>' })
    expect(await get('data')).toMatchObject({ status: 301 })
    expect(await get('data/tabel.csv')).toMatchObject({ status: 200, text: 'a,b\n' })
    expect(await get('tiada/')).toMatchObject({ status: 404, text: '<h1>Tidak ada</h1>' })
    expect(await get('/')).toMatchObject({ status: 403 })
  } finally {
    await site.close()
    rmSync(folder, { recursive: true })
  }
})

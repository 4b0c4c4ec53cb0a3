import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SiteServer, serveSite } from './siteserver.ts'

let outer: string
let folder: string
let site: SiteServer
beforeAll(async () => {
  outer = mkdtempSync(join(tmpdir(), 'siteserver-'))
  folder = join(outer, 'situs')
  mkdirSync(join(folder, 'data/a b'), { recursive: true })
  const files = {
    'index.html': 'depan',
    '404.html': 'tidak ada',
    SHA256SUMS: 'abc',
    'data/a b/index.html': 'dataset',
    'data/a b/tabel.csv': 'tahun\n',
    '../rahasia.txt': 'rahasia',
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
  site = await serveSite(folder, '/katalog/', 0)
})
afterAll(() => {
  site.server.close()
  rmSync(outer, { recursive: true })
})

/** What is answered to a path exactly as it is written, which `fetch` would put in order first. */
function ask(path: string): Promise<{ status: number | undefined; type: string | undefined; text: string }> {
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port: site.port, path, agent: false }, (response) => {
      let text = ''
      response.on('data', (piece: Buffer) => {
        text += piece.toString()
      })
      const { location } = response.headers
      response.on('end', () =>
        done({ status: response.statusCode, type: location ?? response.headers['content-type'], text }),
      )
    })
    sent.on('error', failed).end()
  })
}

describe('the site on this machine', () => {
  test.each([
    ['/katalog/', 'text/html; charset=utf-8', 'depan'],
    ['/katalog/SHA256SUMS', 'text/plain; charset=utf-8', 'abc'],
    ['/katalog/data/a%20b/', 'text/html; charset=utf-8', 'dataset'],
    ['/katalog/data/a%20b/tabel.csv?unduh', 'text/csv; charset=utf-8', 'tahun\n'],
  ])('answers %s with the file', async (path, type, text) => {
    expect(await ask(path)).toEqual({ status: 200, type, text })
  })

  test.each([
    ['bytes=0-2', 206, 'tah', 'bytes 0-2/6'],
    ['bytes=3-', 206, 'un\n', 'bytes 3-5/6'],
    ['bytes=-2', 206, 'n\n', 'bytes 4-5/6'],
    ['bytes=4-99', 206, 'n\n', 'bytes 4-5/6'],
    ['bytes=9-', 200, 'tahun\n', null],
    ['bytes=0-1,3-4', 200, 'tahun\n', null],
    ['baris=1-2', 200, 'tahun\n', null],
  ])('answers a request for %s of a file with what there is of it', async (range, status, text, part) => {
    const answer = await fetch(`http://127.0.0.1:${site.port}/katalog/data/a%20b/tabel.csv`, {
      headers: { range },
    })
    expect(answer.status).toBe(status)
    expect(await answer.text()).toBe(text)
    expect(answer.headers.get('content-range')).toBe(part)
  })

  test('leads from the name of a folder to its page', async () => {
    expect(await ask('/katalog/data/a%20b')).toMatchObject({ status: 307, type: '/katalog/data/a%20b/' })
  })

  test.each([
    '/',
    '/katalog/tiada',
    '/katalog/data/',
    '/katalog/../rahasia.txt',
    '/katalog/%2e%2e/rahasia.txt',
    '/katalog/..%5crahasia.txt',
    '/katalog/%',
    '/katalog//situs.example/',
  ])('has nothing at %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, text: 'tidak ada' })
  })

  test('goes on to the next port where one is taken', async () => {
    const other = await serveSite(folder, '/', site.port)
    expect(other.port).toBeGreaterThan(site.port)
    other.server.close()
  })
})

import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkOwnSums, compareCopy, type Expected } from './compare.ts'
import { folderCopy } from './copy.ts'
import { filesOf, sumsOf } from './sitefiles.ts'
import { sumsText } from './sums.ts'
import { webCopy } from './webcopy.ts'

const PAGES = {
  'index.html': '<h1>Beranda</h1>',
  '404.html': 'Tidak ada',
  'data/dinas/penduduk tahunan/tabel #1.csv': 'a,b\n1,2\n',
  'tentang/index.html': 'Tentang',
}

let folder: string
let own: string
let copy: string
let servers: Server[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'compare-'))
  own = join(folder, 'own')
  copy = join(folder, 'copy')
  servers = []
  for (const [path, content] of Object.entries(PAGES)) write(own, path, content)
  writeFileSync(join(own, 'SHA256SUMS'), sumsText(await sumsOf(own, filesOf(own))))
  cpSync(own, copy, { recursive: true })
})

afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  rmSync(folder, { recursive: true })
})

function write(top: string, path: string, content: string): void {
  mkdirSync(dirname(join(top, path)), { recursive: true })
  writeFileSync(join(top, path), content)
}

async function expected(): Promise<Expected[]> {
  const files = filesOf(own)
  return (await sumsOf(own, files)).map((sum, at) => ({ ...sum, bytes: files[at]?.bytes ?? 0 }))
}

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Serves the copy under a base path; what `instead` answers is left to it. */
function serveCopy(instead: (path: string, ...rest: Parameters<RequestListener>) => boolean = () => false) {
  return serve((request, response) => {
    const path = decodeURIComponent((request.url ?? '').replace('/portal/', ''))
    if (instead(path, request, response)) return
    try {
      response.end(readFileSync(join(copy, path)))
    } catch {
      response.writeHead(404).end('Tidak ada')
    }
  })
}

const compareFolder = async () => (await compareCopy(folderCopy(copy), await expected())).differences
const compareWeb = async (origin: string) =>
  (await compareCopy(webCopy(`${origin}/portal/`, { patience: 1500 }), await expected())).differences
const quick = async () =>
  (await checkOwnSums(folderCopy(copy), readFileSync(join(copy, 'SHA256SUMS'), 'utf8'))).differences

describe('a copy in a folder', () => {
  test('that is the same has no difference, and every file was compared', async () => {
    expect(await compareCopy(folderCopy(copy), await expected())).toEqual({ compared: 5, differences: [] })
    expect(await quick()).toEqual([])
  })

  test('shows a changed byte, a longer and a shorter file, one that is missing and one in excess', async () => {
    write(copy, 'index.html', '<h1>Beranda!/h1>')
    write(copy, '404.html', 'Tidak ada.')
    write(copy, 'data/dinas/penduduk tahunan/tabel #1.csv', 'a,b\n')
    rmSync(join(copy, 'tentang/index.html'))
    write(copy, 'tentang/.tersembunyi', '')
    const found = [
      { path: '404.html', fault: 'changed' },
      { path: 'data/dinas/penduduk tahunan/tabel #1.csv', fault: 'changed' },
      { path: 'index.html', fault: 'changed' },
      { path: 'tentang/.tersembunyi', fault: 'extra' },
      { path: 'tentang/index.html', fault: 'missing' },
    ]
    expect(await compareFolder()).toEqual(found)
    expect(await quick()).toEqual(found)
  })

  test('is compared with the own build, however its list was changed to fit', async () => {
    write(copy, 'index.html', '<h1>Palsu</h1>')
    const files = filesOf(copy).filter(({ path }) => path !== 'SHA256SUMS')
    writeFileSync(join(copy, 'SHA256SUMS'), sumsText(await sumsOf(copy, files)))
    expect(await quick()).toEqual([])
    expect(await compareFolder()).toEqual([
      { path: 'SHA256SUMS', fault: 'changed' },
      { path: 'index.html', fault: 'changed' },
    ])
  })

  test('reads nothing outside of itself, whatever its list and its links name', async () => {
    const secret = createHash('sha256').update('rahasia').digest('hex')
    write(folder, 'rahasia/isi.txt', 'rahasia')
    symlinkSync(join(folder, 'rahasia'), join(copy, 'folder'))
    symlinkSync(join(folder, 'rahasia/isi.txt'), join(copy, 'tautan.txt'))
    const long = 'x'.repeat(5000)
    const paths = ['../rahasia/isi.txt', 'folder/isi.txt', 'tautan.txt', long]
    writeFileSync(
      join(copy, 'SHA256SUMS'),
      `${paths.map((path) => `${secret} *${path}`).join('\n')}\nrusak\n`,
    )
    expect((await quick()).filter(({ path }) => !(path in PAGES))).toEqual([
      { path: '../rahasia/isi.txt', fault: 'unsafe' },
      { path: 'SHA256SUMS:5', fault: 'unreadable-line' },
      { path: 'folder', fault: 'extra' },
      { path: 'folder/isi.txt', fault: 'missing' },
      { path: 'tautan.txt', fault: 'no-file' },
      { path: long, fault: 'missing' },
    ])
  })

  test('whose page became a folder is not the same', async () => {
    rmSync(join(copy, '404.html'))
    write(copy, '404.html/index.html', '')
    expect(await compareFolder()).toEqual([
      { path: '404.html', fault: 'no-file' },
      { path: '404.html/index.html', fault: 'extra' },
    ])
  })
})

describe('a copy at an address', () => {
  test('that is the same has no difference, under a base path and with odd names', async () => {
    expect(await compareWeb(await serveCopy())).toEqual([])
  })

  test('may lead from the file of a page to its folder on the same origin', async () => {
    const origin = await serveCopy((path, _request, response) => {
      if (path === 'tentang/') response.end(PAGES['tentang/index.html'])
      else if (path === 'tentang/index.html') response.writeHead(308, { location: '/portal/tentang/' }).end()
      else return false
      return true
    })
    expect(await compareWeb(origin)).toEqual([])
  })

  test('shows what is changed, missing, refused, listed in excess and often added', async () => {
    write(copy, 'index.html', '<h1>Palsu</h1>')
    rmSync(join(copy, '404.html'))
    write(copy, 'sw.js', 'self')
    const list = readFileSync(join(copy, 'SHA256SUMS'), 'utf8')
    const line = (path: string) => `${createHash('sha256').update('').digest('hex')} *${path}\n`
    writeFileSync(join(copy, 'SHA256SUMS'), list + line('tambahan.html') + line('../luar.html'))
    const asked: string[] = []
    const origin = await serveCopy((path, request, response) => {
      asked.push(request.url ?? '')
      if (path !== 'tentang/index.html') return false
      response.writeHead(500).end()
      return true
    })
    expect(await compareWeb(origin)).toEqual([
      { path: '404.html', fault: 'missing' },
      { path: 'SHA256SUMS', fault: 'changed' },
      { path: 'index.html', fault: 'changed' },
      { path: 'sw.js', fault: 'extra' },
      { path: 'tambahan.html', fault: 'extra' },
      { path: 'tentang/index.html', fault: 'refused' },
    ])
    expect(asked.every((url) => url.startsWith('/portal/'))).toBe(true)
    expect(asked.join()).not.toContain('luar.html')
  })

  test('that answers everything is not said to have files in excess', async () => {
    const origin = await serveCopy((path, _request, response) => {
      if (path in PAGES || path === 'SHA256SUMS') return false
      response.end('Beranda')
      return true
    })
    expect(await compareWeb(origin)).toEqual([])
  })

  test('is not followed to another origin', async () => {
    let visits = 0
    const other = await serve((_request, response) => {
      visits++
      response.end(PAGES['index.html'])
    })
    const origin = await serveCopy((path, _request, response) => {
      if (path !== 'index.html') return false
      response.writeHead(302, { location: `${other}/index.html` }).end()
      return true
    })
    expect(await compareWeb(origin)).toEqual([{ path: 'index.html', fault: 'elsewhere' }])
    expect(visits).toBe(0)
  })

  test('that leads round in a circle, never ends or never begins is given up', async () => {
    let sent = 0
    const piece = Buffer.alloc(65_536)
    const origin = await serveCopy((path, _request, response) => {
      if (path === '404.html') response.writeHead(302, { location: '/portal/404.html' }).end()
      else if (path === 'index.html') {
        const more = (): void => {
          sent += piece.length
          if (!response.destroyed) response.write(piece, more)
        }
        more()
      } else if (path !== 'tentang/index.html') return false
      return true
    })
    expect(await compareWeb(origin)).toEqual([
      { path: '404.html', fault: 'elsewhere' },
      { path: 'index.html', fault: 'changed' },
      { path: 'tentang/index.html', fault: 'slow' },
    ])
    expect(sent).toBeLessThan(64 << 20)
  })

  test('is named by any address of its home page, and by nothing else', async () => {
    const origin = await serveCopy()
    for (const end of ['/portal', '/portal/', '/portal/index.html', '/portal/?a=b#c'])
      expect(await webCopy(origin + end).text('index.html', 100)).toBe(PAGES['index.html'])
    for (const address of ['ftp://a.example/', 'https://orang:sandi@a.example/', 'https://'])
      expect(() => webCopy(address)).toThrow('address of a site')
  })
})

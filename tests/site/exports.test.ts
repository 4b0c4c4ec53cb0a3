import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSums } from '../../src/store/sums.ts'
import { type BuiltSite, builtSite } from './built.ts'

let city: BuiltSite
beforeAll(async () => {
  city = await builtSite('tests/catalogs/kota-contoh')
})
afterAll(() => city?.close())

const DATASET = 'data/badan-angka/penduduk-distrik'
const bytesOf = (file: string) => readFileSync(join(city.folder, file))

describe('a built site', () => {
  test('offers each file of a page with its size, and holds what it offers', () => {
    const page = city.read(`${DATASET}/index.html`)
    const links = [...page.matchAll(/<a href="([^"]+)" download[^>]*type="[^"]+"[^>]*>(.*?)<\/a>/g)]
    expect(links.length).toBeGreaterThan(8)
    for (const [, href = '', text = ''] of links) {
      const bytes = bytesOf(href.slice(1)).length
      const [, shown = '', unit] = />([\d.,]+) (B|kB|MB)</.exec(text) ?? []
      const size = Number(shown.replace(',', '.')) * (unit === 'kB' ? 1000 : unit === 'MB' ? 1e6 : 1)
      expect(Math.abs(size - bytes), href).toBeLessThanOrEqual(Math.max(bytes * 0.06, 60))
    }
  })

  test('has no file of a dataset that is not open', () => {
    const closed = city.files.filter((file) => /^data\/dinas-taman-baca\/anggota\//.test(file))
    // Its score and the forms of BPS are made of what describes it.
    const described = /\.html$|feed\.xml$|badge\.svg$|formulir\/bps\.(csv|json)$/
    expect(closed.filter((file) => !described.test(file))).toEqual([])
    expect(city.read('catalog.jsonld')).not.toMatch(/anggota\/[^"#]+\.(csv|json|xlsx|parquet|zip)/)
  })

  test('lists every new file with its sum', () => {
    const { sums } = readSums(city.read('SHA256SUMS'))
    const known = new Map(sums.map(({ path, sha256 }) => [path, sha256]))
    const made = city.files.filter((file) =>
      /\.(xlsx|parquet|zip|jsonld)$|datapackage\.json$|sitemap\.xml$|robots\.txt$/.test(file),
    )
    expect(made.length).toBeGreaterThan(20)
    for (const file of made)
      expect(known.get(file), file).toBe(createHash('sha256').update(bytesOf(file)).digest('hex'))
  })

  test('names in its list of pages what is there and nothing else', () => {
    const pages = [...city.read('sitemap.xml').matchAll(/<loc>https:\/\/situs\.example\/([^<]*)<\/loc>/g)]
    expect(pages.map(([, page]) => `${page}index.html`).sort()).toEqual(
      city.files.filter((file) => file.endsWith('index.html')).sort(),
    )
    expect(city.read('robots.txt')).toContain('Sitemap: https://situs.example/sitemap.xml')
  })

  test('says in the page of a dataset what search engines for data read, and how to cite it', () => {
    const page = city.read(`${DATASET}/index.html`)
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? []
    const { distribution } = JSON.parse(data) as {
      distribution: { contentUrl: string; contentSize: string }[]
    }
    for (const { contentUrl, contentSize } of distribution)
      expect(contentSize, contentUrl).toBe(`${bytesOf(new URL(contentUrl).pathname.slice(1)).length} B`)
    expect(page.slice(page.indexOf('id="cite"'))).toMatch(/@misc\{badan-angka-penduduk-distrik/)
  })

  test('has tables as Parquet with as many rows as their CSV', async () => {
    const file = bytesOf(`${DATASET}/penduduk-distrik.parquet`)
    const rows = await parquetReadObjects({ file: new Uint8Array(file).buffer })
    const lines = city.read(`${DATASET}/penduduk-distrik.csv`).trimEnd().split('\n')
    expect(rows).toHaveLength(lines.length - 1)
  })
})

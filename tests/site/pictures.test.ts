import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltSite, builtSite } from './built.ts'
import { linksOf } from './links.ts'

const BASE = 'https://situs.example/portal/'
let site: BuiltSite

beforeAll(async () => {
  site = await builtSite('tests/catalogs/kota-contoh', BASE, ['--pictures'])
})
afterAll(() => {
  site?.close()
})

const pictures = (of: BuiltSite) => of.files.filter((file) => file.endsWith('.png'))
const bytes = (file: string) => readFileSync(join(site.folder, file))
const metaOf = (html: string, property: string) =>
  new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html)?.[1]

test('home, datasets, places and stories name a picture, and every picture is named', () => {
  const named = site.files
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => metaOf(site.read(file), 'og:image') ?? [])
  expect(named.map((address) => address.replace(BASE, '')).sort()).toEqual(pictures(site))
  for (const like of [/^og\.png$/, /^data\/[^/]+\/[^/]+\/og\.png$/, /^wilayah\/[^/]+\/og\.png$/])
    expect(pictures(site).filter((file) => like.test(file)).length).toBeGreaterThan(0)
})

test('each is a PNG of 1200 × 630 below 300 kB, and says in words what it shows', () => {
  for (const file of pictures(site)) {
    const png = bytes(file)
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
    expect(png.length).toBeLessThan(300_000)
    const html = site.read(file.replace('og.png', 'index.html'))
    expect(metaOf(html, 'og:image:width')).toBe('1200')
    expect(metaOf(html, 'og:image:height')).toBe('630')
    expect(metaOf(html, 'og:image:alt')?.length).toBeGreaterThan(10)
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">')
  }
})

test('the list of sums has them, and the statement of the site says that it has pictures', () => {
  const sums = site.read('SHA256SUMS')
  for (const file of pictures(site)) {
    expect(sums).toContain(`${createHash('sha256').update(bytes(file)).digest('hex')} *${file}\n`)
  }
  expect(JSON.parse(site.read('provenance.json')).predicate.buildDefinition.externalParameters.pictures).toBe(
    true,
  )
})

test('no address in the whole site leads nowhere, under a base path', () => {
  const { count, broken } = linksOf(site, BASE)
  expect(broken).toEqual([])
  expect(count).toBeGreaterThan(5000)
})

import { describe, expect, test } from 'vitest'
import { CATALOGS, publishedCatalog, VERSION } from '../../tests/catalogs/publication.ts'
import { robotsText, sitemapFiles } from './sitemap.ts'

const { publication } = publishedCatalog(CATALOGS.small, VERSION)
const BUILT = [
  'index.html',
  'en/index.html',
  '404.html',
  'favicon.svg',
  'data/dinas-lampu/lampu-jalan/index.html',
  'en/data/dinas-lampu/lampu-jalan/index.html',
  'data/dinas-lampu/lampu-jalan/v/1/index.html',
  'tema/cahaya/index.html',
  'en/themes/cahaya/index.html',
  'unknown/page/index.html',
]
const locations = (text: string) => [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, one]) => one)

describe('the list of pages', () => {
  const [{ path, text } = { path: '', text: '' }] = sitemapFiles(publication, BUILT)

  test('names each page of the table that was built, in each language, and nothing else', () => {
    expect(path).toBe('sitemap.xml')
    expect(locations(text)).toEqual([
      'https://data.example/',
      'https://data.example/data/dinas-lampu/lampu-jalan/',
      'https://data.example/data/dinas-lampu/lampu-jalan/v/1/',
      'https://data.example/en/',
      'https://data.example/en/data/dinas-lampu/lampu-jalan/',
      'https://data.example/en/themes/cahaya/',
      'https://data.example/tema/cahaya/',
    ])
  })

  test('names the same page in the other language where that was built', () => {
    const [, theme = ''] =
      /<url>(<loc>https:\/\/data\.example\/tema\/cahaya\/<\/loc>.*)<\/url>/.exec(text) ?? []
    expect([...theme.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, ...one]) => one)).toEqual([
      ['id', 'https://data.example/tema/cahaya/'],
      ['en', 'https://data.example/en/themes/cahaya/'],
      ['x-default', 'https://data.example/tema/cahaya/'],
    ])
    const [, version = ''] = /<url>(<loc>[^<]+\/v\/1\/<\/loc>.*)<\/url>/.exec(text) ?? []
    expect(version).not.toContain('hreflang')
  })

  test('says when a dataset was changed last, and nothing of pages of which that is not known', () => {
    expect(text).toContain(
      '<loc>https://data.example/data/dinas-lampu/lampu-jalan/</loc><lastmod>2025-11-30</lastmod>',
    )
    expect(text).toContain('<loc>https://data.example/data/dinas-lampu/lampu-jalan/v/1/</loc></url>')
  })

  test('leaves out what was withdrawn', () => {
    const [file] = sitemapFiles(publication, BUILT, ({ dataset }) => dataset !== 'lampu-jalan')
    expect(locations(file?.text ?? '').join()).not.toContain('lampu-jalan')
    expect(locations(file?.text ?? '')).toHaveLength(4)
  })

  test('has parts and an index where it is longer than one file may be', () => {
    const files = sitemapFiles(publication, BUILT, undefined, 3)
    expect(files.map((one) => one.path)).toEqual([
      'sitemap.xml',
      'sitemap-1.xml',
      'sitemap-2.xml',
      'sitemap-3.xml',
    ])
    expect(locations(files[0]?.text ?? '')).toEqual(
      files.slice(1).map((one) => publication.baseUrl + one.path),
    )
    expect(files.slice(1).flatMap((one) => locations(one.text))).toEqual(locations(text))
  })
})

test('robots are told of the list at the top of a host alone', () => {
  expect(robotsText({ baseUrl: 'https://data.example/' })).toContain(
    'Sitemap: https://data.example/sitemap.xml\n',
  )
  expect(robotsText({ baseUrl: 'https://host.example/portal/' })).toBeUndefined()
})

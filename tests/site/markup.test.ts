import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressList } from '../../src/i18n/addresses.ts'
import { type BuiltSite, builtSite } from './built.ts'
import { linksOf } from './links.ts'

const BASE = '/portal/desa/'
let small: BuiltSite
let city: BuiltSite

beforeAll(async () => {
  small = await builtSite('tests/catalogs/small', `https://situs.example${BASE}`)
  city = await builtSite('tests/catalogs/kota-contoh')
})
afterAll(() => {
  small?.close()
  city?.close()
})

const pages = (site: BuiltSite) => site.files.filter((file) => file.endsWith('.html'))
/** Whether a page is a chart that other sites show within their own. */
const isEmbed = (file: string) => /^(en\/)?embed\//.test(file)
const addressOf = (file: string) => `/${file.replace(/index\.html$/, '')}`
const ids = (names: string[]) => names.map((name) => `id="${name}"`)
const attribute = (markup: string, pattern: RegExp) =>
  [...markup.matchAll(pattern)].map(([, value = '']) => value)

describe('the pages of a site', () => {
  test('stand at the addresses of the table, and at each of them stands one', () => {
    const patterns = addressList()
      .trimEnd()
      .split('\n')
      .filter((line) => !line.endsWith('<file>'))
      // A list of pages has parts where it is long, and only a host as a whole says what robots may read.
      // Pictures are made for publishing: tests/site/pictures.test.ts.
      .filter((line) => !line.endsWith('/og.png'))
      .filter((line) => !['/sitemap-<part>.xml', '/robots.txt'].includes(line))
      .map((line) => ({
        line,
        like: new RegExp(`^${line.replaceAll('<path>', '.+').replaceAll(/<\w+>/g, '[^/]+')}$`),
      }))
    const addresses = small.files
      .filter((file) =>
        /\.html$|feed\.xml$|calendar\.ics$|badge\.svg$|(?:embed|^tata-kelola|formulir)\/.*\.csv$|formulir\/bps\.json$|^search\/|^dokumen\/|^standar\/.*\.json$|^(SHA256SUMS|provenance\.json|catalog\.jsonld|sitemap\.xml|embed\.js)$/.test(
          file,
        ),
      )
      .map(addressOf)
    expect(addresses.filter((address) => !patterns.some(({ like }) => like.test(address)))).toEqual([])
    expect(patterns.filter(({ like }) => !addresses.some((address) => like.test(address)))).toEqual([])
  })

  test('link only to what there is, inside the base path', () => {
    expect(linksOf(small, `https://situs.example${BASE}`).broken).toEqual([])
    for (const file of pages(small))
      for (const href of attribute(small.read(file), /\s(?:href|src)="(\/[^"]*)"/g))
        expect(href.startsWith(BASE)).toBe(true)
  })

  test('show which finding was accepted, why, and by whom, instead of the warning', () => {
    const page = city.read('data/dinas-taman-baca/usulan-warga/index.html')
    const shown = page.slice(page.indexOf('id="checks"')).replace(/<[^>]+>|\s+/g, ' ')
    expect(shown).toMatch(/Data belum dimutakhirkan sesuai jadwal +· +frequency /)
    expect(shown).toMatch(/Kotak saran ditutup selama perbaikan gedung; .* Kantor Mutu Angka /)
    expect(shown).not.toContain('Jadwal pemutakhiran dataset ini')
  })

  test('each say that nothing runs or loads but what comes from the site itself', () => {
    for (const site of [small, city]) {
      for (const file of pages(site)) {
        const [, policy = ''] =
          /<meta http-equiv="content-security-policy" content="([^"]+)">/.exec(site.read(file)) ?? []
        expect(policy, file).toMatch(/^default-src 'none';/)
        expect(policy, file).toMatch(/ script-src 'self' [^;]*; style-src 'self' /)
        expect(policy, file).not.toMatch(/unsafe|https?:|\*/)
      }
    }
  })

  test('load nothing from elsewhere, carry no script within the page and no style attribute', () => {
    for (const site of [small, city]) {
      for (const file of pages(site)) {
        const markup = site.read(file)
        // What stands between tags is text, such as the examples of the rules, and runs nowhere.
        const tags = markup.replace(/>[^<]*/g, '>')
        const own = /<script type="(?:module" src="\/[^"/][^"]*"|application\/(?:ld\+)?json"[^>]*)>/g
        expect(tags.replace(own, ''), file).not.toMatch(/<script|<iframe|<img|<style|\sstyle=|\son[a-z]+=/i)
        const loaded = attribute(markup, /<link rel="(?:stylesheet|preload|icon)" href="([^"]+)"/g)
        expect(
          loaded.filter((href) => !href.startsWith('/')),
          file,
        ).toEqual([])
      }
      const styles = site.files.filter((file) => file.endsWith('.css'))
      // What begins with `#` is of the page that is styled, and loads nothing.
      for (const file of styles)
        expect(
          attribute(site.read(file), /url\(["']?([^)"']+)/g).filter((url) => !/^[/#]/.test(url)),
          file,
        ).toEqual([])
    }
  })

  test('name their language, address and translation', () => {
    for (const file of pages(small).filter((name) => name !== '404.html' && !isEmbed(name))) {
      const markup = small.read(file)
      const own = `https://situs.example${BASE.slice(0, -1)}${addressOf(file)}`
      expect(markup, file).toMatch(addressOf(file).startsWith('/en/') ? /<html lang="en"/ : /<html lang="id"/)
      expect(attribute(markup, /<link rel="canonical" href="([^"]+)"/g), file).toEqual([own])
      const others = attribute(markup, /<link rel="alternate" hreflang="(?:id|en)" href="([^"]+)"/g)
      expect(others, file).toHaveLength(2)
      expect(others, file).toContain(own)
      expect(attribute(markup, /<link rel="alternate" hreflang="x-default" href="([^"]+)"/g), file).toEqual([
        others[0],
      ])
      expect(attribute(markup, /<h1[ >]/g), file).toHaveLength(1)
      expect(attribute(markup, /<meta name="description" content="([^"]+)"/g), file).toHaveLength(1)
    }
  })

  test('but for charts to be embedded, which stand for the page of their dataset', () => {
    const embeds = pages(small).filter(isEmbed)
    expect(embeds.length).toBeGreaterThan(0)
    for (const file of embeds) {
      const markup = small.read(file)
      const page = addressOf(file)
        .replace('embed/', 'data/')
        .replace(/\d+\/$/, '')
      const canonical = attribute(markup, /<link rel="canonical" href="([^"]+)"/g)
      expect(canonical, file).toEqual([`https://situs.example${BASE.slice(0, -1)}${page}`])
      expect(markup, file).toContain('<meta name="robots" content="noindex">')
    }
  })

  test('have titles and descriptions of their own', () => {
    const titles = pages(small).map((file) => {
      const [title] = attribute(small.read(file), /<title>([^<]+)/g)
      return `${file.startsWith('en/') ? 'en' : 'id'} ${title}`
    })
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([])
  })

  test('offer every file of an open dataset, and none of another', () => {
    const open = small.read('data/dinas-lampu/lampu-jalan/index.html')
    expect(open).toContain(`href="${BASE}data/dinas-lampu/lampu-jalan/lampu-jalan.csv" download`)
    expect(small.read('en/data/dinas-lampu/lampu-jalan/index.html')).toContain(
      `href="${BASE}data/dinas-lampu/lampu-jalan/lampu-jalan.csv" download`,
    )
    const closed = small.read('data/balai-angka/aduan/index.html')
    expect(closed).not.toContain(' download')
    expect(closed).toContain('Rumah yang melapor dapat dikenali.')
    expect(closed).toContain('mailto:angka@desa-rekaan.example')
  })

  test('of a dataset go from the figure to its chart, table and caveats before the details', () => {
    const page = small.read('data/dinas-lampu/lampu-jalan/index.html')
    const parts = [
      'class="big"',
      ...ids(['charts']),
      'class="facts"',
      ...ids(['table', 'method', 'sources', 'fields']),
    ]
    expect(parts.map((part) => page.indexOf(part))).toEqual(
      parts.map((part) => page.indexOf(part)).sort((a, b) => a - b),
    )
    expect(parts.filter((part) => !page.includes(part))).toEqual([])
    expect(page).toMatch(/Produsen data: <\/span>\s*<span>Regu Tangga<\/span>/)
    const closed = small.read('data/balai-angka/aduan/index.html')
    expect(closed.indexOf('Data ini tidak dipublikasikan')).toBeLessThan(closed.indexOf('class="facts"'))
  })

  test('lead back to the top, and name what the date of the catalog is', () => {
    for (const file of pages(small).filter((name) => !isEmbed(name))) {
      expect(small.read(file), file).toContain('<a href="#top">')
      expect(small.read(file), file).toMatch(
        /Katalog terakhir diubah|Keadaan katalog per|Tanggal terbaru dalam data|Catalog last|State of|Newest date/,
      )
    }
  })

  test('lead from a guide to others, to the rules, and nowhere outside that the catalog does not name', () => {
    for (const [page, rule, guide] of [
      ['panduan/mengajukan', 'aturan/unexplained-revision', 'panduan/kebocoran'],
      ['en/guides/mengajukan', 'en/rules/unexplained-revision', 'en/guides/kebocoran'],
    ]) {
      const markup = small.read(`${page}/index.html`)
      for (const path of [rule, guide]) expect(markup).toContain(`href="${BASE}${path}/"`)
      expect(markup).toContain('<span><code>catalog.yaml</code></span>')
      expect(markup).not.toMatch(/href="[^"]*\.(md|ts)"/)
    }
  })

  test('do not offer the theme that is read as another one', () => {
    const page = small.read('tema/cahaya/index.html')
    expect(page.slice(page.indexOf('</h1>'))).not.toContain(`href="${BASE}tema/cahaya/"`)
  })

  test('show the notice of the catalog', () => {
    for (const file of pages(small)) {
      expect(small.read(file), file).toMatch(
        /Desa Rekaan tidak ada; semua angka dikarang|The village does not exist; every figure/,
      )
    }
  })
})

describe('the site of another city', () => {
  test('has one language and so no switch', () => {
    const home = city.read('index.html')
    expect(home).not.toMatch(/hreflang/)
    expect(city.files.some((file) => file.startsWith('en/'))).toBe(false)
  })

  test('holds no word of the first city, in no file', () => {
    const found = city.files.filter(
      (file) =>
        !/\.woff2$/.test(file) &&
        /medan|diskominfo|sumatera|deli\b|12\.71|#0b5d3b|#c8961e/i.test(city.read(file)),
    )
    expect(found).toEqual([])
  })
})

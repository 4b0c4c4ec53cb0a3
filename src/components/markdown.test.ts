import { describe, expect, test } from 'vitest'
import { markdown } from './markdown.ts'

const show = (text: string, level: 2 | 3 | 4 = 3) =>
  markdown(text, { level, footnotes: 'Catatan', table: 'Tabel', cut: 'Terpotong.' })

describe('markdown', () => {
  test('no submitted markup reaches the page', () => {
    for (const text of [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[x](javascript:alert(1))',
      '[x](data:text/html,hi)',
      '<a href="javascript:alert(1)">x</a>',
      '<style>body{}</style>',
      '<iframe src="https://example.org"></iframe>',
      '![p](https://example.org/p.png)',
    ]) {
      expect(show(text)).not.toMatch(/<script|<img|javascript:|data:|<style|<iframe|onerror|style=/i)
    }
  })

  test('headings stand below those of the page, without gaps', () => {
    expect(show('# A\n\n### B\n\n# C')).toBe(
      '<h3 id="teks-a">A</h3>\n<h4 id="teks-b">B</h4>\n<h3 id="teks-c">C</h3>',
    )
    expect(show('## A')).toBe('<h3 id="teks-a">A</h3>')
  })

  test('links lead out or within the text, never to a relative address', () => {
    expect(show('[a](https://bps.go.id) [b](mailto:a@b.go.id)')).toContain('href="mailto:a@b.go.id"')
    expect(show('[a](../other/)')).toBe('<p><span>a</span></p>')
    expect(show('[a](//elsewhere.example/x)')).not.toContain('href')
  })

  test('a link into the catalog leads to its page, and one to a heading to that heading', () => {
    const options = { level: 3, footnotes: 'Catatan', table: 'Tabel', cut: 'Terpotong.' } as const
    const link = (target: string) => (target === '../lain/' ? '/data/dinas/lain/' : undefined)
    expect(markdown('[a](../lain/) [b](../hilang/)', { ...options, link })).toBe(
      '<p><a href="/data/dinas/lain/">a</a> <span>b</span></p>',
    )
    expect(show('[c](#cara-menghitung)\n\n## Cara *Menghitung*\n\n## Cara Menghitung')).toBe(
      '<p><a href="#teks-cara-menghitung">c</a></p>\n<h3 id="teks-cara-menghitung">Cara <em>Menghitung</em></h3>\n<h3 id="teks-cara-menghitung-1">Cara Menghitung</h3>',
    )
  })

  test('tables scroll in a named region and align by class', () => {
    const markup = show('| a | b |\n|---|--:|\n| 1 | 2 |')
    expect(markup).toContain('<div class="scroll" tabindex="0" role="region" aria-label="Tabel"><table>')
    expect(markup).toContain('<td class="align-right">2</td>')
    expect(markup).not.toMatch(/ align=|style=/)
  })

  test('code with long lines can be scrolled from the keyboard', () => {
    expect(show('```sh\nls\n```')).toBe('<pre tabindex="0"><code class="language-sh">ls\n</code></pre>')
  })

  test('footnotes have a heading in the language of the page', () => {
    expect(show('Teks[^1]\n\n[^1]: Sumber.')).toContain('Catatan</h3>')
  })

  test('a picture becomes its text', () => {
    expect(show('![Peta kota](peta.png)')).toBe('<p>Peta kota</p>')
  })

  test.each([
    ['quotes', '>'.repeat(5000)],
    ['spaced quotes', '> '.repeat(5000)],
    ['lists by indentation', Array.from({ length: 1500 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n')],
    ['ordered lists', Array.from({ length: 600 }, (_, at) => `${'   '.repeat(at)}1. x`).join('\n')],
    ['lists in one line', '- '.repeat(5000)],
    ['quotes in lists', '- > '.repeat(5000)],
    ['tabs', Array.from({ length: 600 }, (_, at) => `${'\t'.repeat(at)}- x`).join('\n')],
    ['footnotes in footnotes', '[^a]: '.repeat(5000)],
    ['emphasis', '**a*_'.repeat(20_000)],
    ['brackets', '['.repeat(50_000)],
    ['links', '[a]('.repeat(20_000)],
    ['pictures', '![a'.repeat(30_000)],
    ['code', Array.from({ length: 500 }, (_, at) => `${'`'.repeat(at)} `).join('')],
    ['struck', '~~a~'.repeat(20_000)],
    ['addresses', 'a@b.'.repeat(20_000)],
    ['web addresses', 'www.'.repeat(30_000)],
    ['tags', '<a '.repeat(30_000)],
    ['headings', '#\n'.repeat(90_000)],
    ['cells', `${'|a'.repeat(500)}|\n${'|-'.repeat(500)}|\n${`${'|a'.repeat(500)}|\n`.repeat(20)}`],
    ['deep quotes', `${'>'.repeat(20)} a\n\n`.repeat(5000)],
    ['notes', `[^a]: x\n\n${'[^a]'.repeat(20_000)}`],
    ['entities', '&amp'.repeat(40_000)],
    ['a megabyte', 'kata '.repeat(200_000)],
  ])('%s without end take no time and no stack', (_, text) => {
    const start = performance.now()
    expect(show(text).length).toBeLessThan(2_000_000)
    // Far from what any machine needs; without a bound it would not end.
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  test('a text beyond the limit ends with a remark', () => {
    expect(show('kata '.repeat(50_000))).toMatch(/<p><b>Terpotong\.<\/b><\/p>$/)
    expect(show('kata')).not.toContain('Terpotong')
  })

  test('what nests as deeply as people write stays as it is', () => {
    expect(show('- a\n  - b\n    - c\n\n> > d')).toBe(
      '<ul>\n<li>a\n<ul>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>\n<blockquote>\n<blockquote>\n<p>d</p>\n</blockquote>\n</blockquote>',
    )
  })

  test('control characters are shown, not printed', () => {
    expect(show('a\u0000b\u001bc')).toBe('<p>a[U+0000]b[U+001B]c</p>')
  })
})

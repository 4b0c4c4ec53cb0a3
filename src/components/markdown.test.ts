import { describe, expect, test } from 'vitest'
import { markdown } from './markdown.ts'

const show = (text: string, level: 2 | 3 | 4 = 3) =>
  markdown(text, { level, footnotes: 'Catatan', table: 'Tabel' })

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
    expect(show('# A\n\n### B\n\n# C')).toBe('<h3>A</h3>\n<h4>B</h4>\n<h3>C</h3>')
    expect(show('## A')).toBe('<h3>A</h3>')
  })

  test('links lead out or within the text, never to a relative address', () => {
    expect(show('[a](https://bps.go.id) [b](mailto:a@b.go.id)')).toContain('href="mailto:a@b.go.id"')
    expect(show('[a](../other/)')).toBe('<p><a>a</a></p>')
    expect(show('[a](//elsewhere.example/x)')).not.toContain('href')
  })

  test('tables scroll in a named region and align by class', () => {
    const markup = show('| a | b |\n|---|--:|\n| 1 | 2 |')
    expect(markup).toContain('<div class="scroll" tabindex="0" role="region" aria-label="Tabel"><table>')
    expect(markup).toContain('<td class="align-right">2</td>')
    expect(markup).not.toMatch(/ align=|style=/)
  })

  test('footnotes have a heading in the language of the page', () => {
    expect(show('Teks[^1]\n\n[^1]: Sumber.')).toContain('Catatan</h3>')
  })

  test('a picture becomes its text', () => {
    expect(show('![Peta kota](peta.png)')).toBe('<p>Peta kota</p>')
  })
})

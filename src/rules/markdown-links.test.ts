import { describe, expect, test } from 'vitest'
import { outlineOf } from './markdown-links.ts'

const targets = (text: string) => outlineOf(text).links.map(({ target }) => target)

describe('links are found', () => {
  test.each([
    ['inline', 'Lihat [a](b.csv).', ['b.csv']],
    ['with a title', '[a](b.csv "Judul")', ['b.csv']],
    ['in angle brackets', '[a](<b c.csv>)', ['b c.csv']],
    ['with brackets of their own', '[a](b_(c).csv) dan [d](e)', ['b_(c).csv', 'e']],
    ['to pictures', '![a](b.png)', ['b.png']],
    ['by reference', '[a][1]\n\n[1]: <b.csv> "Judul"', ['b.csv']],
    ['several in a line', '[a](b) [c](d)', ['b', 'd']],
    ['in lists, quotes and tables', '- [a](b)\n> [c](d)\n\n| [e](f) |', ['b', 'd', 'f']],
  ])('%s', (_, text, found) => {
    expect(targets(text)).toEqual(found)
  })

  test('with their line and column', () => {
    expect(outlineOf('a\r\n\r\nLihat [a](  b.csv) dan [c](<d e>)').links).toEqual([
      { target: 'b.csv', line: 3, column: 13 },
      { target: 'd e', line: 3, column: 29 },
    ])
  })
})

describe('what looks like a link is none', () => {
  test.each([
    ['in code', 'Tulis `[a](b)`.'],
    ['in a block of code', '```md\n[a](b)\n~~~\n[c](d)\n```'],
    ['in a block of code that never ends', '~~~\n[a](b)'],
    ['where it is escaped', '\\[a\\](b)'],
    ['without a target', '[a]()'],
    ['as a footnote', 'a[^1]\n\n[^1]: Keterangan.'],
  ])('%s', (_, text) => {
    expect(targets(text)).toEqual([])
  })
})

test('headings have the anchors that Git hosts give them', () => {
  const text =
    '# Cara Menghitung\n\nCatatan & Batasan\n---\n\n## Angka `dasar` (2020)\n### Catatan & Batasan ##\n\n## [Kode](x) Wilayah\n\n```\n# bukan\n```\n'
  expect([...outlineOf(text).anchors]).toEqual([
    'cara-menghitung',
    'catatan--batasan',
    'angka-dasar-2020',
    'catatan--batasan-1',
    'kode-wilayah',
  ])
})

test.each(['[', '](', '[a](', '`', '[a](<', '(', '](a(', '# a', '- ', '[a]: '])(
  'a text of %j again and again, made to be slow, is read in time',
  (piece) => {
    const before = performance.now()
    outlineOf(piece.repeat(100_000 / piece.length))
    outlineOf(`${piece}\n`.repeat(25_000))
    expect(performance.now() - before).toBeLessThan(10_000)
  },
)

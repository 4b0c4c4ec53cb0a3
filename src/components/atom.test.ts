import { expect, test } from 'vitest'
import { atomFeed, type Feed } from './atom.ts'

const FEED: Feed = {
  page: 'https://data.kota.example/perubahan/',
  self: 'https://data.kota.example/feed.xml?a=1&b="2"',
  title: 'A & <B>',
  subtitle: 'x\u0000y',
  language: 'id',
  author: 'Kantor',
  updated: '2026-01-31T00:00:00Z',
  entries: [
    {
      page: 'https://data.kota.example/data/a/b/v/2/',
      title: ']]> <script>',
      summary: '21 baris ditambah.',
      author: 'Dinas',
      updated: '2026-01-30T05:00:00Z',
    },
  ],
}

test('what was submitted is text in a feed, whatever it says', () => {
  const xml = atomFeed(FEED)
  expect(xml).toContain('<title>A &amp; &lt;B&gt;</title>')
  expect(xml).toContain('<subtitle>x\ufffdy</subtitle>')
  expect(xml).toContain('href="https://data.kota.example/feed.xml?a=1&amp;b=&quot;2&quot;"')
  expect(xml).toContain(']]&gt; &lt;script&gt;')
  expect(xml).not.toContain('<script')
})

test('a feed and its entries have what RFC 4287 demands of them', () => {
  const xml = atomFeed(FEED)
  const [head = '', entry = ''] = xml.split('<entry>')
  for (const name of ['id', 'title', 'updated', 'author']) {
    expect(head.match(new RegExp(`<${name}>`, 'g')), name).toHaveLength(1)
    expect(entry.match(new RegExp(`<${name}>`, 'g')), name).toHaveLength(1)
  }
})

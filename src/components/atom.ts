/** A feed of Atom (RFC 4287); all texts are plain, all addresses absolute. */
export interface Feed {
  /** Address of the page that the feed is about, which is its permanent id. */
  page: string
  /** Address of the feed. */
  self: string
  title: string
  subtitle: string
  language: string
  /** Who publishes it. */
  author: string
  /** Moment of the newest entry (RFC 3339); of an empty feed the day that it was made for. */
  updated: string
  entries: FeedEntry[]
}

/** An entry of a feed. */
export interface FeedEntry {
  /** Its permanent address, which is its id too. */
  page: string
  title: string
  summary: string
  author: string
  /** Moment (RFC 3339). */
  updated: string
}

/** The feed as XML: whatever was submitted is text in it. */
export function atomFeed({ page, self, title, subtitle, language, author, updated, entries }: Feed): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${attribute(language)}">`,
    element('id', page),
    element('title', title),
    element('subtitle', subtitle),
    `<link rel="alternate" type="text/html" href="${attribute(page)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${attribute(self)}"/>`,
    element('updated', updated),
    `<author>${element('name', author)}</author>`,
    ...entries.map(entryMarkup),
    '</feed>',
  ]
  return `${lines.join('\n')}\n`
}

function entryMarkup({ page, title, summary, author, updated }: FeedEntry): string {
  return [
    '<entry>',
    element('id', page),
    element('title', title),
    `<link rel="alternate" type="text/html" href="${attribute(page)}"/>`,
    element('updated', updated),
    `<author>${element('name', author)}</author>`,
    element('summary', summary),
    '</entry>',
  ].join('')
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`
}

function attribute(text: string): string {
  return escaped(text).replaceAll('"', '&quot;')
}

/** XML 1.0 has no place for most control characters and for halves of pairs, whatever they are written as. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

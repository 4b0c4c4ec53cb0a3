import type { BuiltSite } from './built.ts'

/** What was found of the links of a site: how many there are inside it, and those that lead nowhere. */
export interface Links {
  count: number
  broken: string[]
}

/** Attributes and elements with an address, in pages, feeds and lists of pages. */
const ADDRESSES = [
  /\s(?:href|src|poster|action|data-index)="([^"]*)"/g,
  /<meta property="og:(?:image|url)" content="([^"]*)"/g,
  /<loc>([^<]*)<\/loc>/g,
]
const SETS = /\ssrcset="([^"]*)"/g

/** Every address inside a site, which stands at `baseUrl`, from all of its pages, feeds, lists and style sheets. */
export function linksOf(site: BuiltSite, baseUrl: string): Links {
  const base = new URL(baseUrl)
  const known = new Set(site.files.map((file) => base.pathname + file.replace(/(^|\/)index\.html$/, '$1')))
  const ids = new Map<string, Set<string>>()
  const wanted: { from: string; path: string; id: string }[] = []
  for (const file of site.files) {
    if (!/\.(html|xml|css)$/.test(file)) continue
    const text = site.read(file)
    const from = base.pathname + file.replace(/(^|\/)index\.html$/, '$1')
    if (file.endsWith('.html'))
      ids.set(from, new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => plain(id))))
    for (const address of new Set(addressesIn(text, file.endsWith('.css')))) {
      const target = URL.parse(plain(address), base.origin + from)
      if (target?.origin !== base.origin) continue
      wanted.push({ from, path: decodeURI(target.pathname), id: decodeURIComponent(target.hash.slice(1)) })
    }
  }
  const broken = wanted.flatMap(({ from, path, id }) => {
    if (!known.has(path)) return [`${from} → ${path}`]
    const parts = ids.get(path)
    return id === '' || !parts || parts.has(id) ? [] : [`${from} → ${path}#${id}`]
  })
  return { count: wanted.length, broken }
}

function addressesIn(text: string, isStyle: boolean): string[] {
  if (isStyle) return [...text.matchAll(/url\(["']?([^"')]+)/g)].map(([, address = '']) => address)
  const sets = [...text.matchAll(SETS)].flatMap(([, set = '']) =>
    set.split(',').map((one) => one.trim().split(/\s/)[0] ?? ''),
  )
  return [
    ...sets,
    ...ADDRESSES.flatMap((like) => [...text.matchAll(like)].map(([, address = '']) => address)),
  ]
}

function plain(text: string): string {
  return text
    .replaceAll('&#38;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

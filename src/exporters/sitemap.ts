import type { Language } from '../catalog/problem.ts'
import { type AddressParams, address, PAGE_KINDS, type PageKind, pattern } from '../i18n/addresses.ts'
import { languagesOf } from './addresses.ts'
import type { OtherFormat, Publication } from './exporter.ts'
import { type Element, xmlDocument } from './xml.ts'

/** The list of all pages for search engines (Sitemaps XML, with the versions in other languages as Google reads them). */
export const sitemap: OtherFormat = {
  of: 'site',
  id: 'sitemap',
  title: { id: 'Sitemap', en: 'Sitemap' },
  spec: 'https://www.sitemaps.org/protocol.html',
  mediaType: 'application/xml',
  use: { id: 'untuk mesin pencari', en: 'for search engines' },
}

/** Most addresses of one file, as the protocol has it. */
const MOST = 50_000

/** A page in the words of the table of addresses. */
interface Page {
  kind: PageKind
  params: AddressParams
  language: Language
  /** Inside the site, from its top: `/…/`. */
  path: string
}

/** Files of the sitemap by path: `sitemap.xml`, which is an index where there are more addresses than one file may hold. */
export function sitemapFiles(
  publication: Publication,
  /** Paths of all files of the built site; what is no page of the table is left out. */
  built: readonly string[],
  /** Whether a page shows what its address promises, and not that it was withdrawn. */
  isThere: (params: AddressParams) => boolean = () => true,
  most = MOST,
): { path: string; text: string }[] {
  const { baseUrl } = publication
  const languages = languagesOf(publication)
  const paths = new Set(
    built
      .filter((file) => /(^|\/)index\.html$/.test(file))
      .map((file) => `/${file.replace(/index\.html$/, '')}`),
  )
  const find = pageFinder(languages)
  const pages = [...paths].sort().flatMap((path) => find(path) ?? [])
  const listed = pages.filter(({ params }) => isThere(params))
  const urls = listed.map((page) => urlOf(page, { publication, languages, paths }))
  const parts = Array.from({ length: Math.max(1, Math.ceil(urls.length / most)) }, (_, at) =>
    urls.slice(at * most, (at + 1) * most),
  )
  if (parts.length === 1) return [{ path: 'sitemap.xml', text: urlSet(parts[0] ?? []) }]
  const files = parts.map((part, at) => ({ path: `sitemap-${at + 1}.xml`, text: urlSet(part) }))
  const index: Element = {
    name: 'sitemapindex',
    attributes: { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
    children: files.map(({ path }) => ({
      name: 'sitemap',
      children: [{ name: 'loc', text: baseUrl + path }],
    })),
  }
  return [{ path: 'sitemap.xml', text: xmlDocument(index) }, ...files]
}

/** What robots may read, which is everything, and where the list of pages is; only a host as a whole can say this. */
export function robotsText({ baseUrl }: Pick<Publication, 'baseUrl'>): string | undefined {
  if (new URL(baseUrl).pathname !== '/') return undefined
  return `User-agent: *\nAllow: /\n\nSitemap: ${baseUrl}sitemap.xml\n`
}

function urlSet(urls: Element[]): string {
  return xmlDocument({
    name: 'urlset',
    attributes: {
      xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
      'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
    },
    children: urls,
  })
}

interface Surroundings {
  publication: Publication
  languages: readonly Language[]
  paths: ReadonlySet<string>
}

function urlOf({ kind, params, path }: Page, { publication, languages, paths }: Surroundings): Element {
  const [first = 'id'] = languages
  const others = languages.flatMap((language) => {
    const other = decodeURIComponent(address(kind, params, language, first))
    return paths.has(other) ? [{ language, other }] : []
  })
  const lastmod = newestOf(kind, params, publication)
  const to = (inside: string) => publication.baseUrl + encodeURI(inside.slice(1))
  return {
    name: 'url',
    children: [
      { name: 'loc', text: to(path) },
      ...(lastmod ? [{ name: 'lastmod', text: lastmod }] : []),
      ...(others.length > 1
        ? [...others, { language: 'x-default', other: others[0]?.other ?? path }].map(
            ({ language, other }) => ({
              name: 'xhtml:link',
              attributes: { rel: 'alternate', hreflang: language, href: to(other) },
            }),
          )
        : []),
    ],
  }
}

/** The day of the newest version of what a page shows, where a version says it. */
function newestOf(
  kind: PageKind,
  { agency, dataset, theme }: AddressParams,
  publication: Publication,
): string | undefined {
  const { catalog, versionOf } = publication
  if (kind === 'dataset' || kind === 'versions') return versionOf(`${agency}/${dataset}`)?.modified
  const isWhole = kind === 'home' || kind === 'list' || kind === 'changes'
  if (!isWhole && kind !== 'agency' && kind !== 'theme') return undefined
  const days = catalog.datasets
    .filter((one) => isWhole || one.agency === agency || one.source.value.theme === theme)
    .map(({ id }) => versionOf(id)?.modified ?? '')
  return days.reduce((newest, day) => (day > newest ? day : newest), '') || undefined
}

/** Finds the kind and the names of a page from its path; a number of a version is no other page's name. */
function pageFinder(languages: readonly Language[]): (path: string) => Page | undefined {
  const [first = 'id'] = languages
  const known = languages.flatMap((language) =>
    PAGE_KINDS.map((kind) => {
      const like = pattern(kind, language, first)
      return { kind, language, like: new RegExp(`^${like.replaceAll(/<(\w+)>/g, '(?<$1>[^/]+)')}$`) }
    }),
  )
  return (path) => {
    for (const { kind, language, like } of known) {
      const found = like.exec(path)
      if (found) return { kind, language, path, params: { ...found.groups } }
    }
    return undefined
  }
}

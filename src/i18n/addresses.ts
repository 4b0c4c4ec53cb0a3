import type { Language, Text } from '../catalog/problem.ts'

/** The kinds of page the site has. */
export type PageKind =
  | 'home'
  | 'list'
  | 'dataset'
  | 'forms'
  | 'embed'
  | 'versions'
  | 'version'
  | 'themes'
  | 'theme'
  | 'keywords'
  | 'keyword'
  | 'years'
  | 'year'
  | 'agencies'
  | 'agency'
  | 'codelist'
  | 'places'
  | 'place'
  | 'stories'
  | 'story'
  | 'changes'
  | 'governance'
  | 'plans'
  | 'plan'
  | 'datalist'
  | 'prioritydata'
  | 'bps'
  | 'score'
  | 'readiness'
  | 'roadmap'
  | 'standards'
  | 'standard'
  | 'calendar'
  | 'agencycalendar'
  | 'rules'
  | 'rule'
  | 'guides'
  | 'guide'
  | 'about'
  | 'privacy'
  | 'accessibility'
  | 'licence'

/** Values for the `<names>` of a pattern. */
export type AddressParams = Record<string, string>

/** The address of each kind of page, in the words of each language, without prefix and base path. */
export const PATTERNS: Record<PageKind, Text> = {
  home: { id: '/', en: '/' },
  list: { id: '/data/', en: '/data/' },
  dataset: { id: '/data/<agency>/<dataset>/', en: '/data/<agency>/<dataset>/' },
  // The forms of BPS, filled from the metadata.
  forms: { id: '/data/<agency>/<dataset>/formulir/', en: '/data/<agency>/<dataset>/forms/' },
  // One chart alone, for the pages of other sites.
  embed: { id: '/embed/<agency>/<dataset>/<chart>/', en: '/embed/<agency>/<dataset>/<chart>/' },
  versions: { id: '/data/<agency>/<dataset>/v/', en: '/data/<agency>/<dataset>/v/' },
  // One number, or two of a comparison: `3`, `1..3`.
  version: { id: '/data/<agency>/<dataset>/v/<version>/', en: '/data/<agency>/<dataset>/v/<version>/' },
  themes: { id: '/tema/', en: '/themes/' },
  theme: { id: '/tema/<theme>/', en: '/themes/<theme>/' },
  keywords: { id: '/kata-kunci/', en: '/keywords/' },
  keyword: { id: '/kata-kunci/<keyword>/', en: '/keywords/<keyword>/' },
  years: { id: '/tahun/', en: '/years/' },
  year: { id: '/tahun/<year>/', en: '/years/<year>/' },
  agencies: { id: '/produsen/', en: '/producers/' },
  agency: { id: '/produsen/<agency>/', en: '/producers/<agency>/' },
  codelist: { id: '/kode/<list>/', en: '/codes/<list>/' },
  places: { id: '/wilayah/', en: '/places/' },
  // The code of the place, which outlives its name.
  place: { id: '/wilayah/<place>/', en: '/places/<place>/' },
  stories: { id: '/cerita/', en: '/stories/' },
  story: { id: '/cerita/<story>/', en: '/stories/<story>/' },
  changes: { id: '/perubahan/', en: '/changes/' },
  governance: { id: '/tata-kelola/', en: '/governance/' },
  // Plans against realisation: of the city, and of an agency.
  plans: { id: '/tata-kelola/rencana/', en: '/governance/plans/' },
  plan: { id: '/tata-kelola/rencana/<agency>/', en: '/governance/plans/<agency>/' },
  datalist: { id: '/tata-kelola/daftar-data/', en: '/governance/data-list/' },
  prioritydata: { id: '/tata-kelola/data-prioritas/', en: '/governance/priority-data/' },
  bps: { id: '/tata-kelola/bps/', en: '/governance/bps/' },
  score: { id: '/tata-kelola/skor/', en: '/governance/score/' },
  readiness: { id: '/tata-kelola/kesiapan/', en: '/governance/readiness/' },
  roadmap: { id: '/tata-kelola/peta-jalan/', en: '/governance/roadmap/' },
  standards: { id: '/standar/', en: '/standards/' },
  // Each version has its own address, which datasets name as what they conform to.
  standard: { id: '/standar/<standard>/<version>/', en: '/standards/<standard>/<version>/' },
  calendar: { id: '/kalender/', en: '/calendar/' },
  agencycalendar: { id: '/kalender/<agency>/', en: '/calendar/<agency>/' },
  rules: { id: '/aturan/', en: '/rules/' },
  rule: { id: '/aturan/<rule>/', en: '/rules/<rule>/' },
  guides: { id: '/panduan/', en: '/guides/' },
  guide: { id: '/panduan/<guide>/', en: '/guides/<guide>/' },
  about: { id: '/tentang/', en: '/about/' },
  privacy: { id: '/privasi/', en: '/privacy/' },
  accessibility: { id: '/aksesibilitas/', en: '/accessibility/' },
  licence: { id: '/lisensi/', en: '/licence/' },
}

/** Every kind of page, in the order of the table. */
export const PAGE_KINDS = Object.keys(PATTERNS) as PageKind[]

/** Where the files of a dataset are: once, whatever the language of the page. */
export const FILE_PATTERN = '/data/<agency>/<dataset>/<file>'

/** Where the files of a version of a dataset are, compressed; those of the newest are at {@link FILE_PATTERN}. */
export const VERSION_FILE_PATTERN = '/data/<agency>/<dataset>/v/<version>/<file>'

/** Files of the search, fetched when a visitor searches. */
export const SEARCH_FOLDER = '/search/'
export const SEARCH_PATTERNS = [
  `${SEARCH_FOLDER}index.json`,
  `${SEARCH_FOLDER}words/<block>.json`,
  `${SEARCH_FOLDER}places/<language>.json`,
  `${SEARCH_FOLDER}rows/<language>/<group>.json`,
] as const

/** Feeds of changes (RFC 4287), each beside the page that lists them. */
export const FEED_KINDS = ['home', 'dataset', 'theme', 'agency'] as const
export type FeedKind = (typeof FEED_KINDS)[number]

/** Kinds of page that have a picture for where their address is shared, each beside its page. */
export const PICTURE_KINDS = ['home', 'dataset', 'place', 'story'] as const
export type PictureKind = (typeof PICTURE_KINDS)[number]

/** The script by which frames of charts in other sites are as high as what they show. */
export const EMBED_SCRIPT = '/embed.js'

/** Tables of the plans as files, once, whatever the language of the page. */
export const PLAN_FILES = {
  releases: '/tata-kelola/rencana.csv',
  datalist: '/tata-kelola/daftar-data.csv',
  prioritydata: '/tata-kelola/data-prioritas.csv',
  // How each agency stands, and what fell due in each month.
  standings: '/tata-kelola/perangkat-daerah.csv',
  months: '/tata-kelola/bulan.csv',
} as const
export type PlanFile = keyof typeof PLAN_FILES

/** The filled forms of BPS of a dataset as files, once: the forms are national and in Indonesian. */
export const FORM_FILES = {
  csv: '/data/<agency>/<dataset>/formulir/bps.csv',
  json: '/data/<agency>/<dataset>/formulir/bps.json',
} as const
export type FormFile = keyof typeof FORM_FILES

/** What BPS would ask each agency, as a file. */
export const QUESTIONS_FILE = '/tata-kelola/bps.csv'
/** Every criterion of the score of every dataset as a file, once, whatever the language of the page. */
export const SCORE_FILE = '/tata-kelola/skor.csv'
/** The readiness of the agencies as a file, once, whatever the language of the page. */
export const READINESS_FILE = '/tata-kelola/kesiapan.csv'

/** An agreed standard for programs (Table Schema), once, whatever the language of its page. */
export const STANDARD_FILE_PATTERN = '/standar/<standard>/<version>/schema.json'

/** Where the documents that a catalog names are, by their path inside it. */
export const DOCUMENT_PATTERN = '/dokumen/<path>'

/** Calendars to subscribe to (RFC 5545), each beside the page of the same releases. */
export const CALENDAR_KINDS = ['calendar', 'agencycalendar'] as const
export type CalendarKind = (typeof CALENDAR_KINDS)[number]

/** Where a host looks for the page of an unknown address. */
export const NOT_FOUND_PATTERN = '/404.html'

/** The sums of all other files of a site, at its top: the list cannot hold itself, nor the file that names its own sum. */
export const SUMS_FILE = 'SHA256SUMS'

/** Files for machines at the top of a site: the catalog as linked data, the list of all pages and its parts, and what robots may read. */
export const MACHINE_PATTERNS = [
  '/catalog.jsonld',
  '/sitemap.xml',
  '/sitemap-<part>.xml',
  '/robots.txt',
] as const

/** Where a site was built from, at its top; it names the sum of {@link SUMS_FILE}. */
export const PROVENANCE_FILE = 'provenance.json'

/** The pattern of a kind of page in a language; the catalog's first language has no prefix. */
export function pattern(kind: PageKind, language: Language, first: Language): string {
  return (language === first ? '' : `/${language}`) + PATTERNS[kind][language]
}

/** The address of a page inside the site, without base path; throws where a name has no value. */
export function address(kind: PageKind, params: AddressParams, language: Language, first: Language): string {
  return fill(pattern(kind, language, first), params)
}

/** The address of a file of a dataset inside the site, without base path. */
export function fileAddress(agency: string, dataset: string, file: string): string {
  return fill(FILE_PATTERN, { agency, dataset, file })
}

/** The address of a document inside the site, without base path, from its path inside the catalog. */
export function documentAddress(path: string): string {
  return fill(DOCUMENT_PATTERN, { path })
}

/** The address of a standard for programs inside the site, without base path. */
export function standardFileAddress(standard: string, version: string): string {
  return fill(STANDARD_FILE_PATTERN, { standard, version })
}

/** The pattern of the feed beside a kind of page in a language. */
export function feedPattern(kind: FeedKind, language: Language, first: Language): string {
  return `${pattern(kind, language, first)}feed.xml`
}

/** The address of a feed inside the site, without base path. */
export function feedAddress(
  kind: FeedKind,
  params: AddressParams,
  language: Language,
  first: Language,
): string {
  return `${address(kind, params, language, first)}feed.xml`
}

/** The pattern of the picture beside a kind of page in a language. */
export function picturePattern(kind: PictureKind, language: Language, first: Language): string {
  return `${pattern(kind, language, first)}og.png`
}

/** The address of a picture inside the site, without base path. */
export function pictureAddress(
  kind: PictureKind,
  params: AddressParams,
  language: Language,
  first: Language,
): string {
  return `${address(kind, params, language, first)}og.png`
}

/** The pattern of the calendar to subscribe to beside a kind of page in a language. */
export function calendarFilePattern(kind: CalendarKind, language: Language, first: Language): string {
  return `${pattern(kind, language, first)}calendar.ics`
}

/** The address of a calendar to subscribe to inside the site, without base path. */
export function calendarFileAddress(
  kind: CalendarKind,
  params: AddressParams,
  language: Language,
  first: Language,
): string {
  return fill(calendarFilePattern(kind, language, first), params)
}

/** The pattern of the badge with the score of a dataset in a language. */
export function badgePattern(language: Language, first: Language): string {
  return `${pattern('dataset', language, first)}badge.svg`
}

/** The address of a badge inside the site, without base path. */
export function badgeAddress(params: AddressParams, language: Language, first: Language): string {
  return fill(badgePattern(language, first), params)
}

/** The address of a file of a version inside the site, without base path. */
export function versionFileAddress(agency: string, dataset: string, version: number, file: string): string {
  return fill(VERSION_FILE_PATTERN, { agency, dataset, version: String(version), file })
}

/** The address of a file of the filled forms of a dataset inside the site, without base path. */
export function formFileAddress(agency: string, dataset: string, file: FormFile): string {
  return fill(FORM_FILES[file], { agency, dataset })
}

/** The pattern of the file with the values of a chart in a language. */
export function chartFilePattern(language: Language, first: Language): string {
  return `${pattern('embed', language, first).slice(0, -1)}.csv`
}

/** The address of the file with the values of a chart inside the site, without base path. */
export function chartFileAddress(params: AddressParams, language: Language, first: Language): string {
  return fill(chartFilePattern(language, first), params)
}

/** The language of a file of charted values from its pattern in Astro's notation. */
export function languageOfChartFile(route: string, first: Language): Language {
  return pageOf(route.replace(/\.csv$/, '/'), first).language
}

/** The pattern in the notation of Astro's router: `<agency>` is `[agency]`. */
export function routePattern(kind: PageKind, language: Language, first: Language): string {
  return inBrackets(pattern(kind, language, first))
}

/** A pattern in the notation of Astro's router. */
export function inBrackets(address: string): string {
  return address.replaceAll('<', '[').replaceAll('>', ']')
}

/** The kind and language of a page from its pattern in Astro's notation, with or without the last slash. */
export function pageOf(route: string, first: Language): { kind: PageKind; language: Language } {
  const wanted = route.endsWith('/') ? route : `${route}/`
  for (const kind of PAGE_KINDS) {
    for (const language of ['id', 'en'] as const) {
      if (routePattern(kind, language, first) === wanted) return { kind, language }
    }
  }
  throw new Error(`No kind of page has the route ${route}`)
}

/** Patterns of the files that the build makes beside the pages, by the module of `src/pages` that makes them. */
export function fileRoutes(languages: readonly Language[], first: Language): Record<string, string[]> {
  const inEach = (patternOf: (language: Language) => string) => languages.map(patternOf)
  return {
    feed: FEED_KINDS.flatMap((kind) => inEach((language) => feedPattern(kind, language, first))),
    embedder: [EMBED_SCRIPT],
    search: [...SEARCH_PATTERNS],
    'chart-values': inEach((language) => chartFilePattern(language, first)),
    'plan-files': Object.values(PLAN_FILES),
    'form-files': [...Object.values(FORM_FILES), QUESTIONS_FILE],
    'score-file': [SCORE_FILE],
    badge: inEach((language) => badgePattern(language, first)),
    'readiness-file': [READINESS_FILE],
    'standard-file': [STANDARD_FILE_PATTERN],
    'calendar-file': CALENDAR_KINDS.flatMap((kind) =>
      inEach((language) => calendarFilePattern(kind, language, first)),
    ),
  }
}

/** Every address pattern with Indonesian at `/`, one per line, sorted: the text of `schemas/addresses.txt`. */
export function addressList(): string {
  const languages = ['id', 'en'] as const
  const lines = new Set([
    FILE_PATTERN,
    VERSION_FILE_PATTERN,
    NOT_FOUND_PATTERN,
    DOCUMENT_PATTERN,
    `/${SUMS_FILE}`,
    `/${PROVENANCE_FILE}`,
    ...MACHINE_PATTERNS,
    ...Object.values(fileRoutes(languages, 'id')).flat(),
    ...PICTURE_KINDS.flatMap((kind) => languages.map((language) => picturePattern(kind, language, 'id'))),
    ...PAGE_KINDS.flatMap((kind) => languages.map((language) => pattern(kind, language, 'id'))),
  ])
  return `${[...lines].sort().join('\n')}\n`
}

function fill(text: string, params: AddressParams): string {
  return text.replace(/<(\w+)>/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`The address ${text} needs a value for ${name}`)
    return value.split('/').map(encodeURIComponent).join('/')
  })
}

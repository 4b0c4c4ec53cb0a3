import type { APIRoute } from 'astro'
import { atomFeed, type FeedEntry } from '../components/atom.ts'
import type { Edition } from '../components/edition.ts'
import { versionHref, versionLabel } from '../components/versionlinks.ts'
import type { VersionRecord } from '../components/versions.ts'
import { type AddressParams, FEED_KINDS, type FeedKind, feedPattern, inBrackets } from '../i18n/addresses.ts'
import { site } from './_site.ts'

/** Entries of one feed; older changes stand on the pages of versions. */
const MOST_ENTRIES = 50

/** The feed of one kind in one language; the pattern of its route tells which. */
export const GET: APIRoute = ({ routePattern, params }) => {
  const { kind, edition } = feedOf(routePattern)
  const { origin, asOf } = edition.site
  const about = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '']))
  const entries = versionsOf(kind, about, edition)
    .slice(0, MOST_ENTRIES)
    .map((version) => entryOf(version, edition))
  const page = kind === 'home' ? edition.href('changes') : edition.href(kind, about)
  const xml = atomFeed({
    page: origin + page,
    self: origin + edition.feed(kind, about),
    title: edition.m.changes.feedTitle(titleOf(kind, about, edition)),
    subtitle: edition.m.changes.lead,
    language: edition.language,
    author: edition.publisher.text,
    updated: entries[0]?.updated ?? `${asOf.date}T00:00:00Z`,
    entries,
  })
  return new Response(xml, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } })
}

/** Paths of the feeds of a route. */
export function getStaticPaths({ routePattern }: { routePattern: string }): { params: AddressParams }[] {
  const { kind, edition } = feedOf(routePattern)
  const { site: all } = edition
  if (kind === 'dataset')
    return all.datasets
      .filter(({ id }) => all.versions.of(id).length > 0)
      .map(({ agency, name }) => ({ params: { agency, dataset: name } }))
      .concat([...all.withdrawn.keys()].map((id) => ({ params: paramsOf(id) })))
  if (kind === 'agency') return all.catalog.agencies.map(({ name }) => ({ params: { agency: name } }))
  if (kind === 'theme') return edition.themes.map(({ name }) => ({ params: { theme: name } }))
  return [{ params: {} }]
}

function feedOf(route: string): { kind: FeedKind; edition: Edition } {
  const all = site()
  for (const kind of FEED_KINDS) {
    for (const language of all.languages) {
      const pattern = inBrackets(feedPattern(kind, language, all.first))
      if (pattern === route) return { kind, edition: all.edition(language) }
    }
  }
  throw new Error(`No feed has the route ${route}`)
}

function paramsOf(id: string): { agency: string; dataset: string } {
  const [agency = '', dataset = ''] = id.split('/')
  return { agency, dataset }
}

function versionsOf(kind: FeedKind, about: AddressParams, { site: all }: Edition): VersionRecord[] {
  const { agency, dataset, theme } = about
  if (kind === 'dataset') return all.versions.of(`${agency}/${dataset}`)
  if (kind === 'agency') return all.versions.all().filter((one) => one.dataset.startsWith(`${agency}/`))
  if (kind === 'theme') {
    const ids = new Set(all.byTheme.get(theme ?? '')?.map(({ id }) => id))
    return all.versions.all().filter((one) => ids.has(one.dataset))
  }
  return all.versions.all()
}

function titleOf(kind: FeedKind, about: AddressParams, edition: Edition): string {
  const { site: all, themes, agencies, title } = edition
  const id = `${about.agency}/${about.dataset}`
  const dataset = kind === 'dataset' && all.datasetById.get(id)
  if (dataset) return edition.summary(dataset).title.text
  if (kind === 'dataset') return id
  const [list, name] = kind === 'theme' ? [themes, about.theme] : [agencies, about.agency]
  return list.find((group) => group.name === name)?.title.text ?? title.text
}

function entryOf(version: VersionRecord, edition: Edition): FeedEntry {
  const { site: all, language, text } = edition
  const { agency } = paramsOf(version.dataset)
  const dataset = all.datasetById.get(version.dataset)
  const title = dataset ? edition.summary(dataset).title.text : version.dataset
  const source = all.agencyByName.get(agency)?.source.value
  const page = versionHref(version, edition)
  return {
    // Of a dataset that is gone no page is left, but the entry stays one of its own.
    page: all.origin + (page ?? `${edition.href('changes')}#${version.dataset}.${version.number}`),
    title: `${title}: ${versionLabel(version, edition)}`,
    summary: version.summary[language],
    author: source ? text(source, 'title').text : agency,
    updated: version.moment,
  }
}

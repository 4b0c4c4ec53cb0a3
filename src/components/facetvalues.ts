import type { ContributorDescriptor } from '../catalog/descriptors.ts'
import { FRESHNESS_STATES, type FreshnessState } from '../catalog/freshness.ts'
import type { Dataset } from '../catalog/model.ts'
import { type LocalText, visible } from '../i18n/texts.ts'
import type { FacetName, FacetValues } from '../search/facets.ts'
import type { Edition } from './edition.ts'
import type { Site } from './site.ts'
import { timelinessOn } from './timeliness.ts'
import { yearsOf } from './years.ts'

/** What a dataset can be found by besides its words; the same in every language. */
export function facetsOf(dataset: Dataset, site: Site): FacetValues {
  const of = dataset.source.value
  const [newest] = site.versions.of(dataset.id).filter(({ withdrawn }) => !withdrawn)
  return {
    theme: [of.theme],
    agency: [dataset.agency],
    producer: producersOf(dataset).map(({ title }) => producerName(title)),
    year: yearsOf(dataset),
    level: of.spatial?.level ? [of.spatial.level] : [],
    frequency: [of.frequency],
    freshness: [timelinessOn(dataset, site).state],
    verified: [newest?.isVerified ? 'yes' : 'no'],
    format: site.digest(dataset).formats,
  }
}

/** What people call a value of a facet. */
export function facetLabel(name: FacetName, value: string, edition: Edition): LocalText {
  const { site, m, text } = edition
  switch (name) {
    case 'theme':
      return edition.themes.find((theme) => theme.name === value)?.title ?? { text: visible(value) }
    case 'agency': {
      const agency = site.agencyByName.get(value)
      return agency ? text(agency.source.value, 'title') : { text: value }
    }
    case 'producer': {
      const producer = producerByName(site).get(value)
      return producer ? text(producer, 'title') : { text: value }
    }
    case 'level':
      return edition.code('spatial-level', value)
    case 'frequency':
      return edition.code('frequency', value)
    case 'freshness':
      return { text: isState(value) ? m.search.freshness[value] : value }
    case 'verified':
      return { text: value === 'yes' ? m.search.verified.yes : m.search.verified.no }
    default:
      return { text: value }
  }
}

/** Who made the figures of a dataset. */
export function producersOf({ source }: Dataset): ContributorDescriptor[] {
  return source.value.contributors.filter(({ roles }) => roles?.includes('producer'))
}

function producerName(title: string): string {
  return visible(title).trim()
}

function producerByName(site: Site): Map<string, ContributorDescriptor> {
  const known = producers.get(site)
  if (known) return known
  const all = site.datasets.flatMap((dataset) => producersOf(dataset))
  const found = new Map(all.reverse().map((one) => [producerName(one.title), one]))
  producers.set(site, found)
  return found
}

const producers = new WeakMap<Site, Map<string, ContributorDescriptor>>()

function isState(value: string): value is FreshnessState {
  return FRESHNESS_STATES.some((state) => state === value)
}

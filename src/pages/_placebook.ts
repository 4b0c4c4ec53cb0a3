import type { Dataset } from '../catalog/model.ts'
import type { Edition } from '../components/edition.ts'
import type { PlaceHref } from '../components/placelinks.ts'
import type { Place } from '../places/place.ts'
import type { PlaceBook, TableOfPlaces } from '../places/placebook.ts'
import { type Joinable, joinableWith } from '../search/joinable.ts'
import { cacheFolderOf } from '../store/checked.ts'
import { type CodeReadings, codeReadings } from '../store/codereadings.ts'
import { type Published, published } from '../store/published.ts'
import { site } from './_site.ts'

let known: { input: Published; readings: CodeReadings } | undefined

/** What the published catalog says about its places, read once for all pages. */
export function places(): PlaceBook {
  return readings().places
}

/** The addresses of the pages of places in the language of an edition. */
export function placeHref(edition: Edition): PlaceHref {
  const { tree, places: all } = places()
  const paged = new Set(all)
  return (list, code, system) => {
    const place = tree.find(list, code, system)
    return place && paged.has(place) ? edition.href('place', { place: place.slug }) : undefined
  }
}

/** The most datasets that a page names as joinable with another. */
const MOST_JOINABLE = 5

/** Datasets that a dataset can be joined with, best first. */
export function joinable(dataset: Dataset): Joinable[] {
  return joinableWith(readings().joins, dataset.id, MOST_JOINABLE)
}

/** Tables in the order of the catalog's themes, then by title. */
export function byTheme(edition: Edition, tables: readonly TableOfPlaces[]): TableOfPlaces[] {
  const order = new Map(edition.themes.map(({ name }, at) => [name, at]))
  const rank = ({ dataset }: TableOfPlaces) => order.get(dataset.source.value.theme) ?? order.size
  const title = ({ dataset }: TableOfPlaces) => edition.summary(dataset).title.text
  return tables.toSorted((a, b) => rank(a) - rank(b) || title(a).localeCompare(title(b), edition.language))
}

/** Datasets about a place as a whole of which no table names places. */
export function othersAbout(place: Place): Dataset[] {
  const { about, within } = places()
  const named = new Set([...about(place), ...within(place)].map(({ dataset }) => dataset.id))
  return site().datasets.filter(({ id, source }) => {
    const { spatial, access } = source.value
    return (
      access === 'terbuka' &&
      !named.has(id) &&
      spatial?.code === place.code &&
      spatial.system === place.system
    )
  })
}

function readings(): CodeReadings {
  const input = published()
  if (known?.input !== input) known = { input, readings: codeReadings(input, cacheFolderOf({})) }
  return known.readings
}

import type { APIRoute } from 'astro'
import { placeName } from '../components/placelines.ts'
import { searchFiles } from '../components/searchrecords.ts'
import { type AddressParams, inBrackets, SEARCH_FOLDER, SEARCH_PATTERNS } from '../i18n/addresses.ts'
import { type PlacesFile, SEARCH_FILES } from '../search/files.ts'
import { places } from './_placebook.ts'
import { site } from './_site.ts'

/** A file of the search. */
export const GET: APIRoute = ({ routePattern, params }) => {
  const path = Object.entries(params).reduce(
    (text, [name, value]) => text.replace(`[${name}]`, value ?? ''),
    routePattern.slice(SEARCH_FOLDER.length),
  )
  const file = searchFiles(site()).get(path) ?? placeFiles().get(path)
  if (!file) throw new Error(`The search has no file ${path}`)
  return new Response(JSON.stringify(file), { headers: { 'content-type': 'application/json' } })
}

/** The files of a route. */
export function getStaticPaths({ routePattern }: { routePattern: string }): { params: AddressParams }[] {
  const pattern = SEARCH_PATTERNS.find((one) => inBrackets(one) === routePattern)
  if (!pattern) throw new Error(`No file of the search has the route ${routePattern}`)
  const form = new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/<(\w+)>/g, '(?<$1>[^/]+)')}$`)
  return [...searchFiles(site()).keys(), ...placeFiles().keys()].flatMap((path) => {
    const found = form.exec(SEARCH_FOLDER + path)
    return found ? [{ params: { ...found.groups } }] : []
  })
}

/** The places that have a page, a file for each language. */
function placeFiles(): Map<string, PlacesFile> {
  const { languages, edition: editionIn } = site()
  const { stamp } = searchFiles(site()).get(SEARCH_FILES.index)!
  return new Map(
    languages.map((language) => {
      const edition = editionIn(language)
      const entries = places().places.map((place) => ({
        name: placeName(edition, place).text,
        level: place.of ? edition.listTitle(place.of.list) : '',
        codes: place.of
          ? place.of.list.systems.map(({ column }) => place.of?.row[column] ?? '').filter(Boolean)
          : [place.code],
        href: edition.href('place', { place: place.slug }),
      }))
      return [SEARCH_FILES.places(language), { stamp, places: entries }]
    }),
  )
}

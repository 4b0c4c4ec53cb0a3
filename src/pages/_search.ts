import type { APIRoute } from 'astro'
import { searchFiles } from '../components/searchrecords.ts'
import { type AddressParams, SEARCH_FOLDER, SEARCH_PATTERNS } from '../i18n/addresses.ts'
import { site } from './_site.ts'

/** A file of the search. */
export const GET: APIRoute = ({ routePattern, params }) => {
  const path = Object.entries(params).reduce(
    (text, [name, value]) => text.replace(`[${name}]`, value ?? ''),
    routePattern.slice(SEARCH_FOLDER.length),
  )
  const file = searchFiles(site()).get(path)
  if (!file) throw new Error(`The search has no file ${path}`)
  return new Response(JSON.stringify(file), { headers: { 'content-type': 'application/json' } })
}

/** The files of a route. */
export function getStaticPaths({ routePattern }: { routePattern: string }): { params: AddressParams }[] {
  const pattern = SEARCH_PATTERNS.find(
    (one) => one.replaceAll('<', '[').replaceAll('>', ']') === routePattern,
  )
  if (!pattern) throw new Error(`No file of the search has the route ${routePattern}`)
  const form = new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/<(\w+)>/g, '(?<$1>[^/]+)')}$`)
  return [...searchFiles(site()).keys()].flatMap((path) => {
    const found = form.exec(SEARCH_FOLDER + path)
    return found ? [{ params: { ...found.groups } }] : []
  })
}

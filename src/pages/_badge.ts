import type { APIRoute } from 'astro'
import { badge } from '../components/badge.ts'
import { badgeText } from '../components/scores.ts'
import { badgePattern, inBrackets } from '../i18n/addresses.ts'
import { site } from './_site.ts'

/** A badge for each dataset. */
export function getStaticPaths() {
  return site().datasets.map(({ agency, name }) => ({ params: { agency, dataset: name } }))
}

/** The score of a dataset as a small picture; the pattern of its route tells the language. */
export const GET: APIRoute = ({ routePattern, params }) => {
  const all = site()
  const language = all.languages.find((one) => inBrackets(badgePattern(one, all.first)) === routePattern)
  const dataset = all.datasetById.get(`${params.agency}/${params.dataset}`)
  if (!language || !dataset) throw new Error(`No badge has the route ${routePattern}`)
  return new Response(badge(badgeText(all.edition(language), dataset)), {
    headers: { 'content-type': 'image/svg+xml; charset=utf-8' },
  })
}

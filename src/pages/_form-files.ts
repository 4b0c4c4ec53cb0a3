import type { APIRoute } from 'astro'
import { formsOf } from '../components/forms.ts'
import { formsCsv, formsJson, questionsCsv } from '../governance/forms/formfiles.ts'
import { QUESTIONS_FILE } from '../i18n/addresses.ts'
import { site } from './_site.ts'

/** The datasets whose filled forms are files; the list of questions is one file. */
export function getStaticPaths({ routePattern }: { routePattern: string }) {
  if (routePattern === QUESTIONS_FILE) return [{ params: {} }]
  return site().datasets.map(({ agency, name }) => ({ params: { agency, dataset: name } }))
}

/** The filled forms of a dataset, or what BPS would ask each agency. */
export const GET: APIRoute = ({ params, routePattern }) => {
  const all = site()
  const isJson = routePattern.endsWith('.json')
  const dataset = all.datasetById.get(`${params.agency}/${params.dataset}`)
  const text = dataset
    ? (isJson ? formsJson : formsCsv)(formsOf(all, dataset))
    : questionsCsv(all.catalog.datasets.map((one) => formsOf(all, one)))
  return new Response(text, {
    headers: { 'content-type': isJson ? 'application/json' : 'text/csv; charset=utf-8' },
  })
}

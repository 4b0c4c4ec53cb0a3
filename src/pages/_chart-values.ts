import type { APIRoute } from 'astro'
import { valueCsv } from '../charts/value-csv.ts'
import { chartsOf } from '../components/charts.ts'
import { languageOfChartFile } from '../i18n/addresses.ts'
import { site } from './_site.ts'

/** The files of charted values of every dataset, made in the order of the datasets. */
export function getStaticPaths({ routePattern }: { routePattern: string }) {
  const all = site()
  const edition = all.edition(languageOfChartFile(routePattern, all.first))
  return all.datasets.flatMap((dataset) =>
    chartsOf(edition, dataset).map(({ number }) => ({
      params: { agency: dataset.agency, dataset: dataset.name, chart: String(number) },
    })),
  )
}

/** The values of one chart. */
export const GET: APIRoute = ({ params, routePattern }) => {
  const all = site()
  const edition = all.edition(languageOfChartFile(routePattern, all.first))
  const dataset = all.datasetById.get(`${params.agency}/${params.dataset}`)
  const found = dataset && chartsOf(edition, dataset).find(({ number }) => String(number) === params.chart)
  return new Response(found ? valueCsv(found.chart) : '', {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
}

import type { Dataset } from '../catalog/model.ts'
import { type ChartSpec, chartSpec } from '../charts/view.ts'
import type { Edition } from './edition.ts'

/** A chart of a dataset with its number, by which addresses name it. */
export interface DatasetChart {
  number: number
  chart: ChartSpec
  /** Whether it was made from the structure of the table instead of being declared. */
  suggested: boolean
}

/** The charts that the page of a dataset shows: the declared ones, else those its tables suggest. */
export function chartsOf({ site, language }: Edition, dataset: Dataset): DatasetChart[] {
  if (dataset.source.value.access !== 'terbuka') return []
  const { codeLists } = site.catalog
  const tables = dataset.resources.map((resource) => ({
    resource,
    table: site.tablesOf(dataset).get(resource.id),
  }))
  const declared = dataset.source.value.views ?? []
  const given =
    declared.length > 0
      ? declared.map((view, index) => ({
          view,
          data: tables
            .find(({ resource }) => !view.resource || resource.name === view.resource)
            ?.table?.views.find((item) => item.view === index),
        }))
      : tables.flatMap(({ table }) => table?.suggested ?? [])
  return given.flatMap(({ view, data }, index) => {
    const chart = data && chartSpec(dataset, view, data, language, codeLists)
    if (!chart || (declared.length === 0 && isPoor(chart))) return []
    return [{ number: index + 1, chart, suggested: declared.length === 0 }]
  })
}

/** Where a chart of a dataset and what is made of it are found, and the lines that say where it comes from. */
export function chartPlaces(
  edition: Edition,
  dataset: Dataset,
  number: number,
): { csv: string; embed: string; page: string; source: string } {
  const { site, m } = edition
  const params = { agency: dataset.agency, dataset: dataset.name, chart: String(number) }
  const page = site.origin + edition.href('dataset', params)
  const title = edition.summary(dataset).title.text
  return {
    csv: edition.chartFile(params),
    embed: edition.href('embed', params),
    page,
    source: `${m.charts.source}: ${title}. ${originText(edition, dataset)}.\n${page}`,
  }
}

/** Who made the figures of a dataset and who published them where, as one line. */
export function originText(edition: Edition, dataset: Dataset): string {
  const { m, text, site } = edition
  const makers = dataset.source.value.contributors
    .filter(({ roles }) => roles?.includes('producer'))
    .map((party) => text(party, 'title').text)
  const agency = site.agencyByName.get(dataset.agency)
  const publisher = agency ? text(agency.source.value, 'title').text : dataset.agency
  const made = makers.filter((maker) => maker !== publisher)
  return [
    ...(made.length > 0 ? [`${m.trust.madeBy} ${made.join(', ')}`] : []),
    `${m.trust.publishedBy} ${publisher}, ${edition.title.text}`,
  ].join('. ')
}

/** Whether a chart compares nothing: a single value, or lines of one point each, say more as text. */
function isPoor({ kind, series }: ChartSpec): boolean {
  const counts = series.map(({ values }) => values.filter((value) => value !== null).length)
  return kind === 'line'
    ? counts.every((count) => count < 2)
    : counts.reduce((sum, count) => sum + count, 0) < 2
}

/** Code that shows the page of a chart inside another site; the script, which may be left out, fits its height. */
export function embedCode(address: string, title: string, script: string): string {
  const name = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return `<iframe src="${address}" title="${name}" width="100%" height="560" loading="lazy" frameborder="0"></iframe>\n<script src="${script}" async></script>`
}

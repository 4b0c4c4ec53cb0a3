import type { Dataset, ViewData } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { NARROW } from '../charts/engine.ts'
import { chartSvg } from '../charts/svg.ts'
import { chartSpec } from '../charts/view.ts'
import type { DrawCharts } from './document.ts'
import type { Side } from './review.ts'

/** Draws the declared charts of a dataset on both sides of a change, those alone that are others now. */
export function chartsOf(before: Side, after: Side, language: Language): DrawCharts {
  return (id, from = id) => {
    const now = after.catalog.datasets.find((dataset) => dataset.id === id)
    const was = before.catalog.datasets.find((dataset) => dataset.id === from)
    if (!now) return []
    return (now.source.value.views ?? []).flatMap((view, index) => {
      const old = (was?.source.value.views ?? []).findIndex(({ title }) => title === view.title)
      const [drawnBefore, drawnAfter] = [
        was && old >= 0 ? drawn(was, old, before, language) : '',
        drawn(now, index, after, language),
      ]
      return drawnBefore === drawnAfter ? [] : [{ title: view.title, before: drawnBefore, after: drawnAfter }]
    })
  }
}

/** What a declared chart of a dataset draws: values, labels and words, as text that can be compared; empty for none. */
export function drawnText(dataset: Dataset, index: number, side: Side): string {
  const chart = specOf(dataset, index, side, 'id')
  return chart ? JSON.stringify(chart) : ''
}

function drawn(dataset: Dataset, index: number, side: Side, language: Language): string {
  const chart = specOf(dataset, index, side, language)
  return chart ? chartSvg(chart, { width: NARROW }) : ''
}

function specOf(
  dataset: Dataset,
  index: number,
  { tables, catalog }: Side,
  language: Language,
): ReturnType<typeof chartSpec> {
  const view = dataset.source.value.views?.[index]
  const data = view && dataOf(dataset, index, tables)
  return view && data && chartSpec(dataset, view, data, language, catalog.codeLists)
}

function dataOf(dataset: Dataset, index: number, tables: Side['tables']): ViewData | undefined {
  return dataset.resources.flatMap(({ id }) => tables.get(id)?.views ?? []).find(({ view }) => view === index)
}

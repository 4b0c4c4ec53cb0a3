import type { Dataset, ViewData } from '../catalog/model.ts'
import type { Language } from '../catalog/problem.ts'
import { NARROW } from '../charts/engine.ts'
import { chartSvg } from '../charts/svg.ts'
import { chartSpec } from '../charts/view.ts'
import type { DrawCharts } from './document.ts'
import type { Side } from './review.ts'

type ChartSpec = NonNullable<ReturnType<typeof chartSpec>>

/** Draws the declared charts of a dataset on both sides of a change, those alone that are others now. */
export function chartsOf(before: Side, after: Side, language: Language): DrawCharts {
  const draw = (spec: ChartSpec) => chartSvg(spec, { width: NARROW })
  return (id, from) => changedCharts(before, after, id, from, language, draw)
}

/** Titles of the declared charts of a dataset that draw other values, labels or words after a change. */
export function redrawnCharts(before: Side, after: Side, id: string, from?: string): string[] {
  const text = (spec: ChartSpec) => JSON.stringify(spec)
  return changedCharts(before, after, id, from, 'id', text)
    .filter((chart) => chart.after !== '')
    .map(({ title }) => title)
}

/** Declared charts of a dataset on both sides, by their titles, where both are not the same; empty where one is none. */
function changedCharts(
  before: Side,
  after: Side,
  id: string,
  from = id,
  language: Language,
  write: (spec: ChartSpec) => string,
): { title: string; before: string; after: string }[] {
  const [was, is] = [datasetAt(before, from), datasetAt(after, id)]
  const old = was?.source.value.views ?? []
  const written = (side: Side, dataset: Dataset | undefined, index: number) => {
    const spec = dataset && specOf(dataset, index, side, language)
    return spec ? write(spec) : ''
  }
  return (is?.source.value.views ?? []).flatMap(({ title }, index) => {
    const then = old.findIndex((view) => view.title === title)
    const [first, second] = [written(before, was, then), written(after, is, index)]
    return first === second ? [] : [{ title, before: first, after: second }]
  })
}

function datasetAt({ catalog }: Side, id: string): Dataset | undefined {
  return catalog.datasets.find((one) => one.id === id)
}

function specOf(dataset: Dataset, index: number, { tables, catalog }: Side, language: Language) {
  const view = dataset.source.value.views?.[index]
  const data = view && dataOf(dataset, index, tables)
  return view && data && chartSpec(dataset, view, data, language, catalog.codeLists)
}

function dataOf(dataset: Dataset, index: number, tables: Side['tables']): ViewData | undefined {
  return dataset.resources.flatMap(({ id }) => tables.get(id)?.views ?? []).find(({ view }) => view === index)
}

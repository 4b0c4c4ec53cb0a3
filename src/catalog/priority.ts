import type { Catalog } from './model.ts'

/** Datasets that are priority data, `agency/dataset`: by their own description or by the plan that promises them. */
export function priorityDatasets({ datasets, plans }: Pick<Catalog, 'datasets' | 'plans'>): Set<string> {
  const planned = plans.flatMap(({ rows }) =>
    rows.flatMap(({ value }) => (value.priority === 'ya' && value.dataset ? [value.dataset] : [])),
  )
  const own = datasets.filter(({ source }) => source.value.priority === true).map(({ id }) => id)
  return new Set([...own, ...planned])
}

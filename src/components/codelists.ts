import type { CodeList, Dataset } from '../catalog/model.ts'
import type { Site } from './site.ts'

/** A code list with the open datasets that have a column of its codes. */
export interface UsedList {
  list: CodeList
  datasets: Dataset[]
}

const known = new WeakMap<Site, Map<string, UsedList>>()

/** The code lists that columns of open datasets use, by name; each has a page. */
export function usedLists(site: Site): ReadonlyMap<string, UsedList> {
  const made = known.get(site)
  if (made) return made
  const lists = new Map<string, UsedList>()
  for (const dataset of site.datasets) {
    if (dataset.source.value.access !== 'terbuka') continue
    const names = new Set(
      dataset.resources.flatMap(({ fields }) => fields.flatMap(({ codes }) => codes ?? [])),
    )
    for (const name of names) {
      const list = site.catalog.codeLists.get(name)
      const used = lists.get(name)
      if (used) used.datasets.push(dataset)
      else if (list) lists.set(name, { list, datasets: [dataset] })
    }
  }
  known.set(site, lists)
  return lists
}

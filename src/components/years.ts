import type { Dataset } from '../catalog/model.ts'
import type { Site } from './site.ts'

/** More years are not told apart: `9999` is written for what never ends. */
const MOST_YEARS = 150

/** The years that a dataset describes, from its own words. */
export function yearsOf({ source }: Dataset): string[] {
  const { temporal } = source.value
  const [start = '', end = ''] = [temporal?.start ?? temporal?.end, temporal?.end ?? temporal?.start]
  const [first, last] = [Number(/^\d{4}/.exec(start)?.[0]), Number(/^\d{4}/.exec(end)?.[0])]
  if (Number.isNaN(first) || Number.isNaN(last) || last < first) return []
  const count = Math.min(last - first + 1, MOST_YEARS)
  return Array.from({ length: count }, (_, at) => String(first + at).padStart(4, '0'))
}

/** The datasets that describe each year, the newest year first. */
export function yearGroups(site: Site): ReadonlyMap<string, Dataset[]> {
  const known = groups.get(site)
  if (known) return known
  const found = new Map<string, Dataset[]>()
  for (const dataset of site.datasets) {
    for (const year of yearsOf(dataset)) {
      const group = found.get(year)
      if (group) group.push(dataset)
      else found.set(year, [dataset])
    }
  }
  const sorted = new Map([...found].sort(([a], [b]) => (a < b ? 1 : -1)))
  groups.set(site, sorted)
  return sorted
}

const groups = new WeakMap<Site, ReadonlyMap<string, Dataset[]>>()

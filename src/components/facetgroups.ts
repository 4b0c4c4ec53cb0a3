import { FRESHNESS_STATES } from '../catalog/freshness.ts'
import type { LocalText } from '../i18n/texts.ts'
import { FACETS, type FacetName, facetTable, narrow } from '../search/facets.ts'
import type { Edition } from './edition.ts'
import { facetLabel, facetsOf } from './facetvalues.ts'

/** A facet with its values, as the list offers them. */
export interface FacetGroup {
  name: FacetName
  title: string
  values: { value: string; label: LocalText; count: number }[]
}

/** The facets of all datasets with the number of datasets of each value; those that part nothing are left out. */
export function facetGroups(edition: Edition): FacetGroup[] {
  const { site, m, language } = edition
  const table = facetTable(site.datasets.map((dataset) => facetsOf(dataset, site)))
  const { counts } = narrow(table, [...site.datasets.keys()], {})
  const inOrder = new Intl.Collator(language)
  return FACETS.map((name) => {
    const values = [...counts[name]].map(([value, count]) => ({
      value,
      label: facetLabel(name, value, edition),
      count,
    }))
    if (name === 'year') values.reverse()
    else if (name === 'freshness') values.sort((a, b) => place(a.value) - place(b.value))
    else values.sort((a, b) => b.count - a.count || inOrder.compare(a.label.text, b.label.text))
    return { name, title: m.search.facet[name], values }
  }).filter(({ values }) => values.length > 0)
}

function place(state: string): number {
  return (FRESHNESS_STATES as readonly string[]).indexOf(state)
}

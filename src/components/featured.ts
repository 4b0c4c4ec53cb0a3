import type { Edition } from './site.ts'
import type { Figure, Summary } from './summary.ts'

/**
 * Datasets whose newest figure stands on the first page: one of each theme in the catalog's order, priority
 * data and figures over time before others, then second ones until there are `count`.
 */
export function featured(edition: Edition, count: number): (Summary & { figure: Figure })[] {
  const { site } = edition
  const byTheme = site.catalog.source.value.themes.map((theme) =>
    (site.byTheme.get(theme.name) ?? [])
      .map((dataset) => ({ dataset, summary: edition.summary(dataset) }))
      .filter((item) => item.summary.figure !== undefined)
      .map(({ dataset, summary }) => ({
        summary: summary as Summary & { figure: Figure },
        weight: (dataset.source.value.priority ? 2 : 0) + (summary.figure?.kind === 'latest' ? 1 : 0),
      }))
      .sort((a, b) => b.weight - a.weight)
      .map((item) => item.summary),
  )
  const chosen: (Summary & { figure: Figure })[] = []
  for (let round = 0; chosen.length < count && byTheme.some((list) => list.length > round); round++) {
    for (const list of byTheme) {
      const next = list[round]
      if (next && chosen.length < count) chosen.push(next)
    }
  }
  return chosen
}

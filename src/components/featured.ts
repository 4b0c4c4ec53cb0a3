import type { Edition } from './edition.ts'
import type { Figure, Summary } from './summary.ts'

/**
 * Datasets whose newest figure stands on the first page: one of each theme in the catalog's order, priority
 * data before others, then second ones until there are `count`. Figures over time come before largest ones.
 */
export function featured(edition: Edition, count: number): (Summary & { figure: Figure })[] {
  const { site } = edition
  const byTheme = site.catalog.source.value.themes.map((theme) =>
    (site.byTheme.get(theme.name) ?? [])
      .map((dataset) => ({ dataset, summary: edition.summary(dataset) }))
      .filter((item) => item.summary.figure !== undefined)
      .map(({ dataset, summary }) => ({
        summary: summary as Summary & { figure: Figure },
        priority: dataset.source.value.priority ? 1 : 0,
      }))
      .sort((a, b) => b.priority - a.priority)
      .map((item) => item.summary),
  )
  const order = (kind: Figure['kind']) =>
    inTurn(byTheme.map((list) => list.filter((item) => item.figure.kind === kind)))
  return [...order('latest'), ...order('highest')].slice(0, count)
}

/** The first of each list, then the second of each, and so on. */
function inTurn<T>(lists: T[][]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, round) =>
    lists.flatMap((list) => list.slice(round, round + 1)),
  ).flat()
}

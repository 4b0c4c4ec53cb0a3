import { basisByX } from './basis.ts'
import { writeValue } from './values.ts'
import type { ChartSpec } from './view.ts'

/** The charted values as text: a header, and one row per point with its x first. */
export interface ValueTable {
  head: string[]
  rows: string[][]
}

/**
 * The values of a chart as a table, written as in the chart; a missing value is an empty cell. What they rest on is
 * one more column, or one after each series where these differ in it.
 */
export function valueTable(
  chart: ChartSpec,
  write: (value: number) => string = (value) => writeValue(chart, value),
): ValueTable {
  const { x, xTitle, series, basis, unit } = chart
  const shared = basis && basisByX(basis)
  const apart = shared ? undefined : basis
  return {
    head: [
      xTitle,
      ...series.flatMap((item) => [
        heading(item.name, item.unit || unit),
        ...(apart ? [`${apart.title}: ${item.name}`] : []),
      ]),
      ...(basis && shared ? [basis.title] : []),
    ],
    rows: x.map((name, at) => [
      name,
      ...series.flatMap(({ values }, number) => {
        const value = values[at] ?? null
        return [value === null ? '' : write(value), ...(apart ? [apart.of[number]?.[at] ?? ''] : [])]
      }),
      ...(shared ? [shared[at] ?? ''] : []),
    ]),
  }
}

function heading(name: string, unit: string): string {
  return unit === '' ? name : `${name} (${unit})`
}

import { writeValue } from './values.ts'
import type { ChartSpec } from './view.ts'

/** The charted values as text: a header, and one row per point with its x first. */
export interface ValueTable {
  head: string[]
  rows: string[][]
}

/** The values of a chart as a table, written as in the chart; a missing value is an empty cell. */
export function valueTable(chart: ChartSpec): ValueTable {
  return {
    head: [chart.xTitle, ...chart.series.map(({ name, unit }) => heading(name, unit || chart.unit))],
    rows: chart.x.map((x, at) => [
      x,
      ...chart.series.map(({ values }) => {
        const value = values[at] ?? null
        return value === null ? '' : writeValue(chart, value)
      }),
    ]),
  }
}

function heading(name: string, unit: string): string {
  return unit === '' ? name : `${name} (${unit})`
}

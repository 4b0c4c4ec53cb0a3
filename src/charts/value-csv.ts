import { roundTo } from './numbers.ts'
import { valueTable } from './value-table.ts'
import type { ChartSpec } from './view.ts'

/** The charted values as CSV (RFC 4180, UTF-8): numbers with a decimal point, names as in the chart, no value is empty. */
export function valueCsv(chart: ChartSpec): string {
  const rows = chart.x.map((x, at) => [
    x,
    ...chart.series.map(({ values }) => {
      const value = values[at] ?? null
      return value === null ? '' : String(roundTo(value, chart.decimals))
    }),
  ])
  return `${[valueTable(chart).head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A cell of CSV; a name that a spreadsheet would take for a formula is kept from being one. */
function cell(text: string): string {
  const safe = /^[=@\t\r]|^[+-](?![\d.])/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

import { roundTo } from './numbers.ts'
import { valueTable } from './value-table.ts'
import type { ChartSpec } from './view.ts'
import { WORDS } from './words.ts'

/**
 * The charted values as CSV (RFC 4180, UTF-8): numbers with a decimal point, names as in the chart, no value is
 * empty. Names of a code list come after their codes.
 */
export function valueCsv(chart: ChartSpec): string {
  const { head, rows } = valueTable(chart, (value) => String(roundTo(value, chart.decimals)))
  const { codes } = chart
  const lines = codes
    ? [[WORDS[chart.language].code, ...head], ...rows.map((row, at) => [codes[at] ?? '', ...row])]
    : [head, ...rows]
  return `${lines.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A cell of CSV; a name that a spreadsheet would take for a formula is kept from being one. */
function cell(text: string): string {
  const safe = /^[=@\t\r]|^[+-](?![\d.])/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

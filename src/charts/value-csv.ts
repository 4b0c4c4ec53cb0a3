import { csvText } from '../catalog/csvtext.ts'
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
  return codes
    ? csvText(
        [WORDS[chart.language].code, ...head],
        rows.map((row, at) => [codes[at] ?? '', ...row]),
      )
    : csvText(head, rows)
}

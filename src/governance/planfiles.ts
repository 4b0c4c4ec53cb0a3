import type { Board, PlannedData } from './board.ts'
import { periodCode } from './periodcode.ts'

/** All releases of all plans on the as-of day as CSV, the earliest due first; names of columns and codes as in the schemas. */
export function releasesCsv({ releases, rows, asOf }: Board): string {
  const titles = new Map(rows.map(({ agency, row }) => [`${agency} ${row.code}`, row.title]))
  return csv(
    ['agency', 'code', 'title', 'dataset', 'period', 'due', 'state', 'days', 'released', 'version', 'as_of'],
    releases.map(({ agency, code, dataset = '', period, due, state, days, version }) => [
      agency,
      code,
      titles.get(`${agency} ${code}`) ?? '',
      dataset,
      period ? periodCode(period) : '',
      due,
      state,
      String(days),
      version?.date ?? '',
      version ? String(version.number) : '',
      asOf,
    ]),
  )
}

/** Planned data as CSV: who answers for what, how often, and the next release. */
export function plannedCsv(rows: readonly PlannedData[], asOf: string): string {
  const columns = [
    'frequency',
    'reference_period',
    'collection_from',
    'collection_to',
    'release_due',
  ] as const
  const more = ['method', 'office', 'priority', 'priority_basis', 'recommendation', 'dataset'] as const
  return csv(
    ['agency', 'code', 'title', 'concept', 'definition', ...columns, ...more, 'next_due', 'as_of'],
    rows.map(({ agency, row, releases }) => [
      agency,
      row.code,
      row.title,
      row.concept ?? '',
      row.definition ?? '',
      ...columns.map((name) => row[name] ?? ''),
      ...more.map((name) => row[name] ?? ''),
      releases.find(({ state }) => state === 'due')?.due ?? '',
      asOf,
    ]),
  )
}

/** The rows of the plans that are priority data. */
export function priorityRows({ rows }: Board): PlannedData[] {
  return rows.filter(({ row }) => row.priority === 'ya')
}

/** Rows of text as CSV (RFC 4180) with a line of names; what a spreadsheet would take for a formula is kept from being one. */
export function csv(header: readonly string[], rows: readonly string[][]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(text: string): string {
  const safe = /^[=@\t\r]|^[+-](?![\d.])/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

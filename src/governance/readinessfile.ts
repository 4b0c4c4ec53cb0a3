import { csvText } from '../catalog/csvtext.ts'
import { type AgencyReadiness, onTimePercent } from './readiness.ts'

/** The readiness board as CSV; what is not recorded is an empty cell. */
export function readinessCsv(rows: readonly AgencyReadiness[], asOf: string): string {
  return csvText(
    [
      ...['agency', 'title', 'role', 'team', 'team_decree', 'team_decree_date'],
      ...['sop', 'sop_number', 'sop_date', 'pact_signed', 'visits', 'planned_data', 'datasets'],
      ...['datasets_without_warnings', 'releases_expected', 'on_time', 'late', 'missing', 'on_time_percent'],
      'as_of',
    ],
    rows.map((row) => {
      const { agency, descriptor, visits, planned, datasets, clean, releases } = row
      const { title, role, team, sop, pact } = descriptor
      return [
        ...[agency, title, role, team?.title, team?.decree?.number, team?.decree?.date],
        ...[sop?.status, sop?.number, sop?.date, pact?.signed, visits || undefined, planned || undefined],
        ...[datasets, clean, releases?.expected, releases?.['on-time'], releases?.late, releases?.missing],
        onTimePercent(row),
        asOf,
      ].map((value) => String(value ?? ''))
    }),
  )
}

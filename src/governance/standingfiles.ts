import { csvText } from '../catalog/csvtext.ts'
import type { Board } from './board.ts'
import type { Documented } from './documented.ts'
import type { Tally } from './punctuality.ts'
import { cityStanding, type Standing, standingsOf } from './standing.ts'
import { dueMonths, dueMonthsByAgency } from './trend.ts'

const COUNTED = ['expected', 'on-time', 'late', 'missing', 'unknown'] as const

/** The title of an agency by its folder. */
type Titles = (agency: string) => string

/** How the whole city and each agency stand on the as-of day as CSV, the latest first, with what is documented of them. */
export function standingsCsv(board: Board, documented: readonly Documented[], titleOf: Titles): string {
  const about = new Map(documented.map((one) => [one.agency, one]))
  const standings = standingsOf(board, [...about.keys()])
  return csvText(
    ['scope', 'agency', 'title', 'plan', ...names(), 'due', 'on_time_percent', 'longest_overdue_days'].concat(
      ['team', 'sop', 'pact_signed', 'datasets', 'datasets_without_warnings', 'as_of'],
    ),
    [
      [
        'city',
        '',
        '',
        ...told(cityStanding(board)),
        String(documented.filter(({ hasTeam }) => hasTeam).length),
        String(documented.filter(({ sop }) => sop === 'selesai').length),
        String(documented.filter(({ pact }) => pact !== undefined).length),
        String(documented.reduce((sum, { datasets }) => sum + datasets, 0)),
        String(documented.reduce((sum, { clean }) => sum + clean, 0)),
        board.asOf,
      ],
      ...standings.map((one) => {
        const { hasTeam, sop, pact, datasets, clean } = about.get(one.agency) as Documented
        return [
          'agency',
          one.agency,
          titleOf(one.agency),
          ...told(one),
          yes(hasTeam),
          sop ?? '',
          pact ?? '',
          String(datasets),
          String(clean),
          board.asOf,
        ]
      }),
    ],
  )
}

/** What fell due in each month as CSV, of the whole city and of each agency. */
export function monthsCsv(board: Board): string {
  const city = dueMonths(board).map((one) => ({ scope: 'city', agency: '', ...one }))
  const agencies = [...dueMonthsByAgency(board)].flatMap(([agency, months]) =>
    months.map((one) => ({ scope: 'agency', agency, ...one })),
  )
  return csvText(
    ['scope', 'agency', 'month', ...names(), 'as_of'],
    [...city, ...agencies].map(({ scope, agency, month, counts }) => [
      scope,
      agency,
      month,
      ...numbers(counts),
      board.asOf,
    ]),
  )
}

/** A share as whole percent, as pages and files write it. */
export function percentOf(rate: number): number {
  return Math.round(rate * 100)
}

function told({ hasPlan, counts, rate, longest }: Omit<Standing, 'agency'>): string[] {
  return [
    yes(hasPlan),
    ...numbers(counts),
    String(counts.due),
    rate === undefined ? '' : String(percentOf(rate)),
    String(longest),
  ]
}

function names(): string[] {
  return COUNTED.map((name) => name.replace('-', '_'))
}

function numbers(counts: Tally): string[] {
  return COUNTED.map((name) => String(counts[name]))
}

function yes(is: boolean): string {
  return is ? 'ya' : 'tidak'
}

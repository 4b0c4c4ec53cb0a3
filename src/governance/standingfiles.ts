import { csvText } from '../catalog/csvtext.ts'
import type { Board } from './board.ts'
import { percentOf, type Tally } from './punctuality.ts'
import { cityStanding, type Standing, standingsOf } from './standing.ts'
import { dueMonths, dueMonthsByAgency } from './trend.ts'

const COUNTED = ['expected', 'on-time', 'late', 'missing', 'unknown'] as const

/** The title of an agency by its folder. */
type Titles = (agency: string) => string

/** How the whole city and each of some agencies stand on the as-of day as CSV, the latest first. */
export function standingsCsv(board: Board, agencies: readonly string[], titleOf: Titles): string {
  return csvText(
    [
      'scope',
      'agency',
      'title',
      'plan',
      ...names(),
      'due',
      'on_time_percent',
      'longest_overdue_days',
      'as_of',
    ],
    [
      ['city', '', '', ...told(cityStanding(board)), board.asOf],
      ...standingsOf(board, agencies).map((one) => [
        'agency',
        one.agency,
        titleOf(one.agency),
        ...told(one),
        board.asOf,
      ]),
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

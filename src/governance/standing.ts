import { type Board, releasesOfAgency } from './board.ts'
import { type JudgedRelease, onTimeRate, type Tally, tally } from './punctuality.ts'

/** How an agency keeps what its plan promised. */
export interface Standing {
  /** Folder of the agency. */
  agency: string
  /** Whether a plan of it is recorded; without one nothing can be counted. */
  hasPlan: boolean
  counts: Tally
  /** Share of what fell due that came on time, from 0 to 1; absent where nothing was expected yet. */
  rate?: number
  /** What is overdue, the longest first. */
  overdue: JudgedRelease[]
  /** Days by which the longest of them is overdue; 0 where nothing is. */
  longest: number
  /** The next release that is not due yet. */
  next?: JudgedRelease
}

/**
 * How each of the agencies stands on the day of a board, who is late first: most releases overdue, then the longest
 * overdue; those that owe nothing by how seldom they were on time, then those of which nothing was expected yet, and
 * last those without a plan.
 */
export function standingsOf(board: Board, agencies: readonly string[]): Standing[] {
  return agencies.map((agency) => standingOf(board, agency)).sort(byLateness)
}

/** How a whole city stands on the day of a board. */
export function cityStanding(board: Board): Omit<Standing, 'agency'> {
  return { hasPlan: board.agencies.size > 0, ...standing(board.releases) }
}

function standingOf(board: Board, agency: string): Standing {
  return { agency, hasPlan: board.agencies.has(agency), ...standing(releasesOfAgency(board, agency)) }
}

function standing(releases: readonly JudgedRelease[]): Omit<Standing, 'agency' | 'hasPlan'> {
  const counts = tally(releases)
  const rate = onTimeRate(counts)
  const overdue = releases.filter(({ state }) => state === 'missing').sort((a, b) => b.days - a.days)
  const next = releases.find(({ state }) => state === 'due')
  return {
    counts,
    ...(rate !== undefined && { rate }),
    overdue,
    longest: overdue[0]?.days ?? 0,
    ...(next && { next }),
  }
}

function byLateness(a: Standing, b: Standing): number {
  return (
    b.overdue.length - a.overdue.length ||
    b.longest - a.longest ||
    Number(b.hasPlan) - Number(a.hasPlan) ||
    // Above every rate: nothing can be said yet.
    (a.rate ?? 2) - (b.rate ?? 2) ||
    (a.agency < b.agency ? -1 : 1)
  )
}

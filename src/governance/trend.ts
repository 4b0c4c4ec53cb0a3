import { addMonths } from '../catalog/period.ts'
import type { Board } from './board.ts'
import { type JudgedRelease, onTimeRate, type Tally, tally } from './punctuality.ts'

/** What fell due in a month, and how it was kept. */
export interface DueMonth {
  /** `YYYY-MM`. */
  month: string
  counts: Tally
}

/** The share that was on time in the newest months, beside that in as many before them. */
export interface Turn {
  /** How many months each side has. */
  months: number
  now: Tally
  before: Tally
  /** Shares from 0 to 1; absent where nothing was expected in those months. */
  nowRate?: number
  beforeRate?: number
}

/**
 * Every month from the first in which something fell due to the one of the as-of day, with what was expected in it,
 * months in which nothing fell due included; where something was kept before its due day, up to the month of that day.
 */
export function dueMonths({ asOf, releases }: Pick<Board, 'asOf' | 'releases'>): DueMonth[] {
  const told = releases.filter(({ state }) => state !== 'due')
  const byMonth = Map.groupBy(told, ({ due }) => due.slice(0, 7))
  const known = [...byMonth.keys()].sort()
  const [first] = known
  if (first === undefined) return []
  const last = [known.at(-1) as string, asOf.slice(0, 7)].sort().at(-1) as string
  const months: DueMonth[] = []
  for (let month = first; month <= last; month = next(month))
    months.push({ month, counts: tally(byMonth.get(month) ?? []) })
  return months
}

/** Compares the newest `months` of a list with as many before them; `undefined` where there are not so many. */
export function turnOf(all: readonly DueMonth[], months: number): Turn | undefined {
  if (all.length < 2 * months) return undefined
  const now = total(all.slice(-months))
  const before = total(all.slice(-2 * months, -months))
  const [nowRate, beforeRate] = [onTimeRate(now), onTimeRate(before)]
  return {
    months,
    now,
    before,
    ...(nowRate !== undefined && { nowRate }),
    ...(beforeRate !== undefined && { beforeRate }),
  }
}

/** The same months for each agency of which anything is told, by its folder. */
export function dueMonthsByAgency({ asOf, releases }: Board): Map<string, DueMonth[]> {
  const byAgency = Map.groupBy<string, JudgedRelease>(releases, ({ agency }) => agency)
  return new Map([...byAgency].map(([agency, own]) => [agency, dueMonths({ asOf, releases: own })]))
}

function total(months: readonly DueMonth[]): Tally {
  const sum = tally([])
  for (const { counts } of months)
    for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += counts[key]
  return sum
}

function next(month: string): string {
  return addMonths(`${month}-01`, 1).slice(0, 7)
}

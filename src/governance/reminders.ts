import type { Board } from './board.ts'
import type { JudgedRelease } from './punctuality.ts'

/** Days before the due day from which a release is reminded of, each time more urgently. */
export const REMINDED = [14, 5, 1] as const

/** How urgent a release is: overdue, or due within so many days. */
export type Urgency = 'late' | (typeof REMINDED)[number]

/** A release that somebody has to see to. */
export interface Reminder {
  urgency: Urgency
  release: JudgedRelease
  /** Title of the data in the plan, and the office that answers for them. */
  title: string
  office: string
}

/** What is to be done in an agency, the most urgent first. */
export interface AgencyReminders {
  agency: string
  reminders: Reminder[]
}

/** The reminders of every agency that has recorded a plan, in the order of the plans; agencies with nothing to do have none. */
export function remindersOf({ agencies, rows }: Board): AgencyReminders[] {
  return [...agencies].map((agency) => ({
    agency,
    reminders: rows
      .filter((one) => one.agency === agency)
      .flatMap(({ row: { title, office }, releases }) =>
        releases.flatMap((release) => {
          const urgency = urgencyOf(release)
          return urgency === undefined ? [] : [{ urgency, release, title, office }]
        }),
      )
      .sort((a, b) => (a.release.due < b.release.due ? -1 : a.release.due > b.release.due ? 1 : 0)),
  }))
}

/** How urgent a release is; `undefined` where it is kept, too far off or not to be judged. */
export function urgencyOf({ state, days }: JudgedRelease): Urgency | undefined {
  if (state === 'missing') return 'late'
  return state === 'due' ? REMINDED.findLast((within) => days <= within) : undefined
}

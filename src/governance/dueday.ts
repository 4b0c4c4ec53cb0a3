import type { CatalogDescriptor } from '../catalog/descriptors.ts'
import { addDays } from '../catalog/period.ts'

/** Days on which offices are closed every week, and where a due day on one of them goes. */
export type WorkCalendar = NonNullable<CatalogDescriptor['calendar']>

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/** The day on which something planned for a day is due: the same, or the next or previous working day. */
export function dueDay(day: string, calendar: WorkCalendar | undefined): string {
  const { weekend = [], ifWeekend = 'same' } = calendar ?? {}
  // A week without a working day moves nothing.
  if (ifWeekend === 'same' || new Set(weekend).size >= WEEKDAYS.length) return day
  let found = day
  while (weekend.includes(weekdayOf(found))) found = addDays(found, ifWeekend === 'next' ? 1 : -1)
  return found
}

function weekdayOf(day: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] as (typeof WEEKDAYS)[number]
}

/** Months by their names and usual short forms, in Indonesian and English, lower-case. */
const MONTHS: readonly string[] = [
  'januari january jan',
  'februari february pebruari feb peb',
  'maret march mar',
  'april apr',
  'mei may',
  'juni june jun',
  'juli july jul',
  'agustus august agu agt ags aug',
  'september sep sept',
  'oktober october okt oct',
  'november nopember nov nop',
  'desember december des dec',
]

const DAYS =
  'senin selasa rabu kamis jumat sabtu minggu ahad sen sel rab kam jum sab min monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun'

const monthNumbers = new Map(
  MONTHS.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
)
const dayNames = new Set(DAYS.split(' '))

/** Seconds ahead of UTC of the time zones that data of Indonesia name. */
const ZONES: Record<string, number> = { z: 0, utc: 0, gmt: 0, wib: 7 * 3600, wita: 8 * 3600, wit: 9 * 3600 }

/** Number from 1 of a month by its name or short form, Indonesian or English. */
export function monthOf(name: string): number | undefined {
  return monthNumbers.get(name.toLowerCase())
}

/** Whether a word is the name or short form of a day of the week, Indonesian or English. */
export function isDayName(name: string): boolean {
  return dayNames.has(name.toLowerCase())
}

/** Seconds that a time zone, `Z`, `+07:00`, `+0700` or a name such as `WIB`, is ahead of UTC. */
export function offsetOf(zone: string): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  if (hours === undefined) {
    const name = zone.toLowerCase()
    return Object.hasOwn(ZONES, name) ? ZONES[name] : undefined
  }
  const seconds = Number(hours) * 3600 + Number(minutes) * 60
  if (Number(minutes) > 59 || seconds > 14 * 3600) return undefined
  return sign === '-' ? -seconds : seconds
}

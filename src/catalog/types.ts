import { daysOf } from './cast.ts'
import type { FieldDescriptor } from './descriptors.ts'

/** Reads the text of a cell: its number (NaN for a value that has none), `undefined` where it is not of the type. */
export type TextReader = (text: string) => number | undefined

/** The reader of a field from text, for every type and format of Table Schema v2. */
export function castText(field: FieldDescriptor): TextReader {
  const format = field.format ?? 'default'
  switch (field.type) {
    case 'string':
      return valid(STRING_FORMATS.get(format) ?? (() => true))
    case 'integer':
      return localNumber(field, /^[+-]?\d+$/)
    case 'number':
      return localNumber(field, /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i)
    case 'boolean':
      return booleanReader(field)
    case 'date':
      return format.includes('%') ? patternReader(format, 86400) : timeReader('date')
    case 'datetime':
      return format.includes('%') ? patternReader(format, 1) : timeReader('datetime')
    case 'time':
      return format.includes('%') ? patternReader(format, 1) : timeReader('time')
    case 'yearmonth':
      return timeReader('yearmonth')
    case 'duration':
      return valid((text) =>
        /^-?P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(text),
      )
    case 'geopoint':
      return valid((text) => isGeopoint(text, format))
    case 'geojson':
      return valid((text) => typeof (parseJson(text) as { type?: unknown } | null)?.type === 'string')
    case 'object':
      return valid((text) => {
        const value = parseJson(text)
        return typeof value === 'object' && value !== null && !Array.isArray(value)
      })
    case 'array':
      return valid((text) => Array.isArray(parseJson(text)))
    default:
      return () => Number.NaN
  }
}

function valid(test: (text: string) => boolean): TextReader {
  return (text) => (test(text) ? Number.NaN : undefined)
}

/** Characters of the longest address that mail servers accept (RFC 5321). */
const LONGEST_EMAIL = 254

const STRING_FORMATS = new Map<string, (text: string) => boolean>([
  ['email', (text) => text.length <= LONGEST_EMAIL && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)],
  ['uri', (text) => URL.canParse(text)],
  ['uuid', (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)],
  ['binary', (text) => /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0],
])

function localNumber(field: FieldDescriptor, plain: RegExp): TextReader {
  const group = field.groupChar
  const mark = field.decimalChar ?? '.'
  // Whole numbers have no decimal mark, so that `.` may group them without a word about `decimalChar`.
  const decimal = field.type === 'integer' || group === mark ? undefined : mark
  return (text) => {
    let [whole, ...fraction] = parted(field.bareNumber === false ? withoutText(text) : text, decimal)
    if (group && whole.includes(group)) {
      const parts = whole.replace(/^[+-]/, '').split(group)
      const isWrong = (part: string, at: number) =>
        at > 0 ? part.length !== 3 : part.length < 1 || part.length > 3
      if (parts.some(isWrong)) return undefined
      whole = whole.replaceAll(group, '')
    }
    if (decimal !== '.' && [whole, ...fraction].some((part) => part.includes('.'))) return undefined
    const digits = [whole, ...fraction].join('.')
    return plain.test(digits) ? finite(digits) : undefined
  }
}

function parted(text: string, decimal: string | undefined): [string, ...string[]] {
  return (decimal === undefined ? [text] : text.split(decimal)) as [string, ...string[]]
}

/** Number of a text; NaN for one that is too large to be reckoned with. */
export function finite(text: string): number {
  const value = Number(text)
  return Number.isFinite(value) ? value : Number.NaN
}

/** Table Schema `bareNumber: false`: the number may stand between other text, such as `Rp` and `%`. */
function withoutText(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && !/[\d+-]/.test(text[start] as string)) start++
  while (end > start && !/\d/.test(text[end - 1] as string)) end--
  return text.slice(start, end)
}

function booleanReader(field: FieldDescriptor): TextReader {
  const yes = new Set(field.trueValues ?? ['true', 'True', 'TRUE', '1'])
  const no = new Set(field.falseValues ?? ['false', 'False', 'FALSE', '0'])
  return (text) => (yes.has(text) ? 1 : no.has(text) ? 0 : undefined)
}

const DATE = '(?<Y>\\d{4})-(?<m>\\d\\d)-(?<d>\\d\\d)'
const TIME = '(?<H>\\d\\d):(?<M>\\d\\d):(?<S>\\d\\d(\\.\\d+)?)(?<zone>Z|[+-](0\\d|1[0-4]):[0-5]\\d)?'
const TIMES = {
  date: new RegExp(`^${DATE}$`),
  yearmonth: /^(?<Y>\d{4})-(?<m>\d\d)$/,
  time: new RegExp(`^${TIME}$`),
  datetime: new RegExp(`^${DATE}T${TIME}$`),
}

function timeReader(type: keyof typeof TIMES): TextReader {
  const unit = type === 'date' || type === 'yearmonth' ? 86400 : 1
  return (text) => secondsOf(TIMES[type].exec(text)?.groups, unit)
}

const DIRECTIVES: Record<string, string> = {
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d\\d)',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
}

/** Reader of a strptime pattern made of %Y %y %m %d %H %M %S and plain characters. */
function patternReader(format: string, unit: number): TextReader {
  const seen = new Set<string>()
  const source = format.replace(/%([a-zA-Z%])|[.*+?^${}()|[\]\\/]/g, (part, letter: string | undefined) => {
    if (letter === undefined) return `\\${part}`
    if (letter === '%') return '%'
    // A directive that is unknown or written twice matches nothing.
    if (seen.has(letter)) return '(?!)'
    seen.add(letter)
    return DIRECTIVES[letter] ?? '(?!)'
  })
  const pattern = new RegExp(`^${source}$`)
  return (text) => secondsOf(pattern.exec(text)?.groups, unit)
}

function secondsOf(groups: Record<string, string | undefined> | undefined, unit: number): number | undefined {
  if (!groups) return undefined
  const { Y, y, m = '1', d = '1', H = '0', M = '0', S = '0', zone } = groups
  const year = Y !== undefined ? Number(Y) : y !== undefined ? fullYear(Number(y)) : 1970
  const days = daysOf(year, Number(m), Number(d))
  if (days === undefined || Number(M) > 59 || Number(S) >= 61) return undefined
  const seconds = Number(H) * 3600 + Number(M) * 60 + Number(S)
  // 24:00:00 is the end of a day; there is no later time of the same day.
  if (Number(H) > 23 && seconds !== 86400) return undefined
  return (days * 86400 + seconds - offsetOf(zone)) / unit
}

/** Year of the two digits of `%y`, as POSIX has it: 69 to 99 are of the last century. */
function fullYear(digits: number): number {
  return digits < 69 ? 2000 + digits : 1900 + digits
}

/** Seconds that a time zone such as `+07:00` is ahead of UTC. */
function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0
  const seconds = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(4)) * 60
  return zone.startsWith('-') ? -seconds : seconds
}

const DEGREES = /^[+-]?(\d+(\.\d*)?|\.\d+)$/

function isGeopoint(text: string, format: string): boolean {
  const parts =
    format === 'default'
      ? text.split(',').map((part) => (DEGREES.test(part.trim()) ? Number(part) : undefined))
      : geopointParts(parseJson(text))
  if (parts?.length !== 2) return false
  const [longitude, latitude] = parts.map((part) => (typeof part === 'number' ? Math.abs(part) : Number.NaN))
  return (longitude as number) <= 180 && (latitude as number) <= 90
}

function geopointParts(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value
  const point = value as { lon?: unknown; lat?: unknown } | null
  return point && typeof point === 'object' ? [point.lon, point.lat] : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

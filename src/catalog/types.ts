import { readAny } from './anytime.ts'
import type { FieldDescriptor } from './descriptors.ts'
import { isGeoJson, isTopoJson } from './geojson.ts'
import { momentOf } from './moment.ts'
import { compileStrptime } from './strptime.ts'

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
    case 'datetime':
    case 'time':
    case 'yearmonth':
      return timeReader(field.type, format)
    case 'year':
      return (text) => (/^-?\d{4}$/.test(text) ? Number(text) : undefined)
    case 'duration':
      return readDuration
    case 'geopoint':
      return valid((text) => isGeopoint(text, format))
    case 'geojson':
      return valid((text) => (format === 'topojson' ? isTopoJson : isGeoJson)(parseJson(text)))
    case 'object':
      return valid((text) => {
        const value = parseJson(text)
        return typeof value === 'object' && value !== null && !Array.isArray(value)
      })
    case 'array':
      return valid((text) => Array.isArray(parseJson(text)))
    case 'list':
      return listReader(field)
    default:
      return () => Number.NaN
  }
}

/** Items of a `list` cell as written. */
export function listItems(text: string, { delimiter = ',' }: FieldDescriptor): string[] {
  return text.split(delimiter)
}

/** Items keep to the plain form of their type, whatever the field says of numbers. */
function listReader(field: FieldDescriptor): TextReader {
  const { itemType = 'string' } = field
  if (itemType === 'string') return () => Number.NaN
  const read = castText({ name: field.name, type: itemType })
  return valid((text) => listItems(text, field).every((item) => read(item) !== undefined))
}

function valid(test: (text: string) => boolean): TextReader {
  return (text) => (test(text) ? Number.NaN : undefined)
}

/** Characters of the longest address that mail servers accept (RFC 5321). */
const LONGEST_EMAIL = 254

const STRING_FORMATS = new Map<string, (text: string) => boolean>([
  ['email', (text) => text.length <= LONGEST_EMAIL && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)],
  // The reader of addresses forgives spaces and quotes that RFC 3986 does not.
  ['uri', (text) => URL.canParse(text) && !/[\s<>"{}|\\^`]/.test(text)],
  ['uuid', (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)],
  ['binary', (text) => /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0],
])

function localNumber(field: FieldDescriptor, plain: RegExp): TextReader {
  const group = field.groupChar
  const mark = field.decimalChar ?? '.'
  // Whole numbers have no decimal mark, so that `.` may group them without a word about `decimalChar`.
  const decimal = field.type === 'integer' || group === mark ? undefined : mark
  return (text) => {
    if (field.type === 'number' && SPECIAL_NUMBER.test(text)) return Number.NaN
    const bare = field.bareNumber === false ? withoutText(text, decimal) : text
    if (bare === undefined) return undefined
    let [whole, ...fraction] = parted(bare, decimal)
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

/** What Table Schema writes for no number and for what is beyond all numbers. */
export const SPECIAL_NUMBER = /^(nan|[+-]?inf)$/i

/**
 * Number of a text; NaN for one of so many digits that it cannot be reckoned with. A power beyond all numbers, such as
 * `1e999`, is a slip, or stands for something else: it is none.
 */
export function finite(text: string): number | undefined {
  const value = Number(text)
  if (Number.isFinite(value)) return value
  return /e/i.test(text) ? undefined : Number.NaN
}

/**
 * Table Schema `bareNumber: false`: the number may stand between other text, such as `Rp` and `%`.
 * `undefined` where a sign stands apart from its digits, as in `-Rp 5`, `(5)` and `5-`: nobody may lose it.
 */
function withoutText(text: string, decimal: string | undefined): string | undefined {
  const first = text.search(/\d/)
  if (first < 0) return undefined
  let end = text.length
  while (!/\d/.test(text[end - 1] as string)) end--
  let start = first
  // A decimal mark begins a number only at the very beginning: `Rp.5` has a point of its own.
  if (start > 0 && text[start - 1] === decimal && /^[+-]?$/.test(text.slice(0, start - 1))) start--
  if (start > 0 && /[+-]/.test(text[start - 1] as string)) start--
  if (/^\s*[-+\u2212(]/.test(text.slice(0, start)) || /\u2212$/.test(text.slice(0, start))) return undefined
  return /^\s*[-\u2212]\s*$/.test(text.slice(end)) ? undefined : text.slice(start, end)
}

function booleanReader(field: FieldDescriptor): TextReader {
  const yes = new Set(field.trueValues ?? ['true', 'True', 'TRUE', '1'])
  const no = new Set(field.falseValues ?? ['false', 'False', 'FALSE', '0'])
  return (text) => (yes.has(text) ? 1 : no.has(text) ? 0 : undefined)
}

const DATE = '(?<Y>\\d{4})-(?<m>\\d\\d)-(?<d>\\d\\d)'
const TIME = '(?<H>\\d\\d):(?<M>\\d\\d):(?<S>\\d\\d(\\.\\d+)?)(?<z>Z|[+-]\\d\\d:\\d\\d)?'
const TIMES = {
  date: new RegExp(`^${DATE}$`),
  yearmonth: /^(?<Y>\d{4})-(?<m>\d\d)$/,
  time: new RegExp(`^${TIME}$`),
  datetime: new RegExp(`^${DATE}T${TIME}$`),
}

/** Reader of a date, time or both: dates and months as days since 1970, the others as seconds. */
function timeReader(type: keyof typeof TIMES, format: string): TextReader {
  const unit = type === 'date' || type === 'yearmonth' ? 86400 : 1
  const read = momentReader(type, format)
  return (text) => {
    const moment = read(text)
    return moment === undefined ? undefined : moment / unit
  }
}

function momentReader(type: keyof typeof TIMES, format: string): TextReader {
  if (type !== 'yearmonth' && format === 'any') return readAny(type)
  if (type !== 'yearmonth' && format.includes('%')) {
    const pattern = compileStrptime(format)
    // A pattern that cannot be read is a fault of the metadata, not of every cell.
    return 'error' in pattern ? () => Number.NaN : pattern.read
  }
  return (text) => {
    const parts = TIMES[type].exec(text)?.groups
    return parts && momentOf(parts)
  }
}

const DURATION =
  /^(-)?P(?=.)(?:(\d+)W|(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?)$/
/** Seconds of a week, a year, a month, a day, an hour, a minute, a second; years and months as the calendar has them on average. */
const DURATION_UNITS = [604800, 31556952, 2629746, 86400, 3600, 60, 1]

/** Seconds of a duration (ISO 8601), by which durations are compared. */
function readDuration(text: string): number | undefined {
  const match = DURATION.exec(text)
  if (!match) return undefined
  const seconds = DURATION_UNITS.reduce((sum, unit, at) => sum + Number(match[at + 2] ?? 0) * unit, 0)
  return match[1] ? -seconds : seconds
}

const DEGREES = /^[+-]?(\d+(\.\d*)?|\.\d+)$/

function isGeopoint(text: string, format: string): boolean {
  const parts = geopointParts(text, format)
  if (parts?.length !== 2) return false
  const [longitude, latitude] = parts.map((part) => (typeof part === 'number' ? Math.abs(part) : Number.NaN))
  return (longitude as number) <= 180 && (latitude as number) <= 90
}

function geopointParts(text: string, format: string): unknown[] | undefined {
  if (format !== 'array' && format !== 'object')
    return text.split(',').map((part) => (DEGREES.test(part.trim()) ? Number(part) : undefined))
  const value = parseJson(text)
  if (Array.isArray(value)) return format === 'array' ? value : undefined
  if (format === 'array' || typeof value !== 'object' || value === null) return undefined
  const { lon, lat, ...others } = value as { lon?: unknown; lat?: unknown }
  return Object.keys(others).length === 0 ? [lon, lat] : undefined
}

/** Brackets inside brackets; deeper texts are hostile, and what walks through them would overflow. */
const DEEPEST_JSON = 500

/** The value of a JSON text, `null` where it is none or nested beyond all measure. */
export function parseJson(text: string): unknown {
  if (text.length > DEEPEST_JSON && depthOf(text) > DEEPEST_JSON) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth)
    else if (sign === ']' || sign === '}') depth--
  }
  return deepest
}

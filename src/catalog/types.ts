import { daysOf } from './cast.ts'
import type { FieldDescriptor } from './descriptors.ts'

/** Reads the text of a cell: its number (NaN for a value that has none), `undefined` where it is not of the type. */
export type TextReader = (text: string) => number | undefined

/** The reader of a field from text, for every type and format of Table Schema v2. */
export function castText(field: FieldDescriptor): TextReader {
  const format = field.format ?? 'default'
  switch (field.type) {
    case 'string':
      return valid(STRING_FORMATS[format] ?? (() => true))
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
      return valid((text) => /^-?P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(text))
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

const STRING_FORMATS: Record<string, (text: string) => boolean> = {
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  uri: (text) => URL.canParse(text),
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  binary: (text) => /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0,
}

function localNumber(field: FieldDescriptor, plain: RegExp): TextReader {
  const group = field.groupChar
  const decimal = field.decimalChar ?? '.'
  return (text) => {
    let digits = text
    // Table Schema `bareNumber: false`: the number may stand among other text, such as `Rp` or `%`.
    if (field.bareNumber === false) digits = digits.replace(/^[^\d+-]+|[^\d]+$/g, '')
    if (group && digits.includes(group)) {
      const whole = digits.split(decimal)[0] as string
      const parts = whole.replace(/^[+-]/, '').split(group)
      if (parts.some((part, at) => (at > 0 ? part.length !== 3 : part.length > 3 || part.length === 0))) return undefined
      digits = digits.replaceAll(group, '')
    }
    if (decimal !== '.') {
      if (digits.includes('.')) return undefined
      digits = digits.replace(decimal, '.')
    }
    return plain.test(digits) ? Number(digits) : undefined
  }
}

function booleanReader(field: FieldDescriptor): TextReader {
  const yes = new Set(field.trueValues ?? ['true', 'True', 'TRUE', '1'])
  const no = new Set(field.falseValues ?? ['false', 'False', 'FALSE', '0'])
  return (text) => (yes.has(text) ? 1 : no.has(text) ? 0 : undefined)
}

const TIMES = {
  date: /^(?<Y>\d{4})-(?<m>\d\d)-(?<d>\d\d)$/,
  yearmonth: /^(?<Y>\d{4})-(?<m>\d\d)$/,
  time: /^(?<H>\d\d):(?<M>\d\d):(?<S>\d\d)$/,
  datetime: /^(?<Y>\d{4})-(?<m>\d\d)-(?<d>\d\d)T(?<H>\d\d):(?<M>\d\d):(?<S>\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
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
  const { Y, y, m = '1', d = '1', H = '0', M = '0', S = '0' } = groups
  const year = Y !== undefined ? Number(Y) : y !== undefined ? 2000 + Number(y) : 1970
  const days = daysOf(year, Number(m), Number(d))
  if (days === undefined || Number(H) > 24 || Number(M) > 59 || Number(S) > 60) return undefined
  return (days * 86400 + Number(H) * 3600 + Number(M) * 60 + Number(S)) / unit
}

function isGeopoint(text: string, format: string): boolean {
  const parts = format === 'default' ? text.split(',') : geopointParts(parseJson(text))
  if (parts?.length !== 2) return false
  const [longitude, latitude] = parts.map((part) => (String(part).trim() === '' ? Number.NaN : Number(part)))
  return Math.abs(longitude as number) <= 180 && Math.abs(latitude as number) <= 90
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

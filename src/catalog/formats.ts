/** Tests of the `format` keyword of our schemas: each says whether a text is of the format. */
export const formats = {
  date: isDate,
  'date-time': isDateTime,
  period: isPeriod,
  email: (text: string) => EMAIL.test(text),
  url: isWebAddress,
  link: (text: string) => isWebAddress(text) || isInnerPath(text),
  regex: isRegularExpression,
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i
const PERIOD = /^\d{4}(-(0[1-9]|1[0-2]))?$/
const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i
const SPACE_OR_CONTROL = /[\s\p{Cc}]/u

/** Whether a text is a day of the calendar as `YYYY-MM-DD` (ISO 8601). */
export function isDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  if (month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day <= (lengths[month - 1] as number)
}

/** Whether a text is a web address with http or https and a host; every other scheme is refused. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^/\\?#]/i.test(text) || SPACE_OR_CONTROL.test(text)) return false
  return URL.canParse(text)
}

function isDateTime(text: string): boolean {
  return /^.{10}[T ]/i.test(text) && isDate(text.slice(0, 10)) && TIME.test(text.slice(11))
}

function isPeriod(text: string): boolean {
  return PERIOD.test(text) || isDate(text)
}

/** A relative path with forward slashes that stays below where it starts. */
function isInnerPath(text: string): boolean {
  if (text === '' || /[\\?#:]/.test(text) || /\p{Cc}/u.test(text)) return false
  return text.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp
  } catch {
    return false
  }
}

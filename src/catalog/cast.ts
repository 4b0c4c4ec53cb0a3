import type { FieldDescriptor } from './descriptors.ts'
import { KeySet } from './keyset.ts'
import { ABSENT, BAD, type Cells, DIGIT, LETTER, NULL, NUMERIC_MARK, QUOTED, SPACE, VALUE } from './table.ts'
import { bytesOf, textOf } from './text.ts'
import { castText, finite, SPECIAL_NUMBER } from './types.ts'

/** Fills `status` and `number` of the first `count` cells of a column; cells already `ABSENT` keep that. */
export type Cast = (cells: Cells, count: number) => void

/**
 * The cast of a field (Table Schema v2 types), compiled once. Integers, numbers, years and ISO dates are read
 * from the bytes; other types from the text of the cell.
 */
export function compileCast(field: FieldDescriptor | undefined, missingValues: string[]): Cast {
  const read = castOf(field)
  const declared = field?.missingValues === undefined ? missingValues : missingList(field.missingValues)
  const missing = declared.filter((value) => value !== '')
  const emptyIsMissing = declared.includes('')
  const isMissing = missing.length > 0 ? missingTest(missing) : undefined
  return (cells, count) => {
    const { bytes, start, end, status, number } = cells
    for (let index = 0; index < count; index++) {
      const from = start[index] as number
      const to = end[index] as number
      if (status[index] === ABSENT) number[index] = Number.NaN
      else if ((from === to && emptyIsMissing) || isMissing?.(bytes, from, to)) {
        status[index] = NULL
        number[index] = Number.NaN
      }
    }
    read(cells, count)
  }
}

/** Reads a cell: its number (NaN for a value that has none), or `undefined` where it is not of the type. */
export type CellReader = (bytes: Uint8Array, start: number, end: number, kinds: number) => number | undefined

function castOf(field: FieldDescriptor | undefined): Cast {
  const type = field?.type ?? 'string'
  const plainNumber = !field?.groupChar && field?.bareNumber !== false
  const format = field?.format ?? 'default'
  if (type === 'any' || (type === 'string' && format === 'default')) return castNothing
  if (type === 'integer' && plainNumber) return castIntegers
  if (type === 'number' && plainNumber && (field?.decimalChar ?? '.') === '.') return castNumbers
  if (type === 'year') return castYears
  if (type === 'date' && format === 'default') return castDates
  const fromText = castText(field as FieldDescriptor)
  return (cells, count) => {
    for (let index = 0; index < count; index++) {
      if (cells.status[index] !== VALUE) continue
      put(cells, index, fromText(textOf(cells.bytes, cells.start[index], cells.end[index])))
    }
  }
}

/** Any text is a value, and no number. */
function castNothing({ number }: Cells, count: number): void {
  number.fill(Number.NaN, 0, count)
}

// One loop for each type, so that the engine can put each reader into its own.

function castIntegers(cells: Cells, count: number): void {
  const { bytes, start, end, kinds, status, number } = cells
  for (let index = 0; index < count; index++) {
    if (status[index] !== VALUE) continue
    const kind = (kinds[index] as number) & ~QUOTED
    const from = start[index] as number
    const to = end[index] as number
    if (kind === DIGIT && to - from < LONGEST_PLAIN) {
      let value = 0
      for (let at = from; at < to; at++) value = value * 10 + (bytes[at] as number) - ZERO
      number[index] = value
    } else put(cells, index, readInteger(bytes, from, to, kind))
  }
}

function castNumbers(cells: Cells, count: number): void {
  const { bytes, start, end, kinds, status, number } = cells
  for (let index = 0; index < count; index++) {
    if (status[index] !== VALUE) continue
    const kind = (kinds[index] as number) & ~QUOTED
    const from = start[index] as number
    const to = end[index] as number
    // Most are digits with at most one point: read here, their numbers need not be handed back one by one.
    let at = to - from <= LONGEST_PLAIN && kind & DIGIT ? from : to + 1
    let point = -1
    let value = 0
    for (; at < to; at++) {
      const byte = bytes[at] as number
      if (byte >= ZERO && byte <= NINE) value = value * 10 + byte - ZERO
      else if (byte === POINT && point < 0) point = at
      else break
    }
    if (at === to) number[index] = point < 0 ? value : value / (POWERS[to - point - 1] as number)
    else put(cells, index, readNumber(bytes, from, to, kind))
  }
}

function castYears(cells: Cells, count: number): void {
  const { bytes, start, end, kinds, status } = cells
  for (let index = 0; index < count; index++) {
    if (status[index] !== VALUE) continue
    const kind = (kinds[index] as number) & ~QUOTED
    put(cells, index, readYear(bytes, start[index] as number, end[index] as number, kind))
  }
}

function castDates(cells: Cells, count: number): void {
  const { bytes, start, end, kinds, status } = cells
  for (let index = 0; index < count; index++) {
    if (status[index] !== VALUE) continue
    const kind = (kinds[index] as number) & ~QUOTED
    put(cells, index, readDate(bytes, start[index] as number, end[index] as number, kind))
  }
}

function put({ status, number }: Cells, index: number, value: number | undefined): void {
  if (value === undefined) {
    status[index] = BAD
    number[index] = Number.NaN
  } else number[index] = value
}

/** Bytes of a number that is exact whatever its digits, a point among them. */
const LONGEST_PLAIN = 16

const MINUS = 45
const PLUS = 43
const POINT = 46
const ZERO = 48
const NINE = 57

/** An integer as Table Schema writes it: an optional sign and digits. */
export const readInteger: CellReader = (bytes, start, end, kinds) => {
  if (kinds & ~(DIGIT | NUMERIC_MARK)) return undefined
  let at = start
  const first = bytes[at] as number
  if (first === MINUS || first === PLUS) at++
  if (at === end) return undefined
  if (end - at > 15) {
    const text = textOf(bytes, start, end)
    return /^[+-]?\d+$/.test(text) ? finite(text) : undefined
  }
  let value = 0
  for (; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO
    if (digit < 0 || digit > 9) return undefined
    value = value * 10 + digit
  }
  return first === MINUS ? -value : value
}

const POWERS = Float64Array.from({ length: 16 }, (_, power) => 10 ** power)

/** A number as Table Schema writes it: sign, digits, point, digits, exponent; also NaN and INF. */
export const readNumber: CellReader = (bytes, start, end, kinds) => {
  if (kinds & ~(DIGIT | NUMERIC_MARK)) {
    return kinds & LETTER && !(kinds & SPACE) ? readNumberText(textOf(bytes, start, end)) : undefined
  }
  let at = start
  const first = bytes[at] as number
  if (first === MINUS || first === PLUS) at++
  if (end - at > 16) return readNumberText(textOf(bytes, start, end))
  let digits = 0
  let point = -1
  let value = 0
  for (; at < end; at++) {
    const byte = bytes[at] as number
    const digit = byte - ZERO
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit
      digits++
    } else if (byte === POINT && point < 0) point = at
    else return undefined
  }
  if (digits === 0) return undefined
  // Below 2^53 one division by an exact power of ten is rounded as the standard asks.
  if (point >= 0) value /= POWERS[end - point - 1] as number
  return first === MINUS ? -value : value
}

function readNumberText(text: string): number | undefined {
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return finite(text)
  if (SPECIAL_NUMBER.test(text)) return Number.NaN
  return undefined
}

/** A year of four digits. */
export const readYear: CellReader = (bytes, start, end, kinds) => {
  if (end - start === 5 && bytes[start] === MINUS) {
    const value = readYear(bytes, start + 1, end, DIGIT)
    return value === undefined ? undefined : -value
  }
  return end - start === 4 && !(kinds & ~DIGIT) ? digitsAt(bytes, start, end) : undefined
}

/** An ISO 8601 calendar date `YYYY-MM-DD`, as days since 1970-01-01. */
export const readDate: CellReader = (bytes, start, end, kinds) => {
  if (end - start !== 10 || kinds & ~(DIGIT | NUMERIC_MARK)) return undefined
  if (bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS) return undefined
  const year = digitsAt(bytes, start, start + 4)
  const month = digitsAt(bytes, start + 5, start + 7)
  const day = digitsAt(bytes, start + 8, end)
  if (year === undefined || month === undefined || day === undefined) return undefined
  return daysOf(year, month, day)
}

function digitsAt(bytes: Uint8Array, start: number, end: number): number | undefined {
  let value = 0
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO
    if (digit < 0 || digit > 9) return undefined
    value = value * 10 + digit
  }
  return value
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days from 1970-01-01 to a date of the proleptic Gregorian calendar; `undefined` where there is no such date. */
export function daysOf(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const length = (MONTH_LENGTHS[month - 1] as number) + (month === 2 && leap ? 1 : 0)
  if (day > length) return undefined
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  )
}

/** Missing values as plain texts; Table Schema v2 also allows them as objects with a label. */
export function missingList(declared: unknown): string[] {
  if (!Array.isArray(declared)) return ['']
  return declared.map((value) => String(typeof value === 'object' && value !== null ? value.value : value))
}

/** Up to this many texts are compared one by one, which is quicker than a fingerprint of each cell. */
const FEW = 8

function missingTest(values: string[]): (bytes: Uint8Array, start: number, end: number) => boolean {
  const list = values.map(bytesOf)
  if (list.length > FEW) {
    const set = new KeySet()
    for (const value of list) set.put(value, 0, value.length)
    return (bytes, start, end) => set.indexOf(bytes, start, end) >= 0
  }
  return (bytes, start, end) => {
    for (const value of list) {
      if (value.length !== end - start) continue
      let at = 0
      while (at < value.length && bytes[start + at] === value[at]) at++
      if (at === value.length) return true
    }
    return false
  }
}

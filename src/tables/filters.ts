import type { NumberColumn, TextColumn, TypedColumn } from '../exporters/typedtable.ts'
import { foldedText } from './folding.ts'
import type { Filter } from './query.ts'

/** Labels by value, where people see labels instead of codes. */
export type Labels = ReadonlyMap<string, string>

/** Clears the marks of rows whose value in a column does not pass a filter. */
export function keepPassing(marks: Uint8Array, column: TypedColumn, filter: Filter, labels?: Labels): void {
  if ('numbers' in column) {
    const passes = numberTest(column, filter)
    for (let row = 0; row < marks.length; row++)
      if (marks[row] && !passes(column.numbers[row] as number)) marks[row] = 0
    return
  }
  const passing = passingValues(column, filter, labels)
  const empty = filter.kind === 'empty' ? 1 : 0
  for (let row = 0; row < marks.length; row++) {
    const id = column.ids[row] as number
    if ((id < 0 ? empty : passing[id]) === 0) marks[row] = 0
  }
}

/** Whether any value between two ends can pass a filter; true where that is not known. */
export function mayPass(
  filter: Filter,
  range: { min?: string | number; max?: string | number; nulls: number; rows: number },
): boolean {
  const { min, max, nulls, rows } = range
  if (filter.kind === 'empty') return nulls > 0
  if (nulls === rows) return false
  if (filter.kind === 'filled' || min === undefined || max === undefined) return true
  if (typeof min === 'number' || typeof max === 'number')
    return typeof min !== 'number' || typeof max !== 'number' || mayPassNumber(filter, min, max)
  if (filter.kind === 'range') {
    const { from, to } = filter
    // The end of a range stands for all that begins with it.
    return !(from !== undefined && max < from) && !(to !== undefined && min.slice(0, to.length) > to)
  }
  return filter.kind === 'has' || filter.values.some((value) => value >= min && value <= max)
}

function mayPassNumber(filter: Filter, min: number, max: number): boolean {
  if (filter.kind === 'range') return !(max < Number(filter.from ?? max)) && !(min > Number(filter.to ?? min))
  return filter.kind !== 'is' || filter.values.some((value) => Number(value) >= min && Number(value) <= max)
}

function numberTest({ kind }: NumberColumn, filter: Filter): (number: number) => boolean {
  switch (filter.kind) {
    case 'empty':
      return (number) => Number.isNaN(number)
    case 'filled':
      return (number) => !Number.isNaN(number)
    case 'range': {
      const from = filter.from === undefined ? Number.NEGATIVE_INFINITY : Number(filter.from)
      const to = filter.to === undefined ? Number.POSITIVE_INFINITY : Number(filter.to)
      return (number) => number >= from && number <= to
    }
    case 'is': {
      const wanted = new Set(
        filter.values.map((value) => (kind === 'boolean' ? Number(value === 'true') : Number(value))),
      )
      return (number) => !Number.isNaN(number) && wanted.has(number)
    }
    default:
      return (number) => !Number.isNaN(number) && String(number).includes(filter.text)
  }
}

/** 1 for each different value of a column that passes. */
function passingValues({ values }: TextColumn, filter: Filter, labels: Labels | undefined): Uint8Array {
  switch (filter.kind) {
    case 'empty':
      return new Uint8Array(values.length)
    case 'filled':
      return new Uint8Array(values.length).fill(1)
    case 'is': {
      const wanted = new Set(filter.values)
      return Uint8Array.from(values, (value) => Number(wanted.has(value)))
    }
    case 'has': {
      const part = foldedText(filter.text)
      const holds = (text: string | undefined) => text !== undefined && foldedText(text).includes(part)
      return Uint8Array.from(values, (value) => Number(holds(value) || holds(labels?.get(value))))
    }
    default: {
      const { from = '', to } = filter
      return Uint8Array.from(values, (value) =>
        Number(value >= from && (to === undefined || value.slice(0, to.length) <= to)),
      )
    }
  }
}

import type { FieldDescriptor, RowConstraint } from '../catalog/descriptors.ts'

/** A comparison as metadata writes it. */
export type Operator = RowConstraint['op']

/** One side of a comparison: columns that are added up, or a number. */
export type Side = { fields: FieldDescriptor[] } | { number: number }

/** A side with the places of its columns in the file; a number has none. */
export interface Sum {
  terms: { column: number; field: FieldDescriptor }[]
  constant: number
}

/** A comparison whose columns are known and comparable, or what stands against it. */
export type Comparison =
  | { left: Side; op: Operator; right: Side }
  | { unknown: { side: 'left' | 'right'; index: number | undefined; name: string }[] }
  | { fault: 'no-column' | 'not-comparable' | 'not-a-number'; side: 'left' | 'right'; name: string }

/** What values of a type can be compared with: numbers with numbers, dates with dates. */
const KINDS: Partial<Record<FieldDescriptor['type'], string>> = {
  integer: 'number',
  number: 'number',
  year: 'number',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  yearmonth: 'yearmonth',
  duration: 'duration',
}

/** Types of columns that can stand in a comparison, for messages. */
export const COMPARABLE = Object.keys(KINDS)

/** Finds the columns of a comparison among the fields of its table. */
export function comparison(constraint: RowConstraint, fields: readonly FieldDescriptor[]): Comparison {
  const known = new Map(fields.map((field) => [field.name, field]))
  const sides = (['left', 'right'] as const).map((side) => ({ side, value: constraint[side] }))
  const unknown = sides.flatMap(({ side, value }) =>
    namesOf(value).flatMap((name, at) =>
      known.has(name) ? [] : [{ side, index: Array.isArray(value) ? at : undefined, name }],
    ),
  )
  if (unknown.length > 0) return { unknown }
  let kind: string | undefined
  for (const { side, value } of sides) {
    for (const name of namesOf(value)) {
      const own = KINDS[(known.get(name) as FieldDescriptor).type]
      if (own === undefined || (kind !== undefined && own !== kind))
        return { fault: 'not-comparable', side, name }
      // Neither dates nor a sum of years mean anything beside a number.
      if (own !== 'number' && namesOf(value).length > 1) return { fault: 'not-a-number', side, name }
      kind = own
    }
  }
  if (kind === undefined) return { fault: 'no-column', side: 'left', name: String(constraint.left) }
  const number = sides.find(({ value }) => typeof value === 'number')
  if (number && kind !== 'number')
    return { fault: 'not-a-number', side: number.side, name: String(number.value) }
  const [left, right] = sides.map(
    ({ value }): Side =>
      typeof value === 'number'
        ? { number: value }
        : { fields: namesOf(value).map((name) => known.get(name) as FieldDescriptor) },
  ) as [Side, Side]
  return { left, op: constraint.op, right }
}

function namesOf(value: string | number | string[]): string[] {
  return typeof value === 'number' ? [] : [value].flat()
}

/** Signs as people read them. */
export const SIGNS: Record<Operator, string> = {
  '=': '=',
  '!=': '≠',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
}

/** Whether a comparison holds, given the difference of its sides, which is exactly 0 where they are equal. */
export function holds(op: Operator, difference: number): boolean {
  switch (op) {
    case '=':
      return difference === 0
    case '!=':
      return difference !== 0
    case '<':
      return difference < 0
    case '<=':
      return difference <= 0
    case '>':
      return difference > 0
    case '>=':
      return difference >= 0
  }
}

/** Digits behind the decimal mark of a number as written, exponent and all; none for the mark of a whole number. */
export function decimalsOf(text: string, mark: string | undefined): number {
  if (mark === undefined) return 0
  const at = text.lastIndexOf(mark)
  const fraction = at < 0 ? '' : (/^\d*/.exec(text.slice(at + 1))?.[0] ?? '')
  const exponent = Number(/\d[eE]([+-]?\d+)/.exec(text)?.[1] ?? 0)
  return Math.min(Math.max(fraction.length - exponent, 0), MOST_DECIMALS)
}

/** Digits behind the mark that the smallest numbers have. */
const MOST_DECIMALS = 300

/** The decimal mark of a field of numbers; whole numbers have none, though a point may group them. */
export function markOf({ type, decimalChar = '.' }: FieldDescriptor): string | undefined {
  return type === 'number' ? decimalChar : undefined
}

import type { FieldDescriptor, RowConstraint } from '../catalog/descriptors.ts'
import type { Text } from '../catalog/problem.ts'
import { localNumber } from '../i18n/format.ts'
import { decimalsOf, markOf, type Operator, SIGNS, type Sum } from './row-terms.ts'
import { figure, rowCount, shown } from './wording.ts'

/** The first row that breaks a comparison, with all that its message needs. */
export interface Breach {
  row: number
  sides: [BreachSide, BreachSide]
  /** Decimals of the value that was written with most of them. */
  decimals: number
}

export interface BreachSide {
  cells: { field: FieldDescriptor; text: string; number: number }[]
  sum: number
}

/** How many rows break a comparison, and what both of its sides are in the first of them. */
export function messageOf(
  constraint: RowConstraint,
  sides: [Sum, Sum],
  op: Operator,
  count: number,
  breach: Breach,
): Text {
  const [rows, row] = [rowCount(count), figure(breach.row)]
  const rule = ruleName(constraint, sides, op)
  const [one, other] = breach.sides.map((side, at) => sideWords(side, sides[at] as Sum, breach.decimals)) as [
    Text,
    Text,
  ]
  const isNumber = sides[1].terms.length === 0
  return {
    id: `${rows.id} melanggar aturan ${rule.id}; yang pertama, baris ${row.id}: ${one.id}, ${isNumber ? `padahal harus ${SIGNS[op]}` : 'tetapi'} ${other.id}.`,
    en: `The table has ${rows.en} against the rule ${rule.en}; the first, row ${row.en}: ${one.en}, ${isNumber ? `which should be ${SIGNS[op]}` : 'but'} ${other.en}.`,
  }
}

function ruleName(constraint: RowConstraint, [left, right]: [Sum, Sum], op: Operator): Text {
  const { title, title_en = title } = constraint as RowConstraint & { title_en?: string }
  const side = ({ terms, constant }: Sum) =>
    terms.length === 0 ? String(constant) : terms.map(({ field }) => field.name).join(' + ')
  const formula = shown(`${side(left)} ${SIGNS[op]} ${side(right)}`)
  if (title === undefined) return { id: formula, en: formula }
  return { id: `"${title}" (${formula})`, en: `"${title_en}" (${formula})` }
}

/** What stands on a side: a sum with its terms, a column with its value, or a number. */
function sideWords({ cells, sum }: BreachSide, { constant }: Sum, decimals: number): Text {
  const [first, ...others] = cells.map(({ field, text, number }) =>
    isAmount(field) ? amount(number, decimalsOf(text, markOf(field))) : { id: text, en: text },
  )
  if (!first) return amount(constant, decimalsOf(String(constant), '.'))
  if (others.length === 0) {
    const name = shown(cells[0]?.field.name ?? '')
    return { id: `${name} berisi ${first.id}`, en: `${name} says ${first.en}` }
  }
  const total = amount(sum, decimals)
  const added = (language: keyof Text) => [first, ...others].map((part) => part[language]).join(' + ')
  return { id: `${added('id')} = ${total.id}`, en: `${added('en')} = ${total.en}` }
}

function isAmount({ type }: FieldDescriptor): boolean {
  return type === 'integer' || type === 'number'
}

/** Digits behind the mark that a number can be written out with. */
const MOST_DECIMALS = 20

function amount(value: number, decimals: number): Text {
  const text = value.toFixed(Math.min(decimals, MOST_DECIMALS))
  return {
    id: localNumber(text, { group: '.', decimal: ',' }),
    en: localNumber(text, { group: ',', decimal: '.' }),
  }
}

/** The figure to write where one cell stands against a sum or a number; `undefined` where none can be named. */
export function fixOf(sides: [Sum, Sum], op: Operator, breach: Breach): Text | undefined {
  const at = sides[1].terms.length === 1 ? 1 : 0
  const [term, ...more] = sides[at].terms
  if (op !== '=' || !term || more.length > 0 || !isAmount(term.field)) return undefined
  const { decimalChar = '.', name: column } = term.field
  const against = breach.sides[1 - at] as BreachSide
  const wanted = against.sum.toFixed(Math.min(breach.decimals, MOST_DECIMALS)).replace('.', decimalChar)
  const [name, written, row] = [shown(column), shown(wanted), figure(breach.row)]
  const others = against.cells.map(({ field }) => shown(field.name))
  if (others.length === 0)
    return { id: `Tulis ${written} di kolom ${name}.`, en: `Write ${written} in column ${name}.` }
  const are = others.length > 1 ? 'are' : 'is'
  return {
    id: `Bandingkan baris ${row.id} dengan sumbernya: bila ${others.join(' dan ')} benar, tulis ${written} di kolom ${name}; bila ${name} yang benar, perbaiki angka lainnya.`,
    en: `Compare row ${row.en} with its source: if ${others.join(' and ')} ${are} right, write ${written} in column ${name}; if ${name} is right, correct the other figures.`,
  }
}

import type { FieldConstraints, FieldDescriptor } from '../catalog/descriptors.ts'
import type { Text } from '../catalog/problem.ts'
import { ORDERED } from '../catalog/table.ts'
import { castText } from '../catalog/types.ts'
import { cellCheck } from './cellcheck.ts'
import type { CellCheck } from './rule.ts'
import { cellCount, shown } from './wording.ts'

/** Types whose values have a size that bounds can be compared with. */
export const MEASURED: readonly string[] = [...ORDERED, 'duration']

/** The constraints that set a bound. */
export const BOUND_NAMES = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const

interface Bound {
  name: (typeof BOUND_NAMES)[number]
  lower: boolean
  exclusive: boolean
  words: Text
  /** The same of dates, years and times. */
  timeWords: Text
}

const BOUNDS: Bound[] = [
  {
    name: 'minimum',
    lower: true,
    exclusive: false,
    words: { id: 'di bawah batas terkecil', en: 'below the minimum' },
    timeWords: { id: 'sebelum', en: 'before' },
  },
  {
    name: 'maximum',
    lower: false,
    exclusive: false,
    words: { id: 'di atas batas terbesar', en: 'above the maximum' },
    timeWords: { id: 'sesudah', en: 'after' },
  },
  {
    name: 'exclusiveMinimum',
    lower: true,
    exclusive: true,
    words: { id: 'yang tidak lebih besar dari', en: 'not greater than' },
    timeWords: { id: 'yang tidak sesudah', en: 'not after' },
  },
  {
    name: 'exclusiveMaximum',
    lower: false,
    exclusive: true,
    words: { id: 'yang tidak lebih kecil dari', en: 'not less than' },
    timeWords: { id: 'yang tidak sebelum', en: 'not before' },
  },
]

/** One check for each bound that the field declares and that can be compared. */
export function boundChecks(field: FieldDescriptor, constraints: FieldConstraints): CellCheck[] {
  return BOUNDS.flatMap((bound) => boundCheck(field, bound, constraints[bound.name]))
}

function boundCheck(field: FieldDescriptor, bound: Bound, value: number | string | undefined): CellCheck[] {
  const edge = value === undefined || !MEASURED.includes(field.type) ? undefined : boundOf(field, value)
  if (edge === undefined) return []
  const sign = bound.lower ? -1 : 1
  const { exclusive } = bound
  const isAmount = field.type === 'integer' || field.type === 'number' || field.type === 'duration'
  const words = isAmount ? bound.words : bound.timeWords
  const find: CellCheck['find'] = ({ number }, count, report) => {
    for (let index = 0; index < count; index++) {
      // Cells without a number hold NaN, which no comparison is true of.
      const beyond = ((number[index] as number) - edge) * sign
      if (beyond > 0 || (exclusive && beyond === 0)) report(index)
    }
  }
  return [
    cellCheck(find, {
      message: (count, example) => ({
        id: `Kolom ${shown(field.name)} berisi ${cellCount(count).id} ${words.id} ${shown(String(value))}, misalnya ${shown(example)}.`,
        en: `Column ${shown(field.name)} has ${cellCount(count).en} ${words.en} ${shown(String(value))}, such as ${shown(example)}.`,
      }),
    }),
  ]
}

/** A bound as the number that cells of the field are compared with; `undefined` where it is no value of the type. */
export function boundOf(field: FieldDescriptor, bound: number | string): number | undefined {
  if (typeof bound === 'number' && (field.type === 'integer' || field.type === 'number')) return bound
  const number = castText(field)(String(bound))
  return Number.isNaN(number) ? undefined : number
}

import type { FieldConstraints, FieldDescriptor } from '../catalog/descriptors.ts'
import { KeySet } from '../catalog/keyset.ts'
import { compilePattern } from '../catalog/pattern.ts'
import type { Text } from '../catalog/problem.ts'
import { type Cells, NON_ASCII, NULL, VALUE } from '../catalog/table.ts'
import { bytesOf } from '../catalog/text.ts'
import { castText } from '../catalog/types.ts'
import { cellCheck } from './cellcheck.ts'
import type { CellCheck, Rule } from './rule.ts'
import { cellCount, figure, listed, shown, steps } from './wording.ts'

/** A cell that breaks a constraint of its field. */
export const rule: Rule = {
  code: 'constraint-error',
  hook: 'column',
  severity: 'error',
  title: { id: 'Nilai melanggar batasan kolom', en: 'Value outside the declared limits' },
  why: {
    id: 'Batasan pada metadata adalah janji kepada pembaca; nilai yang melanggarnya biasanya salah ketik.',
    en: 'The metadata promises readers that values stay within these limits; one that does not is usually a typing error.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan periksa sel yang disebut terhadap sumber aslinya.',
      'Perbaiki nilai yang salah, atau isi sel wajib yang kosong.',
      'Bila nilainya benar, ubah `constraints` kolom itu pada metadata.',
    ],
    [
      'Open the file in Excel or LibreOffice and compare the cell with its source.',
      'Correct the value, or fill in the required cell.',
      'If the value is right, change `constraints` of the column in the metadata.',
    ],
  ),
  check: (field) => {
    const { constraints = {} } = field
    return [
      ...(constraints.required === true ? [required(field)] : []),
      ...(constraints.enum ? [oneOf(field, constraints.enum)] : []),
      ...(Array.isArray(field.categories) ? [oneOf(field, categoryValues(field.categories))] : []),
      ...BOUNDS.flatMap((bound) => limit(field, bound, constraints[bound.name])),
      ...lengths(field, constraints),
      ...(typeof constraints.pattern === 'string' ? pattern(field, constraints.pattern) : []),
    ]
  },
}

function required(field: FieldDescriptor): CellCheck {
  return {
    message: (count) => ({
      id: `Kolom ${shown(field.name)} berisi ${cellCount(count).id} tanpa nilai, padahal wajib diisi.`,
      en: `Column ${shown(field.name)} has ${cellCount(count).en} without a value, but needs one in every row.`,
    }),
    fix: () => ({
      id: 'Isi selnya. Bila nilainya memang tidak selalu ada, hapus `required: true` pada metadata.',
      en: 'Fill in the cell. If there is not always a value, remove `required: true` in the metadata.',
    }),
    find: ({ status }, count, report) => {
      for (let index = 0; index < count; index++) if (status[index] === NULL) report(index)
    },
  }
}

type Scalar = string | number | boolean

function categoryValues(categories: unknown[]): Scalar[] {
  return categories.map((category) =>
    typeof category === 'object' && category !== null && 'value' in category
      ? (category.value as Scalar)
      : (category as Scalar),
  )
}

const BY_NUMBER = new Set(['integer', 'number', 'boolean', 'year', 'date', 'datetime', 'time', 'yearmonth'])

function oneOf(field: FieldDescriptor, allowed: Scalar[]): CellCheck {
  const texts = allowed.map(String)
  const find = BY_NUMBER.has(field.type) ? outsideNumbers(field, texts) : outsideTexts(texts)
  return cellCheck(find, {
    message: (count, example) => ({
      id: `Kolom ${shown(field.name)} berisi ${cellCount(count).id} di luar pilihan yang boleh, misalnya ${shown(example)}.`,
      en: `Column ${shown(field.name)} has ${cellCount(count).en} outside the allowed values, such as ${shown(example)}.`,
    }),
    fix: () => ({
      id: `Pilihannya: ${listed(texts).id}.`,
      en: `The allowed values are ${listed(texts).en}.`,
    }),
  })
}

function outsideNumbers(field: FieldDescriptor, texts: string[]): CellCheck['find'] {
  const read = castText(field)
  const numbers = new Set(texts.map((text) => read(text)))
  return ({ status, number }, count, report) => {
    for (let index = 0; index < count; index++) {
      if (status[index] === VALUE && !numbers.has(number[index] as number)) report(index)
    }
  }
}

function outsideTexts(texts: string[]): CellCheck['find'] {
  const keys = new KeySet()
  for (const text of texts) {
    const bytes = bytesOf(text)
    keys.put(bytes, 0, bytes.length)
  }
  return ({ status, bytes, start, end }, count, report) => {
    for (let index = 0; index < count; index++) {
      if (status[index] !== VALUE) continue
      if (keys.indexOf(bytes, start[index] as number, end[index] as number) < 0) report(index)
    }
  }
}

/** Types whose values have a size that bounds can be compared with. */
export const MEASURED: ReadonlySet<string> = new Set([
  'integer',
  'number',
  'year',
  'date',
  'datetime',
  'time',
  'yearmonth',
])

interface Bound {
  name: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum'
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

function limit(field: FieldDescriptor, bound: Bound, value: number | string | undefined): CellCheck[] {
  const edge = value === undefined || !MEASURED.has(field.type) ? undefined : boundOf(field, value)
  if (edge === undefined) return []
  const sign = bound.lower ? -1 : 1
  const { exclusive } = bound
  const words = field.type === 'integer' || field.type === 'number' ? bound.words : bound.timeWords
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
  const number = field.type === 'year' ? yearOf(bound) : castText(field)(String(bound))
  return Number.isNaN(number) ? undefined : number
}

function yearOf(bound: number | string): number | undefined {
  return /^-?\d{4}$/.test(String(bound)) ? Number(bound) : undefined
}

function lengths(field: FieldDescriptor, { minLength, maxLength }: FieldConstraints): CellCheck[] {
  const check = (limit: number, isWrong: (length: number) => boolean, words: Text) =>
    cellCheck(
      (cells, count, report) => {
        for (let index = 0; index < count; index++) {
          if (cells.status[index] === VALUE && isWrong(lengthOf(cells, index))) report(index)
        }
      },
      {
        message: (count, example) => ({
          id: `Kolom ${shown(field.name)} berisi ${cellCount(count).id} dengan ${words.id} ${figure(limit).id} karakter, misalnya ${shown(example)}.`,
          en: `Column ${shown(field.name)} has ${cellCount(count).en} with ${words.en} ${figure(limit).en} characters, such as ${shown(example)}.`,
        }),
      },
    )
  return [
    ...(minLength === undefined
      ? []
      : [check(minLength, (length) => length < minLength, { id: 'kurang dari', en: 'fewer than' })]),
    ...(maxLength === undefined
      ? []
      : [check(maxLength, (length) => length > maxLength, { id: 'lebih dari', en: 'more than' })]),
  ]
}

/** Number of characters (code points) of a cell. */
function lengthOf({ bytes, start, end, kinds }: Cells, index: number): number {
  const [from, to] = [start[index] as number, end[index] as number]
  if (!((kinds[index] as number) & NON_ASCII)) return to - from
  let length = 0
  for (let at = from; at < to; at++) if (((bytes[at] as number) & 0xc0) !== 0x80) length++
  return length
}

function pattern(field: FieldDescriptor, source: string): CellCheck[] {
  const compiled = compilePattern(source)
  // A pattern that cannot be used is a fault of the metadata.
  if ('error' in compiled) return []
  return [
    cellCheck(
      ({ status, bytes, start, end }, count, report) => {
        for (let index = 0; index < count; index++) {
          if (status[index] === VALUE && !compiled.test(bytes, start[index] as number, end[index] as number))
            report(index)
        }
      },
      {
        message: (count, example) => ({
          id: `Kolom ${shown(field.name)} berisi ${cellCount(count).id} yang tidak mengikuti pola ${shown(source)}, misalnya ${shown(example)}.`,
          en: `Column ${shown(field.name)} has ${cellCount(count).en} not following the pattern ${shown(source)}, such as ${shown(example)}.`,
        }),
      },
    ),
  ]
}

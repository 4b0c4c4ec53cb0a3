import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { canonical } from '../catalog/jsonschema.ts'
import { KeySet } from '../catalog/keyset.ts'
import { VALUE } from '../catalog/table.ts'
import { bytesOf } from '../catalog/text.ts'
import { castText, parseJson } from '../catalog/types.ts'
import { MEASURED } from './bounds.ts'
import { cellCheck, cellText, findValues } from './cellcheck.ts'
import type { CellCheck } from './rule.ts'
import { cellCount, listed, shown } from './wording.ts'

/** A single value as metadata writes it. */
export type Scalar = string | number | boolean

/** The values of `categories`, which may have labels. */
export function categoryValues(categories: unknown): Scalar[] {
  if (!Array.isArray(categories)) return []
  return categories.map((category: unknown) =>
    typeof category === 'object' && category !== null && 'value' in category
      ? (category.value as Scalar)
      : (category as Scalar),
  )
}

/** Whether values are compared as numbers, so that `1.0` is 1 and `2024-01-01T07:00:00+07:00` the same moment in UTC. */
function byNumber({ type }: FieldDescriptor): boolean {
  return MEASURED.includes(type) || type === 'boolean'
}

const BY_JSON = new Set(['object', 'array', 'geojson'])

/** What values of the field have in common that are written differently: a number or a text. */
export function logicalValue(field: FieldDescriptor, written: string): number | string | undefined {
  const number = castText(field)(written)
  if (number === undefined) return undefined
  if (byNumber(field)) return Number.isNaN(number) ? written.toLowerCase() : number
  return BY_JSON.has(field.type) ? canonical(parseJson(written)) : written
}

/** A check that values are some of those allowed. */
export function allowedValues(field: FieldDescriptor, allowed: Scalar[]): CellCheck {
  const texts = allowed.map(String)
  const find = byNumber(field)
    ? outsideNumbers(field, texts)
    : BY_JSON.has(field.type)
      ? outsideJson(field, texts)
      : outsideTexts(texts)
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
  const known = new Set(texts.map((text) => logicalValue(field, text)))
  return (cells, count, report) => {
    const { status, number } = cells
    for (let index = 0; index < count; index++) {
      if (status[index] !== VALUE) continue
      const value = number[index] as number
      // Values without a number, such as INF, are few and compared by what is written.
      if (!known.has(Number.isNaN(value) ? cellText(cells, index).toLowerCase() : value)) report(index)
    }
  }
}

function outsideJson(field: FieldDescriptor, texts: string[]): CellCheck['find'] {
  const known = new Set(texts.map((text) => logicalValue(field, text)))
  return findValues((cells, index) => !known.has(canonical(parseJson(cellText(cells, index)))))
}

function outsideTexts(texts: string[]): CellCheck['find'] {
  const keys = new KeySet()
  for (const text of texts) {
    const bytes = bytesOf(text)
    keys.put(bytes, 0, bytes.length)
  }
  return findValues(
    ({ bytes, start, end }, index) => keys.indexOf(bytes, start[index] as number, end[index] as number) < 0,
  )
}

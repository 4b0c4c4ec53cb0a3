import type { FieldConstraints, FieldDescriptor } from '../catalog/descriptors.ts'
import { sizeOf } from '../catalog/jsonschema.ts'
import type { Text } from '../catalog/problem.ts'
import { type Cells, NON_ASCII, VALUE } from '../catalog/table.ts'
import { listItems, parseJson } from '../catalog/types.ts'
import { cellCheck, cellText } from './cellcheck.ts'
import type { CellCheck } from './rule.ts'
import { cellCount, counted, shown } from './wording.ts'

/** Checks of `minLength` and `maxLength`: characters of a text, items of a list or array, properties of an object. */
export function sizeChecks(field: FieldDescriptor, { minLength, maxLength }: FieldConstraints): CellCheck[] {
  const { measure, unit } = measureOf(field)
  const check = (limit: number, isWrong: (size: number) => boolean, words: Text) =>
    cellCheck(
      (cells, count, report) => {
        for (let index = 0; index < count; index++) {
          if (cells.status[index] === VALUE && isWrong(measure(cells, index))) report(index)
        }
      },
      {
        message: (count, example) => ({
          id: `Kolom ${shown(field.name)} berisi ${cellCount(count).id} dengan ${words.id} ${unit(limit).id}, misalnya ${shown(example)}.`,
          en: `Column ${shown(field.name)} has ${cellCount(count).en} with ${words.en} ${unit(limit).en}, such as ${shown(example)}.`,
        }),
      },
    )
  return [
    ...(minLength === undefined
      ? []
      : [check(minLength, (size) => size < minLength, { id: 'kurang dari', en: 'fewer than' })]),
    ...(maxLength === undefined
      ? []
      : [check(maxLength, (size) => size > maxLength, { id: 'lebih dari', en: 'more than' })]),
  ]
}

interface Measure {
  measure(cells: Cells, index: number): number
  unit(count: number): Text
}

const items = (count: number) => counted(count, 'butir', 'item', 'items')

function measureOf(field: FieldDescriptor): Measure {
  switch (field.type) {
    case 'object':
      return { measure: jsonSize, unit: (count) => counted(count, 'properti', 'property', 'properties') }
    case 'array':
      return { measure: jsonSize, unit: items }
    case 'list':
      return { measure: (cells, index) => listItems(cellText(cells, index), field).length, unit: items }
    default:
      return { measure: characters, unit: (count) => counted(count, 'karakter', 'character', 'characters') }
  }
}

function jsonSize(cells: Cells, index: number): number {
  return sizeOf(parseJson(cellText(cells, index)))
}

/** Number of characters (code points) of a cell. */
function characters({ bytes, start, end, kinds }: Cells, index: number): number {
  const [from, to] = [start[index] as number, end[index] as number]
  if (!((kinds[index] as number) & NON_ASCII)) return to - from
  let length = 0
  for (let at = from; at < to; at++) if (((bytes[at] as number) & 0xc0) !== 0x80) length++
  return length
}

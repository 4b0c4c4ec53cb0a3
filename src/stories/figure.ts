import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { isAdditive } from '../catalog/figures.ts'
import type { Text } from '../catalog/problem.ts'
import { type TypedColumn, valueAt } from '../exporters/typedtable.ts'
import {
  type Found,
  rowsWhere,
  type StoryColumn,
  type StoryData,
  type StoryTable,
  storyColumn,
  storyTable,
} from './source.ts'

/** A figure of a sentence: a number with its decimals, or a text; the field tells its unit or code list. */
export interface StoryFigure {
  field: FieldDescriptor
  value: number | string
  /** Decimals that the figures of its column are written with. */
  digits: number
  /** Whether it is a number of rows, which has no unit. */
  isCount: boolean
}

/**
 * The figure that `<Figure>` names: the cell of the one row that `where` leaves, of the row with the `highest` or
 * `lowest` value (`pick`) of a column (`by`), the `sum` or `count` of the rows (`aggregate`), or how far it lies from
 * that of other rows (`minus`), without sign.
 */
export function storyFigure(data: StoryData, attributes: Record<string, string>): Found<StoryFigure> {
  const { value: of, fault } = storyTable(data, attributes)
  if (fault) return { fault }
  const { aggregate, column: name = '', where, minus, pick } = attributes
  const rows = rowsWhere(of, where)
  if (rows.fault) return rows
  const named = storyColumn(of, name)
  if (named.fault) return named
  const { column, field } = named.value
  const digits = digitsOf(column)
  if (aggregate === 'count') return { value: { field, value: rows.value.length, digits: 0, isCount: true } }
  if (aggregate !== undefined && aggregate !== 'sum')
    return { fault: unknownWord('aggregate', aggregate, 'sum, count') }
  if (pick !== undefined && pick !== 'highest' && pick !== 'lowest')
    return { fault: unknownWord('pick', pick, 'highest, lowest') }
  const cell = aggregate
    ? sumOf(named.value, rows.value)
    : pick
      ? extreme(of, named.value, rows.value, pick, attributes.by ?? name)
      : oneOf(named.value, rows.value, of)
  if (cell.fault) return cell
  if (minus === undefined) return { value: { field, value: cell.value, digits, isCount: false } }
  const others = rowsWhere(of, minus)
  if (others.fault) return others
  const other = oneOf(named.value, others.value, of)
  if (other.fault) return other
  if (typeof cell.value !== 'number' || typeof other.value !== 'number') return { fault: notANumber(name) }
  const difference = Math.abs(Number((cell.value - other.value).toPrecision(12)))
  return { value: { field, value: difference, digits, isCount: false } }
}

/** Decimals of a column's numbers, at most three. */
export function digitsOf(column: TypedColumn): number {
  if (!('numbers' in column)) return 0
  let most = 0
  for (const number of column.numbers) {
    const [, decimals = ''] = String(number).split('.')
    most = Math.max(most, Math.min(3, decimals.length))
  }
  return most
}

function oneOf(
  { column, field }: StoryColumn,
  rows: readonly number[],
  { resource }: StoryTable,
): Found<number | string> {
  const [row] = rows
  if (row === undefined || rows.length > 1) {
    const key = resource.primaryKey.map((name) => `\`${name}\``).join(', ') || '–'
    return {
      fault: {
        id: `Ada ${rows.length} baris, padahal \`<Figure>\` perlu satu. Tambahkan syarat pada \`where\` atau \`minus\`; kunci tabel: ${key}.`,
        en: `There are ${rows.length} rows, where \`<Figure>\` needs one. Add conditions to \`where\` or \`minus\`; the table's key: ${key}.`,
      },
    }
  }
  const value = valueAt(column, row)
  if (value === null)
    return {
      fault: {
        id: `Sel kolom \`${field.name}\` itu kosong.`,
        en: `That cell of the column \`${field.name}\` is empty.`,
      },
    }
  return { value: typeof value === 'number' ? value : String(value) }
}

function sumOf({ column, field }: StoryColumn, rows: readonly number[]): Found<number> {
  if (!('numbers' in column)) return { fault: notANumber(field.name) }
  if (!isAdditive(field))
    return {
      fault: {
        id: `Angka kolom \`${field.name}\` tidak boleh dijumlahkan, misalnya karena berupa persentase, indeks, atau rata-rata.`,
        en: `The figures of the column \`${field.name}\` cannot be added up, for instance because they are shares, indices or averages.`,
      },
    }
  const sum = rows.reduce((total, row) => total + (column.numbers[row] as number), 0)
  if (!Number.isNaN(sum)) return { value: Number(sum.toPrecision(12)) }
  return {
    fault: {
      id: `Sebagian baris tidak punya angka pada kolom \`${field.name}\`, jadi jumlahnya tidak lengkap.`,
      en: `Some rows have no figure in the column \`${field.name}\`, so their sum is not complete.`,
    },
  }
}

function extreme(
  of: StoryTable,
  named: StoryColumn,
  rows: readonly number[],
  pick: 'highest' | 'lowest',
  by: string,
): Found<number | string> {
  const measure = storyColumn(of, by)
  if (measure.fault) return measure
  const { column } = measure.value
  if (!('numbers' in column)) return { fault: notANumber(by) }
  const numbers = rows.map((row) => column.numbers[row] as number).filter((number) => !Number.isNaN(number))
  const best = pick === 'highest' ? Math.max(...numbers) : Math.min(...numbers)
  return oneOf(
    named,
    rows.filter((row) => column.numbers[row] === best),
    of,
  )
}

function notANumber(name: string): Text {
  return { id: `Kolom \`${name}\` bukan angka.`, en: `The column \`${name}\` is no number.` }
}

function unknownWord(attribute: string, word: string, known: string): Text {
  return {
    id: `\`${attribute}="${word}"\` tidak dikenal; pilih: ${known}.`,
    en: `\`${attribute}="${word}"\` is not known; choose: ${known}.`,
  }
}

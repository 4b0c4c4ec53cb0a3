import type { FieldDescriptor, RowConstraint } from '../catalog/descriptors.ts'
import { columnsOf } from '../catalog/rowkey.ts'
import { type Block, type Cells, type Header, VALUE } from '../catalog/table.ts'
import { cellText } from './cellcheck.ts'
import { comparison, decimalsOf, holds, markOf, type Side, type Sum } from './row-terms.ts'
import { type Breach, type BreachSide, fixOf, messageOf } from './row-words.ts'
import type { RowCheck, Rule } from './rule.ts'
import { steps } from './wording.ts'

/** A row whose figures do not fit together as the metadata say. */
export const rule: Rule = {
  code: 'row-constraint',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Angka dalam satu baris tidak cocok', en: 'Figures of a row do not fit together' },
  why: {
    id: 'Bila laki-laki dan perempuan tidak berjumlah seluruh penduduk, pembaca tidak tahu angka mana yang benar dan tidak lagi memercayai tabelnya.',
    en: 'When men and women do not add up to all people, readers cannot tell which figure is right and no longer trust the table.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan cari baris yang disebut.',
      'Bandingkan setiap angka baris itu dengan sumber aslinya; biasanya satu angka salah ketik.',
      'Bila angkanya memang benar demikian, jelaskan di teks berkas `dataset.md` dan ubah `rowConstraints` di berkas yang sama.',
    ],
    [
      'Open the file in Excel or LibreOffice and find the row.',
      'Compare each figure of the row with its source; mostly one of them was mistyped.',
      'If the figures are right as they are, say why in the text of `dataset.md` and change `rowConstraints` there.',
    ],
  ),
  check: (header, { resource }) =>
    (resource.descriptor.schema?.rowConstraints ?? []).flatMap((constraint) =>
      compare(constraint, header, resource.fields),
    ),
}

function compare(constraint: RowConstraint, header: Header, fields: FieldDescriptor[]): RowCheck[] {
  const found = comparison(constraint, fields)
  if (!('op' in found)) return []
  const [left, right] = [sumOf(found.left, header), sumOf(found.right, header)]
  if (!left || !right) return []
  const { op } = found
  const target = targetOf(left, right)
  let example: Breach | undefined
  return [
    {
      message: (count) => messageOf(constraint, [left, right], op, count, example as Breach),
      fix: () => fixOf([left, right], op, example as Breach) ?? rule.fix,
      block: (block, report) => {
        for (let index = 0; index < block.count; index++) {
          const difference = sideOf(left, block, index) - sideOf(right, block, index)
          // Rows without a value somewhere give NaN, of which nothing is said.
          if (Number.isNaN(difference) || holds(op, exact(difference, left, right, block, index))) continue
          example ??= breach(left, right, block, index)
          report(block, index, target)
        }
      },
    },
  ]
}

function sumOf(side: Side, header: Header): Sum | undefined {
  if ('number' in side) return { terms: [], constant: side.number }
  const columns = columnsOf(
    header,
    side.fields.map(({ name }) => name),
  )
  if (!columns) return undefined
  return {
    terms: columns.map((column, at) => ({ column, field: side.fields[at] as FieldDescriptor })),
    constant: 0,
  }
}

/** The cell that is pointed at: the one that a sum stands against. */
function targetOf(left: Sum, right: Sum): number | undefined {
  const single = [right, left].find(({ terms }) => terms.length === 1)
  return single?.terms[0]?.column
}

function sideOf({ terms, constant }: Sum, block: Block, index: number): number {
  let sum = constant
  for (const { column } of terms) {
    const { status, number } = block.columns[column] as Cells
    if (status[index] !== VALUE) return Number.NaN
    sum += number[index] as number
  }
  return sum
}

/**
 * The difference of the sides as decimals have it, 0.1 + 0.2 being 0.3. Values written with so many decimals
 * differ by whole units of the last one, so that less than half such a unit is no difference at all.
 */
function exact(difference: number, left: Sum, right: Sum, block: Block, index: number): number {
  if (difference === 0 || Math.abs(difference) >= 0.5) return difference
  const unit = 10 ** -decimalsIn(left, right, block, index)
  return Math.abs(difference) < unit / 2 ? 0 : difference
}

/** Types whose seconds may have parts. */
const PARTED = new Set(['time', 'datetime', 'duration'])
const MICROSECONDS = 6

function decimalsIn(left: Sum, right: Sum, block: Block, index: number): number {
  let most = 0
  for (const { terms, constant } of [left, right]) {
    if (terms.length === 0) most = Math.max(most, decimalsOf(String(constant), '.'))
    for (const { column, field } of terms) {
      if (field.type === 'number')
        most = Math.max(most, decimalsOf(cellText(block.columns[column] as Cells, index), markOf(field)))
      else if (PARTED.has(field.type)) most = Math.max(most, MICROSECONDS)
    }
  }
  return most
}

function breach(left: Sum, right: Sum, block: Block, index: number): Breach {
  const side = (sum: Sum): BreachSide => ({
    cells: sum.terms.map(({ column, field }) => {
      const cells = block.columns[column] as Cells
      return { field, text: cellText(cells, index), number: cells.number[index] as number }
    }),
    sum: sideOf(sum, block, index),
  })
  return {
    row: block.firstRow + index,
    sides: [side(left), side(right)],
    decimals: decimalsIn(left, right, block, index),
  }
}

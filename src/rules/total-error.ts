import type { FieldDescriptor, TotalDescriptor } from '../catalog/descriptors.ts'
import { columnsOf } from '../catalog/rowkey.ts'
import { type Cells, type Header, VALUE } from '../catalog/table.ts'
import { cellText } from './cellcheck.ts'
import { totalsOf } from './declared-totals.ts'
import { groupTotals, rowTotals } from './grouped-totals.ts'
import type { RowCheck, Rule, TableContext } from './rule.ts'
import { decimalsOf, Sum } from './sums.ts'
import { cellCount, figure, listed, rowCount, shown, steps } from './wording.ts'
import { asWritten } from './written.ts'

/** A figure that is not the sum which the metadata says it is. */
export const rule: Rule = {
  code: 'total-error',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Jumlah tidak cocok', en: 'Total that does not add up' },
  why: {
    id: 'Pembaca yang menjumlahkan sendiri mendapat angka lain, dan tidak tahu angka mana yang benar.',
    en: 'Readers who add up for themselves get another figure, and cannot tell which one is right.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan hitung ulang jumlah yang disebut dengan rumus SUM.',
      'Bandingkan setiap angka yang dijumlahkan dengan sumbernya: sering kali satu angka salah ketik, bukan jumlahnya.',
      'Perbaiki angka yang salah, lalu simpan kembali sebagai CSV UTF-8.',
      'Bila selisihnya hanya pembulatan, tulis `tolerance` pada penjumlahan itu di berkas `dataset.md`.',
    ],
    [
      'Open the file in Excel or LibreOffice and add the figures up again with SUM.',
      'Compare each figure with its source: often one of them is mistyped, not the total.',
      'Correct the wrong figure, then save the file again as CSV UTF-8.',
      'If the difference is rounding alone, write `tolerance` at that sum in the file `dataset.md`.',
    ],
  ),
  check: (header, context) => totalsOf(context.resource).flatMap((total) => checksOf(total, header, context)),
}

function checksOf(total: TotalDescriptor, header: Header, { resource }: TableContext): RowCheck[] {
  const { field, row, sum, of, by } = total
  const addends = figuresOf(of, header)
  // What cannot be checked is a fault of the metadata.
  if (!addends || [field, row, sum].filter((kind) => kind !== undefined).length !== 1) return []
  if (field !== undefined) {
    const [column] = figuresOf([field], header) ?? []
    return column === undefined || of.includes(field) ? [] : [columnTotal(column, addends, total, header)]
  }
  if (sum !== undefined && by === undefined) return [rowShares(addends, sum, total)]
  const groups = by === undefined || by.length === 0 ? [] : columnsOf(header, by)
  if (!groups) return []
  if (sum !== undefined)
    return addends.map((column) => groupTotals(column, groups, sum, total, header, resource))
  return rowTotals(addends, groups, total, header, resource)
}

/** Columns of figures in the file; `undefined` where one is not there, or holds no figures. */
function figuresOf(names: string[], header: Header): number[] | undefined {
  const columns = columnsOf(header, names)
  return columns?.every((column) => isFigure(header.fields[column])) ? columns : undefined
}

function isFigure(field: FieldDescriptor | undefined): boolean {
  return field?.type === 'integer' || field?.type === 'number'
}

/** Adds up the cells of a row; false where one has no value. */
function addRow(sum: Sum, columns: Cells[], addends: number[], index: number): boolean {
  sum.clear()
  for (const column of addends) if (!sum.add(columns[column] as Cells, index)) return false
  return true
}

function columnTotal(
  column: number,
  addends: number[],
  { of, tolerance }: TotalDescriptor,
  { labels }: Header,
): RowCheck {
  const sum = new Sum()
  let first: { row: number; parts: string[]; written: string; right: string } | undefined
  const name = shown(labels[column] ?? '')
  return {
    message: (count) => {
      const { row = 0, parts = [], written = '', right = '' } = first ?? {}
      const added = parts.map(shown).join(' + ')
      return {
        id: `Kolom ${name} berisi ${cellCount(count).id} yang tidak sama dengan jumlah ${listed(of).id}; yang pertama, baris ${figure(row).id}: ${added} = ${shown(right)}, tetapi tertulis ${shown(written)}.`,
        en: `Column ${name} has ${cellCount(count).en} that ${count === 1 ? 'is' : 'are'} not the sum of ${listed(of).en}; the first, in row ${figure(row).en}: ${added} = ${shown(right)}, but ${shown(written)} is written.`,
      }
    },
    fix: () => ({
      id: `Cocokkan dengan sumbernya: tulis ${shown(first?.right ?? '')} bila angka-angka lainnya benar, atau perbaiki angka yang dijumlahkan.`,
      en: `Compare with the source: write ${shown(first?.right ?? '')} if the other figures are right, or correct the figure that was added.`,
    }),
    block: (block, report) => {
      const total = block.columns[column] as Cells
      for (let index = 0; index < block.count; index++) {
        if (total.status[index] !== VALUE || !addRow(sum, block.columns, addends, index)) continue
        const decimals = decimalsOf(total, index)
        if (!sum.differs(total.number[index] as number, decimals, { tolerance })) continue
        first ??= {
          row: block.firstRow + index,
          parts: addends.map((addend) => cellText(block.columns[addend] as Cells, index)),
          written: cellText(total, index),
          right: asWritten(sum.text(decimals), total.field),
        }
        report(block, index, column)
      }
    },
  }
}

function rowShares(addends: number[], wanted: number, { of, tolerance }: TotalDescriptor): RowCheck {
  const sum = new Sum()
  let first: { row: number; found: string } | undefined
  return {
    message: (count) => {
      const { row = 0, found = '' } = first ?? {}
      return {
        id: `${rowCount(count).id} tidak berjumlah ${shown(String(wanted))} pada kolom ${listed(of).id}; yang pertama, baris ${figure(row).id}, berjumlah ${shown(found)}.`,
        en: `The columns ${listed(of).en} do not add up to ${shown(String(wanted))} in ${rowCount(count).en}; in the first, row ${figure(row).en}, they make ${shown(found)}.`,
      }
    },
    block: (block, report) => {
      for (let index = 0; index < block.count; index++) {
        if (!addRow(sum, block.columns, addends, index)) continue
        if (!sum.differs(wanted, 0, { tolerance, rounded: true })) continue
        first ??= { row: block.firstRow + index, found: sum.text() }
        report(block, index)
      }
    },
  }
}

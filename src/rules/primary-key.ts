import { columnsOf } from '../catalog/rowkey.ts'
import { type Cells, NULL } from '../catalog/table.ts'
import { repeatCheck } from './repeats.ts'
import type { RowCheck, Rule, TableContext } from './rule.ts'
import { cellCount, figure, listed, rowCount, shown, steps } from './wording.ts'

/** A row whose key is incomplete, or is the key of an earlier row. */
export const rule: Rule = {
  code: 'primary-key',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Kunci baris kosong atau berulang', en: 'Empty or repeated row key' },
  why: {
    id: 'Kunci mengenali setiap baris; bila berulang, satu hal terhitung dua kali dan jumlahnya salah.',
    en: 'The key tells rows apart; when it repeats, one thing is counted twice and totals are wrong.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan cari baris yang disebut beserta baris yang lebih dahulu memakai kunci itu.',
      'Hapus baris yang tersalin, perbaiki kunci yang salah ketik, atau isi kunci yang kosong; baris jumlah tidak termasuk data.',
      'Bila beberapa baris memang sah, tambahkan kolom pembedanya ke `primaryKey` pada metadata.',
    ],
    [
      'Open the file in Excel or LibreOffice and find the row together with the one that used the key before.',
      'Delete the copied row, correct the mistyped key, or fill in the empty one; rows of totals are not data.',
      'If several rows are right, add the column that tells them apart to `primaryKey` in the metadata.',
    ],
  ),
  check: (header, context) => {
    const names = context.resource.primaryKey
    const columns = columnsOf(header, names)
    if (!columns) return []
    const key = listed(names)
    return [
      ...columns
        .filter((_, at) => !isRequired(context, names[at]))
        .map((column) => emptyKey(column, header.labels[column] ?? '')),
      repeatCheck(columns, (count, { row, first, values }) => {
        const [here, there] = [figure(row), figure(first)]
        const [own, all] = [listed(values), rowCount(count)]
        const pair = {
          id: `baris ${here.id} mengulang baris ${there.id}: isi ${key.id} sama (${own.id})`,
          en: `row ${here.en} repeats row ${there.en}: ${key.en} ${names.length === 1 ? 'is' : 'are'} the same (${own.en})`,
        }
        return count === 1
          ? { id: `${upper(pair.id)}.`, en: `${upper(pair.en)}.` }
          : {
              id: `${all.id} mengulang baris sebelumnya; yang pertama: ${pair.id}.`,
              en: `The table has ${all.en} that repeat earlier ones; the first: ${pair.en}.`,
            }
      }),
    ]
  },
}

/** A required field without a value is a constraint error already. */
function isRequired({ resource }: TableContext, name: string | undefined): boolean {
  return resource.fields.some((field) => field.name === name && field.constraints?.required === true)
}

function emptyKey(column: number, label: string): RowCheck {
  return {
    message: (count) => ({
      id: `Kolom kunci ${shown(label)} berisi ${cellCount(count).id} tanpa nilai.`,
      en: `The key column ${shown(label)} has ${cellCount(count).en} without a value.`,
    }),
    fix: () => ({
      id: 'Isi selnya, atau hapus barisnya bila bukan data; setiap baris memerlukan kunci yang lengkap.',
      en: 'Fill in the cell, or delete the row if it is no data; every row needs a whole key.',
    }),
    block: (block, report) => {
      const { status } = block.columns[column] as Cells
      for (let index = 0; index < block.count; index++)
        if (status[index] === NULL) report(block, index, column)
    },
  }
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

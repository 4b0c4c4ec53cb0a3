import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { type Cells, LETTER, SPACE, VALUE } from '../catalog/table.ts'
import { serialDate } from './calendar.ts'
import { cellCheck, cellText } from './cellcheck.ts'
import { isText } from './code-text.ts'
import { fieldWords } from './fieldwords.ts'
import type { CellCheck, Rule } from './rule.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A serial number of Excel's dates in a column that is called a date and has not the type of one. */
export const rule: Rule = {
  code: 'serial-date',
  hook: 'column',
  severity: 'error',
  title: { id: 'Tanggal tertulis sebagai nomor seri Excel', en: "Date written as Excel's serial number" },
  why: {
    id: 'Pembaca melihat angka seperti `45292`, bukan tanggal; hanya Excel yang tahu bahwa itu 1 Januari 2024.',
    en: 'Readers see a figure such as `45292` and no date; only Excel knows that it is 1 January 2024.',
  },
  fix: steps(
    [
      'Di Excel, blok kolom tanggal, lalu pilih Format Cells > Custom > yyyy-mm-dd.',
      'Ganti tipe kolom menjadi `date` di berkas `dataset.md`, agar tanggal yang keliru selalu ditemukan.',
      'Simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'In Excel, select the column of dates and choose Format Cells > Custom > yyyy-mm-dd.',
      'Change the type of the column to `date` in the file `dataset.md`, so that wrong dates are always found.',
      'Save the file again as CSV UTF-8.',
    ],
  ),
  check: (field) => {
    if (!isText(field) && field.type !== 'integer' && field.type !== 'number') return []
    if (field.codes !== undefined || field.unit !== undefined) return []
    const words = fieldWords(field.name)
    if (/^(jumlah|jml|banyak|banyaknya|total|lama)$/.test(words[0] ?? '')) return []
    if (words.some((word) => /^(tanggal|tgl|date|tmt)$/.test(word))) return [serialCheck(field, false)]
    return words.some((word) => /^(bulan|bln|month|periode)$/.test(word)) ? [serialCheck(field, true)] : []
  },
}

function serialCheck(field: FieldDescriptor, isMonth: boolean): CellCheck {
  return cellCheck((cells, count, report) => findSerials(cells, count, isMonth ? '2000' : '', report), {
    message: (count, example) => {
      const cells = cellCount(count)
      const [id, en] = isMonth ? ['bulan', 'months'] : ['tanggal', 'dates']
      return {
        id: `Kolom ${shown(field.name)} berisi ${cells.id} dengan ${id} sebagai nomor seri Excel, misalnya ${shown(example)} untuk ${serialDate(example)}.`,
        en: `Column ${shown(field.name)} has ${cells.en} with ${en} as serial numbers of Excel, such as ${shown(example)} for ${serialDate(example)}.`,
      }
    },
    fix: (example) => {
      const date = serialDate(example) ?? ''
      const [wanted, format, type] = isMonth
        ? [date.slice(0, 7), 'yyyy-mm', 'yearmonth']
        : [date, 'yyyy-mm-dd', 'date']
      return {
        id: `Tulis ${shown(wanted)} untuk ${shown(example)}: di Excel, blok kolom lalu pilih Format Cells > Custom > ${format}; ganti juga tipe kolom menjadi \`${type}\` pada metadata.`,
        en: `Write ${shown(wanted)} for ${shown(example)}: in Excel, select the column and choose Format Cells > Custom > ${format}; also change the type of the column to \`${type}\` in the metadata.`,
      }
    },
  })
}

/** `first` keeps older dates out: five digits such as `20241` also name a half-year. */
function findSerials(cells: Cells, count: number, first: string, report: (index: number) => void): void {
  const { start, end, kinds, status } = cells
  for (let index = 0; index < count; index++) {
    const length = (end[index] as number) - (start[index] as number)
    if (length < 5 || length > 16 || status[index] !== VALUE || (kinds[index] as number) & (LETTER | SPACE))
      continue
    const date = serialDate(cellText(cells, index))
    if (date !== undefined && date >= first) report(index)
  }
}

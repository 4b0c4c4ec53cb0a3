import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { isScientificNik } from '../catalog/personal-numbers.ts'
import { DIGIT, LETTER, NUMERIC_MARK, QUOTED, VALUE } from '../catalog/table.ts'
import { cellCheck, cellText } from './cellcheck.ts'
import { isText } from './code-text.ts'
import type { CellCheck, Rule } from './rule.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A long code that a spreadsheet cut down to scientific notation. */
export const rule: Rule = {
  code: 'cut-code',
  hook: 'column',
  severity: 'error',
  title: {
    id: 'Kode panjang terpotong menjadi notasi ilmiah',
    en: 'Long code cut down to scientific notation',
  },
  why: {
    id: 'Angka-angka di belakang kode itu sudah hilang dari berkas: kode yang berbeda menjadi sama dan tidak dapat dipulihkan.',
    en: 'The last digits of the code are gone from the file: different codes become the same and cannot be restored.',
  },
  fix: steps(
    [
      'Bila berkas Excel aslinya masih ada dan kodenya paling banyak 15 angka, blok kolom lalu pilih Format Cells > Number dengan Decimal places 0; selain itu ambil kode lengkapnya dari sumber.',
      'Untuk kode yang lebih panjang, blok kolom, pilih Format Cells > Text, baru ketik atau tempel kodenya.',
      'Berkas CSV dibuka lewat Data > From Text/CSV dengan tipe kolom Text, bukan dengan klik ganda; lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'If the original Excel file is still there and its codes have at most 15 digits, select the column and choose Format Cells > Number with 0 decimal places; else take the whole code from its source.',
      'For longer codes, select the column, choose Format Cells > Text, and only then type or paste the codes.',
      'Open CSV files by Data > From Text/CSV with the column type Text, not by a double click; then save again as CSV UTF-8.',
    ],
  ),
  check: (field) => (isText(field) && field.codes === undefined ? [cutCheck(field)] : []),
}

const NOTATION = DIGIT | LETTER | NUMERIC_MARK
const LONGEST = 24

function cutCheck(field: FieldDescriptor): CellCheck {
  return cellCheck(
    (cells, count, report) => {
      if ((cells.anyKinds & NOTATION) !== NOTATION) return
      const { bytes, start, end, kinds, status } = cells
      for (let index = 0; index < count; index++) {
        if (((kinds[index] as number) & ~QUOTED) !== NOTATION || status[index] !== VALUE) continue
        const to = end[index] as number
        if (to - (start[index] as number) > LONGEST || (bytes[to - 3] !== 43 && bytes[to - 4] !== 43))
          continue
        // Of a NIK nothing is to be restored: another rule says that it must go.
        if (isScientificNik(bytes, start[index] as number, to)) continue
        if (/^\d([.,]\d+)?E\+\d{2,3}$/i.test(cellText(cells, index))) report(index)
      }
    },
    {
      message: (count, example) => {
        const cells = cellCount(count)
        const digits = Number(/\d+$/.exec(example)?.[0]) + 1
        return {
          id: `Kolom ${shown(field.name)} berisi ${cells.id} yang dipotong Excel menjadi notasi ilmiah, misalnya ${shown(example)}, yang semula ${digits} angka.`,
          en: `Column ${shown(field.name)} has ${cells.en} that Excel cut down to scientific notation, such as ${shown(example)}, which had ${digits} digits.`,
        }
      },
    },
  )
}

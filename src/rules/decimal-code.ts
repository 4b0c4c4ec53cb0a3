import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { DIGIT, NUMERIC_MARK, QUOTED, VALUE } from '../catalog/table.ts'
import { cellCheck } from './cellcheck.ts'
import { isCodeName, isText } from './code-text.ts'
import { fieldWords } from './fieldwords.ts'
import type { CellCheck, Rule } from './rule.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A code or year that a program saved as a decimal number. */
export const rule: Rule = {
  code: 'decimal-code',
  hook: 'column',
  severity: 'error',
  title: { id: 'Kode atau tahun tersimpan sebagai desimal', en: 'Code or year saved as a decimal' },
  why: {
    id: 'Kode `3266.0` tidak sama dengan kode `3266`, sehingga barisnya hilang ketika tabel digabungkan.',
    en: 'The code `3266.0` is not the code `3266`, so that its row is lost when tables are joined.',
  },
  fix: steps(
    [
      'Di Excel, blok kolom itu, pilih Format Cells > Number dengan Decimal places 0, lalu simpan kembali sebagai CSV UTF-8.',
      'Bila berkas dibuat program, baca kolom itu sebagai teks; sel kosong di dalamnya biasanya yang membuatnya menjadi desimal.',
    ],
    [
      'In Excel, select the column, choose Format Cells > Number with 0 decimal places, then save the file again as CSV UTF-8.',
      'If a program wrote the file, let it read the column as text; mostly an empty cell in it made the decimals.',
    ],
  ),
  check: (field) => {
    const isYear = fieldWords(field.name).some((word) => /^(tahun|thn|year)$/.test(word))
    return isText(field) && field.codes === undefined && (isYear || isCodeName(field))
      ? [decimalCheck(field)]
      : []
  },
}

const ZERO = 48

function decimalCheck(field: FieldDescriptor): CellCheck {
  let hasPoints = false
  const check = cellCheck(
    (cells, count, report) => {
      if (!(cells.anyKinds & NUMERIC_MARK)) return
      const { bytes, start, end, kinds, status } = cells
      for (let index = 0; index < count; index++) {
        if (((kinds[index] as number) & ~QUOTED) !== (DIGIT | NUMERIC_MARK) || status[index] !== VALUE)
          continue
        const from = start[index] as number
        let at = (end[index] as number) - 1
        while (at > from && bytes[at] === ZERO) at--
        const zeros = (end[index] as number) - 1 - at
        const isMark = bytes[at] === 46 || bytes[at] === 44
        if (isMark && zeros >= 1 && zeros <= 2 && at > from && isDigits(bytes, from, at)) report(index)
        else hasPoints = true
      }
    },
    {
      message: (count, example) => {
        const cells = cellCount(count)
        return {
          id: `Kolom ${shown(field.name)} berisi ${cells.id} dengan kode atau tahun yang tersimpan sebagai desimal, misalnya ${shown(example)}.`,
          en: `Column ${shown(field.name)} has ${cells.en} with a code or year saved as a decimal, such as ${shown(example)}.`,
        }
      },
      fix: (example) => {
        const plain = example.replace(/[.,]0+$/, '')
        return {
          id: `Tulis ${shown(plain)} untuk ${shown(example)}: di Excel, blok kolom lalu pilih Format Cells > Number dengan Decimal places 0; bila berkas dibuat program, baca kolom itu sebagai teks.`,
          en: `Write ${shown(plain)} for ${shown(example)}: in Excel, select the column and choose Format Cells > Number with 0 decimal places; if a program wrote the file, let it read the column as text.`,
        }
      },
    },
  )
  // Beside `1.1`, the code `1.0` is written with a point on purpose.
  return { ...check, holds: () => !hasPoints }
}

function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++)
    if ((bytes[at] as number) < ZERO || (bytes[at] as number) > 57) return false
  return true
}

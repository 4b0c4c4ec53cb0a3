import { labelFaults, labelPlace } from './labels.ts'
import type { Rule } from './rule.ts'
import { counted, listed, steps } from './wording.ts'

/** A column that the schema does not name. */
export const rule: Rule = {
  code: 'extra-label',
  hook: 'table',
  severity: 'error',
  title: { id: 'Kolom yang tidak dideklarasikan', en: 'Undeclared column' },
  why: {
    id: 'Kolom tanpa penjelasan tidak diperiksa, dan pembaca tidak tahu apa artinya.',
    en: 'A column without a description is not checked, and readers do not know what it means.',
  },
  fix: steps(
    [
      'Tentukan apakah kolom itu memang untuk diterbitkan.',
      'Bila ya, tambahkan ke `fields` di berkas `dataset.md` dengan tipe dan satuannya, pada urutan yang sama.',
      'Bila tidak, hapus kolom itu di Excel atau LibreOffice, lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Decide whether the column is meant to be published.',
      'If so, add it to `fields` in the file `dataset.md` with its type and unit, in the same order.',
      'If not, delete the column in Excel or LibreOffice and save the file again as CSV UTF-8.',
    ],
  ),
  *check(facts, context) {
    const { extra } = labelFaults(facts, context)
    if (extra.length === 0) return
    const columns = counted(extra.length, 'kolom', 'column', 'columns')
    const names = listed(extra.map((column) => facts.header?.labels[column] ?? ''))
    yield {
      message: {
        id: `${columns.id} di berkas tidak disebut pada metadata: ${names.id}.`,
        en: `The file has ${columns.en} that the metadata does not name: ${names.en}.`,
      },
      places: extra.map((column) => labelPlace(facts, column)),
    }
  },
}

import { isPersonalHeader } from '../catalog/personal-headers.ts'
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
    const labelOf = (column: number) => facts.header?.labels[column] ?? ''
    const isPersonal = (column: number) => isPersonalHeader(labelOf(column))
    for (const columns of [extra.filter(isPersonal), extra.filter((column) => !isPersonal(column))]) {
      if (columns.length === 0) continue
      const count = counted(columns.length, 'kolom', 'column', 'columns')
      const names = listed(columns.map(labelOf))
      yield {
        message: {
          id: `${count.id} di berkas tidak disebut pada metadata: ${names.id}.`,
          en: `The file has ${count.en} that the metadata does not name: ${names.en}.`,
        },
        ...(columns.every(isPersonal) && { fix: DELETE }),
        places: columns.map((column) => labelPlace(facts, column)),
      }
    }
  },
}

/** What holds data of persons is not to be declared. */
const DELETE = {
  id: 'Menurut judulnya, kolom ini berisi data pribadi: jangan tambahkan ke `fields`. Hapus kolom itu di Excel atau LibreOffice (klik huruf kolomnya, klik kanan, pilih Delete), lalu simpan kembali sebagai CSV UTF-8.',
  en: 'By its header, this column holds personal data: do not add it to `fields`. Delete the column in Excel or LibreOffice (click its letter, right-click, choose Delete), then save the file again as CSV UTF-8.',
}

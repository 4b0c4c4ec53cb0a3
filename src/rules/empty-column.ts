import { labelFaults, labelPlace } from './labels.ts'
import type { Rule } from './rule.ts'
import { counted, listed, rowCount, steps } from './wording.ts'

/** Rows from which a column without values is worth a word. */
const FEWEST_ROWS = 3

/** A declared column without any value. */
export const rule: Rule = {
  code: 'empty-column',
  hook: 'table',
  severity: 'warning',
  title: { id: 'Kolom tanpa satu nilai pun', en: 'Column without any value' },
  why: {
    id: 'Pembaca mencari angka yang dijanjikan judul kolom dan tidak menemukannya.',
    en: 'Readers look for the figures that the name of the column promises and do not find any.',
  },
  fix: steps(
    [
      'Periksa di lembar kerja asli apakah isi kolom itu tertinggal saat disalin atau disimpan.',
      'Bila datanya ada, isi kolomnya; bila memang tidak ada, hapus kolom itu dari berkas dan dari `fields` di berkas `dataset.md`.',
      'Simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Look in the original sheet whether the column was lost when it was copied or saved.',
      'If there are data, fill in the column; if there are none, delete the column from the file and from `fields` in the file `dataset.md`.',
      'Save the file again as CSV UTF-8.',
    ],
  ),
  *check(facts, context) {
    const { result, header } = facts
    if (!result || !header || result.rows < FEWEST_ROWS) return
    const columns = result.columns.flatMap(({ values, nulls }, column) =>
      values === 0 && nulls === result.rows ? [column] : [],
    )
    if (columns.length === 0) return
    const { blank, extra } = labelFaults(facts, context)
    const known = new Set([...blank.map(({ column }) => column), ...extra])
    const empty = columns.filter(
      (column) => !known.has(column) && header.fields[column]?.constraints?.required !== true,
    )
    if (empty.length === 0) return
    const names = listed(empty.map((column) => header.labels[column] ?? ''))
    const count = counted(empty.length, 'kolom', 'column', 'columns')
    const rows = rowCount(result.rows)
    yield {
      message: {
        id: `${count.id} tidak berisi satu nilai pun dalam ${rows.id}: ${names.id}.`,
        en: `The table has ${count.en} without any value in ${rows.en}: ${names.en}.`,
      },
      places: empty.map((column) => labelPlace(facts, column)),
    }
  },
}

import { asideCheck } from './aside-rows.ts'
import { isMisread } from './labels.ts'
import type { Rule } from './rule.ts'
import { rowCount, shown, steps } from './wording.ts'

/** Numbers or units of columns in a row of their own below the header. */
export const rule: Rule = {
  code: 'subheader-row',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Baris nomor atau satuan kolom', en: 'Row of column numbers or units' },
  why: {
    id: 'Baris seperti (1), (2), (3) terbaca sebagai data, sehingga ikut terhitung dan merusak jumlah serta grafik.',
    en: 'A row such as (1), (2), (3) is read as data, so that it is counted and spoils totals and charts.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice.',
      'Klik kanan nomor baris yang disebut, lalu pilih Delete.',
      'Bila baris itu berisi satuan, tulis satuannya pada `unit` kolom itu di berkas `dataset.md`; lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice.',
      'Right-click the number of the row and choose Delete.',
      'If the row holds units, write them into `unit` of the column in the file `dataset.md`; then save the file again as CSV UTF-8.',
    ],
  ),
  check: (header) =>
    isMisread(header)
      ? []
      : [
          asideCheck(['subheader'], (count, example) => ({
            id: `Di bawah nama kolom ada ${rowCount(count).id} berisi nomor atau satuan kolom, bukan data: ${shown(example)} dan seterusnya.`,
            en: `The table has ${rowCount(count).en} of column numbers or units below its column names, which are no data: ${shown(example)} and so on.`,
          })),
        ],
}

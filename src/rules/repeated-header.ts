import { asideCheck } from './aside-rows.ts'
import { isMisread } from './labels.ts'
import type { Rule } from './rule.ts'
import { rowCount, shown, steps } from './wording.ts'

/** The header once more in the middle of the table, or a line that says that the table goes on. */
export const rule: Rule = {
  code: 'repeated-header',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Judul kolom terulang di tengah tabel', en: 'Header repeated inside the table' },
  why: {
    id: 'Judul yang diulang di setiap halaman cetak terbaca sebagai data, sehingga angka di kolom itu tidak dapat dijumlahkan.',
    en: 'A header repeated on every printed page is read as data, so that the figures of its columns cannot be added up.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice.',
      'Blok baris "Lanjutan Tabel", baris judul kolom yang terulang, dan baris kosong di sekitarnya lewat nomor barisnya, klik kanan, lalu pilih Delete.',
      'Pastikan data di atas dan di bawahnya bersambung dengan kolom yang sama, lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice.',
      'Select the rows "Table continued", the repeated headers and the blank rows around them by their numbers, right-click and choose Delete.',
      'Make sure that the data above and below go on under the same columns, then save the file again as CSV UTF-8.',
    ],
  ),
  check: (header) =>
    isMisread(header)
      ? []
      : [
          asideCheck(['header', 'continued'], (count, example) => ({
            id: `Di tengah tabel ada ${rowCount(count).id} berisi judul yang terulang atau tulisan "Lanjutan", bukan data, misalnya ${shown(example)}.`,
            en: `The table has ${rowCount(count).en} of a repeated header or of "table continued", which are no data, such as ${shown(example)}.`,
          })),
        ],
}

import { asideCheck } from './aside-rows.ts'
import { isMisread } from './labels.ts'
import type { Rule } from './rule.ts'
import { rowCount, shown, steps } from './wording.ts'

/** A source, note or legend in a row of the table. */
export const rule: Rule = {
  code: 'note-row',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Catatan di dalam tabel', en: 'Note inside the table' },
  why: {
    id: 'Sumber dan catatan di bawah tabel terbaca sebagai satu baris data yang hampir kosong.',
    en: 'A source or note below the table is read as one more row of data that is almost empty.',
  },
  fix: steps(
    [
      'Pindahkan sumber tabel ke `sources` di berkas `dataset.md`, dan catatan ke teks di bawah baris `---` kedua.',
      'Di Excel atau LibreOffice, blok baris catatan dan baris kosong di sekitarnya lewat nomor barisnya, klik kanan, lalu pilih Delete.',
      'Bila tanda seperti `*` menandai angka sementara, tulis keterangannya dalam kolom tersendiri; lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Move the source of the table to `sources` in the file `dataset.md`, and notes to the text below its second line `---`.',
      'In Excel or LibreOffice, select the rows of notes and the blank rows around them by their numbers, right-click and choose Delete.',
      'If a mark such as `*` tells provisional figures, say so in a column of its own; then save the file again as CSV UTF-8.',
    ],
  ),
  check: (header) =>
    isMisread(header)
      ? []
      : [
          asideCheck(['note'], (count, example) => ({
            id: `Tabel memuat ${rowCount(count).id} catatan, bukan data, misalnya ${shown(example)}.`,
            en: `The table has ${rowCount(count).en} of notes, which are no data, such as ${shown(example)}.`,
          })),
        ],
}

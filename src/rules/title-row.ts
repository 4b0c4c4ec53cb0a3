import type { RowAbove } from '../catalog/headerrow.ts'
import { isMisread } from './labels.ts'
import type { Rule } from './rule.ts'
import { rowCount, shown, steps } from './wording.ts'

/** Rows above the header: a title, a place, a unit, or nothing. */
export const rule: Rule = {
  code: 'title-row',
  hook: 'table',
  severity: 'error',
  title: { id: 'Baris di atas judul kolom', en: 'Rows above the header' },
  why: {
    id: 'Program menganggap baris pertama sebagai nama kolom, sehingga seluruh tabel terbaca salah.',
    en: 'Programs take the first row for the names of the columns, so that the whole table is read wrongly.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice.',
      'Blok semua baris di atas nama kolom lewat nomor barisnya, klik kanan, lalu pilih Delete; menghapus isinya saja tidak cukup.',
      'Tulis judul tabel pada `title` dan sumbernya pada `sources` di berkas `dataset.md`, lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice.',
      'Select all rows above the column names by their numbers, right-click and choose Delete; clearing their contents is not enough.',
      'Write the title of the table into `title` and its source into `sources` of the metadata, then save the file again as CSV UTF-8.',
    ],
  ),
  *check({ file, header }) {
    if (!header || header.above.length === 0 || isMisread(header)) return
    const rows = rowCount(header.above.length)
    const are = header.above.length === 1 ? 'is' : 'are'
    const title = header.above.find(({ text }) => text.trim() !== '')?.text
    const what =
      title === undefined
        ? { id: 'kosong', en: 'blank' }
        : { id: `bukan data, misalnya ${shown(title)}`, en: `no data, such as ${shown(title)}` }
    yield {
      message: {
        id: `Nama kolom ternyata berada di baris ${header.row}, bukan baris 1; ${rows.id} di atasnya ${what.id}.`,
        en: `The column names stand in row ${header.row}, not in row 1; the ${rows.en} above them ${are} ${what.en}.`,
      },
      fix: deletion(header.above, header.row),
      places: header.above.map(({ row, line }) => ({ file, line, row })),
    }
  },
}

function deletion(above: RowAbove[], row: number) {
  const [id, en] =
    above.length === 1 ? ['baris 1', 'row 1'] : [`baris 1 sampai ${row - 1}`, `rows 1 to ${row - 1}`]
  const isTitled = above.some(({ text }) => text.trim() !== '')
  const kept = {
    id: ' Judul tabel ditulis pada `title` dan sumbernya pada `sources` di metadata.',
    en: ' The title of the table belongs into `title` and its source into `sources` of the metadata.',
  }
  return {
    id: `Di Excel, blok ${id} lewat nomor barisnya, klik kanan, pilih Delete, lalu simpan kembali sebagai CSV UTF-8.${isTitled ? kept.id : ''}`,
    en: `In Excel, select ${en} by ${above.length === 1 ? 'its number' : 'their numbers'}, right-click, choose Delete, and save the file again as CSV UTF-8.${isTitled ? kept.en : ''}`,
  }
}

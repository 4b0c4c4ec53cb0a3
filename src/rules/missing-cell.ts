import { isTitle } from '../catalog/header.ts'
import { asideCheck } from './aside-rows.ts'
import { isMisread } from './labels.ts'
import { MARKS } from './marks.ts'
import type { RowCheck, Rule } from './rule.ts'
import { rowCount, steps } from './wording.ts'

/** A row with fewer cells than the header. */
export const rule: Rule = {
  code: 'missing-cell',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Baris dengan sel yang kurang', en: 'Row with too few cells' },
  why: {
    id: 'Bila satu sel hilang, angka di baris itu dapat terbaca di kolom yang salah.',
    en: 'When a cell is lost, the figures of the row may be read under the wrong columns.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan bandingkan baris yang disebut dengan baris di atasnya.',
      'Isi sel yang hilang, atau biarkan kosong pada kolom yang benar; catatan dan baris "Lanjutan" di bawah tabel dihapus.',
      'Simpan kembali sebagai CSV UTF-8, sehingga setiap baris punya sel sebanyak judul.',
    ],
    [
      'Open the file in Excel or LibreOffice and compare the row with the one above it.',
      'Fill in the lost cell, or leave it empty under the right column; delete notes and "continued" rows below the table.',
      'Save the file again as CSV UTF-8, so that every row has as many cells as the header.',
    ],
  ),
  check: (header, context) => {
    if (isMisread(header) || isTitle(header.labels, context.resource.fields)) return []
    const width = header.labels.length
    return [
      uncutRows(context.resource.dialect.delimiter),
      {
        message: (count) => ({
          id: `${rowCount(count).id} punya sel lebih sedikit daripada ${width} kolom pada judul.`,
          en: `The table has ${rowCount(count).en} with fewer cells than the ${width} columns of the header.`,
        }),
        block: (block, report) => {
          const { widths, blank } = block
          for (let index = 0; index < block.count; index++) {
            const cells = widths[index] as number
            if (cells < width && !blank[index]) report(block, index, cells)
          }
        },
      },
    ]
  },
}

/** Rows in one cell, since another sign parts them than the names of the columns. */
function uncutRows(declared: string): RowCheck {
  let mark = declared
  const own = MARKS[declared] ?? { id: 'pemisahnya', en: 'its delimiter' }
  const check = asideCheck(['uncut'], (count, found) => {
    mark = found
    const rows = rowCount(count)
    const other = MARKS[mark]
    return mark === declared || !other
      ? {
          id: `${rows.id} diapit tanda petik, sehingga seluruh baris terbaca sebagai satu sel.`,
          en: `The table has ${rows.en} in quotes, so that the whole row is read as one cell.`,
        }
      : {
          id: `${rows.id} dipisahkan dengan ${other.id}, padahal nama kolomnya dengan ${own.id}.`,
          en: `The table has ${rows.en} parted by ${other.en}, but its column names by ${own.en}.`,
        }
  })
  return {
    ...check,
    fix: () =>
      mark === declared
        ? {
            id: 'Buka berkas dengan editor teks (misalnya Notepad) dan hapus tanda petik di awal dan akhir baris itu.',
            en: 'Open the file in a text editor (such as Notepad) and remove the quotes at both ends of the rows.',
          }
        : {
            id: `Buka berkas dengan editor teks (misalnya Notepad) dan ganti pemisah di baris itu dengan ${own.id}; atau buka tabel aslinya di Excel dan simpan ulang seluruhnya sebagai CSV UTF-8.`,
            en: `Open the file in a text editor (such as Notepad) and replace the delimiters of the rows by ${own.en}; or open the original table in Excel and save all of it again as CSV UTF-8.`,
          },
  }
}

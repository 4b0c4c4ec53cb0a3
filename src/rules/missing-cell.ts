import { isMisread } from './labels.ts'
import type { Rule } from './rule.ts'
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
    if (isMisread(header, context)) return []
    const width = header.labels.length
    return [
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

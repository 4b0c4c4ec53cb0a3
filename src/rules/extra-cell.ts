import { isTitle } from '../catalog/header.ts'
import type { Text } from '../catalog/problem.ts'
import { ABSENT } from '../catalog/table.ts'
import { isMisread } from './labels.ts'
import type { RowCheck, Rule } from './rule.ts'
import { rowCount, steps } from './wording.ts'

/** A row with more cells than the header. */
export const rule: Rule = {
  code: 'extra-cell',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Baris dengan sel berlebih', en: 'Row with too many cells' },
  why: {
    id: 'Sel berlebih biasanya berarti satu nilai terbelah dua, sehingga angka bergeser ke kolom yang salah.',
    en: 'An extra cell usually means that a value was split in two, so that figures slip under the wrong columns.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan lihat sel di kanan kolom terakhir pada baris yang disebut.',
      'Bila nilai dengan koma terbelah (misalnya `12,5` atau `Jl. Merdeka, No. 1`), gabungkan lagi; desimal ditulis dengan titik, teks dengan koma diapit tanda petik.',
      'Bila sel itu kosong atau berisi catatan, hapus kolomnya, lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice and look to the right of the last column in that row.',
      'If a value with a comma was split (such as `12,5` or `Main Street, No. 1`), join it again; write decimals with a point and put quotes around text with commas.',
      'If the cell is empty or holds a note, delete its column, then save the file again as CSV UTF-8.',
    ],
  ),
  check: (header, context) => {
    if (isMisread(header) || isTitle(header.labels, context.resource.fields)) return []
    return [filled(header.labels.length), empty(header.labels.length)]
  },
}

function filled(width: number): RowCheck {
  return wider(width, false, (count) => ({
    id: `${rowCount(count).id} punya sel lebih banyak daripada ${width} kolom pada judul.`,
    en: `The table has ${rowCount(count).en} with more cells than the ${width} columns of the header.`,
  }))
}

/** Delimiters behind the last value, which remain of columns that were cleared and not deleted. */
function empty(width: number): RowCheck {
  return {
    ...wider(width, true, (count) => ({
      id: `${rowCount(count).id} diakhiri tanda pemisah berlebih, sehingga ada sel kosong di kanan ${width} kolom pada judul.`,
      en: `The table has ${rowCount(count).en} ending with delimiters too many, so that empty cells stand to the right of the ${width} columns of the header.`,
    })),
    fix: () => ({
      id: `Di Excel, blok kolom kosong di kanan kolom ke-${width} lewat huruf kolomnya, klik kanan, pilih Delete, lalu simpan kembali sebagai CSV UTF-8.`,
      en: `In Excel, select the empty columns to the right of column ${width} by their letters, right-click, choose Delete, and save the file again as CSV UTF-8.`,
    }),
  }
}

/** Rows with more cells than labels, whose further cells are all empty or not. */
function wider(width: number, isEmpty: boolean, message: (count: number) => Text): RowCheck {
  return {
    message,
    block: (block, report) => {
      const { widths, blank } = block
      for (let index = 0; index < block.count; index++) {
        if ((widths[index] as number) <= width || blank[index]) continue
        // Where a value stands behind the last column, all cells of the row are taken for absent.
        const isKept = block.columns.some(({ status }) => status[index] !== ABSENT)
        if (isEmpty === isKept) report(block, index)
      }
    },
  }
}

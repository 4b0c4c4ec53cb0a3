import type { RowCheck, Rule } from './rule.ts'
import { figure, rowCount, steps } from './wording.ts'

/** A row without any value. */
export const rule: Rule = {
  code: 'blank-row',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Baris kosong', en: 'Blank row' },
  why: {
    id: 'Baris kosong memotong tabel di banyak program, sehingga data di bawahnya tidak terbaca.',
    en: 'A blank row cuts the table in many programs, so that the data below it is not read.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice.',
      'Blok baris kosong lewat nomor barisnya, klik kanan, lalu pilih Delete; menghapus isinya saja tidak cukup.',
      'Simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice.',
      'Select the blank rows by their numbers, right-click and choose Delete; clearing their contents is not enough.',
      'Save the file again as CSV UTF-8.',
    ],
  ),
  check: () => [blankRows()],
}

function blankRows(): RowCheck {
  let last = 0
  return {
    block: (block, report) => {
      for (let index = 0; index < block.count; index++) {
        if (block.blank[index]) {
          last++
          report(block, index)
        } else last = 0
      }
    },
    message: (count) => {
      const rows = rowCount(count)
      if (last === 0)
        return {
          id: `Tabel memuat ${rows.id} kosong di antara data.`,
          en: `The table has ${rows.en} without any value between its data.`,
        }
      if (last === count)
        return {
          id: `Tabel diakhiri ${rows.id} kosong.`,
          en: `The table ends with ${rows.en} without any value.`,
        }
      const end = figure(last)
      return {
        id: `Tabel memuat ${rows.id} kosong, ${end.id} di antaranya di akhir.`,
        en: `The table has ${rows.en} without any value, ${end.en} of them at its end.`,
      }
    },
  }
}

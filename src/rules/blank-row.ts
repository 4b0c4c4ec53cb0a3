import { ASIDE, BLANK } from '../catalog/table.ts'
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
  check: ({ labels }) => [blankRows(labels.every((label) => label.trim() === ''))],
}

function blankRows(isHeaderBlank: boolean): RowCheck {
  let last = 0
  let data = 0
  let single = 0
  // Blank rows beside a note or a break in the table go with it; they are named only together with others.
  let waiting = 0
  let certain = 0
  let isBesideAside = false
  return {
    block: (block, report) => {
      for (let index = 0; index < block.count; index++) {
        const kind = block.blank[index]
        if (kind === BLANK) {
          last++
          if (!isBesideAside) waiting++
          report(block, index)
          continue
        }
        if (last === 1) single++
        last = 0
        if (kind !== ASIDE) {
          certain += waiting
          data++
        }
        waiting = 0
        isBesideAside = kind === ASIDE
      }
    },
    // A file of nothing but blank rows is an empty file, which is said of the file.
    holds: () => certain + waiting > 0 && !(isHeaderBlank && data === 0),
    message: (count) => {
      const rows = rowCount(count)
      if (isDoubled(count, data, single))
        return {
          id: `Setiap baris diikuti satu baris kosong (${rows.id}): akhir barisnya tertulis dua kali.`,
          en: `Every row is followed by a blank one (${rows.en}): the line ends were written twice.`,
        }
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

  function isDoubled(count: number, data: number, single: number): boolean {
    return data >= 3 && single === data && (last === 1 ? count === data + 1 : count === data)
  }
}

import type { Text } from '../catalog/problem.ts'
import { asideCheck } from './aside-rows.ts'
import { isMisread } from './labels.ts'
import type { RowCheck, Rule } from './rule.ts'
import { figure, rowCount, shown, steps } from './wording.ts'

/** A row of totals that lacks what every row of the table must have. */
export const rule: Rule = {
  code: 'keyless-total',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Baris jumlah tanpa kunci', en: 'Row of totals without a key' },
  why: {
    id: 'Baris jumlah bukan data: siapa pun yang menjumlahkan kolomnya mendapat angka dua kali lipat.',
    en: 'A row of totals is no data: whoever adds up the column gets twice the figure.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice.',
      'Klik kanan nomor baris yang disebut, lalu pilih Delete; sel kosongnya tidak perlu diisi.',
      'Simpan kembali sebagai CSV UTF-8. Jumlahnya dapat dihitung siapa pun dari baris lainnya.',
    ],
    [
      'Open the file in Excel or LibreOffice.',
      'Right-click the number of the row and choose Delete; its empty cells need not be filled in.',
      'Save the file again as CSV UTF-8. Anybody can add up the other rows.',
    ],
  ),
  check: (header) => (isMisread(header) ? [] : [totals()]),
}

function totals(): RowCheck {
  let found = { count: 0, rows: [] as number[] }
  const check = asideCheck(['total'], (count, example, rows) => {
    found = { count, rows }
    const [which, word] = [named(count, rows), shown(example)]
    return count === 1
      ? {
          id: `Baris ${which.id} adalah baris jumlah (${word}), bukan data.`,
          en: `Row ${which.en} is a row of totals (${word}), which is no data.`,
        }
      : {
          id: `${rowCount(count).id} adalah baris jumlah (${word}), bukan data: baris ${which.id}.`,
          en: `The table has ${rowCount(count).en} of totals (${word}), which are no data: rows ${which.en}.`,
        }
  })
  return {
    ...check,
    fix: () => {
      const which = named(found.count, found.rows)
      return found.count === 1
        ? {
            id: `Di Excel klik kanan nomor baris ${which.id}, pilih Delete; jumlahnya dapat dihitung siapa pun.`,
            en: `In Excel right-click the number of row ${which.en} and choose Delete; anybody can add up the others.`,
          }
        : {
            id: `Di Excel blok nomor baris ${which.id} (tahan Ctrl sambil mengklik), klik kanan, lalu pilih Delete; jumlahnya dapat dihitung siapa pun.`,
            en: `In Excel select the numbers of rows ${which.en} (hold Ctrl while you click), right-click and choose Delete; anybody can add up the others.`,
          }
    },
  }
}

/** The numbers of rows, of many the first. */
function named(count: number, rows: number[]): Text {
  const list = (language: keyof Text) => rows.map((row) => figure(row)[language]).join(', ')
  const rest = figure(count - rows.length)
  return count > rows.length
    ? { id: `${list('id')}, dan ${rest.id} lainnya`, en: `${list('en')} and ${rest.en} more` }
    : { id: list('id'), en: list('en') }
}

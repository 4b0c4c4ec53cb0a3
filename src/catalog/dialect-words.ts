import type { Text } from './problem.ts'

/** What to do with a file whose dialect this catalog does not read, by the property that declares it. */
const STEPS: Record<string, Text> = {
  header: {
    id: 'Sisipkan baris 1 dengan nama kolom di berkas, lalu hapus `header`.',
    en: 'Insert a row 1 with the names of the columns in the file, then remove `header`.',
  },
  headerRows: {
    id: 'Jadikan nama kolom satu baris, di baris 1 berkas, lalu hapus `headerRows`.',
    en: 'Make the names of the columns one row, row 1 of the file, then remove `headerRows`.',
  },
  headerJoin: {
    id: 'Jadikan nama kolom satu baris, di baris 1 berkas, lalu hapus `headerJoin`.',
    en: 'Make the names of the columns one row, row 1 of the file, then remove `headerJoin`.',
  },
  commentRows: {
    id: 'Hapus baris komentar dari berkas, lalu hapus `commentRows`; catatan ditulis di bawah metadata.',
    en: 'Delete the rows of comments from the file, then remove `commentRows`; notes belong below the metadata.',
  },
  commentChar: {
    id: 'Hapus baris komentar dari berkas, lalu hapus `commentChar`; catatan ditulis di bawah metadata.',
    en: 'Delete the rows of comments from the file, then remove `commentChar`; notes belong below the metadata.',
  },
  doubleQuote: {
    id: 'Tulis tanda petik di dalam sel dua kali (`""`), misalnya dengan menyimpan ulang berkas dari Excel sebagai CSV UTF-8, lalu hapus `doubleQuote`.',
    en: 'Write quotes inside cells twice (`""`), such as by saving the file again from Excel as CSV UTF-8, then remove `doubleQuote`.',
  },
  escapeChar: {
    id: 'Simpan ulang berkas dari Excel sebagai CSV UTF-8, sehingga tanda petik di dalam sel ditulis dua kali (`""`), lalu hapus `escapeChar`.',
    en: 'Save the file again from Excel as CSV UTF-8, so that quotes inside cells are written twice (`""`), then remove `escapeChar`.',
  },
  nullSequence: {
    id: 'Tulis teks itu pada `missingValues` di `schema`, lalu hapus `nullSequence`.',
    en: 'Write the text into `missingValues` of `schema`, then remove `nullSequence`.',
  },
  skipInitialSpace: {
    id: 'Hapus spasi sesudah tanda pemisah di berkas, lalu hapus `skipInitialSpace`.',
    en: 'Remove the spaces behind the delimiters in the file, then remove `skipInitialSpace`.',
  },
  caseSensitiveHeader: {
    id: 'Tulis nama kolom di baris 1 persis seperti di metadata, huruf besar dan kecilnya juga, lalu hapus `caseSensitiveHeader`.',
    en: 'Write the names of the columns in row 1 exactly as in the metadata, capitals included, then remove `caseSensitiveHeader`.',
  },
}

/** The step for a refused property of a dialect; `undefined` for any other place. */
export function dialectStep(place: string): Text | undefined {
  const [, name = ''] = /(?:^|\.)dialect\.(\w+)$/.exec(place) ?? []
  return Object.hasOwn(STEPS, name) ? STEPS[name] : undefined
}

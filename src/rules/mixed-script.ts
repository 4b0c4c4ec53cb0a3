import { type Cells, NON_ASCII } from '../catalog/table.ts'
import { textOf } from '../catalog/text.ts'
import { codePoint } from '../catalog/unseen.ts'
import { type MixedWord, mixedWord, scriptOf } from './lookalikes.ts'
import type { Rule } from './rule.ts'
import { type CellFault, tableCells } from './tablecells.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A cell or label in which a Cyrillic or Greek letter stands for the Latin one it looks like. */
export const rule: Rule = {
  code: 'mixed-script',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Huruf asing yang mirip huruf Latin', en: 'Foreign letters that look like Latin ones' },
  why: {
    id: 'Kata itu tampak benar, tetapi tidak ditemukan oleh pencarian dan tidak cocok dengan nama atau kode yang sama di tabel lain.',
    en: 'The word looks right, yet no search finds it and it does not match the same name or code of another table.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan ketik ulang kata yang disebut dengan papan ketik biasa; jangan menyalinnya.',
      'Bila selnya banyak, salin huruf asing itu ke kotak Find and Replace dan ganti dengan huruf Latin yang Anda ketik sendiri.',
      'Simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice and type the named words again on a plain keyboard; do not copy them.',
      'If there are many, copy the foreign letter into Find and Replace and replace it by the Latin letter, typed by yourself.',
      'Save the file again as CSV UTF-8.',
    ],
  ),
  check: (header, context) => [tableCells(header, context, FAULT)],
}

const FAULT: CellFault = {
  oneOf: NON_ASCII,
  test: (cells, index) =>
    isSuspect(cells, index) &&
    mixedWord(textOf(cells.bytes, cells.start[index], cells.end[index])) !== undefined,
  label: (label) => mixedWord(label) !== undefined,
  message: ({ count, columns, example }) => {
    const cells = cellCount(count)
    const { word, letter } = mixedWord(example) as MixedWord
    const script = scriptOf(letter)
    const sign = `${shown(letter)} (${script === 'Kiril' ? 'Cyrillic' : 'Greek'}, ${codePoint(letter)})`
    return {
      id: `Tabel memuat ${cells.id} dengan huruf asing yang mirip huruf Latin (${columns.id}), misalnya ${shown(letter)} (${script}, ${codePoint(letter)}) di dalam ${shown(word)}.`,
      en: `The table has ${cells.en} with foreign letters that look like Latin ones (${columns.en}), such as ${sign} in ${shown(word)}.`,
    }
  },
  fix: ({ example }) => {
    const { word, latin } = mixedWord(example) as MixedWord
    return {
      id: `Ketik ulang ${shown(latin)} untuk ${shown(word)} dengan papan ketik biasa; jangan menyalinnya. Bila selnya banyak, ganti hurufnya lewat Find and Replace.`,
      en: `Type ${shown(latin)} again for ${shown(word)} on a plain keyboard; do not copy it. If there are many, replace the letter by Find and Replace.`,
    }
  },
}

/** Whether a cell has a lead byte of Greek or Cyrillic. */
function isSuspect({ bytes, start, end }: Cells, index: number): boolean {
  const to = end[index] as number
  for (let at = start[index] as number; at < to; at++) {
    const byte = bytes[at] as number
    if (byte >= 0xce && byte <= 0xd4) return true
  }
  return false
}

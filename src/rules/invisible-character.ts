import { NON_ASCII } from '../catalog/table.ts'
import { textOf } from '../catalog/text.ts'
import { UNSEEN_HIDDEN, unseenBytes, unseenIn } from '../catalog/unseen.ts'
import { withoutUnseen } from './bidi-character.ts'
import type { Rule } from './rule.ts'
import { type CellFault, tableCells } from './tablecells.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A cell or label with a character of no width that its script does not need. */
export const rule: Rule = {
  code: 'invisible-character',
  hook: 'rows',
  severity: 'warning',
  title: { id: 'Karakter tak terlihat', en: 'Invisible character' },
  why: {
    id: 'Dua nama yang tampak sama menjadi berbeda, sehingga pencarian, penjumlahan, dan penggabungan data meleset.',
    en: 'Two names that look the same differ, so that searches, totals and joins go wrong.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan ketik ulang isi sel yang disebut.',
      'Bila selnya banyak, salin satu karakter tak terlihat itu ke kotak Find and Replace, kosongkan Replace, lalu pilih Replace All.',
      'Simpan kembali sebagai CSV UTF-8; teks dari halaman web atau PDF tempelkan lewat Paste Special > Text.',
    ],
    [
      'Open the file in Excel or LibreOffice and type the named cells again.',
      'If there are many, copy one such character into Find and Replace, leave Replace empty and choose Replace All.',
      'Save the file again as CSV UTF-8; paste text from web pages or PDF by Paste Special > Text.',
    ],
  ),
  check: (header, context) => [tableCells(header, context, FAULT)],
}

const FAULT: CellFault = {
  oneOf: NON_ASCII,
  test: ({ bytes, start, end }, index) => {
    const from = start[index] as number
    const to = end[index] as number
    return (unseenBytes(bytes, from, to) & UNSEEN_HIDDEN) !== 0 && hasHidden(textOf(bytes, from, to))
  },
  label: hasHidden,
  message: ({ count, columns, example }) => {
    const cells = cellCount(count)
    return {
      id: `Tabel memuat ${cells.id} dengan karakter tak terlihat (${columns.id}), misalnya ${shown(example)}.`,
      en: `The table has ${cells.en} with invisible characters (${columns.en}), such as ${shown(example)}.`,
    }
  },
  fix: ({ example }) => ({
    id: `Hapus karakter yang tampak sebagai \`[U+…]\`: ketik ulang ${shown(withoutUnseen(example))}. Bila selnya banyak, hapus lewat Find and Replace.`,
    en: `Remove what is shown as \`[U+…]\`: type ${shown(withoutUnseen(example))} again. If there are many, remove them by Find and Replace.`,
  }),
}

function hasHidden(text: string): boolean {
  return unseenIn(text).some(({ kind }) => kind === 'hidden')
}

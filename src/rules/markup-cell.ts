import { type Cells, OTHER } from '../catalog/table.ts'
import { textOf } from '../catalog/text.ts'
import { markupIn, withoutMarkup } from './markup.ts'
import type { Rule } from './rule.ts'
import { type CellFault, tableCells } from './tablecells.ts'
import { isEntity, isUnsafe } from './unsafe-cell.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A cell with tags or entities of HTML, which readers see as they are written. */
export const rule: Rule = {
  code: 'markup-cell',
  hook: 'rows',
  severity: 'warning',
  title: { id: 'Kode HTML di dalam sel', en: 'HTML in a cell' },
  why: {
    id: 'Pembaca melihat kode seperti `<br>` atau `&amp;` di tengah teks, dan pencarian tidak menemukan nama yang dimaksud.',
    en: 'Readers see code such as `<br>` or `&amp;` amid the text, and searches miss the name that is meant.',
  },
  fix: steps(
    [
      'Ekspor data dari aplikasinya sekali lagi sebagai teks biasa, bila pilihan itu ada.',
      'Bila tidak, buka berkas di Excel atau LibreOffice dan ganti kodenya lewat Find and Replace: `<br>` dengan spasi, `&amp;` dengan `&`, tanda lain dengan kosong.',
      'Simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Export the data from the application again as plain text, if it offers that.',
      'If not, open the file in Excel or LibreOffice and replace the code by Find and Replace: `<br>` by a space, `&amp;` by `&`, other tags by nothing.',
      'Save the file again as CSV UTF-8.',
    ],
  ),
  check: (header, context) => [tableCells(header, context, FAULT)],
}

const FAULT: CellFault = {
  oneOf: OTHER,
  test: (cells, index) =>
    isSuspect(cells, index) && hasMarkup(textOf(cells.bytes, cells.start[index], cells.end[index])),
  label: hasMarkup,
  message: ({ count, columns, example }) => {
    const cells = cellCount(count)
    const mark = shown(markupIn(example) ?? '')
    return {
      id: `Tabel memuat ${cells.id} dengan kode HTML seperti ${mark} (${columns.id}), misalnya ${shown(example)}.`,
      en: `The table has ${cells.en} with HTML such as ${mark} (${columns.en}), as in ${shown(example)}.`,
    }
  },
  fix: ({ example }) => {
    const plain = withoutMarkup(example)
    if (plain === '')
      return {
        id: `Kosongkan sel yang hanya berisi kode HTML seperti ${shown(example)}.`,
        en: `Empty the cells that hold nothing but HTML such as ${shown(example)}.`,
      }
    return {
      id: `Tulis ${shown(plain)} untuk ${shown(example)}. Bila selnya banyak, ganti kodenya lewat Find and Replace, atau ekspor ulang dari aplikasinya sebagai teks biasa.`,
      en: `Write ${shown(plain)} for ${shown(example)}. If there are many, replace the code by Find and Replace, or export from the application again as plain text.`,
    }
  },
}

function hasMarkup(text: string): boolean {
  // What could run is an error of its own.
  return markupIn(text) !== undefined && !isUnsafe(text)
}

/** Whether a cell holds `<` or an entity. */
function isSuspect({ bytes, start, end }: Cells, index: number): boolean {
  const to = end[index] as number
  for (let at = start[index] as number; at < to; at++) {
    if (bytes[at] === 60 || (bytes[at] === 38 && isEntity(bytes, at, to))) return true
  }
  return false
}

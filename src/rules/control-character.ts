import type { Text } from '../catalog/problem.ts'
import { CONTROL, NON_ASCII } from '../catalog/table.ts'
import { codePoint, UNSEEN_CONTROL, unseenBytes, unseenIn } from '../catalog/unseen.ts'
import type { Rule } from './rule.ts'
import { type CellFault, type CellsFound, tableCells } from './tablecells.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A cell or label with a control character, which steers a program and shows nothing. */
export const rule: Rule = {
  code: 'control-character',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Karakter kendali di dalam sel', en: 'Control character in a cell' },
  why: {
    id: 'Karakter kendali tidak terlihat, tetapi merusak pencarian, XML, dan JSON, dan dapat mengacaukan layar pembaca.',
    en: 'Control characters cannot be seen, yet they break searches, XML and JSON, and can upset the screen of the reader.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan ketik ulang isi sel yang disebut; jangan menyalinnya.',
      'Bila selnya banyak, buat kolom bantu dengan `=CLEAN(A2)` di Excel, lalu tempel hasilnya sebagai nilai (Paste Special > Values).',
      'Simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice and type the named cells again; do not copy them.',
      'If there are many, make a helper column with `=CLEAN(A2)` in Excel, then paste its result as values (Paste Special > Values).',
      'Save the file again as CSV UTF-8.',
    ],
  ),
  check: (header, context) => [tableCells(header, context, FAULT)],
}

const FAULT: CellFault = {
  oneOf: CONTROL | NON_ASCII,
  test: ({ bytes, start, end }, index) =>
    (unseenBytes(bytes, start[index] as number, end[index] as number) & UNSEEN_CONTROL) !== 0,
  label: (label) => unseenIn(label).some(({ kind }) => kind === 'control'),
  message: ({ count, columns, example }) => {
    const cells = cellCount(count)
    return {
      id: `Tabel memuat ${cells.id} dengan karakter kendali yang tidak terlihat (${columns.id}), misalnya ${shown(example)}.`,
      en: `The table has ${cells.en} with control characters that cannot be seen (${columns.en}), such as ${shown(example)}.`,
    }
  },
  fix: (found) => {
    const mark = windowsMark(found)
    if (!mark) return CLEAN
    const isAll = found.examples.every((example) => meantBy(example) !== undefined)
    return isAll ? mark : { id: `${mark.id}\n${CLEAN.id}`, en: `${mark.en}\n${CLEAN.en}` }
  },
}

const CLEAN: Text = {
  id: 'Ketik ulang isi sel itu tanpa menyalinnya; bila selnya banyak, pakai rumus `=CLEAN(A2)` di Excel dan tempel hasilnya sebagai nilai. Karakter yang harus hilang tampak sebagai `[U+…]` pada laporan ini.',
  en: 'Type the cells again without copying them; if there are many, use the formula `=CLEAN(A2)` in Excel and paste its result as values. What has to go is shown as `[U+…]` in this report.',
}

/** What Windows-1252 means by the bytes that Latin-1 takes for control characters: most are such marks gone wrong. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function windowsMark({ examples }: CellsFound): Text | undefined {
  for (const example of examples) {
    const meant = meantBy(example)
    if (!meant) continue
    const { text, character, mark } = meant
    return {
      id: `${codePoint(character)} biasanya tanda \`${mark}\` dari Windows yang rusak saat disimpan: tulis ${shown(text)} untuk ${shown(example)}. Simpan berkas aslinya sekali lagi sebagai CSV UTF-8 agar tanda lain juga benar.`,
      en: `${codePoint(character)} is mostly the mark \`${mark}\` of Windows, damaged on saving: write ${shown(text)} for ${shown(example)}. Save the original once more as CSV UTF-8, so that other marks come right too.`,
    }
  }
  return undefined
}

/** The text with its marks of Windows, and the first of them; nothing where a control character is none. */
function meantBy(text: string): { text: string; character: string; mark: string } | undefined {
  const controls = unseenIn(text).filter(({ kind }) => kind === 'control')
  let meant = text
  for (const { character } of controls) {
    const mark = windowsOf(character)
    if (mark === undefined) return undefined
    meant = meant.replaceAll(character, mark)
  }
  const character = controls[0]?.character
  const mark = character && windowsOf(character)
  return mark ? { text: meant, character: character as string, mark } : undefined
}

function windowsOf(character: string): string | undefined {
  const mark = WINDOWS[character.charCodeAt(0) - 0x80]
  return mark === undefined || mark === character ? undefined : mark
}

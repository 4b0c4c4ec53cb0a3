import type { Text } from '../catalog/problem.ts'
import { type Cells, DIGIT, LETTER, NON_ASCII, NUMERIC_MARK, OTHER } from '../catalog/table.ts'
import { textOf } from '../catalog/text.ts'
import { formulaResult, isFormula } from './formulas.ts'
import type { Rule } from './rule.ts'
import { type CellFault, type CellsFound, tableCells } from './tablecells.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A cell or label that a spreadsheet would run as a formula when it opens the file. */
export const rule: Rule = {
  code: 'formula-cell',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Sel yang dijalankan sebagai rumus', en: 'Cell that runs as a formula' },
  why: {
    id: 'Excel menjalankan sel ini saat pembaca membuka CSV: isinya berubah menjadi angka lain atau `#NAME?`, dan rumus yang jahat dapat mengirim data pembaca keluar.',
    en: 'Excel runs such a cell when a reader opens the CSV: it turns into another figure or `#NAME?`, and a malicious formula can send data of the reader away.',
  },
  fix: steps(
    [
      'Buka berkas aslinya di Excel atau LibreOffice dan blok sel yang disebut.',
      'Salin, lalu tempel di tempat yang sama lewat Paste Special > Values, sehingga hasilnya tersimpan, bukan rumusnya.',
      'Bila selnya memang teks, hapus tanda `=`, `+`, `-`, atau `@` di depannya; agar nol di depan kode tetap ada, format kolomnya sebagai Text.',
      'Simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the original file in Excel or LibreOffice and select the named cells.',
      'Copy them and paste them in place by Paste Special > Values, so that the results are saved, not the formulas.',
      'If a cell is meant as text, remove the sign `=`, `+`, `-` or `@` in front; to keep leading zeros of codes, format the column as Text.',
      'Save the file again as CSV UTF-8.',
    ],
  ),
  check: (header, context) => [tableCells(header, context, FAULT)],
}

const FAULT: CellFault = {
  // Every formula has a sign such as `=`, `(`, `|` or `@`, or a sign in front of a name.
  oneOf: OTHER | NON_ASCII,
  allOf: NUMERIC_MARK | LETTER | DIGIT,
  test: (cells, index) =>
    isSuspect(cells, index) && isFormula(textOf(cells.bytes, cells.start[index], cells.end[index])),
  label: isFormula,
  message: ({ count, columns, example }) => {
    const cells = cellCount(count)
    return {
      id: `Tabel memuat ${cells.id} yang dijalankan Excel sebagai rumus (${columns.id}), misalnya ${shown(example)}.`,
      en: `The table has ${cells.en} that Excel runs as formulas (${columns.en}), such as ${shown(example)}.`,
    }
  },
  fix: fixOf,
}

const [QUOTE, PLUS, COMMA, MINUS, SEMICOLON, EQUALS, AT, BAR] = [34, 43, 44, 45, 59, 61, 64, 124]

/** Whether a cell begins as formulas do, or has such a sign behind one that parts columns in another program. */
function isSuspect({ bytes, start, end, kinds }: Cells, index: number): boolean {
  const from = start[index] as number
  const to = end[index] as number
  const kind = kinds[index] as number
  const first = bytes[from] as number
  // Signs alone make no formula: it calls something in brackets, or names a cell by a letter and a digit.
  if (first === PLUS || first === MINUS || first === AT)
    return (kind & OTHER) !== 0 || ((kind & LETTER) !== 0 && (kind & DIGIT) !== 0)
  // Lead bytes of unseen characters, of the space that does not break, and of signs of full width.
  if (first === EQUALS || first <= 32 || first === 0xc2 || first === 0xe2 || first === 0xef) return from < to
  if (first === 0xe3) return bytes[from + 1] === 0x80 && bytes[from + 2] === 0x80
  if ((kind & OTHER) === 0) return false
  let parted = first === QUOTE
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    if (parted && (byte === EQUALS || byte === PLUS || byte === MINUS || byte === AT)) return true
    if (byte === SEMICOLON || byte === COMMA || byte === BAR || (byte < 32 && byte > 8)) parted = true
    else if (byte !== 32 && byte !== QUOTE) parted = false
  }
  return false
}

function fixOf({ examples, example }: CellsFound): Text {
  const results = examples.flatMap((text) => {
    const result = formulaResult(text)
    return result === undefined ? [] : [{ text, result }]
  })
  const lines: Text[] = results.map(({ text, result }) => ({
    id: `Tulis ${shown(result)} untuk ${shown(text)}.`,
    en: `Write ${shown(result)} for ${shown(text)}.`,
  }))
  if (results.some(({ result }) => /^0\d/.test(result))) lines.push(KEEP_ZEROS)
  if (results.length < examples.length || results.length === 0) {
    const other = examples.find((text) => formulaResult(text) === undefined) ?? example
    lines.push({
      id: `Tempel hasil rumusnya sebagai nilai (Paste Special > Values) lalu simpan kembali sebagai CSV UTF-8; bila ${shown(other)} memang teks, hapus tanda di depannya.`,
      en: `Paste the result of the formula as a value (Paste Special > Values) and save again as CSV UTF-8; if ${shown(other)} is meant as text, remove the sign in front of it.`,
    })
  }
  return { id: lines.map(({ id }) => id).join('\n'), en: lines.map(({ en }) => en).join('\n') }
}

const KEEP_ZEROS: Text = {
  id: 'Agar nol di depan tidak hilang, format kolomnya sebagai Text di Excel sebelum mengetik.',
  en: 'To keep leading zeros, format the column as Text in Excel before typing.',
}

import { NON_ASCII } from '../catalog/table.ts'
import { UNSEEN_BIDI, unseenBytes, unseenIn } from '../catalog/unseen.ts'
import type { Rule } from './rule.ts'
import { type CellFault, tableCells } from './tablecells.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A cell or label with a mark that turns the order of the letters round on the screen. */
export const rule: Rule = {
  code: 'bidi-character',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Karakter pembalik arah tulisan', en: 'Character that turns the text round' },
  why: {
    id: 'Karakter ini membuat huruf dan angka tampil dalam urutan lain daripada yang tersimpan, sehingga pembaca melihat isi yang berbeda dari datanya.',
    en: 'Such a character shows letters and figures in another order than they are stored in, so that the reader sees something else than the data say.',
  },
  fix: steps(
    [
      'Buka berkas di Excel atau LibreOffice dan ketik ulang isi sel yang disebut; nomor telepon yang disalin dari aplikasi kontak sering membawa karakter ini.',
      'Tulisan Arab dan Jawi tidak memerlukannya: hurufnya sendiri sudah menentukan arah.',
      'Simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'Open the file in Excel or LibreOffice and type the named cells again; phone numbers copied from a list of contacts often bring such characters.',
      'Arabic and Jawi need none of them: their letters have a direction of their own.',
      'Save the file again as CSV UTF-8.',
    ],
  ),
  check: (header, context) => [tableCells(header, context, FAULT)],
}

const FAULT: CellFault = {
  oneOf: NON_ASCII,
  test: ({ bytes, start, end }, index) =>
    (unseenBytes(bytes, start[index] as number, end[index] as number) & UNSEEN_BIDI) !== 0,
  label: (label) => unseenIn(label).some(({ kind }) => kind === 'bidi'),
  message: ({ count, columns, example }) => {
    const cells = cellCount(count)
    return {
      id: `Tabel memuat ${cells.id} dengan karakter tak terlihat yang membalik arah tulisan (${columns.id}), misalnya ${shown(example)}.`,
      en: `The table has ${cells.en} with unseen characters that turn the text round (${columns.en}), such as ${shown(example)}.`,
    }
  },
  fix: ({ example }) => {
    const plain = withoutUnseen(example)
    return {
      id: `Hapus karakter yang tampak sebagai \`[U+…]\`: ketik ulang ${shown(plain)} tanpa menyalinnya.`,
      en: `Remove what is shown as \`[U+…]\`: type ${shown(plain)} again without copying it.`,
    }
  },
}

/** A text without its unseen characters. */
export function withoutUnseen(text: string): string {
  return unseenIn(text).reduceRight(
    (rest, { at, character }) => rest.slice(0, at) + rest.slice(at + character.length),
    text,
  )
}

import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Text } from '../catalog/problem.ts'
import { type Cells, NON_ASCII, SPACE } from '../catalog/table.ts'
import { cellCheck, findValues } from './cellcheck.ts'
import type { CellCheck, Rule } from './rule.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A text with spaces at its ends, with double spaces, or with spaces that only look like spaces. */
export const rule: Rule = {
  code: 'extra-space',
  hook: 'column',
  severity: 'warning',
  title: { id: 'Spasi berlebih', en: 'Extra spaces' },
  why: {
    id: 'Dua nama yang tampak sama dihitung sebagai dua hal, sehingga pencarian dan penggabungan data meleset.',
    en: 'Two names that look the same are counted as two things, so that searching and joining data fail.',
  },
  fix: steps(
    [
      'Di Excel, buat kolom bantu dengan rumus `=TRIM(SUBSTITUTE(A2,CHAR(160)," "))` (di Excel Indonesia `;` menggantikan `,`).',
      'Salin kolom bantu, tempel sebagai nilai (Paste Special > Values) ke kolom asal, lalu hapus kolom bantu.',
      'Simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'In Excel, make a helping column with the formula `=TRIM(SUBSTITUTE(A2,CHAR(160)," "))` (with `;` for `,` where Excel asks for it).',
      'Copy the helping column, paste it as values (Paste Special > Values) over the column, then delete the helping column.',
      'Save the file again as CSV UTF-8.',
    ],
  ),
  check: (field) => (isText(field) ? [padded(field), unbroken(field)] : []),
}

/** Texts as they are; of other types, and of codes, a space makes a wrong value, which is said there. */
function isText({ type, format = 'default', codes, constraints }: FieldDescriptor): boolean {
  return type === 'string' && format === 'default' && codes === undefined && constraints?.enum === undefined
}

const BLANK = 32
const EQUALS = 61

function padded(field: FieldDescriptor): CellCheck {
  return cellCheck(
    withKind(SPACE, ({ bytes, start, end }, index) =>
      hasExtra(bytes, start[index] as number, end[index] as number),
    ),
    wordsOf(field, {
      id: 'dengan spasi di awal, di akhir, atau ganda',
      en: 'with spaces at an end or twice in a row',
    }),
  )
}

function hasExtra(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] === BLANK || bytes[end - 1] === BLANK) return !startsFormula(bytes, start, end)
  // A long text may have two spaces between its sentences.
  if (end - start > LONGEST_NAME) return false
  for (let at = start + 1; at < end; at++) {
    if (bytes[at] === BLANK && bytes[at - 1] === BLANK) return true
  }
  return false
}

const LONGEST_NAME = 120

/** What runs in a spreadsheet is said by the rule about formulas: to take its space away would only help it. */
function startsFormula(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start
  while (at < end && bytes[at] === BLANK) at++
  return bytes[at] === EQUALS
}

function unbroken(field: FieldDescriptor): CellCheck {
  return cellCheck(
    withKind(NON_ASCII, hasUnbroken),
    wordsOf(field, {
      id: 'dengan spasi tak terputus (NBSP), biasanya dari Word atau halaman web,',
      en: 'with no-break spaces (NBSP), mostly from Word or a web page',
    }),
  )
}

/** Finds values among those that hold a kind of byte. */
function withKind(kind: number, test: (cells: Cells, index: number) => boolean): CellCheck['find'] {
  const find = findValues(
    (cells, index) => ((cells.kinds[index] as number) & kind) !== 0 && test(cells, index),
  )
  return (cells, count, report) => {
    if (cells.anyKinds & kind) find(cells, count, report)
  }
}

/** U+00A0, U+2007 and U+202F, which look like a space and are none. */
function hasUnbroken({ bytes, start, end }: Cells, index: number): boolean {
  const last = end[index] as number
  for (let at = start[index] as number; at + 1 < last; at++) {
    const byte = bytes[at]
    if (byte === 0xc2 && bytes[at + 1] === 0xa0) return true
    if (byte !== 0xe2 || bytes[at + 1] !== 0x80 || at + 2 >= last) continue
    if (bytes[at + 2] === 0x87 || bytes[at + 2] === 0xaf) return true
  }
  return false
}

function wordsOf(field: FieldDescriptor, words: Text): Parameters<typeof cellCheck>[1] {
  return {
    message: (count, example) => ({
      id: `Kolom ${shown(field.name)} berisi ${cellCount(count).id} ${words.id} misalnya ${visible(example)}.`.replace(
        /([^,]) misalnya/,
        '$1, misalnya',
      ),
      en: `Column ${shown(field.name)} has ${cellCount(count).en} ${words.en}, such as ${visible(example)}.`,
    }),
    fix: (example) => {
      const clean = trimmed(example)
      return clean === ''
        ? {
            id: 'Kosongkan sel yang hanya berisi spasi, lalu simpan kembali sebagai CSV UTF-8.',
            en: 'Empty the cells that hold nothing but spaces, then save the file again as CSV UTF-8.',
          }
        : {
            id: `Tulis ${shown(clean)} untuk ${visible(example)}. Untuk seluruh kolom di Excel: buat kolom bantu \`=TRIM(SUBSTITUTE(A2,CHAR(160)," "))\`, tempel hasilnya sebagai nilai (Paste Special > Values), lalu simpan kembali sebagai CSV UTF-8.`,
            en: `Write ${shown(clean)} for ${visible(example)}. For the whole column in Excel: make a helping column \`=TRIM(SUBSTITUTE(A2,CHAR(160)," "))\`, paste its result as values (Paste Special > Values), then save again as CSV UTF-8.`,
          }
    },
  }
}

function trimmed(text: string): string {
  return text.replace(/[ \u00a0\u2007\u202f]+/g, ' ').trim()
}

/** Spaces too many as `␣`, since a reader cannot see them. */
function visible(text: string): string {
  const marked = text
    .replace(/[\u00a0\u2007\u202f]/g, '␣')
    .replace(/^ +| +$| {2,}/g, (spaces) => '␣'.repeat(spaces.length))
  return shown(marked)
}

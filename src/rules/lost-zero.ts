import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { type Cells, DIGIT, QUOTED, VALUE } from '../catalog/table.ts'
import { cellText } from './cellcheck.ts'
import { isCodeName, isText } from './code-text.ts'
import { fieldWords } from './fieldwords.ts'
import type { Report, RowCheck, Rule } from './rule.ts'
import { cellCount, shown, steps } from './wording.ts'

/** A code or telephone number that has lost the zeros in front. */
export const rule: Rule = {
  code: 'lost-zero',
  hook: 'rows',
  severity: 'warning',
  title: { id: 'Nol di depan hilang', en: 'Leading zeros lost' },
  why: {
    id: 'Kode `7` tidak sama dengan kode `007`, dan nomor telepon tanpa nol tidak dapat dihubungi.',
    en: 'The code `7` is not the code `007`, and a telephone number without its zero cannot be called.',
  },
  fix: steps(
    [
      'Di Excel, blok kolom itu, pilih Format Cells > Text, lalu ketik kembali kodenya lengkap dengan nol.',
      'Bila semua kode sama panjang, Format Cells > Custom dengan nol sebanyak angkanya, misalnya 000, mengembalikan nolnya saat disimpan sebagai CSV.',
      'Berkas CSV dibuka lewat Data > From Text/CSV dengan tipe kolom Text, bukan dengan klik ganda; lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'In Excel, select the column, choose Format Cells > Text, then type the codes again with their zeros.',
      'If all codes are of one length, Format Cells > Custom with as many zeros, such as 000, brings them back when it is saved as CSV.',
      'Open CSV files by Data > From Text/CSV with the column type Text, not by a double click; then save again as CSV UTF-8.',
    ],
  ),
  check: (header) =>
    header.fields.flatMap((field, column) => {
      if (!field || field.codes !== undefined) return []
      if (isPhone(field)) return isText(field) || field.type === 'integer' ? [phoneCheck(field, column)] : []
      return isText(field) && isCodeName(field) ? [codeCheck(field, column)] : []
    }),
}

const ZERO = 48
const TWO = 50

function isPhone({ name }: FieldDescriptor): boolean {
  return fieldWords(name).some((word) => /^(telepon|telpon|telp|tlp|hp|wa|faks|fax|phone)$/.test(word))
}

/** Codes longer than this are not told apart by their length. */
const LONGEST = 32

/** In the pass only the lengths are counted; the rows are asked for again where some are too short. */
function codeCheck(field: FieldDescriptor, column: number): RowCheck {
  const lengths = new Uint32Array(LONGEST + 1)
  const zeros = new Uint32Array(LONGEST + 1)
  let others = 0
  let wanted: number | undefined
  let example = ''
  return {
    block: (block) => {
      const cells = block.columns[column] as Cells
      const { bytes, start, end, status } = cells
      for (let at = 0; at < block.count; at++) {
        if (status[at] !== VALUE) continue
        const from = start[at] as number
        const length = (end[at] as number) - from
        if (!isDigits(cells, at) || length > LONGEST) others++
        else {
          lengths[length] = (lengths[length] as number) + 1
          if (bytes[from] === ZERO) zeros[length] = (zeros[length] as number) + 1
        }
      }
    },
    again: () => {
      wanted ??= fullLength(lengths, zeros, others)
      return wanted !== undefined
    },
    reread: (block, report) => {
      const cells = block.columns[column] as Cells
      for (let at = 0; at < block.count; at++) {
        const length = (cells.end[at] as number) - (cells.start[at] as number)
        if (cells.status[at] !== VALUE || !isDigits(cells, at) || length >= (wanted as number)) continue
        example ||= cellText(cells, at)
        report(block, at, column)
      }
    },
    message: (count) => {
      const cells = cellCount(count)
      return {
        id: `Kolom ${shown(field.name)} berisi ${cells.id} yang lebih pendek dari ${wanted} angka, misalnya ${shown(example)}, sedangkan kode lainnya ${wanted} angka dan ada yang diawali nol.`,
        en: `Column ${shown(field.name)} has ${cells.en} shorter than ${wanted} digits, such as ${shown(example)}, where the other codes have ${wanted} and some begin with a zero.`,
      }
    },
    fix: () => {
      const length = wanted ?? 0
      const [full, mask] = [shown(example.padStart(length, '0')), '0'.repeat(length)]
      return {
        id: `Tulis ${full} untuk ${shown(example)}: di Excel, blok kolom lalu pilih Format Cells > Custom > ${mask}, atau Format Cells > Text sebelum mengetik.`,
        en: `Write ${full} for ${shown(example)}: in Excel, select the column and choose Format Cells > Custom > ${mask}, or Format Cells > Text before you type.`,
      }
    },
  }
}

/** The length that codes of a column have where a few have lost a zero, or nothing where lengths differ by design. */
function fullLength(lengths: Uint32Array, zeros: Uint32Array, others: number): number | undefined {
  const full = lengths.findLastIndex((count) => count > 0)
  if (full < 2 || zeros[full] === 0) return undefined
  const [whole, one] = [lengths[full] as number, lengths[full - 1] as number]
  const short = lengths.reduce((sum, count) => sum + count, 0) - whole
  const zerosOfShort = zeros.reduce((sum, count) => sum + count, 0) - (zeros[full] as number)
  // Codes of several levels differ by two digits or more, and the shorter ones keep their zeros.
  return one > 0 && zerosOfShort === 0 && short < whole && others * 10 <= whole ? full : undefined
}

/** Telephone numbers of nine digits or more begin with 0, or with 62 for Indonesia; service numbers begin with 1. */
function phoneCheck(field: FieldDescriptor, column: number): RowCheck {
  let example = ''
  const find = (cells: Cells, at: number): boolean => {
    const from = cells.start[at] as number
    const length = (cells.end[at] as number) - from
    if (cells.status[at] !== VALUE || length < 9 || length > 12 || !isDigits(cells, at)) return false
    const [first, second] = [cells.bytes[from] as number, cells.bytes[from + 1] as number]
    return first >= TWO && !(first === 54 && second === TWO)
  }
  return {
    block: (block, report: Report) => {
      const cells = block.columns[column] as Cells
      for (let at = 0; at < block.count; at++) {
        if (!find(cells, at)) continue
        example ||= cellText(cells, at)
        report(block, at, column)
      }
    },
    message: (count) => {
      const cells = cellCount(count)
      return {
        id: `Kolom ${shown(field.name)} berisi ${cells.id} dengan nomor telepon tanpa nol di depan, misalnya ${shown(example)}.`,
        en: `Column ${shown(field.name)} has ${cells.en} with a telephone number without its leading zero, such as ${shown(example)}.`,
      }
    },
    fix: () => ({
      id: `Tulis ${shown(`0${example}`)} untuk ${shown(example)}: di Excel, blok kolom, pilih Format Cells > Text, lalu ketik kembali nomornya; tipe kolom pada metadata adalah \`string\`.`,
      en: `Write ${shown(`0${example}`)} for ${shown(example)}: in Excel, select the column, choose Format Cells > Text, then type the numbers again; the type of the column in the metadata is \`string\`.`,
    }),
  }
}

function isDigits({ kinds }: Cells, at: number): boolean {
  return ((kinds[at] as number) & ~QUOTED) === DIGIT
}

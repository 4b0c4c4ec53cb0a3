import type { CodeList } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import { type Cells, VALUE } from '../catalog/table.ts'
import { cellText, placeIn } from './cellcheck.ts'
import { type CodeColumn, codeColumns, nameColumns } from './code-columns.ts'
import { isOfAnySystem } from './codes.ts'
import { isSameName, nameColumnsOf, namesOf, spellingOf } from './placenames.ts'
import type { RowCheck, Rule } from './rule.ts'
import { cellCount, listed, shown, steps } from './wording.ts'

/** A cell that is no code of the list its column is declared with. */
export const rule: Rule = {
  code: 'unknown-code',
  hook: 'rows',
  severity: 'error',
  title: { id: 'Kode tidak dikenal', en: 'Unknown code' },
  why: {
    id: 'Kode yang tidak ada di daftar tidak dapat digabungkan dengan data lain atau ditampilkan di peta.',
    en: 'A code that is not in the list cannot be joined with other data or shown on a map.',
  },
  fix: steps(
    [
      'Lihat daftar kode yang disebut pada `codes` di metadata; kode ditulis persis seperti di sana, dengan titik dan nol di depannya.',
      'Di Excel, format kolom kode sebagai Text sebelum mengetik, agar nol dan titik tidak hilang.',
      'Ganti nama atau kode lama dengan kode yang benar, lalu simpan kembali sebagai CSV UTF-8.',
    ],
    [
      'See the code list named by `codes` in the metadata; write codes exactly as they stand there, with points and leading zeros.',
      'In Excel, format the column as Text before typing, so that zeros and points are kept.',
      'Replace names and old codes by the right code, then save the file again as CSV UTF-8.',
    ],
  ),
  check: (header, context) => {
    const names = nameColumns(header, context)
    return codeColumns(header, context).map((code) => {
      const beside = names.filter((name) => name.code.column === code.column && name.list === code.list)
      return codeCheck(
        code,
        beside.map(({ column }) => column),
      )
    })
  },
}

/** Different values that are named with a suggestion. */
const NAMED = 5

function codeCheck({ column, field, list, key, codes }: CodeColumn, beside: number[]): RowCheck {
  const placeOf = placeIn(codes.set)
  /** Unknown codes with the names that stand beside them. */
  const unknown = new Map<string, string[]>()
  return {
    message: (count) => {
      const cells = cellCount(count)
      const values = listed([...unknown.keys()])
      return {
        id: `Kolom ${shown(field.name)} berisi ${cells.id} dengan kode yang tidak ada di daftar ${shown(list.name)}, misalnya ${values.id}.`,
        en: `Column ${shown(field.name)} has ${cells.en} with codes that are not in the list ${shown(list.name)}, such as ${values.en}.`,
      }
    },
    fix: () => fixOf(unknown, list, key),
    block: (block, report) => {
      const cells = block.columns[column] as Cells
      for (let index = 0; index < block.count; index++) {
        if (cells.status[index] !== VALUE || placeOf(cells, index) >= 0) continue
        // That the system is not named is said of the field.
        if (isOfAnySystem(list, field, cells, index)) continue
        if (unknown.size < NAMED) {
          const value = cellText(cells, index)
          const names = beside.map((name) => cellText(block.columns[name] as Cells, index))
          if (!unknown.has(value)) unknown.set(value, names)
        }
        report(block, index, column)
      }
    },
  }
}

function fixOf(unknown: ReadonlyMap<string, string[]>, list: CodeList, column: string) {
  const guesses = [...unknown].flatMap(([value, names]) => {
    const row = meant(value, names, list, column)
    const code = row?.[column]
    const label = row?.[list.label]
    if (!code) return []
    const name = label && label !== code ? `${shown(code)} (${label})` : shown(code)
    return [{ id: `${shown(value)}: maksud Anda ${name}?`, en: `${shown(value)}: did you mean ${name}?` }]
  })
  if (guesses.length > 0) {
    const all = [...unknown.keys()].some((value) => POWER_OF_TEN.test(value))
      ? [...guesses, AS_TEXT]
      : guesses
    return { id: all.map(({ id }) => id).join('\n'), en: all.map(({ en }) => en).join('\n') }
  }
  const codes = listed(list.rows.map((row) => row[column] ?? ''))
  return {
    id: `Pakai kode dari daftar ${shown(list.name)} (${list.title}): ${codes.id}.`,
    en: `Use a code of the list ${shown(list.name)} (${list.title}): ${codes.en}.`,
  }
}

const POWER_OF_TEN = /^\d([.,]\d+)?E\+\d+$/i
const AS_TEXT = {
  id: 'Excel memendekkan kode panjang seperti angka: ubah kolomnya menjadi Format Cells > Text, lalu ketik ulang kodenya.',
  en: 'Excel shortens long codes as if they were figures: set the column to Format Cells > Text, then type the codes again.',
}

/** The row of the list that a value stands for: by another code system, spelling, the name beside it, or the label. */
function meant(
  value: string,
  names: string[],
  list: CodeList,
  column: string,
): Record<string, string> | undefined {
  const plain = plainOf(value.replace(/(\d)[.,]0+$/, '$1'))
  const others = list.systems.map((system) => system.column).filter((other) => other !== column)
  const found =
    list.rows.find((row) => row[column] && plainOf(row[column]) === plain) ??
    list.rows.find((row) => row[column] && shortOf(row[column]) === shortOf(value)) ??
    list.rows.find((row) => others.some((other) => row[other] === value.trim())) ??
    list.rows.find((row) => others.some((other) => row[other] && plainOf(row[other]) === plain)) ??
    rowNamed(names, list) ??
    list.rows.find((row) => row[list.label] && wordOf(row[list.label] as string) === wordOf(value))
  if (found) return found
  // Codes of digits lie too close together for a guess by spelling.
  if (/\d/.test(value)) return undefined
  const label = nearest(
    value,
    list.rows.map((row) => row[list.label] ?? ''),
  )
  const code = nearest(
    value,
    list.rows.map((row) => row[column] ?? ''),
  )
  return list.rows.find((row) =>
    label !== undefined ? row[list.label] === label : code !== undefined && row[column] === code,
  )
}

/** The one row of the list that bears one of the names. */
function rowNamed(names: string[], list: CodeList): Record<string, string> | undefined {
  const columns = nameColumnsOf(list)
  const wanted = names.filter((name) => name.trim() !== '').map(spellingOf)
  const rows = list.rows.filter((row) =>
    namesOf(row, columns).some((name) => wanted.some((one) => isSameName(one, spellingOf(name)))),
  )
  return rows.length === 1 ? rows[0] : undefined
}

/** Digits and letters alone, without leading zeros, which spreadsheets drop. */
function plainOf(code: string): string {
  return code
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=.)/, '')
}

/** The same without the zeros in front of any of its numbers: `K-5` for `K-05`. */
function shortOf(code: string): string {
  return plainOf(code.replace(/(^|\D)0+(?=\d)/g, '$1'))
}

function wordOf(label: string): string {
  return label
    .toLowerCase()
    .replace(/^(kecamatan|kelurahan|kec\.?|kel\.?|kota|kabupaten|kab\.?)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

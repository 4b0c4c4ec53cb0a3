import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { CodeList } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import { cellText, findValues } from './cellcheck.ts'
import { codeColumn, codesOf, isOfAnySystem } from './codes.ts'
import type { CellCheck, Rule } from './rule.ts'
import { cellCount, listed, shown, steps } from './wording.ts'

/** A cell that is no code of the list its column is declared with. */
export const rule: Rule = {
  code: 'unknown-code',
  hook: 'column',
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
  check: (field, { catalog }) => {
    const list = field.codes === undefined ? undefined : catalog.codeLists.get(field.codes)
    const column = list && codeColumn(list, field)
    return list && column !== undefined ? [codeCheck(field, list, column)] : []
  },
}

/** Different values that are named with a suggestion. */
const NAMED = 5

function codeCheck(field: FieldDescriptor, list: CodeList, column: string): CellCheck {
  const codes = codesOf(list, column).set
  const unknown = new Set<string>()
  return {
    message: (count) => {
      const cells = cellCount(count)
      const values = listed([...unknown])
      return {
        id: `Kolom ${shown(field.name)} berisi ${cells.id} dengan kode yang tidak ada di daftar ${shown(list.name)}, misalnya ${values.id}.`,
        en: `Column ${shown(field.name)} has ${cells.en} with codes that are not in the list ${shown(list.name)}, such as ${values.en}.`,
      }
    },
    fix: () => fixOf([...unknown], list, column),
    find: findValues((cells, index) => {
      const { bytes, start, end } = cells
      if (codes.indexOf(bytes, start[index] as number, end[index] as number) >= 0) return false
      // That the system is not named is said of the field.
      if (isOfAnySystem(list, field, cells, index)) return false
      if (unknown.size < NAMED) unknown.add(cellText(cells, index))
      return true
    }),
  }
}

function fixOf(values: string[], list: CodeList, column: string) {
  const guesses = values.flatMap((value) => {
    const row = meant(value, list, column)
    const code = row?.[column]
    const label = row?.[list.label]
    if (!code) return []
    const name = label && label !== code ? `${shown(code)} (${label})` : shown(code)
    return [{ id: `${shown(value)}: maksud Anda ${name}?`, en: `${shown(value)}: did you mean ${name}?` }]
  })
  if (guesses.length > 0)
    return { id: guesses.map(({ id }) => id).join('\n'), en: guesses.map(({ en }) => en).join('\n') }
  const codes = listed(list.rows.map((row) => row[column] ?? ''))
  return {
    id: `Pakai kode dari daftar ${shown(list.name)} (${list.title}): ${codes.id}.`,
    en: `Use a code of the list ${shown(list.name)} (${list.title}): ${codes.en}.`,
  }
}

/** The row of the list that a value stands for: by another code system, spelling, or the label. */
function meant(value: string, list: CodeList, column: string): Record<string, string> | undefined {
  const plain = plainOf(value.replace(/(\d)[.,]0+$/, '$1'))
  const others = list.systems.map((system) => system.column).filter((other) => other !== column)
  const found =
    list.rows.find((row) => row[column] && plainOf(row[column]) === plain) ??
    list.rows.find((row) => row[column] && shortOf(row[column]) === shortOf(value)) ??
    list.rows.find((row) => others.some((other) => row[other] === value.trim())) ??
    list.rows.find((row) => others.some((other) => row[other] && plainOf(row[other]) === plain)) ??
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

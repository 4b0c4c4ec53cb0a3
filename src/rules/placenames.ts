import type { CodeList } from '../catalog/model.ts'
import { fieldWords } from './fieldwords.ts'

/** A name without what is only spelling: capitals, spaces, hyphens, accents, abbreviated levels, Roman numerals. */
export interface Spelling {
  full: string
  /** Without a level in front, such as `kecamatan`. */
  core: string
  level: string | undefined
}

const LEVELS: Record<string, string> = {
  provinsi: 'provinsi',
  prov: 'provinsi',
  kabupaten: 'kabupaten',
  kab: 'kabupaten',
  kota: 'kota',
  kecamatan: 'kecamatan',
  kec: 'kecamatan',
  kelurahan: 'kelurahan',
  kel: 'kelurahan',
  desa: 'desa',
  ds: 'desa',
  dusun: 'dusun',
}
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

/** The spelling of a name. */
export function spellingOf(name: string): Spelling {
  const plain = fieldWords(name.toUpperCase().normalize('NFKD').replace(/\p{M}/gu, ''))
  const words = plain.map((word, at) => {
    // Behind a single letter it is one of a word whose letters are spaced out: `M A S J I D`.
    const numeral = (plain[at - 1]?.length ?? 0) > 1 ? ROMAN.indexOf(word) : -1
    return numeral < 0 ? word.replace(/[%°]/g, '') : String(numeral + 1)
  })
  const level = words.length > 1 ? LEVELS[words[0] as string] : undefined
  const [first = '', ...rest] = words
  const core = rest.join('')
  return level === undefined
    ? { full: first + core, core: first + core, level }
    : { full: level + core, core, level }
}

/** Whether two names differ in spelling only; a level that only one of them names does not count. */
export function isSameName(one: Spelling, other: Spelling): boolean {
  // `Kota` may begin a name itself, behind the level: `Kelurahan Kota Contoh`.
  if (one.full === other.full || one.core === other.full || one.full === other.core) return true
  return one.core === other.core && (!one.level || !other.level || one.level === other.level)
}

/**
 * The columns of a list that spell the name of its own codes: the label, its translations, and `nama_bps` beside
 * `kode_bps` where the systems do not agree.
 */
export function nameColumnsOf(list: CodeList): string[] {
  const columns = Object.keys(list.rows[0] ?? {})
  const beside = list.systems.flatMap(({ system, column }) => [
    column.replace(/^(kode|kd|code)(?=_)/, (word) => (word === 'code' ? 'name' : 'nama')),
    `nama_${system}`,
  ])
  const codes = new Set(list.systems.map(({ column }) => column))
  return columns.filter(
    (column) =>
      !codes.has(column) &&
      (column === list.label || column.replace(/_[a-z]{2}$/, '') === list.label || beside.includes(column)),
  )
}

/** The names that a row of a list has, as they are written. */
export function namesOf(row: Record<string, string>, columns: string[]): string[] {
  return [...new Set(columns.map((column) => row[column] ?? '').filter((name) => name.trim() !== ''))]
}

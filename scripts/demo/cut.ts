import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/store/project.ts'

/** The committed catalog of the invented city, which is what its history leads to. */
export const CATALOG = join(projectRoot, 'tests/catalogs/kota-contoh')

/** Where the period of a row stands, and what parts its cells; other tables describe no time. */
const PERIODS: Record<string, { column: number; delimiter: string }> = {
  'penumpang.csv': { column: 0, delimiter: ';' },
  'curah-hujan.csv': { column: 3, delimiter: ',' },
  'sambungan-air.csv': { column: 3, delimiter: ',' },
  'penduduk-distrik.csv': { column: 2, delimiter: ',' },
  'penduduk-umur.csv': { column: 0, delimiter: ',' },
  'kegiatan.csv': { column: 0, delimiter: ',' },
  'usulan-warga.csv': { column: 1, delimiter: ',' },
  'anggaran-buku.csv': { column: 0, delimiter: ',' },
}

/** The files of a dataset of the invented city as they were when their newest period was `upTo`, by their names. */
export function filesUpTo(dataset: string, upTo: string): Record<string, string> {
  const folder = join(CATALOG, dataset)
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, cut(name, readFileSync(join(folder, name), 'utf8'), upTo)]),
  )
}

function cut(name: string, text: string, upTo: string): string {
  const period = PERIODS[name]
  if (!period) return /\.(md|json)$/.test(name) ? endingWith(text, upTo) : text
  const [header = '', ...rows] = text.match(RECORD) ?? []
  const isThen = (row: string) =>
    (row.split(period.delimiter)[period.column] ?? '').slice(0, upTo.length) <= upTo
  return header + rows.filter(isThen).join('')
}

/** A row with its line end, also where a quoted cell has line breaks. */
const RECORD = /(?:[^"\n]|"(?:[^"]|"")*")+\n?/g

/** Metadata whose time ends with a period, where it ended later. */
function endingWith(text: string, upTo: string): string {
  return text.replace(
    /("?temporal"?: \{ "?start"?: "[^"]+", "?end"?: ")([^"]+)/,
    (_, before: string, end: string) => before + (end < upTo ? end : upTo),
  )
}

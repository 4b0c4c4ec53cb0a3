import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Codes of the list that one column of the table is bound to. */
export const CODES: string[] = Array.from({ length: 151 }, (_, at) => {
  const [district, village] = [Math.floor(at / 8) + 1, (at % 8) + 1001]
  return `12.99.${String(district).padStart(2, '0')}.${village}`
})
export const STATES: string[] = ['aktif', 'pindah', 'meninggal', 'ditunda']
export const PATTERN = '[A-Z]{3}-\\d{4}-[0-9a-f]{6}'

const WORDS = 'warga pindah datang dari kelurahan lain pada bulan ini dan telah dicatat oleh petugas'.split(
  ' ',
)
const PIECE = 1 << 20

/**
 * Writes a valid catalog with one table of so many rows × 10 columns, about 95 bytes a row, the same on every run;
 * returns the path of the table. One column is a unique key, one has a pattern, one is bound to a code list.
 */
export function writeTable(folder: string, rows: number): string {
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('catalog.yaml', CATALOG)
  write(
    '_catalog/codes/kelurahan.csv',
    `kode,nama\n${CODES.map((code, at) => `${code},Kelurahan ${at + 1}\n`).join('')}`,
  )
  write(
    'dinas/agency.md',
    '---\ntitle: Dinas Ukur\nshort: Dinas\nrole: produsen\n---\nDinas rekaan untuk mengukur.\n',
  )
  write('dinas/besar/dataset.md', DATASET)
  const file = join(folder, 'dinas/besar/data.csv')
  const to = openSync(file, 'w')
  let state = 7
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
  let text = 'nomor,kode_kelurahan,tanggal,jumlah,nilai,persentase,status,nomor_berkas,keterangan,tahun\n'
  for (let row = 0; row < rows; row++) {
    const year = 2010 + next(15)
    const date = `${year}-${two(1 + next(12))}-${two(1 + next(28))}`
    const words = Array.from({ length: 2 + next(2) }, () => WORDS[next(WORDS.length)]).join(' ')
    const note = next(5) === 0 ? `"${words}, ""${WORDS[next(WORDS.length)]}"""` : words
    const mark = `${'KTAPLS'.slice(next(3)).slice(0, 3)}-${year}-${(0x100000 + next(0xefffff)).toString(16)}`
    text +=
      `${1_000_000 + row},${CODES[next(CODES.length)]},${date},${next(20_000)},${(next(1_000_000) / 100).toFixed(2)},` +
      `${(next(1000) / 10).toFixed(1)},${STATES[next(STATES.length)]},${mark},${note},${year}\n`
    if (text.length > PIECE) {
      writeSync(to, text)
      text = ''
    }
  }
  writeSync(to, text)
  closeSync(to)
  return file
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

const CATALOG = `id: katalog-ukur
title: Katalog Ukur
description: Katalog rekaan untuk mengukur kecepatan.
publisher: { name: Kantor Ukur, short: Kantor Ukur, url: "https://ukur.example/" }
place: { name: Kota Ukur, code: "12.99", system: lokal }
baseUrl: https://ukur.example/
languages: [id]
timezone: Asia/Jakarta
brand: { primary: "#0b5d6b", secondary: "#b8860b" }
themes:
  - { name: ukuran, title: Ukuran }
codes:
  - name: kelurahan
    title: Kelurahan
    path: _catalog/codes/kelurahan.csv
    label: nama
    systems: [{ system: lokal, column: kode }]
verifiers: []
`

const DATASET = `---
title: Data Ukur Besar
description: Angka rekaan dalam satu tabel besar.
theme: ukuran
keywords: [ukur, besar, rekaan]
licenses: [{ name: CC0-1.0 }]
frequency: tahunan
temporal: { start: "2010", end: "2024" }
spatial: { code: "12.99", system: lokal, level: kelurahan }
access: terbuka
contributors:
  - { title: Seksi Ukur, roles: [producer, contact], email: data@ukur.example }
sources:
  - { title: Buku Ukur, date: "2025-01-15" }
standard: { concept: Ukuran, definition: Angka rekaan, classification: Kelurahan, measure: Jumlah, unit: buah }
activity: { method: kompilasi-administrasi }
priority: false
resources:
  - name: data
    path: data.csv
    schema:
      fields:
        - { name: nomor, type: integer, title: Nomor, constraints: { required: true } }
        - { name: kode_kelurahan, type: string, title: Kode kelurahan, codes: kelurahan, constraints: { required: true } }
        - { name: tanggal, type: date, title: Tanggal }
        - { name: jumlah, type: integer, title: Jumlah, unit: buah, constraints: { minimum: 0 } }
        - { name: nilai, type: number, title: Nilai, unit: rupiah, constraints: { minimum: 0 } }
        - { name: persentase, type: number, title: Persentase, unit: persen, constraints: { minimum: 0, maximum: 100 } }
        - { name: status, type: string, title: Status, constraints: { enum: [${STATES.join(', ')}] } }
        - { name: nomor_berkas, type: string, title: Nomor berkas, constraints: { pattern: '${PATTERN}' } }
        - { name: keterangan, type: string, title: Keterangan }
        - { name: tahun, type: year, title: Tahun, constraints: { required: true } }
      primaryKey: [nomor]
---
Angka rekaan, untuk mengukur saja.
`

import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { check, strictRules, treeOf } from '../src/rules/fixtures/check.ts'
import { shortDataset } from '../src/rules/fixtures/dataset.ts'
import { needs } from './foreign.ts'
import { type Saving, savedAsCsv } from './libreoffice.ts'

// The workbook has the habits of offices; how they look as text is up to the program that saves it.
const WORKBOOK = join(import.meta.dirname, 'spreadsheet', 'habits.fods')

/** What stands in every saving, as `code: cells`; the words are told apart by a part of them. */
const ALWAYS = {
  kegiatan: [
    'cut-code: A4',
    'type-error: B2 B3 B4 nama bulan',
    'type-error: C2 C3 C4 hari di depan',
    'type-error: D2 D3 D4 nomor seri tanggal Excel',
    'type-error: E2 E3 E4 tanda mata uang',
    'type-error: F2 tanda kurung untuk angka negatif',
    'type-error: G2 G4 galat rumus',
  ],
  penduduk: [
    'decimal-code: A5 A6 A7 A8',
    'extra-space: B6',
    'extra-space: B7',
    'incorrect-label: A3 B3 C3 D3 E3 F3',
    'note-row: 10',
    'subheader-row: 4',
    'title-row: 1 2',
    'totals-row: A9',
    'type-error: D7 tanda "tidak ada data"',
    'type-error: F5 F6 F8 F9 tanda persen',
    'type-error: F7 tanda "tidak ada data"',
  ],
}

describe.each([
  {
    saving: { locale: 'id-ID', delimiter: ';', encoding: 'utf-8' } as Saving,
    kegiatan: [
      'type-error: F3 titik memisahkan ribuan',
      'type-error: F4 titik ribuan',
      'type-error: G3 koma desimal',
    ],
    penduduk: ['type-error: D5 D6 D8 D9 titik ribuan', 'type-error: E5 E6 E7 E8 E9 koma desimal'],
  },
  {
    saving: { locale: 'en-US', delimiter: ',', encoding: 'utf-8' } as Saving,
    kegiatan: ['type-error: F3 koma yang bisa berarti ribuan atau desimal', 'type-error: F4 koma ribuan'],
    penduduk: ['type-error: D5 D6 D8 D9 koma ribuan'],
  },
])('a workbook of habits saved by LibreOffice in $saving.locale', ({ saving, ...more }) => {
  let sheets: Record<string, Uint8Array> = {}
  beforeAll(() => {
    if (!needs('libreoffice').skip) sheets = savedAsCsv(WORKBOOK, saving)
  })

  test.each(['penduduk', 'kegiatan'] as const)(
    'gives every habit of the sheet %s at its cell, and nothing else',
    needs('libreoffice'),
    (sheet) => {
      const expected = [...ALWAYS[sheet], ...more[sheet]].sort()
      const found = problemsOf(sheets, sheet, saving.delimiter)
      expect(found.map(({ at }) => at).sort()).toEqual(
        expected.map((line) => line.replace(/^(\S+:(?: [A-Z]?\d+)+).*$/, '$1')),
      )
      for (const line of expected) {
        const [, at, words = ''] = /^(\S+:(?: [A-Z]?\d+)+) ?(.*)$/.exec(line) ?? []
        const said = found.filter((one) => one.at === at).map(({ message }) => message)
        expect(said.some((message) => message.includes(words))).toBe(true)
      }
    },
  )
})

describe('the same workbook saved otherwise than its metadata say', () => {
  test.each([
    [{ locale: 'id-ID', delimiter: ';', encoding: 'utf-8' }, 'source-error', 'titik koma'],
    [{ locale: 'id-ID', delimiter: '\t', encoding: 'utf-16' }, 'encoding-error', 'UTF-16'],
    [{ locale: 'id-ID', delimiter: ',', encoding: 'windows-1252' }, 'encoding-error', 'Windows-1252'],
  ] as [Saving, string, string][])(
    '%o is told as what it is',
    needs('libreoffice'),
    (saving, code, words) => {
      const found = problemsOf(savedAsCsv(WORKBOOK, saving), 'penduduk', ',').filter((one) =>
        one.at.startsWith(code),
      )
      expect(found.map(({ message, fix }) => `${message} ${fix}`).join()).toContain(words)
    },
  )
})

function problemsOf(sheets: Record<string, Uint8Array>, sheet: string, delimiter: string) {
  const tables = Object.fromEntries(Object.entries(sheets).map(([name, bytes]) => [`${name}.csv`, bytes]))
  const tree = treeOf({ 'dataset.md': dataset(delimiter), ...tables })
  return check(tree, strictRules)
    .filter(({ places: [first] }) => first?.file.endsWith(`${sheet}.csv`))
    .map(({ code, places, message, fix }) => ({
      at: `${code}: ${places.map(({ cell, row }) => cell ?? row).join(' ')}`,
      message: message.id,
      fix: fix.id,
    }))
}

function dataset(delimiter: string): string {
  const dialect = `dialect: { delimiter: ${JSON.stringify(delimiter)} }`
  return shortDataset(`resources:
  - name: penduduk
    path: penduduk.csv
    ${dialect}
    schema:
      fields:
        - { name: kode, title: Kode, type: string }
        - { name: kecamatan, title: Kecamatan, type: string }
        - { name: tahun, title: Tahun, type: year }
        - { name: jumlah_penduduk, title: Jumlah penduduk, type: integer, unit: jiwa }
        - { name: luas, title: Luas, type: number, unit: km² }
        - { name: persentase, title: Persentase, type: number, unit: persen }
      primaryKey: [kode]
  - name: kegiatan
    path: kegiatan.csv
    ${dialect}
    schema:
      fields:
        - { name: kode_kegiatan, title: Kode kegiatan, type: string }
        - { name: tanggal, title: Tanggal, type: date }
        - { name: tanggal_selesai, title: Tanggal selesai, type: date }
        - { name: tanggal_cair, title: Tanggal cair, type: date }
        - { name: pagu, title: Pagu, type: number, unit: rupiah }
        - { name: realisasi, title: Realisasi, type: number, unit: rupiah }
        - { name: capaian, title: Capaian, type: number, unit: rasio }
      primaryKey: [kode_kegiatan]
`)
}

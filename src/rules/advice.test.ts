import { describe, expect, it } from 'vitest'
import { check, treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'
import { checkColumn, checkTable } from './fixtures/tables.ts'
import { rule as incorrectLabel } from './incorrect-label.ts'
import { rule as metadataError } from './metadata-error.ts'
import { rule as typeError } from './type-error.ts'
import { rule as unitSlip } from './unit-slip.ts'
import { asWritten } from './written.ts'

/** The Indonesian step for a column with one bad value among good ones. */
function step(field: string, value: string, good = '1'): string {
  const problems = checkColumn([typeError], field, [good, value, good])
  expect(problems.length, value).toBe(1)
  return `${problems[0]?.message.id} ${problems[0]?.fix.id}`
}

const LOCAL = '{ name: nilai, type: number, decimalChar: ",", groupChar: "." }'

describe('advice that can be followed', () => {
  it('writes figures in the marks of their column', () => {
    const field = { name: 'a', type: 'number' as const, decimalChar: ',', groupChar: '.' }
    expect(asWritten('-1234567.05', field)).toBe('-1.234.567,05')
    expect(asWritten('0.9621', { name: 'a', type: 'number', decimalChar: ',' })).toBe('0,9621')
    expect(asWritten('1e-7', field)).toBe('1e-7')
  })

  it('says in the marks of the column what a figure off by a power of ten was meant to be', () => {
    const rows = [96.1, 96.2, 96.3, 96.25, 0.9621, 96.31, 96.4].flatMap((value, at) =>
      ['A', 'B', 'C'].map((area) => {
        const own = area === 'A' ? value : 96 + at / 10
        return `${area},${2010 + at},"${String(own).replace('.', ',')}"\n`
      }),
    )
    const [problem] = checkTable(
      [unitSlip],
      [
        '{ name: wilayah, type: string }',
        '{ name: tahun, type: year }',
        '{ name: nilai, type: number, decimalChar: "," }',
      ],
      `wilayah,tahun,nilai\n${rows.join('')}`,
    )
    expect(problem?.message.id).toContain('`0,9621` kira-kira seperseratus')
    expect(problem?.fix.id).toContain('tulis `96,21` sebagai ganti `0,9621`')
  })

  it('does not offer a declaration by which the figure could not be read', () => {
    const whole = step('{ name: jumlah, type: integer }', 'Rp254.100.000,00')
    expect(whole).toContain('Tulis `254100000` untuk `Rp254.100.000,00`')
    expect(whole).not.toContain('bareNumber')
    expect(step('{ name: jumlah, type: integer }', 'Rp254.100.000')).toContain(
      '`bareNumber: false`, `groupChar: "."`',
    )
  })

  it('says at once that a cell without a figure must have one', () => {
    const required = step('{ name: jumlah, type: integer, constraints: { required: true } }', 'tidak ada')
    expect(required).toContain('wajib diisi')
    expect(required).toContain('hapus dulu `required: true`')
    expect(step('{ name: jumlah, type: integer }', '-')).toContain('Kosongkan selnya')
  })

  it.each([
    ['20240119', 'Tulis `2024-01-19` untuk `20240119`', 'Date: YMD'],
    ['26 Januari 2024', 'Tulis `2024-01-26`', 'ketik ulang'],
    ['Januari 2022', 'Tulis `2022-01-01` untuk `Januari 2022`', '`2022-01`'],
    ['2022', 'ganti tipe kolom menjadi `year`', 'tulis `2022`'],
  ])('says for the date %s what to write and how', (value, ...parts) => {
    const said = step('{ name: tanggal, type: date }', value, '2024-01-01')
    for (const part of parts) expect(said).toContain(part)
  })

  it.each([
    ['96,21%', 'dengan tanda persen', 'Tulis `96,21` untuk `96,21%`'],
    ['Rp 5,5', 'dengan tanda mata uang', 'Tulis `5,5` untuk `Rp 5,5`'],
    ['#N/A', 'dengan galat rumus', 'Paste Special > Values'],
    ['=SUM(D2:D3)', 'dengan rumus', 'Paste Special > Values'],
    ['1 234,5', 'dengan spasi', 'Tulis `1234,5`'],
    ['96.21', 'dengan tanda ribuan atau desimal lain', 'Tulis `96,21`'],
    ['1.234,5 ton', 'dengan satuan', 'Tulis `1.234,5`'],
  ])('reads %s in a column with marks of its own', (value, ...parts) => {
    const said = step(LOCAL, value, '1,5')
    for (const part of parts) expect(said).toContain(part)
  })

  it('knows a formula in a column of figures', () => {
    const said = step('{ name: jumlah, type: integer }', '=SUM(D2:D3)')
    expect(said).toContain('dengan rumus')
    expect(said).toContain('Paste Special > Values')
  })

  it('sends those who mend decimal marks to the original file, for the CSV may be misread already', () => {
    expect(step('{ name: nilai, type: number }', '96,21')).toContain('buka berkas Excel aslinya (.xlsx)')
  })
})

describe('advice on metadata', () => {
  const said = (line: string) => {
    const [name] = line.split(':')
    const others = shortDataset('').replace(new RegExp(`^${name}:.*\\n`, 'm'), '')
    const metadata = others.replace('---\n', `---\n${line}\n`)
    const problems = check(treeOf({ 'dataset.md': metadata }), [metadataError])
    return problems.map(({ message, fix }) => `${message.id} ${fix.id}`).join('\n')
  }

  it('makes a list of words that commas part', () => {
    expect(said('keywords: penduduk, rumah tangga')).toContain('Tulis `keywords: [penduduk, rumah tangga]`')
  })

  it('answers an unknown licence with the known ones and a guess', () => {
    expect(said('licenses: Gratis')).toMatch(
      /Tulis `licenses: \[\{ name: .*Lisensi yang dikenal: .*`CC-BY-4\.0`/,
    )
    expect(said('licenses: CC BY 4.0')).toContain('Tulis `licenses: [{ name: CC-BY-4.0 }]`.')
    const named = said('licenses: [{ name: CC BY 4.0 }]')
    expect(named).toContain('Maksud Anda `CC-BY-4.0`?')
    expect(named).toContain('Lisensi yang dikenal')
  })
})

it('lists renamed headers in one finding, with the line to paste', () => {
  const fields = ['tahun', 'jumlah_siswa', 'jumlah_guru'].map((name) => `{ name: ${name}, type: integer }`)
  const problems = checkTable([incorrectLabel], fields, 'tahun,Jumlah Siswa,JUMLAH GURU\n2024,1,2\n')
  expect(problems).toHaveLength(1)
  expect(problems[0]?.message.id).toBe(
    '2 judul kolom tidak sesuai metadata: B `Jumlah Siswa` seharusnya `jumlah_siswa`; C `JUMLAH GURU` seharusnya `jumlah_guru`.',
  )
  expect(problems[0]?.fix.id).toContain('dengan `tahun,jumlah_siswa,jumlah_guru`')
  expect(problems[0]?.places.map(({ cell }) => cell)).toEqual(['B1', 'C1'])
})

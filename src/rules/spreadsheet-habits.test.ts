import { describe, expect, it } from 'vitest'
import { Random } from '../../tests/random.ts'
import { rule as ambiguousNumber } from './ambiguous-number.ts'
import { rule as cutCode } from './cut-code.ts'
import { rule as decimalCode } from './decimal-code.ts'
import { cellsOf, checkColumn } from './fixtures/tables.ts'
import { rule as lostZero } from './lost-zero.ts'
import { rule as serialDate } from './serial-date.ts'
import { rule as typeError } from './type-error.ts'

const all = [ambiguousNumber, cutCode, decimalCode, lostZero, serialDate, typeError]
const random = new Random(23)
const digits = (count: number) => Array.from({ length: count }, () => random.below(10)).join('')
const column = (value: () => string) => Array.from({ length: 2 + random.below(40) }, value)

/** A column of its kind as it should be. */
const clean: Record<string, { field: string; value(): string }> = {
  counts: { field: '{ name: jumlah_siswa, type: integer }', value: () => String(random.below(100_000)) },
  years: { field: '{ name: tahun, type: year }', value: () => String(1990 + random.below(40)) },
  'years as text': { field: '{ name: tahun, type: string }', value: () => String(1990 + random.below(40)) },
  'school years': {
    field: '{ name: tahun_ajaran, type: string }',
    value: () => random.pick(['2022/2023', '2023/2024']),
  },
  'postal codes': { field: '{ name: kode_pos, type: string }', value: () => `20${digits(3)}` },
  'padded codes': {
    field: '{ name: kode, type: string }',
    value: () => String(random.below(1000)).padStart(3, '0'),
  },
  'numbers in order': { field: '{ name: nomor, type: string }', value: () => String(1 + random.below(120)) },
  'codes of several levels': {
    field: '{ name: kode, type: string }',
    value: () => random.pick(['0', '1']) + digits(random.pick([1, 3, 6, 9])),
  },
  'dotted codes': {
    field: '{ name: kode_rekening, type: string }',
    value: () => `${random.below(9)}.${random.below(20)}`,
  },
  telephones: {
    field: '{ name: telepon, type: string }',
    value: () =>
      random.pick([
        `0${digits(9)}`,
        `628${digits(9)}`,
        `+628${digits(8)}`,
        '112',
        `4${digits(6)}`,
        '(099) 1234',
      ]),
  },
  dates: {
    field: '{ name: tanggal, type: date }',
    value: () => `2024-0${1 + random.below(9)}-1${random.below(10)}`,
  },
  'days of the month': {
    field: '{ name: tanggal, type: integer }',
    value: () => String(1 + random.below(31)),
  },
  'half-years': {
    field: '{ name: periode, type: string }',
    value: () => random.pick(['20241', '20242', '2024-01']),
  },
  remarks: {
    field: '{ name: keterangan, type: string }',
    value: () => random.pick(['E+', '1E5', 'tipe 2E', '3.0', '45292']),
  },
}

describe('many clean columns give nothing', () => {
  it.each(Object.entries(clean))('%s', (_, { field, value }) => {
    for (let round = 0; round < 80; round++) {
      const values = column(value)
      expect(checkColumn(all, field, values), values.join(' ')).toEqual([])
    }
  })
})

/** A fault put into one cell of a clean column. */
const faults: [string, string, string, (value: string) => string][] = [
  ['a code saved as a decimal', 'numbers in order', 'decimal-code', (value) => `${value}.0`],
  ['a year saved as a decimal', 'years as text', 'decimal-code', (value) => `${value},0`],
  ['a code cut down', 'postal codes', 'cut-code', () => '9,92402E+14'],
  ['a serial number among days', 'days of the month', 'serial-date', () => '45292'],
  ['a serial number among months', 'half-years', 'serial-date', () => '45292'],
  ['a serial number among dates', 'dates', 'type-error', () => '45292.5'],
  ['a telephone number without zero', 'telephones', 'lost-zero', () => '812345678'],
]

describe('a fault in a clean column is found at its cell', () => {
  it.each(faults)('%s', (_, kind, code, spoil) => {
    const { field, value } = clean[kind] as { field: string; value(): string }
    for (let round = 0; round < 50; round++) {
      const values = column(value)
      const at = random.below(values.length)
      values[at] = spoil(values[at] as string)
      const problems = checkColumn(all, field, values)
      expect(problems.map((problem) => problem.code)).toEqual([code])
      expect(cellsOf(problems)).toEqual([`A${at + 2}`])
    }
  })

  it('codes that have lost one zero or two', () => {
    const codes = ['001', '012', '113', '014', '120', '7', '15']
    expect(cellsOf(checkColumn(all, '{ name: kode, type: string }', codes))).toEqual(['A7', 'A8'])
  })
})

describe('the exact value to write is said for', () => {
  const fixes = (type: string, value: string) =>
    checkColumn([typeError], `{ name: isi, type: ${type} }`, [value])[0]?.fix.id ?? ''
  it.each([
    ['date', '31/12/2024', '2024-12-31'],
    ['date', '31-12-24', '2024-12-31'],
    ['date', '31.12.2024', '2024-12-31'],
    ['date', '12/31/2024', '2024-12-31'],
    ['date', '31 Desember 2024', '2024-12-31'],
    ['date', 'Senin, 5 Agt 2024', '2024-08-05'],
    ['date', '5-Ags-24', '2024-08-05'],
    ['date', '1 Okt 2024', '2024-10-01'],
    ['date', '17 Nop 2024', '2024-11-17'],
    ['date', '3 Pebruari 2024', '2024-02-03'],
    ['date', 'December 31, 2024', '2024-12-31'],
    ['date', '45292', '2024-01-01'],
    ['date', '20241231', '2024-12-31'],
    ['date', '31/12/2024 13:45', '2024-12-31'],
    ['yearmonth', '45292', '2024-01'],
    ['yearmonth', 'Des 2024', '2024-12'],
    ['yearmonth', '31/12/2024', '2024-12'],
    ['year', '45292', '2024'],
    ['year', '2.024', '2024'],
    ['year', '2024.0', '2024'],
    ['year', '24', '2024'],
    ['year', 'Semester I 2024', '2024'],
    ['year', 'Semester I 2024', 'Semester I'],
    ['year', '2024r', '2024'],
    ['datetime', '31/12/2024 13.45', '2024-12-31T13:45:00'],
    ['datetime', '2024-12-31 13:45:10', '2024-12-31T13:45:10'],
    ['time', '13.45 WIB', '13:45:00'],
    ['integer', '1.234', '1234'],
    ['integer', 'Rp 1.234.567,00', '1234567'],
    ['integer', '1.234.567,-', '1234567'],
    ['integer', '(1.234)', '-1234'],
    ['integer', '−15', '-15'],
    ['integer', '1234 e', '1234'],
    ['integer', '1.234*', '1234'],
    ['integer', '1234¹⁾', '1234'],
    ['integer', '120~0', '120'],
    ['number', '~0', '0'],
    ['number', 'Rp 5.000', '5000'],
    ['number', '20,68 r', '20.68'],
    ['number', '1 234,5', '1234.5'],
  ])('%s %s', (type, value, wanted) => {
    expect(fixes(type, value)).toContain(`\`${wanted}\``)
  })
})

describe('a date that can be read in two ways', () => {
  const fix = (values: string[]) =>
    checkColumn([typeError], '{ name: tanggal, type: date }', values)[0]?.fix.en ?? ''

  it('has the day first where nothing speaks against it', () => {
    expect(fix(['01/02/2024', '31/12/2024'])).toContain('Write `2024-02-01` for `01/02/2024`')
  })

  it('is left to its source where another date of the column has the month first', () => {
    expect(fix(['01/02/2024', '12/31/2024'])).toContain('may mean `2024-02-01` or `2024-01-02`')
    expect(fix(['05/05/2024', '12/31/2024'])).toContain('Write `2024-05-05`')
  })
})

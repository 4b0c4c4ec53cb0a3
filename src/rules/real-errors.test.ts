import { describe, expect, it } from 'vitest'
import type { Problem } from '../catalog/problem.ts'
import { check, strictRules as rules, treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'

/*
 * Errors that stand in published tables of an Indonesian city, with their own figures. The tables are shortened to what
 * is needed to see the error.
 */

function found(schema: string, csv: string, frequency = 'ad-hoc'): Problem[] {
  const resources = `resources:
  - name: data
    path: data.csv
    schema:
${schema.replace(/^\n/, '')}`
  return check(treeOf({ 'dataset.md': shortDataset(resources, frequency), 'data.csv': csv }), rules)
}

function only(problems: Problem[], code: string): Problem {
  expect(problems.map((problem) => problem.code)).toEqual([code])
  return problems[0] as Problem
}

const POPULATION = `nama_kecamatan,luas,jumlah_penduduk,kepadatan
Medan Tuntungan,14.90,68983,4630
Medan Johor,15.00,113593,7573
Medan Amplas,13.84,111771,8076
Medan Denai,8.86,137690,15541
Medan Area,3.90,107558,27579
Medan Kota,5.40,82982,15367
Medan Maimun,3.98,48958,12301
Medan Polonia,8.28,52034,6284
Medan Baru,4.94,43524,8810
Medan Selayang,19.80,48208,2435
Medan Sunggal,15.70,108496,6910
Medan Helvetia,11.60,142187,12258
Medan Petisah,4.50,67057,14902
Medan Barat,6.60,77867,11789
Medan Timur,7.60,112108,14751
Medan Perjuangan,4.40,103759,23582
Medan Tembung,6.80,139065,20451
Medan Deli,17.60,145714,8279
Medan Labuhan,45.20,104829,2319
Medan Marelan,36.20,121716,3362
Medan Belawan,10.00,94735,9474
`

const FIELDS = `
      fields:
        - { name: nama_kecamatan, type: string }
        - { name: luas, type: number, unit: km² }
        - { name: jumlah_penduduk, type: integer, unit: jiwa }
        - { name: kepadatan, type: number, unit: jiwa/km² }
      primaryKey: [nama_kecamatan]
`

describe('a table of 21 districts whose rows make 2,032,834 under a printed total of 2,067,288', () => {
  const csv = `${POPULATION}Kota Medan,,2067288,\n`

  it('is an error where the row is declared as their total', () => {
    const totals = `${FIELDS}      totals:\n        - { row: { nama_kecamatan: Kota Medan }, of: [jumlah_penduduk] }\n`
    const problem = only(found(totals, csv), 'total-error')
    expect(problem.severity).toBe('error')
    expect(problem.places).toMatchObject([{ cell: 'C23', value: '2067288' }])
    expect(problem.message.en).toContain('the other 21 rows add up to `2032834`, but `2067288` is written')
  })

  it('is seen without a declaration where the row is named a total', () => {
    const problem = only(found(FIELDS, csv.replace('Kota Medan', 'Jumlah')), 'totals-row')
    expect(problem.places).toMatchObject([{ cell: 'A23' }])
    expect(problem.message.en).toContain(
      '`jumlah_penduduk` has `2067288`, where the other rows make `2032834`',
    )
  })
})

describe('a table of areas whose 151 wards are printed as 158', () => {
  const counts = [9, 6, 8, 5, 12, 12, 6, 5, 6, 6, 6, 7, 7, 6, 11, 9, 7, 6, 7, 4, 6]
  const rows = counts.map((count, at) => `Kecamatan ${at + 1},${count}\n`).join('')
  const csv = `nama_kecamatan,jumlah_kelurahan\n${rows}Kota Uji,158\n`
  const fields = `
      fields:
        - { name: nama_kecamatan, type: string }
        - { name: jumlah_kelurahan, type: integer, unit: kelurahan }
      primaryKey: [nama_kecamatan]
`

  it('is an error where the row is declared as their total', () => {
    const totals = `${fields}      totals:\n        - { row: { nama_kecamatan: Kota Uji }, of: [jumlah_kelurahan] }\n`
    const problem = only(found(totals, csv), 'total-error')
    expect(problem.places).toMatchObject([{ cell: 'B23', value: '158' }])
    expect(problem.message.id).toContain('berjumlah `151`, tetapi tertulis `158`')
  })

  it('is seen without a declaration where the row has the name of the city', () => {
    const problem = only(found(fields, csv), 'totals-row')
    expect(problem.message.id).toContain('tertulis `158`, padahal baris lainnya berjumlah `151`')
  })
})

describe('a ward of 16,607 and 17,756 people that is printed as 34,563', () => {
  const fields = `
      fields:
        - { name: nama_kelurahan, type: string }
        - { name: laki_laki, type: integer, unit: jiwa }
        - { name: perempuan, type: integer, unit: jiwa }
        - { name: jumlah, type: integer, unit: jiwa }
      primaryKey: [nama_kelurahan]
`
  const csv = `nama_kelurahan,laki_laki,perempuan,jumlah
Kelurahan Satu,15210,15822,31032
Kelurahan Dua,16607,17756,34563
Kelurahan Tiga,9120,9344,18464
Kelurahan Empat,11020,11021,22041
Kelurahan Lima,8003,8120,16123
`

  it('is an error where the sum is declared', () => {
    const totals = `${fields}      totals:\n        - { field: jumlah, of: [laki_laki, perempuan] }\n`
    const problem = only(found(totals, csv), 'total-error')
    expect(problem.places).toMatchObject([{ cell: 'D3', value: '34563' }])
    expect(problem.message.en).toContain('`16607` + `17756` = `34363`, but `34563` is written')
  })

  it('is seen without a declaration, since the sum holds in the other rows', () => {
    expect(only(found(fields, csv), 'total-mismatch').places).toMatchObject([{ cell: 'D3' }])
  })
})

describe('a density with two points, and one with a thousands point beside an area with a decimal point', () => {
  it('are no number, and a contradiction of population by area', () => {
    const csv = POPULATION.replace(',15541', ',15..541').replace(',4630', ',4.630')
    const problems = found(FIELDS, csv)
    expect(problems.map(({ code, places }) => [code, places.map(({ cell }) => cell)])).toEqual(
      expect.arrayContaining([
        ['type-error', ['D5']],
        ['ratio-mismatch', ['D2']],
      ]),
    )
    expect(problems).toHaveLength(2)
    const ratio = problems.find(({ code }) => code === 'ratio-mismatch')
    expect(ratio?.message.en).toContain('`4.630` is written, where these columns give about `4630`')
  })

  it('are not found in the table as it should be', () => {
    expect(found(FIELDS, POPULATION)).toEqual([])
  })
})

describe('a rate of 2020 that is dated 2022', () => {
  const fields = `
      fields:
        - { name: tahun, type: year }
        - { name: tingkat_pengangguran_terbuka, type: number, unit: persen }
`
  const csv = 'tahun,tingkat_pengangguran_terbuka\n2019,8.53\n2022,10.74\n2021,10.81\n2022,8.89\n2023,8.67\n'

  it('repeats the period that is there already', () => {
    expect(only(found(fields, csv, 'tahunan'), 'repeated-period').places).toMatchObject([
      { cell: 'A5', value: '2022' },
    ])
  })

  it('repeats the key where one is declared', () => {
    expect(only(found(`${fields}      primaryKey: [tahun]\n`, csv), 'primary-key').places).toMatchObject([
      { row: 5 },
    ])
  })
})

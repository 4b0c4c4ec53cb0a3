import { describe, expect, it } from 'vitest'
import { check, strictRules as rules, treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'
import { rule as totalError } from './total-error.ts'

function found(
  totals: string,
  csv = 'nama,tahun,a,b,jumlah\nx,2024,1,2,3\ny,2024,2,2,4\n',
  types = ['integer', 'integer', 'integer'],
) {
  const [a, b, jumlah] = types
  const dataset = shortDataset(
    `resources:
  - name: data
    path: data.csv
    schema:
      fields:
        - { name: nama, type: string }
        - { name: tahun, type: year }
        - { name: a, type: ${a} }
        - { name: b, type: ${b} }
        - { name: jumlah, type: ${jumlah} }
      primaryKey: [nama, tahun]
      totals:
        - ${totals}
`,
    'ad-hoc',
  )
  return check(treeOf({ 'dataset.md': dataset, 'data.csv': csv }), rules)
}

describe('what `totals` says', () => {
  it.each([
    ['{ field: jumlh, of: [a, b] }', 'totals[0].field', 'Did you mean `jumlah`?'],
    ['{ field: jumlah, of: [a, bb] }', 'totals[0].of[1]', 'This table has no column `bb`'],
    ['{ row: { nma: x }, of: [a] }', 'totals[0].row.nma', 'Did you mean `nama`?'],
    ['{ row: { nama: x }, of: [a], by: [tahum] }', 'totals[0].by[0]', 'Did you mean `tahun`?'],
    ['{ field: jumlah, of: [a, nama] }', 'totals[0].of[1]', 'its type is `string`'],
    ['{ of: [a] }', 'totals[0]', 'has none of'],
    ['{ field: jumlah, sum: 100, of: [a, b] }', 'totals[0]', 'has more than one of'],
    ['{ row: {}, of: [a] }', 'totals[0].row', 'names no column'],
    ['{ field: a, of: [a, b] }', 'totals[0].of[0]', 'added into itself'],
    ['{ field: jumlah, of: [a, b], by: [tahun] }', 'totals[0].by', 'means nothing'],
  ])('is checked against the table: %s', (totals, property, words) => {
    const problems = found(totals)
    expect(problems.map(({ code }) => code)).toEqual(['metadata-error'])
    expect(problems[0]?.places[0]?.property).toMatch(new RegExp(`${property.replace(/[[\].]/g, '\\$&')}$`))
    expect(problems[0]?.places[0]?.line).toBe(21)
    expect(problems[0]?.message.en).toContain(words)
  })

  it.each(['totals', '{ field: 3 }', '[]', '{ field: jumlah, of: a }', '{ row: x, of: [a] }'])(
    'breaks nothing where it is no sum at all: %s',
    (totals) => {
      expect(found(totals).every(({ code }) => code === 'metadata-error')).toBe(true)
    },
  )
})

describe('a declared total', () => {
  const errors = (totals: string, csv: string, types?: string[]) =>
    found(totals, csv, types)
      .filter(({ code }) => code === totalError.code)
      .flatMap(({ places }) => places.map(({ cell, row }) => cell ?? row))
  const decimals = ['number', 'number', 'number']
  const columns = '{ field: jumlah, of: [a, b] }'
  const head = 'nama,tahun,a,b,jumlah\n'

  it('of whole numbers is exact, also of thousands of milliards', () => {
    expect(errors(columns, `${head}x,2024,1200000000001,2,1200000000004\n`)).toEqual(['E2'])
    expect(errors(columns, `${head}x,2024,1200000000001,2,1200000000003\n`)).toEqual([])
  })

  it('of decimals may be off by half of the last decimal for each figure, and by no more', () => {
    expect(
      errors(columns, `${head}x,2024,0.1,0.2,0.3\ny,2024,10.4,10.4,20.9\nz,2024,10.4,10.4,21.0\n`, decimals),
    ).toEqual(['E4'])
  })

  it('keeps to a tolerance that is given', () => {
    const totals = '{ field: jumlah, of: [a, b], tolerance: 1 }'
    expect(errors(totals, `${head}x,2024,1,2,4\ny,2024,1,2,5\n`)).toEqual(['E3'])
  })

  it('is not judged where a figure is missing or is none', () => {
    expect(errors(columns, `${head}x,2024,,2,5\ny,2024,1,2,\nz,2024,satu,2,5\n`)).toEqual([])
    expect(
      errors('{ row: { nama: z }, of: [a] }', `${head}x,2024,,2,2\ny,2024,1,2,3\nz,2024,9,4,13\n`),
    ).toEqual([])
  })

  it('of rows is judged in each group, wherever the row stands', () => {
    const csv = `${head}z,2023,9,1,1\nx,2023,4,1,1\ny,2023,5,1,1\nx,2024,4,1,1\ny,2024,5,1,1\nz,2024,8,1,1\n`
    expect(errors('{ row: { nama: z }, of: [a], by: [tahun] }', csv)).toEqual(['C7'])
    expect(errors('{ row: { nama: z }, of: [a] }', csv)).toEqual(['C2', 'C7'])
  })

  it('of rows leaves out rows of subtotals that are declared by the same column', () => {
    const csv = `${head}x,2024,4,1,5\ny,2024,5,1,6\nwilayah,2024,9,2,11\nz,2024,9,2,11\n`
    const totals = '{ row: { nama: z }, of: [a] }\n        - { row: { nama: wilayah }, of: [b] }'
    expect(errors(totals, csv)).toEqual([])
  })

  it('of rows that is not in the table is missed, with the likely name', () => {
    const [problem] = found('{ row: { nama: Jumlah }, of: [a] }', `${head}x,2024,4,1,5\nJumlahh,2024,4,1,5\n`)
    expect(problem?.message.en).toContain('There is no row of totals `nama` = `Jumlah`')
    expect(problem?.message.en).toContain('Did you mean `Jumlahh`?')
  })

  it('of shares is rounded, also to whole numbers', () => {
    const csv = `${head}x,2023,33,1,1\ny,2023,33,1,1\nz,2023,33,1,1\nx,2024,33,1,1\ny,2024,30,1,1\nz,2024,33,1,1\n`
    expect(errors('{ sum: 100, of: [a], by: [tahun] }', csv)).toEqual(['C5'])
  })
})

import { describe, expect, it, test } from 'vitest'
import type { Problem } from '../catalog/problem.ts'
import { readCatalog } from '../catalog/reader.ts'
import { FORMATS } from '../reports/formats.ts'
import { reportOf } from '../reports/report.ts'
import { check, strictRules as rules, treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'
import { rule } from './personal-data.ts'

const metadata = (fields: string[], more = '') =>
  shortDataset(
    `${more}resources:
  - name: t
    path: t.csv
    schema:
      fields:
${fields.map((field) => `        - { ${field} }\n`).join('')}`,
  )

/** Problems of a table with one column. */
function found(header: string, cells: string[], field = `name: ${header}, type: string`): Problem[] {
  const csv = [header, ...cells]
    .map((cell) => `"${cell}",1`)
    .join('\n')
    .replace(',1', ',n')
  return check(treeOf({ 'dataset.md': metadata([field, 'name: n, type: integer']), 't.csv': csv }), [rule])
}

const NIK = ['1101990101900001', '1101994505850002', '1101990301920003']
const fill = (count: number, cell: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => cell(at))

describe('a column is personal', () => {
  test.each<[string, string, string[], string?]>([
    ['with three NIK among many other cells', 'x', [...fill(500, (at) => `a${at}`), ...NIK]],
    ['with one NIK in a short table', 'x', [NIK[0] as string, 'a', 'b']],
    ['with NIK typed as whole numbers', 'x', NIK, 'name: x, type: integer'],
    ['with NIK that Excel made powers of ten', 'x', fill(3, () => '1,10199E+15')],
    ['with NIK inside texts', 'x', NIK.map((nik) => `No ${nik} belum padan`)],
    [
      'with mobile numbers that lost their 0, of several operators',
      'x',
      ['81234567890', '81334567891', '85234567892', '87734567893', '81234567894'],
    ],
    ['by a header of numbers', 'NISN', ['0051234567', '51234568']],
    ['by a header of names', 'Nama Lengkap', ['A']],
  ])('%s', (_, header, cells, field) =>
    expect(found(header, cells, field ?? `name: "${header}", type: string`)).toHaveLength(1),
  )
})

describe('a column is not personal', () => {
  test.each<[string, string, string[], string?]>([
    ['with two NIK-like numbers among a thousand', 'x', [...fill(1000, (at) => `a${at}`), ...NIK.slice(1)]],
    ['as a key of 16 digits', 'x', fill(2000, (at) => String(2_024_000_000_000_000 + at * 7_919_333))],
    [
      'with amounts',
      'x',
      fill(20, (at) => String(81_234_567_890 + at)),
      'name: x, type: integer, unit: rupiah',
    ],
    ['with codes in sequence', 'x', fill(20, (at) => `08120001${String(at).padStart(4, '0')}`)],
    ['with numbers of offices', 'telepon_puskesmas', ['081234567890', '081334567890', '085234567890']],
    ['by a header of names without any name below it', 'nama_lengkap', ['', '']],
    ['by a count of people', 'jumlah_nik', ['12345678', '23456789']],
    ['of addresses with house numbers', 'alamat', fill(9, (at) => `Jl. Uji No. ${at}, RT 01 RW 02 20112`)],
  ])('%s', (_, header, cells, field) => expect(found(header, cells, field)).toEqual([]))
})

describe('no report', () => {
  const secrets = [
    ...NIK,
    '081234567890',
    '081334567891',
    'contoh.satu@gmail.com',
    '0051234567',
    'Nama Orang Satu',
  ]
  const csv = [
    'nik,hp,surel,nisn,nama_lengkap,kode,jumlah',
    `${NIK[0]},081234567890,contoh.satu@gmail.com,0051234567,Nama Orang Satu,${NIK[1]},1`,
    `${NIK[0]},081234567890,contoh.satu@gmail.com,0051234567,Nama Orang Satu,${NIK[1]},${NIK[2]}x`,
    `${NIK[2]},081334567891,contoh.satu@gmail.com,0051234567,Nama Orang Satu,${NIK[1]},contoh.satu@gmail.com,lebih`,
    '',
  ].join('\n')
  const strict = metadata(
    [
      'name: nik, type: date',
      'name: hp, type: year, constraints: { unique: true }',
      'name: surel, type: integer',
      'name: nisn, type: string, constraints: { maxLength: 3, unique: true }',
      'name: nama_lengkap, type: string, constraints: { enum: [A] }',
      'name: kode, type: string, codes: wilayah, system: kemendagri',
      'name: jumlah, type: integer',
    ],
    `id: ${NIK[0]} ${NIK[0]}\nversion: [081234567890]\nkeywords: [contoh.satu@gmail.com]\n081334567891: x\n`,
  ).replace('fields:\n', 'primaryKey: [nik, nisn, nama_lengkap]\n      fields:\n')
  const files = { 'dataset.md': strict, 't.csv': csv, [`${NIK[0]}.txt`]: 'x' }
  const tree = treeOf(files)
  const problems = check(tree, rules)
  const report = reportOf(problems, {
    catalog: 'x',
    datasets: 1,
    tables: 1,
    rows: 3,
    bytes: 1,
    limit: 1000,
    asOf: '2026-01-31',
  })

  it('is about less than what it should hide', () => {
    expect(new Set(problems.map(({ code }) => code)).size).toBeGreaterThan(5)
  })

  test.each(secrets)('holds %s as a whole', (secret) => {
    const catalog = readCatalog(tree)
    const options = { language: 'id' as const, colour: false, prefix: '' }
    for (const [name, format] of Object.entries(FORMATS)) {
      for (const language of ['id', 'en'] as const) {
        const written = [...format(report, catalog, tree, { ...options, language })].join('')
        expect(written.includes(secret), `${name} in ${language}`).toBe(false)
      }
    }
  })
})

describe('an exemption', () => {
  const exempt = (items: string, limit = 1000) =>
    check(
      treeOf({
        'dataset.md': metadata(['name: x, type: string', 'name: n, type: integer'], `exempt: [${items}]\n`),
        't.csv': ['x,n', ...NIK.map((nik) => `${nik},1`)].join('\n'),
      }),
      rules,
      limit,
    ).map(({ code, message }) => [code, message.en.slice(0, 34)])
  const OK = 'reason: Nomor tiang., approved_by: Walidata'

  it('silences the finding of its column, whatever the limit of places', () => {
    expect(exempt(`{ check: personal-data, field: x, ${OK} }`)).toEqual([])
    expect(exempt(`{ check: personal-data, field: x, ${OK} }`, 0)).toEqual([])
  })

  it('is a fault where it matches nothing, names no rule, or one that finds only what is wrong', () => {
    const codes = (items: string) => exempt(items).map(([code]) => code)
    expect(codes(`{ check: personal-data, field: y, ${OK} }`)).toEqual(['metadata-error', 'personal-data'])
    expect(codes(`{ check: personal-dat, field: x, ${OK} }`)).toEqual(['metadata-error', 'personal-data'])
    expect(codes(`{ check: type-error, field: x, ${OK} }`)).toEqual(['metadata-error', 'personal-data'])
  })

  it('needs a reason and someone who approved it', () => {
    expect(
      exempt('{ check: personal-data, field: x, reason: Nomor tiang. }').map(([code]) => code),
    ).toContain('personal-data')
    expect(exempt('{ check: personal-data, field: x, approved_by: W }').map(([code]) => code)).toContain(
      'personal-data',
    )
  })
})

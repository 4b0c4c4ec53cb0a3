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
    ['with NIK that a program wrote as fractions', 'x', NIK.map((nik) => `${nik}.0`)],
    ['with such NIK as numbers', 'x', NIK.map((nik) => `${nik}.0`), 'name: x, type: number'],
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

describe('single cells of a text', () => {
  const others = fill(200, (at) => `Kegiatan ${at}`)
  test.each([
    'NIK 1271014507850003',
    'Pengganti 1271014507850003 belum padan',
    'NPWP 01.234.567.8-901.000 aktif',
    '01.234.567.8-901.000',
    'contoh.satu@gmail.com',
    'surel: contoh.satu@yahoo.co.id',
    'CP: Bu Contoh 0812-6445-3321',
    'Hubungi Contoh 081264453321.',
    'No. HP +6281264453321',
    'No. rekening 1234567890',
  ])('are found from the first on: %s', (cell) => {
    for (const header of ['kegiatan', 'x', 'nama_halte', 'program', 'desa', 'status']) {
      const [problem, ...rest] = found(header, [...others, cell])
      expect(rest).toEqual([])
      expect(problem).toMatchObject({ count: 1, places: [{ cell: 'A202' }] })
      expect(problem?.message.id).toMatch(/^Sel A202 memuat /)
      expect(problem?.fix.id).toMatch(/^1\. Hapus (nomornya|alamatnya) dari sel itu/)
      expect(problem?.fix.id).not.toContain('kolom itu')
    }
  })

  test.each([
    '1271014507850003',
    '081264453321',
    '0812-6445-3321',
    'info@dinas.go.id',
    'sdcontoh@sdn1.sch.id',
    'https://contoh.example/1271014507850003',
    'SK-081264453321-X',
    'No. Telp (061) 4567890',
    'No. Rekening 5.1.02.01.01.0001',
    'Pagu Rp 62.812.345.678',
  ])('are no matter where digits alone or an office tell nothing: %s', (cell) =>
    expect(found('kegiatan', [...others, cell])).toEqual([]),
  )

  it('are named one by one up to five, then the column is', () => {
    const cells = (count: number) => fill(count, (at) => `Hubungi Contoh 08126445332${at}`)
    expect(found('kegiatan', [...others, ...cells(5)])[0]?.message.en).toMatch(
      /^Cell A202 holds .*; cell A206/,
    )
    expect(found('kegiatan', [...others, ...cells(6)])[0]?.message.en).toMatch(/^Column `kegiatan` holds/)
  })
})

describe('telephones', () => {
  const phones = fill(48, (at) => `0812${String(64_453_321 + at * 7_919_333).slice(-8)}`)
  it('of a single operator are found by the variety of their digits', () => {
    expect(found('x', phones)).toHaveLength(1)
    expect(found('kegiatan', phones)).toHaveLength(1)
    expect(found('no_hp_kepala_sekolah', phones)).toHaveLength(1)
  })

  it('and addresses of an office are fine where the header speaks of its contact', () => {
    const addresses = fill(9, (at) => `contoh${at}@gmail.com`)
    for (const header of ['telepon_sekolah', 'kontak_puskesmas', 'email_dinas', 'wa_layanan']) {
      expect(found(header, phones)).toEqual([])
      expect(found(header, addresses)).toEqual([])
      expect(found(header, ['CP: Bu Contoh 0812-6445-3321'])).toEqual([])
    }
    expect(
      found(
        'nama_sekolah',
        fill(9, (at) => `sd${at}@sdn${at}.sch.id`),
      ),
    ).toEqual([])
    for (const header of ['kegiatan', 'program', 'layanan', 'nama_halte', 'desa'])
      expect(found(header, addresses)).toHaveLength(1)
  })
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

import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { pieces, Random } from '../../tests/random.ts'
import type { FileTree } from '../catalog/model.ts'
import type { Problem } from '../catalog/problem.ts'
import { readCatalog } from '../catalog/reader.ts'
import { bytesOf } from '../catalog/text.ts'
import { contexts, tablesOf } from './check.ts'
import { checkTable } from './checktable.ts'
import { treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'
import { rules } from './index.ts'

const HEAD = 'kode,kecamatan,tahun,penduduk,luas\n'
const ROWS = Array.from(
  { length: 8 },
  (_, at) => `99.01.0${at + 1},Contoh ${'ABCDEFGH'[at]},2023,${1000 + at * 7},${10 + at}.5\n`,
)
const DATA = ROWS.join('')
const CLEAN = HEAD + DATA
const UPPER = ROWS.slice(0, 4).join('')
const LOWER = ROWS.slice(4).join('')
const parted = (text: string, mark: string) => text.replaceAll(',', mark)

const dataset = (dialect: string) =>
  shortDataset(`resources:
  - name: data
    path: data.csv
    dialect: { ${dialect} }
    schema:
      fields:
        - { name: kode, type: string, constraints: { required: true } }
        - { name: kecamatan, type: string }
        - { name: tahun, type: year }
        - { name: penduduk, type: integer }
        - { name: luas, type: number }
      primaryKey: [kode, tahun]
`)

interface Verdict {
  problems: Problem[]
  preview: string[][]
}

/** Checks bytes as the one table of a dataset whose dialect is given. */
function checker(dialect = 'delimiter: ","'): (content: string | Uint8Array, size?: number) => Verdict {
  const tree = treeOf({ 'dataset.md': dataset(dialect), 'data.csv': '' })
  const catalog = readCatalog(tree)
  expect(catalog.datasets[0]?.source.violations).toEqual([])
  const table = tablesOf(catalog)[0]
  if (!table) throw new Error('no table')
  return (content, size = 1 << 20) => {
    const bytes = typeof content === 'string' ? bytesOf(content) : content
    const opened: FileTree = { ...tree, read: () => bytes, open: () => pieces(bytes, size) }
    const hasher = () => ({ update: () => {}, digest: () => '' })
    const context = contexts(opened, catalog)(table)
    const { result, problems } = checkTable(opened, context, { rules, limit: 1000, hasher })
    return { problems, preview: result?.preview ?? [] }
  }
}

const check = checker()

function utf16(text: string, isBigEndian: boolean, mark = '\uFEFF'): Uint8Array {
  const bytes = new Uint8Array((mark.length + text.length) * 2)
  const view = new DataView(bytes.buffer)
  for (const [at, unit] of [...`${mark}${text}`].entries())
    view.setUint16(at * 2, unit.charCodeAt(0), !isBigEndian)
  return bytes
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

const cases: [name: string, content: string | Uint8Array, found: [code: string, count: number][]][] = [
  ['a clean file', CLEAN, []],
  ['a byte order mark', `\uFEFF${CLEAN}`, []],
  ['a byte order mark twice', `\uFEFF\uFEFF${CLEAN}`, [['incorrect-label', 1]]],
  ['UTF-16 LE with a byte order mark', utf16(CLEAN, false), [['encoding-error', 1]]],
  ['UTF-16 BE with a byte order mark', utf16(CLEAN, true), [['encoding-error', 1]]],
  ['UTF-16 LE without one', utf16(CLEAN, false, ''), [['encoding-error', 1]]],
  ['UTF-16 BE without one', utf16(CLEAN, true, ''), [['encoding-error', 1]]],
  ['Windows-1252', latin(CLEAN.replace('Contoh B', 'Caf\xe9')), [['encoding-error', 1]]],
  ['line ends of CR alone', CLEAN.replaceAll('\n', '\r'), [['line-end', 1]]],
  ['mixed line ends', HEAD.replace('\n', '\r\n') + DATA, [['line-end', 1]]],
  ['line ends of CR CR LF', CLEAN.replaceAll('\n', '\r\r\n'), [['blank-row', 9]]],
  ['semicolons', parted(CLEAN, ';'), [['source-error', 1]]],
  ['tabs', parted(CLEAN, '\t'), [['source-error', 1]]],
  ['bars', parted(CLEAN, '|'), [['source-error', 1]]],
  ['semicolons below a title', `Tabel 1\n${parted(CLEAN, ';')}`, [['source-error', 1]]],
  ['Excel’s line sep=', `sep=;\n${parted(CLEAN, ';')}`, [['source-error', 1]]],
  ['semicolons in the data alone', HEAD + parted(DATA, ';'), [['missing-cell', 8]]],
  ['semicolons in the header alone', parted(HEAD, ';') + DATA, [['source-error', 1]]],
  ['quotes around whole lines', CLEAN.replace(/.+/g, '"$&"'), [['source-error', 1]]],
  ['quotes around whole lines of data', HEAD + DATA.replace(/.+/g, '"$&"'), [['missing-cell', 8]]],
  ['a space behind each comma', parted(CLEAN, ', '), [['source-error', 1]]],
  ['single quotes', CLEAN.replace(/[^,\n]+/g, "'$&'"), [['source-error', 1]]],
  ['a quote never closed', CLEAN.replace('Contoh C', '"Contoh C'), [['source-error', 1]]],
  ['a quote never closed in the header', `kode,"${CLEAN.slice(5)}`, [['source-error', 1]]],
  [
    'a quote closed on a later line',
    CLEAN.replace('Contoh C', '"Contoh C').replace('Contoh E', '"Contoh E"'),
    [['source-error', 1]],
  ],
  ['a quote in the middle of a cell', CLEAN.replace('Contoh C', '"Contoh" C'), [['source-error', 1]]],
  ['quotes inside a bare cell', CLEAN.replace('Contoh C', 'Contoh "C"'), []],
  ['a NUL byte', CLEAN.replace('Contoh C', 'Contoh\0C'), [['nul-byte', 1]]],
  ['a NUL byte in a number', CLEAN.replace('1007', '1\x00007'), [['nul-byte', 1]]],
  ['a NUL byte in a label', CLEAN.replace('tahun', 'ta\0hun'), [['nul-byte', 1]]],
  ['a title', `Tabel 1. Penduduk,,,,\n${CLEAN}`, [['title-row', 1]]],
  ['a title of one cell', `Tabel 1. Penduduk\n${CLEAN}`, [['title-row', 1]]],
  ['a title, a place and a blank row', `Penduduk,,,,\nKota Contoh,,,,\n,,,,\n${CLEAN}`, [['title-row', 3]]],
  ['a blank row above the header', `\n${CLEAN}`, [['title-row', 1]]],
  ['numbers of columns', `${HEAD}(1),(2),(3),(4),(5)\n${DATA}`, [['subheader-row', 1]]],
  ['bare numbers of columns', `${HEAD}1,2,3,4,5\n${DATA}`, [['subheader-row', 1]]],
  ['units', `${HEAD},,,(jiwa),(km²)\n${DATA}`, [['subheader-row', 1]]],
  [
    'a title and numbers',
    `Tabel 1\n${HEAD}(1),(2),(3),(4),(5)\n${DATA}`,
    [
      ['title-row', 1],
      ['subheader-row', 1],
    ],
  ],
  ['a repeated header', HEAD + UPPER + HEAD + LOWER, [['repeated-header', 1]]],
  ['a table continued', `${HEAD}${UPPER}Lanjutan Tabel 1,,,,\n${LOWER}`, [['repeated-header', 1]]],
  [
    'a table continued with title, header and numbers',
    `${HEAD}${UPPER}\nTabel 1. (lanjutan)\n${HEAD}(1),(2),(3),(4),(5)\n${LOWER}`,
    [['repeated-header', 3]],
  ],
  [
    'a table continued with labels for people',
    `${HEAD}${UPPER}Lanjutan Tabel 1,,,,\nKode,Kecamatan,Tahun,Penduduk,Luas\n${LOWER}`,
    [['repeated-header', 2]],
  ],
  ['a source below the table', `${CLEAN}Sumber: Dinas Contoh,,,,\n`, [['note-row', 1]]],
  ['a source below a blank row', `${CLEAN},,,,\nSumber : Dinas Contoh\n\n`, [['note-row', 1]]],
  ['a source cut by its commas', `${CLEAN}Sumber: Dinas Contoh, diolah\n`, [['note-row', 1]]],
  [
    'several notes',
    `${CLEAN}Catatan: data awal,,,,\nKeterangan: -,,,,\n*) angka sementara,,,,\nr) angka revisi,,,,\n`,
    [['note-row', 4]],
  ],
  ['a total without keys', `${CLEAN}Jumlah,,,8196,108\n`, [['keyless-total', 1]]],
  ['a total of a place without a code', `${CLEAN},Total Kota Contoh,2023,8196,108\n`, [['keyless-total', 1]]],
  ['a total in the column of years', `${CLEAN}99.01.09,Kota,Jumlah,8196,108\n`, [['keyless-total', 1]]],
  ['a padded name', CLEAN.replace('Contoh C', ' Contoh C'), [['extra-space', 1]]],
  ['two spaces in a name', CLEAN.replace('Contoh C', 'Contoh  C'), [['extra-space', 1]]],
  ['a no-break space', CLEAN.replace('Contoh C', 'Contoh\u00a0C'), [['extra-space', 1]]],
  ['padded labels', CLEAN.replace('tahun', ' tahun').replace('luas', 'luas '), [['incorrect-label', 2]]],
  ['a row of spaces', `${HEAD}${UPPER} , ,  ,,\n${LOWER}`, [['blank-row', 1]]],
  ['a column without values', HEAD + DATA.replace(/[\d.]+\n/g, '\n'), [['empty-column', 1]]],
  ['columns left over', CLEAN.replaceAll('\n', ',,,\n'), [['blank-label', 3]]],
  ['columns left over in the data', HEAD + DATA.replaceAll('\n', ',,\n'), [['extra-cell', 8]]],
  ['the header alone', HEAD, [['source-error', 1]]],
  ['an empty file', '', [['source-error', 1]]],
  ['a byte order mark alone', '\uFEFF', [['source-error', 1]]],
  ['blank lines alone', '\n\n\n', [['source-error', 1]]],
  ['delimiters alone', ',,,,\n,,,,\n', [['source-error', 1]]],
  ['spaces alone', '  \n', [['source-error', 1]]],
  ['data without a header', DATA, [['incorrect-label', 1]]],
]

describe('one cause', () => {
  it.each(cases)('%s is one problem, the same in pieces of 1, 7 and 65,536 bytes', (_, content, found) => {
    const { problems } = check(content)
    expect(problems.map(({ code, count }) => [code, count]).sort()).toEqual([...found].sort())
    for (const size of [1, 7, 65_536]) expect(check(content, size).problems).toEqual(problems)
  })

  it('is named where a reader of the file finds it', () => {
    const place = (content: string) => check(content).problems[0]?.places[0]
    expect(place(CLEAN.replace('Contoh C', '"Contoh C'))).toMatchObject({ line: 4, row: 4 })
    expect(place(`Tabel 1\n\n${CLEAN}`)).toMatchObject({ line: 1, row: 1 })
    expect(place(`${CLEAN.replace('Contoh C', '"Contoh\nC"')}Sumber: BPS`)).toMatchObject({
      line: 11,
      row: 10,
    })
    const { problems } = check(`Tabel 1\n\n${CLEAN.replace('1007', 'x')}`)
    const below = problems.find(({ code }) => code === 'type-error')
    expect(below?.places).toMatchObject([{ line: 5, row: 5, cell: 'D5' }])
  })

  it('leaves the data as they are: rows that are no data are not shown', () => {
    const { preview } = check(`Tabel 1\n${HEAD}(1),(2),(3),(4),(5)\n${UPPER}${HEAD}${LOWER}Sumber: BPS\n`)
    expect(preview).toEqual(check(CLEAN).preview)
    expect(preview).toHaveLength(8)
  })

  it('beyond the first 4,096 bytes is seen as well', () => {
    const many = Array.from({ length: 400 }, (_, at) => `98.${at},Contoh,2023,1,1\n`).join('')
    expect(check(`${HEAD}${many}97,Con\0toh,2023,1,1\n`).problems).toMatchObject([
      { code: 'nul-byte', places: [{ cell: 'B402' }] },
    ])
    expect(check(latin(`${HEAD}${many}97,Caf\xe9,2023,1,1\n`)).problems).toMatchObject([
      { code: 'encoding-error', places: [{ cell: 'B402' }] },
    ])
  })
})

describe('what looks like a fault and is none', () => {
  it.each([
    ['a value that begins like a note in a filled row', `${CLEAN}99.02.01,Sumber: Mata Air,2023,5,1\n`],
    ['a key that begins like a note in a filled row', `${CLEAN}*1,Contoh,2023,5,\n`],
    [
      'a name that begins like a total, without a key of text',
      `${CLEAN}99.02.01,Total Persalinan,2023,5,1\n`,
    ],
    ['a name with a label of the header', `${CLEAN}kode,kecamatan,2023,5,1\n`],
    ['a first row of small numbers', `${HEAD}1,2,2023,4,5\n${DATA}`],
    ['negative numbers in brackets of text', `${HEAD}${DATA}99.02.01,(5),2023,5,1\n`],
    ['line breaks of another kind inside quotes', `${HEAD}99.02.01,"a\r\nb",2023,5,1\n${DATA}`],
    ['a cell that is empty', CLEAN.replace('Contoh C', '')],
    [
      'two spaces between the sentences of a long text',
      CLEAN.replace('Contoh C', `${'Kalimat. '.repeat(20)} Akhir`),
    ],
  ])('%s', (_, content) => {
    expect(check(content).problems).toEqual([])
  })
})

describe('the declared dialect', () => {
  const CELLS: [dialect: string, text: string, cells: string[]][] = [
    ['delimiter: ","', '"a, b",x', ['a, b', 'x']],
    ['delimiter: ";"', '"a; b";x', ['a; b', 'x']],
    ['delimiter: ";"', 'a, b;x', ['a, b', 'x']],
    ['delimiter: "\\t"', '"a\tb"\tx', ['a\tb', 'x']],
    ['delimiter: "|"', '"a|b"|x', ['a|b', 'x']],
    ['delimiter: ","', '"a ""b"" c",x', ['a "b" c', 'x']],
    ['delimiter: ","', '"a\r\nb",x', ['a\r\nb', 'x']],
    ['delimiter: ","', '"",x', ['', 'x']],
    ['delimiter: ","', '"""",x', ['"', 'x']],
    ['delimiter: ",", quoteChar: "\'"', "'it''s',x", ["it's", 'x']],
    ['delimiter: ",", quoteChar: "\'"', '"a" b,x', ['"a" b', 'x']],
    ['delimiter: ",", doubleQuote: true, header: true', 'a b,x', ['a b', 'x']],
    ['delimiter: ",", skipInitialSpace: false', 'a, x', ['a', ' x']],
  ]

  it.each(CELLS)('%s reads %j as %j, and papaparse does too', (dialect, text, cells) => {
    const delimiter = dialect.includes('\\t') ? '\t' : (/delimiter: "(.)"/.exec(dialect)?.[1] ?? ',')
    const quoteChar = dialect.includes("'") ? "'" : '"'
    expect(Papa.parse(text, { delimiter, quoteChar, newline: '\n' }).data).toEqual([cells])
    const head = parted(HEAD, delimiter)
    const rest = ['2023', '1', '1'].join(delimiter)
    const { preview } = checker(dialect)(`${head}${text}${delimiter}${rest}\n`)
    expect(preview).toEqual([[...cells, '2023', '1', '1']])
  })

  it.each([
    [';', '","'],
    [',', '";"'],
    [',', '"\\t"'],
    [',', '"|"'],
  ])('%j is told to write delimiter: %s where the file is parted so', (declared, fitting) => {
    const mark = JSON.parse(fitting) as string
    const { problems } = checker(`delimiter: ${JSON.stringify(declared)}`)(parted(CLEAN, mark))
    expect(problems).toMatchObject([{ code: 'source-error' }])
    expect(problems[0]?.fix.en).toContain(`dialect: { delimiter: ${fitting} }`)
  })

  it('of line ends is held against those of the file', () => {
    const declared = checker('lineTerminator: "\\r\\n"')
    expect(declared(CLEAN.replaceAll('\n', '\r\n')).problems).toEqual([])
    expect(declared(CLEAN).problems).toMatchObject([{ code: 'line-end' }])
    expect(declared(CLEAN).problems[0]?.fix.en).toContain('lineTerminator: "\\n"')
  })

  it.each([
    'header: false',
    'headerRows: [1, 2]',
    'headerJoin: " "',
    'commentRows: [1]',
    'commentChar: "#"',
    'doubleQuote: false',
    'escapeChar: "\\\\"',
    'lineTerminator: "\\r"',
    'skipInitialSpace: true',
    'nullSequence: "NA"',
    'caseSensitiveHeader: false',
    'quoteChar: ""',
    'delimiter: ":"',
    'delimiter: ""',
    'sheetName: a',
    'itemType: array',
  ])('that is not read is refused: %s', (dialect) => {
    const tree = treeOf({ 'dataset.md': dataset(dialect), 'data.csv': CLEAN })
    const property = dialect.replace(/:.*/, '')
    expect(readCatalog(tree).datasets[0]?.source.violations).toMatchObject([
      { path: ['resources', 0, 'dialect', property] },
    ])
  })
})

describe('any bytes', () => {
  const parts = [
    HEAD,
    ...ROWS,
    '"',
    '""',
    ',',
    ';',
    '\n',
    '\r',
    '\r\n',
    '\0',
    ' ',
    '\uFEFF',
    '(1)',
    'Sumber: ',
    'Tabel 1',
  ]
    .map((part) => bytesOf(part))
    .concat([Uint8Array.of(0xff, 0xfe), Uint8Array.of(0xe9), Uint8Array.of(0xc2)])

  function anyBytes(random: Random): Uint8Array {
    if (random.below(4) === 0) return Uint8Array.from({ length: random.below(80) }, () => random.below(256))
    return new Uint8Array(Array.from({ length: random.below(24) }, () => [...random.pick(parts)]).flat())
  }

  it('give a verdict, 20,000 times over, and some of them the same one in pieces', () => {
    const random = new Random(20251021)
    for (let turn = 0; turn < 20_000; turn++) {
      const bytes = anyBytes(random)
      const { problems } = check(bytes)
      for (const { message, count } of problems) {
        expect(message.id).not.toMatch(/undefined|NaN|\[object/)
        expect(count).toBeGreaterThan(0)
      }
      if (turn % 10 === 0) {
        expect(check(bytes, 1 + random.below(12)).problems, String(bytes)).toEqual(problems)
      }
    }
  }, 600_000)
})

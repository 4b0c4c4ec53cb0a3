import { describe, expect, it } from 'vitest'
import { rule as caseConflict } from './case-conflict.ts'
import { rule as executableFile } from './executable-file.ts'
import { check, type Files, treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'
import { rule as largeFile } from './large-file.ts'
import { rule as largeRepository } from './large-repository.ts'
import { rule as largeUpload } from './large-upload.ts'
import { hasActiveMarkup, markupIn, unsafeLink, withoutCode } from './markup.ts'
import { rule as unsafeMetadata } from './unsafe-metadata.ts'
import { faultOf, safeName, rule as unsafeName } from './unsafe-name.ts'
import { rule as untidyMetadata } from './untidy-metadata.ts'

const MB = 1024 * 1024
type Listed = Record<string, string | { size?: number; hex?: string; kind?: string }>

const treeWith = (listed: Listed, files: Files = {}) =>
  treeOf({ ...files, 'files.json': JSON.stringify(listed) })

describe('a name', () => {
  it.each([
    'con',
    'CON',
    'con.csv',
    'Nul.tar.gz',
    'aux .txt',
    'COM1',
    'com¹.txt',
    'lpt9.csv',
    'conin$',
    'a:b',
    'a?b',
    'a*b',
    '"a"',
    '<a>',
    'a|b',
    'a\\b',
    'a.',
    'a ',
    ' a',
    'a\tb',
    'a\nb',
    'a\u202eb',
    'a\u200b',
    'a\u0007',
    'a\u007f',
    'x'.repeat(256),
    '::error::x',
    'dаta.csv',
  ])('%j is unsafe, and the name offered is not', (name) => {
    expect(faultOf(name)).toBeDefined()
    expect(faultOf(safeName(name))).toBeUndefined()
  })

  it.each([
    'data.csv',
    'Laporan Akhir (2024).pdf',
    'console',
    'contoh.csv',
    'com10',
    'lpt.csv',
    'auxiliary.md',
    'nulis.txt',
    'a..b',
    "Ma'arif.pdf",
    '50%.pdf',
    'a&b',
    'مدرسة.pdf',
    'сводка.pdf',
    'é.pdf',
    '👨‍👩‍👧.png',
    'a~1.csv',
    '-a.csv',
  ])('%j is safe', (name) => expect(faultOf(name)).toBeUndefined())

  it('of a folder is said once, however many files it holds', () => {
    const tree = treeWith({ '_catalog/documents/aux/a.pdf': 'x', '_catalog/documents/aux/b/c.pdf': 'x' })
    expect(check(tree, [unsafeName])).toMatchObject([{ places: [{ file: '_catalog/documents/aux' }] }])
  })
})

describe('names that collide', () => {
  const conflicts = (...paths: string[]) =>
    check(treeWith(Object.fromEntries(paths.map((path) => [`_catalog/documents/${path}`, 'x']))), [
      caseConflict,
    ]).map(({ places }) => places.map(({ file }) => file.slice('_catalog/documents/'.length)))

  it('differ in capitals, in how an accent is stored, or in both, also as a folder and a file', () => {
    expect(conflicts('A.pdf', 'a.pdf', 'a.PDF')).toEqual([['A.pdf', 'a.PDF', 'a.pdf']])
    expect(conflicts('caf\u00e9', 'CAFE\u0301')).toHaveLength(1)
    expect(conflicts('data', 'Data/x.pdf')).toHaveLength(1)
  })

  it('are said at the folder alone where their folders collide', () => {
    expect(conflicts('X/a.pdf', 'x/a.pdf', 'x/b.pdf')).toEqual([['X', 'x']])
  })

  it('are none in different folders or with other letters', () => {
    expect(conflicts('a/x.pdf', 'b/X.pdf', 'e.pdf', '\u00e9.pdf', 'constructor', '__proto__')).toEqual([])
  })
})

describe('a file that runs', () => {
  const found = (listed: Listed) =>
    check(treeWith(listed), [executableFile]).map(({ places }) => places[0]?.file)

  it.each([
    'x.exe',
    'x.EXE',
    'x.exe.',
    'x.pdf.exe ',
    'x.dll',
    'x.bat',
    'x.cmd',
    'x.com',
    'x.scr',
    'x.ps1',
    'x.vbs',
    'x.js',
    'x.msi',
    'x.jar',
    'x.sh',
    'x.apk',
    'x.xlsm',
    'x.xlsb',
    'x.docm',
    'x.hta',
    'x.lnk',
    'x.reg',
    'x.html',
    'x.xhtml',
  ])('%s is known by its ending', (name) =>
    expect(found({ [`_catalog/documents/${name}`]: 'x' })).toHaveLength(1),
  )

  it.each([
    '4d5a90000300',
    '7f454c460201',
    'cffaedfe0700',
    'feedfacf0000',
    'cafebabe0000',
    '2321202f62696e2f7368',
    '23212f7573722f62696e2f656e76',
  ])('%s is known by its first bytes under any name', (hex) =>
    expect(found({ '_catalog/documents/foto.jpg': { hex } })).toHaveLength(1),
  )

  it('is found in every folder', () => {
    expect(
      found({ 'x.exe': 'x', 'dinas/x.exe': 'x', 'dinas/data/tabel/x.exe': 'x', '_catalog/x.exe': 'x' }),
    ).toHaveLength(4)
  })

  it('is no text, picture, archive or link that only begins or ends alike', () => {
    expect(
      found({
        '_catalog/documents/MZ.txt': 'MZ adalah singkatan',
        '_catalog/documents/judul.txt': '#! penting',
        '_catalog/documents/kosong': '',
        '_catalog/documents/tanpa-akhiran': 'x',
        '_catalog/documents/x.exe.pdf': 'x',
        '_catalog/documents/commerce.com.pdf': 'x',
        '_catalog/documents/gambar.svg':
          '<svg><style>a{}</style><path d="M0 0"/><image href="data:image/png;base64,AA"/></svg>',
        '_catalog/documents/tautan': { kind: 'symlink' },
      }),
    ).toEqual([])
  })

  it('is asked for no more of a file than its first bytes', () => {
    const tree = treeWith({ '_catalog/documents/besar.pdf': { hex: '25504446', size: 900 * MB } })
    const read = () => {
      throw new Error('The whole file was read')
    }
    const guarded = {
      ...tree,
      read: (path: string) => (path.endsWith('besar.pdf') ? read() : tree.read(path)),
    }
    expect(check(guarded, [executableFile])).toEqual([])
  })
})

describe('sizes', () => {
  const codes = (listed: Listed) =>
    check(treeWith(listed), [largeFile, largeUpload, largeRepository]).map(({ code }) => code)

  it('are judged by the limits of the host', () => {
    const of = (size: number) => codes({ '_catalog/documents/x.pdf': { size } })
    expect(of(25 * MB)).toEqual([])
    expect(of(25 * MB + 1)).toEqual(['large-upload'])
    expect(of(100 * MB)).toEqual(['large-upload'])
    expect(of(100 * MB + 1)).toEqual(['large-file'])
    expect(codes({ '_catalog/documents/x': { size: 900 * MB, kind: 'symlink' } })).toEqual([])
    expect(
      codes(
        Object.fromEntries(
          Array.from({ length: 32 }, (_, at) => [`_catalog/documents/${at}`, { size: 25 * MB }]),
        ),
      ),
    ).toEqual(['large-repository'])
  })
})

describe('texts outside tables', () => {
  const described = (front: string, body = '') => `${shortDataset(`${front}\n`)}${body}`
  const found = (front: string, body = '', more: Files = {}) =>
    check(treeOf({ 'dataset.md': described(front, body), ...more }), [unsafeMetadata, untidyMetadata]).map(
      ({ code, places: [place] }) =>
        `${code} ${place?.file} ${place?.property ?? ''}${place?.property ? '' : place?.line}`,
    )

  it('are read down to the deepest property, but for regular expressions', () => {
    const schema = (field: string) =>
      `resources: [{ name: data, path: data.csv, schema: { fields: [{ name: a, type: string, ${field} }] } }]`
    expect(found(schema('description: "x <script>"'))).toEqual([
      'unsafe-metadata dinas/data/dataset.md resources[0].schema.fields[0].description',
    ])
    expect(found(schema('constraints: { pattern: "(?<a>x)" }'))).toEqual([])
  })

  it('are found in translations, with their line', () => {
    const more = { 'dataset.en.md': 'One\n\nTwo\u202e\n' }
    expect(found('', 'Satu\n', more)).toEqual(['unsafe-metadata dinas/data/dataset.en.md 3'])
    expect(found('', 'Satu\n\n[x](vbscript:y)\n')).toEqual(['unsafe-metadata dinas/data/dataset.md 13'])
  })

  it('with ordinary words, mathematics and code are silent', () => {
    const body =
      'Rasio < 5 dan > 3; `a <b>`; <https://contoh.example/>; [x](#cara); [y](../z.md); **R&D** A &amp; B.\n\n    <b>kode</b>\n\n| a | b |\n|---|---|\n| <5 | =x |\n'
    expect(
      found('keywords: ["R&D", "data: terbuka", "= sama"]', body.replace('    <b>kode</b>\n', '')),
    ).toEqual([])
  })

  it('name every fault of a text, up to a bound', () => {
    expect(found('', '<script>\n\n<script>\n\n\u202e\n')).toHaveLength(3)
    expect(found('', '<script>\n\n'.repeat(500)).length).toBe(20)
  })

  it('of hostile length are read in time', () => {
    for (const piece of [
      '<',
      '<a ',
      '<!--',
      '&lt;',
      '`',
      '``a',
      '[a](',
      '](  ',
      '[a]: ',
      'javascript:',
      'data:a/',
      '<a on',
      'on=',
      '\\',
      '<meta ',
      '~~~\n',
      '&#x6a;',
      '<a onabc   ',
    ]) {
      const text = piece.repeat(Math.ceil(100_000 / piece.length))
      const started = performance.now()
      hasActiveMarkup(text)
      markupIn(text)
      unsafeLink(text)
      withoutCode(text)
      expect(performance.now() - started, piece).toBeLessThan(4000)
    }
  })
})

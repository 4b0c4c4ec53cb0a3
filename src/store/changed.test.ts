import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CatalogError } from '../catalog/catalogerror.ts'
import { pdfOf } from '../catalog/fixtures/pdf.ts'
import { runGit } from '../history/fixtures/git.ts'
import { strictRules } from '../rules/fixtures/check.ts'
import { checkChanged } from './changed.ts'
import { checkCatalog } from './checked.ts'
import { isTouched, type Scope, touchedSince } from './scope.ts'

const AS_OF = '2026-01-31'

let root = ''
let template = ''
let repository = ''
let catalog = ''

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'changed-'))
  template = join(root, 'template')
  for (const [path, text] of Object.entries(FILES)) put(join(template, path), text)
  runGit(template, ['init', '-q', '-b', 'main'])
  commit(template)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let count = 0
beforeEach(() => {
  repository = join(root, `copy-${++count}`)
  cpSync(template, repository, { recursive: true })
  catalog = join(repository, 'data')
})

function commit(folder: string): void {
  runGit(folder, ['add', '-A'])
  runGit(folder, ['commit', '-q', '-m', 'x'])
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

const write = (path: string, text: string) => put(join(catalog, path), text)
const remove = (path: string) => rmSync(join(catalog, path), { recursive: true })

function edit(path: string, change: (text: string) => string): void {
  const text = readFileSync(join(catalog, path), 'utf8')
  expect(change(text)).not.toBe(text)
  write(path, change(text))
}

const yaml = (lines: string[], body = 'Keterangan.') => `---\n${lines.join('\n')}\n---\n${body}\n`

function descriptor(title: string, table: string[], more: string[] = []): string {
  return yaml([
    `title: ${title}`,
    'description: Data rekaan.',
    'theme: umum',
    'keywords: [rekaan]',
    'licenses: [{ name: CC0-1.0 }]',
    'frequency: tahunan',
    'temporal: { start: "2024", end: "2024" }',
    'access: terbuka',
    'contributors: [{ title: Seksi Rekaan, roles: [producer, contact], email: data@contoh.example }]',
    ...more,
    ...table,
  ])
}

function table(name: string, fields: string[], key = '', more = ''): string[] {
  const schema = `schema: { fields: [${fields.join(', ')}]${key === '' ? '' : `, ${key}`} }`
  return ['resources:', `  - { name: ${name}, ${more === '' ? `path: ${name}.csv` : more}, ${schema} }`]
}

const TEXT = (name: string, more = '') => `{ name: ${name}, type: string, title: Kolom ${name}${more} }`
const COUNT = '{ name: jumlah, type: integer, title: Jumlah, unit: buah }'

const reference = (dataset: string, resource: string) =>
  `foreignKeys: [{ fields: [kode], reference: { dataset: ${dataset}, resource: ${resource}, fields: [kode] } }]`

const agency = (title: string) => yaml([`title: ${title}`, `short: ${title}`, 'role: produsen'])

const FILES: Record<string, string> = {
  'README.md': 'Repositori rekaan.\n',
  'src/alat.ts': 'export {}\n',
  'data/catalog.yaml': `id: katalog
title: Katalog Rekaan
description: Katalog rekaan.
publisher: { name: Kantor Rekaan, short: Kantor, url: "https://rekaan.example/" }
place: { name: Kota Rekaan, code: "W-00", system: lokal }
baseUrl: https://rekaan.example/
languages: [id]
timezone: Asia/Jakarta
brand: { primary: "#0b5d6b", secondary: "#b8860b" }
themes: [{ name: umum, title: Umum }]
codes:
  - { name: wilayah, title: Wilayah, path: _catalog/codes/wilayah.csv, label: nama, systems: [{ system: lokal, column: kode }] }
verifiers: []
`,
  'data/_catalog/codes/wilayah.csv': 'kode,nama\nW-01,Satu\nW-02,Dua\n',
  'data/_catalog/documents/sk.pdf': Buffer.from(pdfOf({ text: 'Keputusan Kepala Dinas' })).toString('latin1'),
  'data/dinas-satu/agency.md': agency('Dinas Satu'),
  'data/dinas-satu/induk/dataset.md': descriptor(
    'Data Induk',
    table('induk', [TEXT('kode'), COUNT], 'primaryKey: [kode]'),
  ),
  'data/dinas-satu/induk/induk.csv': 'kode,jumlah\nA,1\nB,2\n',
  'data/dinas-satu/lain/dataset.md': descriptor('Data Lain', table('lain', [TEXT('kode'), COUNT])),
  'data/dinas-satu/lain/lain.csv': 'kode,jumlah\nA,x\nB,2\n',
  'data/dinas-dua/agency.md': agency('Dinas Dua'),
  'data/dinas-dua/anak/dataset.md': descriptor(
    'Data Anak',
    table('anak', [TEXT('kode'), COUNT], reference('dinas-satu/induk', 'induk')),
  ),
  'data/dinas-dua/anak/anak.csv': 'kode,jumlah\nA,1\nB,2\n',
  'data/dinas-dua/cucu/dataset.md': descriptor(
    'Data Cucu',
    table('cucu', [TEXT('kode'), COUNT], reference('dinas-tiga/daftar', 'daftar')),
    ['aliases: [dinas-dua/cucu-lama]', 'sources: [{ title: SK, path: _catalog/documents/sk.pdf }]'],
  ),
  'data/dinas-dua/cucu/cucu.csv': 'kode,jumlah\nW-01,1\nW-02,2\n',
  'data/dinas-tiga/agency.md': agency('Dinas Tiga'),
  'data/dinas-tiga/daftar/dataset.md': descriptor(
    'Daftar Wilayah',
    table('daftar', [TEXT('kode'), TEXT('nama')], '', 'codes: wilayah'),
  ),
  'data/dinas-tiga/pakai/dataset.md': descriptor(
    'Data Pakai',
    table('pakai', [TEXT('kode', ', codes: wilayah'), COUNT]),
  ),
  'data/dinas-tiga/pakai/pakai.csv': 'kode,jumlah\nW-01,1\nW-02,2\n',
}

/** What `--changed` finds, which must be what the full check finds in the same scope. */
async function changed(base = 'HEAD') {
  const cache = join(repository, '.git/cache')
  const touched = await touchedSince(catalog, base)
  const { checked, scope } = await checkChanged(catalog, touched, { cache, asOf: AS_OF })
  const full = checkCatalog(catalog, { cache: join(repository, '.git/other'), asOf: AS_OF })
  const within = <T extends { places: { file: string }[] }>(problems: T[]) =>
    problems.filter(({ places }) => isTouched(scope, places[0]?.file ?? ''))
  // Only who knows what was before can tell a revision.
  const problems = within(checked.problems.filter(({ code }) => code !== 'unexplained-revision'))
  expect(problems).toEqual(within(full.problems))
  const strict = new Set(strictRules.map(({ code }) => code))
  const own = problems.filter(({ code }) => strict.has(code))
  return { scope, codes: own.map(({ code, places }) => `${code} ${places[0]?.file}`), checked }
}

const datasets = ({ datasets }: Scope) => [...datasets].sort()

describe('--changed', () => {
  test('checks nothing where nothing has changed, though there are old faults', async () => {
    const { scope, codes, checked } = await changed()
    expect([datasets(scope), codes, checked.totals.tables]).toEqual([[], [], 0])
  })

  test('checks a changed table, and the tables that refer to it', async () => {
    edit('dinas-satu/induk/induk.csv', (text) => text.replace('B,2', 'C,2'))
    const { scope, codes, checked } = await changed()
    expect(datasets(scope)).toEqual(['dinas-dua/anak', 'dinas-satu/induk'])
    expect(codes).toEqual(['foreign-key dinas-dua/anak/anak.csv'])
    expect(checked.totals.tables).toBe(2)
  })

  test('reads the parent of a changed table without reporting on it', async () => {
    edit('dinas-dua/anak/anak.csv', (text) => text.replace('B,2', 'Z,2'))
    const { scope, codes } = await changed()
    expect(datasets(scope)).toEqual(['dinas-dua/anak'])
    expect(codes).toEqual(['foreign-key dinas-dua/anak/anak.csv'])
  })

  test('checks changed metadata: staged, unstaged and untracked', async () => {
    edit('dinas-dua/anak/dataset.md', (text) => text.replace('theme: umum', 'theme: um'))
    runGit(repository, ['add', '-A'])
    edit('dinas-satu/lain/dataset.md', (text) => text.replace('frequency: tahunan', 'frequency: tiap tahun'))
    write('dinas-tiga/pakai/salinan.csv', 'a\n1\n')
    const { scope, codes } = await changed()
    expect(datasets(scope)).toEqual(['dinas-dua/anak', 'dinas-satu/lain', 'dinas-tiga/pakai'])
    expect(codes.sort()).toEqual([
      'metadata-error dinas-dua/anak/dataset.md',
      'metadata-error dinas-satu/lain/dataset.md',
      'type-error dinas-satu/lain/lain.csv',
      'unknown-file dinas-tiga/pakai/salinan.csv',
    ])
  })

  test('checks the commits of a branch since it left the base, not those of the base', async () => {
    runGit(repository, ['checkout', '-q', '-b', 'cabang'])
    edit('dinas-dua/anak/anak.csv', (text) => text.replace('B,2', 'B,dua'))
    commit(repository)
    runGit(repository, ['checkout', '-q', 'main'])
    edit('dinas-satu/lain/lain.csv', (text) => text.replace('B,2', 'B,tiga'))
    commit(repository)
    runGit(repository, ['checkout', '-q', 'cabang'])
    const { scope, codes } = await changed('main')
    expect(datasets(scope)).toEqual(['dinas-dua/anak'])
    expect(codes).toEqual(['type-error dinas-dua/anak/anak.csv'])
  })

  test('tells figures that were published otherwise, and takes a reason for them', async () => {
    const revised = async () =>
      (await changed()).checked.problems
        .filter(({ code }) => code === 'unexplained-revision')
        .map(({ places, count }) => [places[0]?.file, places[0]?.cell, places[0]?.value, count])
    edit('dinas-satu/induk/induk.csv', (text) => `${text.replace('B,2', 'B,7')}C,3\n`)
    expect(await revised()).toEqual([['dinas-satu/induk/induk.csv', 'B3', '7', 1]])
    edit('catalog.yaml', (text) => text.replace('Katalog rekaan.', 'Katalog lain.'))
    expect(await revised()).toEqual([['dinas-satu/induk/induk.csv', 'B3', '7', 1]])
    const said = 'revisions: [{ date: "2026-01-30", reason: Salah ketik. }]'
    edit('dinas-satu/induk/dataset.md', (text) => text.replace('access:', `${said}\naccess:`))
    expect(await revised()).toEqual([])
    commit(repository)
    edit('dinas-satu/induk/induk.csv', (text) => text.replace('B,7', 'B,8'))
    expect(await revised()).toEqual([['dinas-satu/induk/induk.csv', 'B3', '8', 1]])
  })

  test('follows a dataset to its new address', async () => {
    renameSync(join(catalog, 'dinas-satu/induk'), join(catalog, 'dinas-satu/pokok'))
    edit('dinas-satu/pokok/dataset.md', (text) =>
      text.replace('access:', 'aliases: [dinas-satu/induk]\naccess:'),
    )
    edit('dinas-satu/pokok/induk.csv', (text) => text.replace('B,2', 'B,7'))
    const { checked } = await changed()
    expect(checked.problems.filter(({ code }) => code === 'unexplained-revision').length).toBe(1)
  })

  test('checks the users of a changed code list, its publisher, and who refers to that', async () => {
    write('_catalog/codes/wilayah.csv', 'kode,nama\nW-01,Satu\n')
    const { scope, codes } = await changed()
    expect(datasets(scope)).toEqual(['dinas-dua/cucu', 'dinas-tiga/daftar', 'dinas-tiga/pakai'])
    expect(codes).toEqual(['foreign-key dinas-dua/cucu/cucu.csv', 'unknown-code dinas-tiga/pakai/pakai.csv'])
  })

  test.each([
    ['a code list above it lost a row', '_catalog/codes/wilayah.csv', 'kode,nama\nW-01,Satu\n'],
    ['a code list above it is gone', '_catalog/codes/wilayah.csv', undefined],
    ['the dataset that publishes it changed', 'dinas-dua/bagian/dataset.md', ''],
  ])('tells what is wrong with a published code list where %s', async (_, path, text) => {
    const list = `  - { name: bagian, title: Bagian, path: _catalog/codes/bagian.csv, label: nama, systems: [{ system: lokal, column: kode }], parent: { codes: wilayah, column: di } }\n`
    const whole = readFileSync(join(catalog, 'catalog.yaml'), 'utf8')
    write('catalog.yaml', whole.replace('verifiers:', `${list}verifiers:`))
    write('_catalog/codes/bagian.csv', `kode,nama,di\nB-01,Bagian Satu,W-0${path.startsWith('_') ? 2 : 9}\n`)
    const fields = [TEXT('kode'), TEXT('nama'), TEXT('di', ', codes: wilayah')]
    const published = descriptor('Daftar Bagian', table('bagian', fields, '', 'codes: bagian'))
    write('dinas-dua/bagian/dataset.md', published)
    commit(repository)
    if (text === undefined) rmSync(join(catalog, path))
    else write(path, path.startsWith('_') ? text : published.replace('Daftar Bagian', 'Semua Bagian'))
    const { codes } = await changed()
    expect(codes).toContain('unknown-code _catalog/codes/bagian.csv')
  })

  test.each([
    ['dataset', 'dinas-satu/induk', 'dinas-satu/Induk'],
    ['dataset', 'dinas-satu/induk', 'dinas-satu/iNDUK'],
    ['agency', 'dinas-satu', 'Dinas-Satu'],
    ['agency', 'dinas-satu', 'dinas-SATU'],
  ])('checks whose folder a new %s would be where capitals do not count: %s and %s', async (_, old, copy) => {
    cpSync(join(catalog, old), join(catalog, copy), { recursive: true })
    const { checked, scope } = await changed()
    const found = checked.problems.filter(({ places }) => isTouched(scope, places[0]?.file ?? ''))
    expect(found.map(({ code }) => code)).toContain('case-conflict')
  })

  test('checks who refers to a deleted dataset, and to a deleted table', async () => {
    remove('dinas-satu/induk')
    const whole = await changed()
    expect(datasets(whole.scope)).toEqual(['dinas-dua/anak', 'dinas-satu/induk'])
    expect(whole.codes).toEqual(['foreign-key dinas-dua/anak/dataset.md'])
    runGit(repository, ['checkout', '-q', '.'])
    remove('dinas-satu/induk/induk.csv')
    expect((await changed()).codes).toContain('source-error dinas-satu/induk/induk.csv')
  })

  test('checks both names of a renamed dataset', async () => {
    renameSync(join(catalog, 'dinas-satu/induk'), join(catalog, 'dinas-satu/pokok'))
    const { scope, codes } = await changed()
    expect(datasets(scope)).toEqual(['dinas-dua/anak', 'dinas-satu/induk', 'dinas-satu/pokok'])
    expect(codes).toEqual(['foreign-key dinas-dua/anak/dataset.md'])
  })

  test('finds a reference that is written with escapes', async () => {
    edit('dinas-dua/anak/dataset.md', (text) =>
      text.replace('dataset: dinas-satu/induk', 'dataset: "dinas\\u002dsatu/induk"'),
    )
    commit(repository)
    edit('dinas-satu/induk/induk.csv', (text) => text.replace('B,2', 'C,2'))
    expect((await changed()).codes).toEqual(['foreign-key dinas-dua/anak/anak.csv'])
  })

  test('checks who else claims an address', async () => {
    edit('dinas-satu/lain/dataset.md', (text) =>
      text.replace('access: terbuka', 'access: terbuka\naliases: [dinas-dua/cucu-lama, dinas-tiga/pakai]'),
    )
    const { codes } = await changed()
    expect(codes).toContain('metadata-error dinas-satu/lain/dataset.md')
    runGit(repository, ['checkout', '-q', '.'])
    write('dinas-dua/cucu-lama/dataset.md', FILES['data/dinas-dua/anak/dataset.md'] as string)
    write('dinas-dua/cucu-lama/anak.csv', FILES['data/dinas-dua/anak/anak.csv'] as string)
    expect((await changed()).codes).toEqual(['metadata-error dinas-dua/cucu/dataset.md'])
  })

  test('checks a plan: its own changes, and when a dataset that it names goes', async () => {
    write('dinas-dua/plan.csv', 'code,title,dataset,frequency\nD-01,Data Induk,dinas-satu/induk,tahunan\n')
    const plan = await changed()
    expect(plan.codes.filter((code) => code.includes('dinas-satu'))).toEqual([])
    commit(repository)
    remove('dinas-satu/induk')
    expect((await changed()).codes).toContain('metadata-error dinas-dua/plan.csv')
    runGit(repository, ['checkout', '-q', '.'])
    edit('dinas-dua/plan.csv', (text) => text.replace('dinas-satu/induk', 'dinas-satu/indek'))
    expect((await changed()).codes).toContain('metadata-error dinas-dua/plan.csv')
  })

  test('checks an agency whose description is gone or misspelt, and a new one without any', async () => {
    renameSync(join(catalog, 'dinas-tiga/agency.md'), join(catalog, 'dinas-tiga/Agency.md'))
    expect((await changed()).codes).toEqual(['unknown-file dinas-tiga/Agency.md'])
    runGit(repository, ['checkout', '-q', '.'])
    remove('dinas-tiga/Agency.md')
    remove('dinas-tiga/agency.md')
    expect((await changed()).codes).toEqual(['metadata-error dinas-tiga/agency.md'])
    runGit(repository, ['checkout', '-q', '.'])
    write('dinas-empat/baru/dataset.md', FILES['data/dinas-dua/anak/dataset.md'] as string)
    expect((await changed()).codes).toContain('metadata-error dinas-empat/agency.md')
  })

  test('checks who names a document that is gone', async () => {
    remove('_catalog/documents/sk.pdf')
    const { scope, codes } = await changed()
    expect(datasets(scope)).toEqual(['dinas-dua/cucu'])
    expect(codes).toEqual(['metadata-error dinas-dua/cucu/dataset.md'])
  })

  test('checks links and files of the root', async () => {
    symlinkSync('../../../README.md', join(catalog, 'dinas-dua/anak/pintasan.csv'))
    write('catatan.txt', 'x\n')
    expect((await changed()).codes.sort()).toEqual([
      'unknown-file catatan.txt',
      'unsafe-path dinas-dua/anak/pintasan.csv',
    ])
  })

  test.each(['data/catalog.yaml', 'src/alat.ts'])('checks everything where %s has changed', async (path) => {
    put(join(repository, path), `${FILES[path]}\n`)
    const { scope, codes } = await changed()
    expect(scope.whole).toBe(true)
    expect(codes).toEqual(['type-error dinas-satu/lain/lain.csv'])
  })

  test('does not take documents and tests of the repository for the generator', async () => {
    put(join(repository, 'README.md'), 'x\n')
    put(join(repository, 'src/alat.test.ts'), 'x\n')
    expect((await changed()).scope.whole).toBe(false)
  })

  test('says what to do where there is no such base, no common commit or no repository', async () => {
    await expect(touchedSince(catalog, 'tidak-ada')).rejects.toThrow(CatalogError)
    await expect(touchedSince(catalog, '--output=x')).rejects.toThrow(CatalogError)
    runGit(repository, ['checkout', '-q', '--orphan', 'yatim'])
    runGit(repository, ['commit', '-q', '-m', 'yatim'])
    await expect(touchedSince(catalog, 'main')).rejects.toThrow(/no commit in common/)
    const alone = join(root, 'alone')
    cpSync(catalog, alone, { recursive: true })
    await expect(touchedSince(alone, 'HEAD')).rejects.toThrow(/not in a Git repository/)
  })
})

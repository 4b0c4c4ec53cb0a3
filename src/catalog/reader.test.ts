import { describe, expect, test } from 'vitest'
import { Random } from '../../tests/random.ts'
import { memoryTree } from './memory.ts'
import type { Catalog, FileTree, Source } from './model.ts'
import { readCatalog } from './reader.ts'

const CATALOG = `id: contoh
title: Contoh
description: Katalog contoh.
publisher: { name: Kota, url: "https://kota.example" }
place: { name: Kota, code: "K-1", system: lokal }
baseUrl: https://kota.example/data/
languages: [id, en]
timezone: Asia/Jakarta
brand: { primary: "#0b6b3a", secondary: "#b8860b" }
themes: [{ name: umum, title: Umum, title_en: General }]
codes:
  - name: distrik
    title: Distrik
    title_en: Districts
    path: _catalog/codes/distrik.csv
    label: nama
    systems: [{ system: lokal, column: kode }, { system: bps, column: bps }]
verifiers: []
`
const CODES = 'kode,bps,nama\nD1,1,Satu\nD2,2,"Dua, besar"\n'
const AGENCY = `---
title: Dinas A
title_en: Agency A
short: Dinas
role: produsen
website: https://a.example
accounts: []
team: { title: Tim, offices: [{ title: Bidang, role: ketua }] }
sop: { status: selesai, source: { title: Berita } }
---
Pengantar.
`
const DATASET = `---
title: Jumlah
title_en: Count
description: Jumlah sesuatu.
description_en: Count of something.
theme: umum
keywords: [jumlah]
licenses: [{ name: CC-BY-4.0 }]
frequency: tahunan
temporal: { start: "2020", end: "2024" }
access: terbuka
contributors: [{ title: Bidang, roles: [producer, contact], email: a@a.example }]
resources:
  - name: jumlah
    path: jumlah.csv
    schema:
      fields:
        - { name: kode, type: string, codes: distrik }
        - { name: nilai, type: integer }
      primaryKey: [kode]
---
Isi.
`
const FILES: Record<string, string | Uint8Array> = {
  'catalog.yaml': CATALOG,
  '_catalog/codes/distrik.csv': CODES,
  'dinas-a/agency.md': AGENCY,
  'dinas-a/agency.en.md': 'Introduction.\n',
  'dinas-a/jumlah/dataset.md': DATASET,
  'dinas-a/jumlah/dataset.en.md': '---\n# only a comment\n---\nBody.\n',
  'dinas-a/jumlah/jumlah.csv': 'kode,nilai\nD1,1\n',
}

const read = (files: Record<string, string | Uint8Array | undefined> = {}): Catalog => {
  const all = Object.entries({ ...FILES, ...files }).filter((entry) => entry[1] !== undefined)
  return readCatalog(memoryTree(Object.fromEntries(all) as Record<string, string | Uint8Array>))
}

/** `line:column property message` of each fault. */
const said = (source: Source<unknown> | undefined): string[] =>
  (source?.violations ?? []).map(
    ({ position, path, message }) => `${position.line}:${position.column} ${path.join('.')} ${message.en}`,
  )

const NOT_TEXT = '1:1  This file is not UTF-8 text, so it cannot be read.'

const dataset = (text: string) => read({ 'dinas-a/jumlah/dataset.md': text }).datasets[0]

describe('a catalog', () => {
  test('is read whole, with nothing to complain of', () => {
    const catalog = read()
    expect(said(catalog.source)).toEqual([])
    expect(catalog.agencies.map(({ name, introduction }) => [name, introduction])).toEqual([
      ['dinas-a', { id: 'Pengantar.\n', en: 'Introduction.\n' }],
    ])
    expect(said(catalog.agencies[0]?.source)).toEqual([])
    expect(said(catalog.datasets[0]?.source)).toEqual([])
    expect(catalog.datasets[0]).toMatchObject({
      id: 'dinas-a/jumlah',
      agency: 'dinas-a',
      folder: 'dinas-a/jumlah',
      bodies: { id: 'Isi.\n' },
    })
    expect(catalog.datasets[0]?.resources[0]).toMatchObject({
      id: 'dinas-a/jumlah/jumlah',
      file: 'dinas-a/jumlah/jumlah.csv',
      download: 'jumlah.csv',
      missingValues: [''],
      dialect: { delimiter: ',', quoteChar: '"' },
      primaryKey: ['kode'],
    })
    expect(catalog.broken).toEqual([])
  })

  test('without catalog.yaml says so and reads the rest', () => {
    const catalog = read({ 'catalog.yaml': undefined })
    expect(said(catalog.source)).toEqual(['1:1  The catalog folder holds no `catalog.yaml`.'])
    expect(catalog.datasets).toHaveLength(1)
    expect(catalog.source.value.languages).toEqual(['id'])
  })

  test('whose catalog.yaml holds nothing right is still a catalog', () => {
    for (const text of [
      '[]',
      '{}',
      'languages: 5\nthemes: x\ncodes: {a: 1}\nbrand: []\ntimezone: [1]',
      '\u0000',
      '- '.repeat(9999),
    ]) {
      const catalog = read({ 'catalog.yaml': text })
      expect(catalog.source.violations.length).toBeGreaterThan(0)
      expect(catalog.source.value).toMatchObject({
        languages: ['id'],
        timezone: 'UTC',
        themes: [],
        verifiers: [],
      })
      expect(catalog.source.value.brand.primary).toMatch(/^#/)
    }
  })

  test('in a time zone that does not exist is read in UTC', () => {
    const { source } = read({ 'catalog.yaml': CATALOG.replace('Asia/Jakarta', 'Mars/Phobos') })
    expect(said(source)).toEqual(['8:1 timezone `timezone` does not know `Mars/Phobos`.'])
    expect(source.value.timezone).toBe('UTC')
  })

  test('has the folders below the underscore to itself', () => {
    const catalog = read({
      '_catalog/pages/dataset.md': DATASET,
      '_x/agency.md': AGENCY,
      '_x/y/dataset.md': DATASET,
    })
    expect([catalog.agencies.length, catalog.datasets.length]).toEqual([1, 1])
  })

  test('reads datasets of an agency without agency.md, and files of no place stay files', () => {
    const catalog = read({
      'dinas-b/lain/dataset.md': DATASET,
      'agency.md': AGENCY,
      'a/b/c/dataset.md': DATASET,
      'dataset.md': DATASET,
    })
    expect(catalog.datasets.map(({ id }) => id)).toEqual(['dinas-a/jumlah', 'dinas-b/lain'])
    expect(catalog.agencies.map(({ name }) => name)).toEqual(['dinas-a'])
    expect(catalog.files).toHaveLength(11)
  })

  test('reads nothing that is no regular file', () => {
    const tree = memoryTree(FILES as Record<string, string>)
    const linked: FileTree = {
      ...tree,
      list: () =>
        tree
          .list()
          .map((entry) =>
            entry.path.endsWith('.csv') || entry.path.endsWith('dataset.md')
              ? { ...entry, kind: 'symlink' as const }
              : entry,
          ),
      entry: (path) => linked.list().find((entry) => entry.path === path),
    }
    const catalog = readCatalog(linked)
    expect(catalog.datasets).toEqual([])
    expect(said(catalog.source)).toEqual([
      '15:5 codes.0.path The code list `_catalog/codes/distrik.csv` is not there.',
    ])
  })
})

describe('code lists', () => {
  test('of the city and of the nation are there by name', () => {
    const { codeLists } = read()
    expect(codeLists.get('distrik')).toMatchObject({
      file: '_catalog/codes/distrik.csv',
      label: 'nama',
      systems: [
        { system: 'lokal', column: 'kode' },
        { system: 'bps', column: 'bps' },
      ],
      rows: [
        { kode: 'D1', bps: '1', nama: 'Satu' },
        { kode: 'D2', bps: '2', nama: 'Dua, besar' },
      ],
    })
    const frequency = codeLists.get('frequency')
    expect(frequency?.file).toBeUndefined()
    expect(frequency?.rows.length).toBeGreaterThanOrEqual(9)
  })

  test.each([
    [
      'a file that is missing',
      { path: 'tidak/ada.csv' },
      ['15:5 codes.0.path The code list `tidak/ada.csv` is not there.'],
    ],
    ['a path that leads out', { path: '../rahasia.csv' }, [expect.stringContaining('15:5 codes.0.path')]],
    [
      'a label that is no column',
      { label: 'name' },
      ['16:5 codes.0.label The code list has no column `name`.'],
    ],
    [
      'a system that is no column',
      { system: 'kode_lama' },
      ['17:32 codes.0.systems.0.column The code list has no column `kode_lama`.'],
    ],
  ])(
    'with %s are a fault of their declaration',
    (_, { path, label, system }: { path?: string; label?: string; system?: string }, expected) => {
      const text = CATALOG.replace('_catalog/codes/distrik.csv', path ?? '_catalog/codes/distrik.csv')
        .replace('label: nama', `label: ${label ?? 'nama'}`)
        .replace('column: kode', `column: ${system ?? 'kode'}`)
      const { source } = read({ 'catalog.yaml': text })
      expect(said(source)).toEqual(expected)
    },
  )

  test('with a code twice say which', () => {
    const { source } = read({ '_catalog/codes/distrik.csv': `${CODES}D1,3,Tiga\n` })
    expect(said(source)).toEqual([
      '15:5 codes.0.path The code `D1` stands more than once in `_catalog/codes/distrik.csv`.',
    ])
  })

  test('with columns named like members of every object do no harm', () => {
    const { source, codeLists } = read({ '_catalog/codes/distrik.csv': '__proto__,constructor\nx,y\n' })
    expect(source.violations).toHaveLength(3)
    expect(Object.getPrototypeOf(codeLists.get('distrik')?.rows[0])).toBe(Object.prototype)
  })

  test('are published as a table by their name', () => {
    const text = DATASET.replace('    path: jumlah.csv\n', '    codes: distrik\n')
    expect(dataset(text)?.resources[0]).toMatchObject({
      file: '_catalog/codes/distrik.csv',
      download: 'distrik.csv',
    })
    for (const codes of ['tidak-ada', 'frequency']) {
      expect(
        dataset(DATASET.replace('path: jumlah.csv', `codes: ${codes}`))?.resources[0]?.file,
      ).toBeUndefined()
    }
  })

  test('with the ending of a page are not published', () => {
    const catalog = read({
      'catalog.yaml': CATALOG.replace('distrik.csv', 'distrik.html'),
      '_catalog/codes/distrik.html': CODES,
      'dinas-a/jumlah/dataset.md': DATASET.replace('path: jumlah.csv', 'codes: distrik'),
    })
    expect(catalog.datasets[0]?.resources[0]?.file).toBeUndefined()
  })
})

describe('faults of metadata', () => {
  test('stand at their line, column and property, all in one run', () => {
    const text = DATASET.replace('title: Jumlah\n', 'titel: Jumlah\n')
      .replace('frequency: tahunan', 'frequency: setahun')
      .replace('type: integer', 'type: bilangan')
      .replace('start: "2020"', 'start: 2020')
    const found = dataset(text)
    expect(
      said(found?.source)
        .map((line) => line.split(' ').slice(0, 2).join(' '))
        .sort(),
    ).toEqual(
      ['10:13 temporal.start', '19:26 resources.0.schema.fields.1.type', '2:1 titel', '9:1 frequency'].sort(),
    )
    expect(found?.source.value.title).toBe('jumlah')
    expect(found?.resources[0]?.fields.map(({ name, type }) => [name, type])).toEqual([
      ['kode', 'string'],
      ['nilai', 'any'],
    ])
  })

  test('show a number as it is written, and nothing else that looks like it', () => {
    const text = DATASET.replace(
      'access: terbuka',
      'spatial: { code: 12.10, system: kemendagri, level: kecamatan }\naccess: terbuka',
    )
    const [fault] = dataset(text)?.source.violations ?? []
    expect(fault).toMatchObject({
      path: ['spatial', 'code'],
      value: '12.10',
      position: { line: 11, column: 12 },
    })
    expect(fault?.message.en).toBe('`code` must be written in quotes.')
    expect(fault?.fix?.en).toContain('`code: "12.10"`')
    const [year] = dataset(DATASET.replace('start: "2020"', 'start: 0o3744'))?.source.violations ?? []
    expect(year?.fix?.en).toContain('`start: "0o3744"`')
  })

  test('of syntax hide the metadata, so that nothing is published by mistake', () => {
    const found = dataset(DATASET.replace('theme: umum', 'theme: !!js/function umum'))
    expect(said(found?.source)).toEqual(['6:8  YAML tags (`!…`) are not accepted here.'])
    expect(found?.source.value.access).toBe('tertutup')
    expect(found?.resources).toEqual([])
  })

  test('without a readable access the data count as closed', () => {
    expect(dataset(DATASET.replace('access: terbuka', 'access: publik'))?.source.value.access).toBe(
      'tertutup',
    )
    expect(dataset(DATASET.replace('access: terbuka\n', ''))?.source.value.access).toBe('tertutup')
    expect(dataset('---\nx: [\n---\n')?.source.value.access).toBe('tertutup')
  })

  test('a file that is not UTF-8 is said to be none', () => {
    const bytes = Uint8Array.from([...'---\ntitle: caf'].map((char) => char.charCodeAt(0)).concat(0xe9, 10))
    expect(said(read({ 'catalog.yaml': bytes }).source)[0]).toBe(NOT_TEXT)
    const catalog = read({
      'dinas-a/agency.md': bytes,
      'dinas-a/jumlah/dataset.en.md': bytes,
    })
    for (const source of [catalog.agencies[0]?.source, catalog.broken[0]]) {
      expect(said(source)[0]).toBe(NOT_TEXT)
    }
    expect(catalog.broken.map(({ file }) => file)).toEqual(['dinas-a/jumlah/dataset.en.md'])
  })

  test('4,000 of them are found and left out in time that grows with the file', () => {
    const started = performance.now()
    const many = Array.from({ length: 2_000 }, (_, at) => `        - { name: f${at}, type: salah, x: 1 }`)
    const found = dataset(DATASET.replace(/ {8}- \{ name: nilai.*/, many.join('\n')))
    expect(found?.source.violations).toHaveLength(4_000)
    expect(found?.resources[0]?.fields).toHaveLength(2_001)
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})

describe('translations', () => {
  test('belong to the languages of the catalog', () => {
    const catalog = read({
      'dinas-a/jumlah/dataset.ar.md': 'x',
      'catalog.yaml': CATALOG.replace('[id, en]', '[en, id]'),
      'dinas-a/jumlah/dataset.id.md': 'Isi.',
    })
    expect(catalog.datasets[0]?.bodies).toEqual({ en: 'Isi.\n', id: 'Isi.' })
  })

  test('may begin with a line of dashes', () => {
    expect(read({ 'dinas-a/jumlah/dataset.en.md': '---\nBody.' }).datasets[0]?.bodies.en).toBe('---\nBody.')
    expect(read({ 'dinas-a/jumlah/dataset.en.md': '---\ntitle: x\n---\nBody.' }).datasets[0]?.bodies.en).toBe(
      'Body.',
    )
  })
})

describe('datapackage.json', () => {
  const version1 = {
    profile: 'data-package',
    name: 'jumlah',
    title: 'Jumlah',
    description: 'Jumlah sesuatu.',
    theme: 'umum',
    licenses: [{ name: 'CC-BY-4.0' }],
    frequency: 'tahunan',
    access: 'terbuka',
    contributors: [
      { title: 'Bidang', role: 'author' },
      { title: 'Kontak', role: 'contact' },
    ],
    resources: [
      {
        name: 'jumlah',
        path: ['jumlah.csv'],
        profile: 'tabular-data-resource',
        schema: {
          fields: [
            { name: 'kode', type: 'string' },
            { name: 'nilai', type: 'integer' },
          ],
          primaryKey: 'kode',
          foreignKeys: [{ fields: 'kode', reference: { resource: '', fields: 'kode' } }],
        },
      },
    ],
  }
  const asPackage = (text: string) =>
    read({ 'dinas-a/jumlah/dataset.md': undefined, 'dinas-a/jumlah/datapackage.json': text }).datasets[0]

  test('of version 1 is read in the words of version 2', () => {
    const found = asPackage(JSON.stringify(version1, null, '\t'))
    expect(said(found?.source)).toEqual([])
    expect(found?.source.value.contributors.map(({ roles }) => roles)).toEqual([['producer'], ['contact']])
    expect(found?.resources[0]).toMatchObject({
      file: 'dinas-a/jumlah/jumlah.csv',
      primaryKey: ['kode'],
      foreignKeys: [{ fields: ['kode'], resource: 'dinas-a/jumlah/jumlah', parentFields: ['kode'] }],
    })
  })

  test('of version 2 is read as it is', () => {
    const version2 = {
      ...version1,
      profile: undefined,
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      contributors: [{ title: 'Bidang', roles: ['producer'] }],
      resources: [{ ...version1.resources[0], path: 'jumlah.csv', profile: undefined }],
    }
    expect(said(asPackage(JSON.stringify(version2))?.source)).toEqual([])
  })

  test('has its faults at their places', () => {
    const found = asPackage(JSON.stringify({ ...version1, frequency: 'setahun' }, null, 2))
    expect(found?.source.violations.map(({ path, position }) => [path, position])).toEqual([
      [['frequency'], { line: 12, column: 3 }],
    ])
  })

  test.each([
    ['a comment', '{\n  "title": "x" # satu\n}', 2],
    ['a comma at the end', '{"title": "x",\n}', 2],
    ['names without quotes', '{\ntitle: "x"}', 2],
    ['YAML', 'title: x\n', 1],
    ['a byte order mark', '\uFEFF{}', 1],
  ])('with %s is no JSON', (_, text, line) => {
    const found = asPackage(text)
    expect(found?.source.violations).toHaveLength(1)
    expect(found?.source.violations[0]?.position.line).toBe(line)
    expect(found?.source.value.title).toBe('jumlah')
  })

  test('beside a dataset.md is not read', () => {
    const catalog = read({ 'dinas-a/jumlah/datapackage.json': '{' })
    expect(catalog.datasets).toHaveLength(1)
    expect(said(catalog.datasets[0]?.source)).toEqual([])
  })
})

test('nothing throws, whatever stands at any place of the metadata', () => {
  const random = new Random(77)
  const values = [
    '5',
    '-1',
    '1.5',
    'true',
    '~',
    '""',
    'x',
    '[]',
    '{}',
    '[[]]',
    '[1, x]',
    '{ a: 1 }',
    '[{ name: a }]',
    '[{ name: 1 }]',
    '"../x.csv"',
    '__proto__',
    '[~]',
    '{ __proto__: 1 }',
  ]
  const spots = (text: string) => [
    ...text.matchAll(/(?<=: )[^\s,{}[\]][^,{}[\]\n]*|(?<=: )[[{].*?[\]}](?=[\n,])/g),
  ]
  for (let turn = 0; turn < 400; turn++) {
    const [file, text] = random.pick([
      ['catalog.yaml', CATALOG],
      ['dinas-a/agency.md', AGENCY],
      ['dinas-a/jumlah/dataset.md', DATASET],
    ] as const)
    let broken: string = text
    for (let left = 1 + random.below(4); left > 0; left--) {
      const spot = random.pick(spots(broken))
      broken = broken.slice(0, spot.index) + random.pick(values) + broken.slice(spot.index + spot[0].length)
    }
    const catalog = read({ [file]: broken })
    const { value } = catalog.source
    expect(value.languages.length, broken).toBeGreaterThan(0)
    for (const { resources, source } of catalog.datasets) {
      expect(Array.isArray(source.value.contributors), broken).toBe(true)
      for (const { fields, primaryKey, missingValues, foreignKeys, dialect } of resources) {
        for (const list of [fields, primaryKey, missingValues, foreignKeys])
          expect(Array.isArray(list), broken).toBe(true)
        for (const name of [...primaryKey, ...missingValues, ...fields.map((field) => field.name)])
          expect(name, broken).toBeTypeOf('string')
        expect(dialect.delimiter, broken).toHaveLength(1)
      }
    }
  }
})

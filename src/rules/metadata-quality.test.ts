import { describe, expect, test } from 'vitest'
import { rule as brokenLink } from './broken-link.ts'
import { rule as emptyDescription } from './empty-description.ts'
import { check, type Files, treeOf } from './fixtures/check.ts'
import { rule as incompleteStandard } from './incomplete-standard.ts'
import { rule as licenceNotOpen } from './licence-not-open.ts'
import { rule as missingContact } from './missing-contact.ts'
import { rule as missingDefinition } from './missing-definition.ts'
import { rule as missingTranslation } from './missing-translation.ts'
import { rule as missingUnit } from './missing-unit.ts'
import type { Rule } from './rule.ts'
import { rule as spatialMismatch } from './spatial-mismatch.ts'
import { rule as staleData } from './stale-data.ts'
import { rule as temporalMismatch } from './temporal-mismatch.ts'
import { rule as weakKeywords } from './weak-keywords.ts'

interface Parts {
  /** Lines of metadata beyond the least. */
  more?: string
  title?: string
  description?: string
  access?: string
  frequency?: string
  fields?: string[]
  key?: string
  csv?: string
  body?: string
}

const YEARS = ['{ name: tahun, type: year }', '{ name: jumlah, type: integer }']

function files(parts: Parts): Files {
  const {
    title = 'Jumlah Rumah',
    description = 'Rumah tinggal yang dihitung.',
    frequency = 'tahunan',
  } = parts
  const {
    more = '',
    access = 'terbuka',
    fields = YEARS,
    key = '',
    csv = 'tahun,jumlah\n2023,1\n2024,2\n',
  } = parts
  return {
    'dataset.md': `---
title: ${title}
description: ${description}
theme: umum
licenses: [{ name: CC-BY-4.0 }]
frequency: ${frequency}
access: ${access}
contributors: [{ title: Dinas Uji, roles: [producer] }]
${more}
resources:
  - name: data
    path: data.csv
    schema:
      fields:
${fields.map((field) => `        - ${field}\n`).join('')}${key}
---
${parts.body ?? ''}`,
    'data.csv': csv,
  }
}

const found = (rule: Rule, parts: Parts, asOf?: string) => check(treeOf(files(parts)), [rule], 1000, asOf)
const messages = (rule: Rule, parts: Parts, asOf?: string) =>
  found(rule, parts, asOf).map(({ message }) => message.id)

describe('a description', () => {
  test.each([
    ['that is the title', 'Jumlah rumah.'],
    ['that is the title with filling words', 'Data ini berisi informasi tentang jumlah rumah.'],
    ['that adds one word', 'Data mengenai jumlah rumah 2024.'],
    ['of three words', 'Rumah semua kecamatan'],
    ['that was left to be filled in', 'Isi uraian di sini'],
  ])('says nothing %s', (_, description) => {
    expect(messages(emptyDescription, { description })).toHaveLength(1)
  })

  test.each([
    ['short and full', 'Rumah tinggal per 31 Desember.'],
    ['long with the title inside', 'Jumlah rumah tinggal dan toko di Kota Uji menurut pencacahan 2024.'],
  ])('is enough that is %s', (_, description) => {
    expect(messages(emptyDescription, { description })).toEqual([])
  })
})

describe('keywords', () => {
  test.each([
    ['are missing', '', 'tidak punya'],
    ['are two', 'keywords: [rumah, hunian]', 'Hanya ada 2'],
    ['are three, one of them the title', 'keywords: [rumah, hunian, jumlah rumah]', 'mengulang judul'],
    ['stand in one item', 'keywords: ["rumah; hunian; bangunan"]', 'dalam satu butir'],
    ['repeat each other but for capitals', 'keywords: [rumah, Rumah, hunian, bangunan]', 'lebih dari sekali'],
  ])('do not help that %s', (_, more, words) => {
    expect(messages(weakKeywords, { more })).toEqual([expect.stringContaining(words)])
  })

  test('help where three of them say something', () => {
    expect(messages(weakKeywords, { more: 'keywords: [rumah, hunian, "1,5 lantai"]' })).toEqual([])
  })

  test('20,000 of them are compared in time that grows with their number', () => {
    const list = Array.from({ length: 20_000 }, (_, at) => `kata${at % 19_999}`).join(', ')
    const started = performance.now()
    expect(messages(weakKeywords, { more: `keywords: [${list}]` })).toEqual([
      expect.stringContaining('kata0` ditulis lebih dari sekali'),
    ])
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('a unit', () => {
  test('is asked of amounts', () => {
    expect(messages(missingUnit, {})).toEqual(['1 kolom angka tidak punya satuan: `jumlah`.'])
  })

  test.each([
    '{ name: urutan, type: integer }',
    '{ name: no, type: integer }',
    '{ name: kode_pos, type: integer }',
    '{ name: tahun_dibangun, type: integer }',
    '{ name: lintang, type: number }',
    '{ name: jumlah, type: integer, unit: rumah }',
    '{ name: kelas, type: integer, constraints: { enum: [1, 2] } }',
    '{ name: jumlah, type: string }',
  ])('is not asked of %s', (field) => {
    expect(messages(missingUnit, { fields: [field], csv: 'x\n1\n' })).toEqual([])
  })

  test('is not asked of a part of the key', () => {
    expect(messages(missingUnit, { key: '      primaryKey: [jumlah]' })).toEqual([])
  })
})

test('a column is explained by a definition, description or concept, but not by its own name', () => {
  const fields = [
    '{ name: a, type: string, definition: Nama rumah. }',
    '{ name: b, type: string, description: Nama pemilik kantor. }',
    '{ name: c, type: string, concept: Waktu acuan }',
    '{ name: jumlah_rumah, type: string, title: Jumlah, definition: Jumlah rumah. }',
    '{ name: e, type: string, title: Luas lantai, description: luas lantai }',
  ]
  expect(messages(missingDefinition, { fields, csv: 'a,b,c,jumlah_rumah,e\n' })).toEqual([
    '2 dari 5 kolom belum dijelaskan: `jumlah_rumah`, `e`.',
  ])
})

test('a standard may say that a part does not apply', () => {
  const more =
    'standard: { concept: Rumah, definition: Bangunan., classification: Tidak ada, measure: Jumlah, unit: rumah }'
  expect(messages(incompleteStandard, { more })).toEqual([])
  expect(messages(incompleteStandard, {})).toEqual([expect.stringContaining('belum ditulis')])
})

test('a page of the agency is a contact; without one the office needs an address', () => {
  expect(messages(missingContact, {})).toEqual([])
  const tree = (more: string) => {
    const { 'dataset.md': text, ...rest } = files({})
    const changed = String(text).replace(
      /contributors.*/,
      `contributors: [{ title: X, roles: [producer] }${more}]`,
    )
    const mounted = treeOf({ 'dataset.md': changed, ...rest })
    const agency = new TextEncoder().encode('---\ntitle: Dinas Uji\nshort: Uji\nrole: produsen\n---\n')
    return { ...mounted, read: (path: string) => (path === 'dinas/agency.md' ? agency : mounted.read(path)) }
  }
  const count = (more: string) => check(tree(more), [missingContact]).length
  expect(count('')).toBe(1)
  expect(count(', { title: Y, roles: [contact] }')).toBe(1)
  expect(count(', { title: Y, roles: [contact], path: "https://uji.example/tanya" }')).toBe(0)
})

describe('a licence', () => {
  const of = (list: string, access?: string) => {
    const { 'dataset.md': text, ...rest } = files({ ...(access && { access }) })
    return check(treeOf({ 'dataset.md': String(text).replace(/licenses.*/, `licenses: ${list}`), ...rest }), [
      licenceNotOpen,
    ]).length
  }
  test('that is open, or one of several, or the own one of a city, is no fault', () => {
    expect(of('[{ name: CC0-1.0 }]')).toBe(0)
    expect(of('[{ name: CC-BY-NC-4.0 }, { name: CC-BY-4.0 }]')).toBe(0)
    expect(of('[{ name: Lisensi-Kota }]')).toBe(0)
  })
  test('that restricts or is not stated is one, for open data only', () => {
    expect(of('[{ name: tidak-dinyatakan }]')).toBe(1)
    expect(of('[{ name: CC-BY-ND-4.0 }]')).toBe(1)
    expect(of('[{ name: CC-BY-ND-4.0 }]', 'terbatas')).toBe(0)
  })
})

describe('the time span', () => {
  const span = (start: string, end?: string) =>
    `temporal: { start: "${start}"${end === undefined ? '' : `, end: "${end}"`} }`

  test.each([
    ['ends too early', span('2023', '2023')],
    ['begins too late', span('2024', '2024')],
    ['begins too early', span('2019', '2024')],
    ['ends too late', span('2023', '2025-06')],
  ])('that %s is told with the right one', (_, more) => {
    const [problem] = found(temporalMismatch, { more })
    expect(problem?.fix.id).toContain('`temporal: { start: "2023", end: "2024" }`')
  })

  test.each([
    ['is equal', span('2023', '2024')],
    ['is equal as far as the years tell', span('2023-05', '2024-03-10')],
    ['goes on', span('2023')],
  ])('that %s is no fault', (_, more) => {
    expect(messages(temporalMismatch, { more })).toEqual([])
  })

  test('that is missing is told from the data', () => {
    expect(messages(temporalMismatch, {})).toEqual([expect.stringContaining('memuat 2023–2024')])
  })

  test('is not read from other dates of a row', () => {
    const fields = ['{ name: nama, type: string }', '{ name: tahun_dibangun, type: year }']
    const parts = { fields, csv: 'nama,tahun_dibangun\na,1990\n' }
    expect(messages(temporalMismatch, { ...parts, more: span('2024', '2024') })).toEqual([])
    expect(messages(temporalMismatch, parts)).toEqual([])
  })

  test('may reach beyond a table where another table tells no time', () => {
    const more = span('2020', '2024')
    const { 'dataset.md': text, ...rest } = files({ more })
    const two = String(text).replace(
      'resources:\n',
      'resources:\n  - { name: lain, path: lain.csv, schema: { fields: [{ name: ajaran, type: string }] } }\n',
    )
    const tree = (csv: string) => treeOf({ 'dataset.md': two, 'lain.csv': csv, ...rest })
    expect(check(tree('ajaran\n2020/2021\n'), [temporalMismatch])).toEqual([])
  })

  test('is read from whole numbers in a column named after the year, and not from a number of years', () => {
    const fields = ['{ name: tahun, type: integer }']
    expect(
      messages(temporalMismatch, { fields, csv: 'tahun\n2024\n', more: span('2023', '2023') }),
    ).toHaveLength(1)
    expect(messages(temporalMismatch, { fields, csv: 'tahun\n3\n12\n', more: span('2023', '2023') })).toEqual(
      [],
    )
  })
})

describe('data', () => {
  test('are stale a year after the end of the missing year', () => {
    expect(messages(staleData, {}, '2026-12-31')).toEqual([])
    expect(messages(staleData, {}, '2027-01-01')).toEqual([expect.stringContaining('2 periode')])
  })

  test('without a column of time are judged by the declared span', () => {
    const parts = { fields: ['{ name: jumlah, type: integer }'], csv: 'jumlah\n1\n' }
    const more = 'temporal: { start: "2020", end: "2021" }'
    expect(messages(staleData, { ...parts, more })).toEqual([expect.stringContaining('`temporal.end`')])
    expect(messages(staleData, { ...parts, more: 'temporal: { start: "2020" }' })).toEqual([])
    expect(messages(staleData, parts)).toEqual([])
  })

  test('that come as needed, and data that are not open, are never stale', () => {
    expect(messages(staleData, { frequency: 'ad-hoc' }, '2040-01-01')).toEqual([])
    expect(messages(staleData, { access: 'tertutup' }, '2040-01-01')).toEqual([])
  })
})

describe('the place', () => {
  const fields = ['{ name: kode, type: string, codes: wilayah }', '{ name: jumlah, type: integer }']
  const of = (spatial: string, csv = 'kode,jumlah\n99.01.01,1\n99.01.02,2\n', columns = fields) =>
    messages(spatialMismatch, { more: `spatial: ${spatial}`, fields: columns, csv })

  test.each([
    ['is that of the catalog', '{ code: "99.01", system: kemendagri, level: kecamatan }'],
    ['has no level', '{ code: "99.01", system: kemendagri }'],
    ['is the province around it', '{ code: "99", system: kemendagri, level: kecamatan }'],
    ['tells points', '{ code: "99.01", system: kemendagri, level: titik }'],
  ])('is right that %s', (_, spatial) => {
    expect(of(spatial)).toEqual([])
  })

  test('of another city is unknown, with the nearest code', () => {
    expect(of('{ code: "98.01", system: kemendagri, level: kecamatan }')).toEqual([
      expect.stringContaining('Maksud Anda `99.01`?'),
    ])
  })

  test('has its code in the system that it names', () => {
    const [problem] = found(spatialMismatch, { more: 'spatial: { code: "9901010", system: kemendagri }' })
    expect(problem?.fix.id).toContain('`system: bps`')
  })

  test('is one district, but the data tell of others', () => {
    expect(of('{ code: "99.01.01", system: kemendagri, level: kecamatan }')).toEqual([
      expect.stringContaining('`99.01.02`'),
    ])
  })

  test('has a level that is finer than the codes, unless names tell of finer places', () => {
    const level = '{ code: "99.01", system: kemendagri, level: kelurahan }'
    expect(of(level)).toEqual([expect.stringContaining('`kecamatan`')])
    const named = [...fields, '{ name: nama_kelurahan, type: string }']
    expect(of(level, 'kode,jumlah,nama_kelurahan\n99.01.01,1,A\n', named)).toEqual([])
  })

  test('has a level that is coarser than codes that differ', () => {
    const level = '{ code: "99.01", system: kemendagri, level: kabupaten-kota }'
    expect(of(level)).toHaveLength(1)
    expect(of(level, 'kode,jumlah\n99.01.01,1\n99.01.01,2\n')).toEqual([])
  })
})

describe('a link', () => {
  const of = (body: string) => messages(brokenLink, { body })

  test.each([
    '[a](data.csv)',
    '[a](./data.csv?x#y)',
    '[a](dataset.md)',
    '[a](../../dinas/data/)',
    '[a](../agency.md)',
    '[a](/data/dinas/data/)',
    '[a](/en/data/dinas/data/data.csv)',
    '[a](https://uji.example/data/dinas/data/)',
    '[a](https://lain.example/data/tidak/ada/)',
    '[a](mailto:data@uji.example)',
    '[a](../../../schemas/README.md)',
    '[a](/tentang/)',
    'a[^1]\n\n[^1]: b\n\n[c](#user-content-fn-1)',
  ])('leads somewhere: %s', (body) => {
    expect(of(body)).toEqual([])
  })

  test.each([
    ['[a](datta.csv)', 'Maksud Anda `data.csv`?'],
    ['[a](../dinas/data/data.csv)', 'Maksud Anda `data.csv`?'],
    ['[a](%20.csv)', 'tidak menuju berkas'],
    ['[a](/data/dinas/dta/)', 'Maksud Anda `/data/dinas/data/`?'],
    ['[a](https://uji.example/data/dinas/dta/)', 'tidak menuju dataset'],
    ['## Catatan\n\n[a](#catatn)', 'Maksud Anda `#catatan`?'],
  ])('leads nowhere: %s', (body, words) => {
    expect(of(body)).toEqual([expect.stringContaining(words)])
  })

  test('is placed in the file of its language', () => {
    const tree = treeOf({
      ...files({ body: 'Satu.\n' }),
      'dataset.en.md': '---\nx: 1\n---\n\nOne\n[a](b.csv)\n',
    })
    expect(check(tree, [brokenLink])[0]?.places).toEqual([
      { file: 'dinas/data/dataset.en.md', line: 6, column: 5, value: 'b.csv' },
    ])
  })
})

describe('a translation', () => {
  test('is asked of every text that is there', () => {
    const fields = [
      '{ name: tahun, type: year, title: Tahun, title_en: Year }',
      '{ name: jumlah, type: integer, unit: rumah }',
    ]
    const [problem] = found(missingTranslation, { fields, body: 'Teks.' })
    expect(problem?.places.map(({ property }) => property)).toEqual([
      'title',
      'description',
      'resources[0].schema.fields[1].unit',
      undefined,
    ])
  })

  test('is not asked of units that every language writes the same', () => {
    const fields = ['km²', '%', 'rupiah'].map((unit, at) => `{ name: a${at}, type: number, unit: "${unit}" }`)
    const [problem] = found(missingTranslation, { fields, csv: 'a0,a1,a2\n' })
    expect(problem?.places.map(({ property }) => property)).toEqual(['title', 'description'])
  })

  test('is not asked where the catalog has one language', () => {
    const mounted = treeOf(files({}))
    const yaml = new TextEncoder().encode(
      new TextDecoder()
        .decode(mounted.read('catalog.yaml'))
        .replace('languages: [id, en]', 'languages: [id]'),
    )
    const tree = { ...mounted, read: (path: string) => (path === 'catalog.yaml' ? yaml : mounted.read(path)) }
    expect(check(tree, [missingTranslation])).toEqual([])
  })
})

test('metadata that cannot be read are not asked for more', () => {
  const rules = [
    emptyDescription,
    weakKeywords,
    incompleteStandard,
    missingUnit,
    missingDefinition,
    missingContact,
    licenceNotOpen,
    temporalMismatch,
    spatialMismatch,
    staleData,
    brokenLink,
    missingTranslation,
  ]
  expect(check(treeOf({ 'dataset.md': 'title: a\n', 'data.csv': 'a\n1\n' }), rules)).toEqual([])
})

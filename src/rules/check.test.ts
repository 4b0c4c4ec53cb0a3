import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Random } from '../../tests/random.ts'
import { readFrontMatter } from '../catalog/frontmatter.ts'
import { memoryTree } from '../catalog/memory.ts'
import type { Catalog, FileTree } from '../catalog/model.ts'
import type { Problem } from '../catalog/problem.ts'
import { readCatalog } from '../catalog/reader.ts'
import { readYaml } from '../catalog/yaml.ts'
import { viewObserver } from '../charts/series.ts'
import { checkMetadata, contexts, tablesOf } from './check.ts'
import { checkTable, keysOf, PREVIEW_ROWS, type TableOptions } from './checktable.ts'
import { AS_OF } from './fixtures/check.ts'
import { rules } from './index.ts'
import type { Facts } from './rule.ts'

const OPTIONS: TableOptions = {
  rules,
  limit: 3,
  hasher: () => {
    const hash = createHash('sha256')
    return { update: (piece) => void hash.update(piece), digest: () => hash.digest('hex') }
  },
  views: ({ dataset }) => (dataset.source.value.views ?? []).map(viewObserver),
}

function factsOf(catalog: Catalog): Facts {
  return {
    catalog,
    asOf: AS_OF,
    tables: new Map(),
    read: () => new Uint8Array(0),
    head: () => new Uint8Array(0),
    open: () => [],
  }
}

function checked(files: Record<string, string | Uint8Array>, limit = 3) {
  const tree = memoryTree(files)
  const catalog = readCatalog(tree)
  const contextOf = contexts(tree, catalog)
  const tables = tablesOf(catalog).map((table) => checkTable(tree, contextOf(table), { ...OPTIONS, limit }))
  const problems: Problem[] = [
    ...checkMetadata(factsOf(catalog), rules, limit),
    ...tables.flatMap((table) => table.problems),
  ]
  return { tree, catalog, tables, problems }
}

const dataset = (access: string, ...resources: string[]) => `---
title: Jumlah
access: ${access}
resources:
${resources.map((resource) => `  - ${resource}\n`).join('')}---
`
const TABLE =
  '{ name: x, path: x.csv, schema: { fields: [{ name: a, type: string }, { name: n, type: integer }] } }'

describe('a table', () => {
  test('is checked, profiled and hashed in one pass', () => {
    const csv = 'a,n\nx,1\n"y\nz",salah\n\nw,3\n'
    const { tables } = checked({ 'a/b/dataset.md': dataset('terbuka', TABLE), 'a/b/x.csv': csv })
    expect(tables[0]?.result).toMatchObject({
      file: 'a/b/x.csv',
      bytes: csv.length,
      sha256: createHash('sha256').update(csv).digest('hex'),
      rows: 3,
      labels: ['a', 'n'],
      preview: [
        ['x', '1'],
        ['y\nz', 'salah'],
        ['w', '3'],
      ],
    })
    const fault = tables[0]?.problems.find(({ code }) => code === 'type-error')
    expect(fault?.places).toEqual([
      { file: 'a/b/x.csv', line: 4, row: 3, column: 2, cell: 'B3', field: 'n', value: 'salah' },
    ])
  })

  test('has a preview of its first rows, and places up to the limit, with all of them counted', () => {
    const csv = `a,n\n${'x,y\n'.repeat(500)}`
    const { tables } = checked({ 'a/b/dataset.md': dataset('terbuka', TABLE), 'a/b/x.csv': csv })
    expect(tables[0]?.result?.preview).toHaveLength(PREVIEW_ROWS)
    const fault = tables[0]?.problems.find(({ code }) => code === 'type-error')
    expect([fault?.count, fault?.places.length]).toEqual([500, 3])
  })

  test.each([
    ['is empty', ''],
    ['is only a header', 'a,n\n'],
    ['is UTF-16', Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x6e, 0])],
    ['is a spreadsheet', Uint8Array.from([0x50, 0x4b, 3, 4, ...Array(200).fill(0xfe)])],
    ['has only an open quote', '"'],
    ['has 20,000 columns', `${'a,'.repeat(20_000)}\n${'1,'.repeat(20_000)}\n`],
  ])('that %s is a problem and breaks nothing', (_, content) => {
    const { tables } = checked({ 'a/b/dataset.md': dataset('terbuka', TABLE), 'a/b/x.csv': content })
    expect(tables[0]?.problems.length).toBeGreaterThan(0)
  })

  test('wider than any spreadsheet is said to have no end', () => {
    const wide = `a,n${','.repeat(20_000)}\n1,2\n`
    const { problems } = checked({ 'a/b/dataset.md': dataset('terbuka', TABLE), 'a/b/x.csv': wide })
    const said = problems.filter(({ code }) => code === 'source-error').map(({ message }) => message.en)
    expect(said).toEqual([expect.stringContaining('Line 1 does not end')])
  })

  test('of closed data is never opened', () => {
    for (const access of ['tertutup', 'terbatas', 'salah']) {
      const { tables, tree, catalog } = checked({
        'a/b/dataset.md': dataset(access, TABLE),
        'a/b/x.csv': 'a,n\n',
      })
      expect(tables).toEqual([])
      expect(opened(tree, catalog)).toEqual([])
    }
  })

  test('outside of its folder is never opened', () => {
    for (const path of [
      '../c/x.csv',
      '/etc/x.csv',
      'C:/x.csv',
      'https://x.example/x.csv',
      'a\\x.csv',
      './x.csv',
      '.x/y.csv',
      'x.html',
    ]) {
      const { tables, problems } = checked({
        'a/b/dataset.md': dataset('terbuka', TABLE.replace('x.csv', JSON.stringify(path))),
        'a/c/x.csv': 'a,n\n',
      })
      expect(tables).toEqual([])
      expect(problems.length).toBeGreaterThan(0)
    }
  })
})

/** Files that a check of everything opens. */
function opened(tree: FileTree, catalog: Catalog): string[] {
  const files: string[] = []
  const watched = {
    ...tree,
    open: (path: string) => {
      files.push(path)
      return tree.open(path)
    },
  }
  const contextOf = contexts(watched, catalog)
  for (const table of tablesOf(catalog)) checkTable(watched, contextOf(table), OPTIONS)
  return files
}

describe('parent tables', () => {
  const child = (name: string) =>
    `{ name: ${name}, path: ${name}.csv, schema: { fields: [{ name: a, type: string }], foreignKeys: [{ fields: [a], reference: { resource: p, fields: [k] } }] } }`
  const parent = '{ name: p, path: p.csv, schema: { fields: [{ name: k, type: string }] } }'

  test('are read once for all that refer to them', () => {
    const { tree, catalog, problems } = checked({
      'a/b/dataset.md': dataset('terbuka', child('x'), child('y'), parent),
      'a/b/x.csv': 'a\n1\n',
      'a/b/y.csv': 'a\n1\n2\n',
      'a/b/p.csv': 'k\n1\n',
    })
    // Twice each, once for the look at its encoding; the parent once more for its keys.
    expect(opened(tree, catalog).filter((file) => file === 'a/b/p.csv')).toHaveLength(3)
    expect(
      problems.filter(({ code }) => code === 'foreign-key').map(({ places }) => places[0]?.cell),
    ).toEqual(['A3'])
  })

  test('are compared once by a reference that is written again and again', () => {
    const key = '{ fields: [a], reference: { resource: p, fields: [k] } }'
    const again = child('x').replace(key, Array(50).fill(key).join(', '))
    const { problems } = checked({
      'a/b/dataset.md': dataset('terbuka', again, parent),
      'a/b/x.csv': 'a\n1\n2\n',
      'a/b/p.csv': 'k\n1\n',
    })
    expect(problems.filter(({ code }) => code === 'foreign-key')).toHaveLength(1)
  })

  test('that are missing or have no such column have no keys', () => {
    const { tree, catalog } = checked({
      'a/b/dataset.md': dataset('terbuka', child('x'), parent),
      'a/b/p.csv': 'z,w\n1,2\n',
    })
    const [x, p] = catalog.datasets[0]?.resources ?? []
    const key = x?.foreignKeys[0]
    if (!x || !p || !key) throw new Error('The tables are there')
    expect(keysOf(tree, x, key)).toBeUndefined()
    expect(keysOf(tree, p, { ...key, parentFields: ['tidak-ada'] })).toBeUndefined()
  })
})

test('problems of metadata have places up to the limit, with all of them counted', () => {
  const rule = {
    ...(rules.find(({ hook }) => hook === 'catalog') as (typeof rules)[number] & { hook: 'catalog' }),
    check: () => [
      {
        message: { id: '', en: '' },
        places: Array.from({ length: 9 }, (_, at) => ({ file: 'x', line: at + 1 })),
      },
    ],
  }
  const [found] = checkMetadata(factsOf(readCatalog(memoryTree({}))), [rule], 4)
  expect([found?.count, found?.places.length]).toEqual([9, 4])
})

test('nothing throws, and every problem has its words, for metadata with anything at any place', () => {
  const root = join(import.meta.dirname, '../../tests/catalogs/small')
  const files: Record<string, string> = {}
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (statSync(join(root, file)).isFile())
      files[file.replaceAll('\\', '/')] = readFileSync(join(root, file), 'utf8')
  }
  const metadata = Object.keys(files).filter((file) =>
    /(agency|dataset)\.md$|catalog\.yaml$|(roadmap|withdrawn)\.yaml$/.test(file),
  )
  const values: unknown[] = [
    null,
    true,
    0,
    -1,
    1.5,
    '',
    'x',
    '../x',
    '/etc/passwd',
    '__proto__',
    'constructor',
    [],
    {},
    [[]],
    [null],
    ['x'],
    [1],
    [{}],
    [{ name: 'x' }],
    { name: 5 },
    '\u0000',
    '%Y',
    '(',
    '[a-',
    'x'.repeat(500),
    '2024-02-30',
    'string',
    'date',
  ]
  const random = new Random(4)
  const spots = (value: unknown): [Record<string, unknown>, string][] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, item]) => [
          [value as Record<string, unknown>, key] as [Record<string, unknown>, string],
          ...spots(item),
        ])

  for (let turn = 0; turn < 150; turn++) {
    const file = random.pick(metadata)
    const text = files[file] as string
    const value = structuredClone(file.endsWith('.md') ? readFrontMatter(text).value : readYaml(text).value)
    for (let left = 1 + random.below(3); left > 0; left--) {
      const [around, key] = random.pick(spots(value))
      const way = random.below(5)
      if (way === 0) delete around[key]
      else if (way === 1 && !Array.isArray(around)) around[`${key}x`] = around[key]
      else around[key] = structuredClone(random.pick(values))
    }
    const json = JSON.stringify(value, null, 1)
    const { problems, catalog } = checked({
      ...files,
      [file]: file.endsWith('.md') ? `---\n${json}\n---\n` : json,
    })
    for (const { message, fix, code } of problems) {
      const words = [message.id, message.en, fix.id, fix.en]
      for (const text of words) expect(text, `${code} ${json}`).not.toMatch(/^$|undefined|\[object|NaN/)
    }
    const violations = [
      catalog.source,
      ...catalog.agencies.map(({ source }) => source),
      ...catalog.datasets.map(({ source }) => source),
    ]
    if (violations.some((source) => source.violations.length > 0))
      expect(problems.length, json).toBeGreaterThan(0)
  }
})

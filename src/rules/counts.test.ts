import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { check, strictRules as rules, treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'

const FIELDS = [
  { name: 'kode', type: 'string' },
  { name: 'jumlah', type: 'integer' },
]

function problems(csv: string, resource: Record<string, unknown> = {}, schema: Record<string, unknown> = {}) {
  const whole = { name: 'data', path: 'data.csv', schema: { fields: FIELDS, ...schema }, ...resource }
  const metadata = shortDataset(`resources: [${JSON.stringify(whole)}]
`)
  return check(treeOf({ 'dataset.md': metadata, 'data.csv': csv }), rules)
}

const codes = (...given: Parameters<typeof problems>) => problems(...given).map(({ code }) => code)
const CSV = 'kode,jumlah\na,1\nb,2\n'
const digest = (algorithm: string) => createHash(algorithm).update(CSV).digest('hex')

describe('a checksum', () => {
  test('of SHA-256 is compared, whatever its letters', () => {
    expect(codes(CSV, { hash: `sha256:${digest('sha256').toUpperCase()}` })).toEqual([])
    expect(codes(CSV, { hash: `sha-256:${digest('sha256')}` })).toEqual([])
    expect(codes(CSV, { hash: `sha256:${'0'.repeat(64)}` })).toEqual(['hash-count'])
  })

  test.each(['md5', 'sha1', 'sha512'])(
    'of %s is said not to be verified, and how to write one that is',
    (name) => {
      const hash = name === 'md5' ? digest(name) : `${name}:${digest(name)}`
      const [problem, ...others] = problems(CSV, { hash })
      expect(others).toEqual([])
      expect(problem?.message.en).toContain(`The \`${name}\` checksum`)
      expect(problem?.fix.en).toContain(`hash: "sha256:${digest('sha256')}"`)
    },
  )
})

describe('a count', () => {
  test('that is right is silent', () => {
    const resource = {
      bytes: CSV.length,
      stats: { rows: 2, fields: 2 },
      dimensions: { minRows: 2, maxRows: 2 },
    }
    expect(codes(CSV, resource)).toEqual([])
  })

  test('of 0 is a count too', () => {
    expect(codes(CSV, { bytes: 0, stats: { rows: 0, fields: 0 } })).toEqual([
      'byte-count',
      'row-count',
      'field-count',
    ])
    const empty = { stats: { rows: 5, fields: 2 }, dimensions: { minRows: 1 } }
    expect(codes('kode,jumlah\n', empty)).toEqual(['source-error'])
  })

  test('leaves out blank rows and the last line end', () => {
    expect(
      codes('kode,jumlah\na,1\n\n"",\nb,2', { stats: { rows: 2 } }).filter((code) => code === 'row-count'),
    ).toEqual([])
  })

  test('of a table that was not read as one is no fault of its own', () => {
    const csv = 'kode;jumlah\na;1\n'
    expect(codes(csv, { stats: { rows: 5, fields: 2 }, dimensions: { minFields: 2 } })).toEqual([
      'source-error',
    ])
  })

  test('beyond a limit is found on either side', () => {
    expect(codes(CSV, { dimensions: { minRows: 3 } })).toEqual(['table-dimensions'])
    expect(codes(CSV, { dimensions: { maxRows: 1 } })).toEqual(['table-dimensions'])
    expect(codes(CSV, { dimensions: { minFields: 3 } })).toEqual(['table-dimensions'])
    expect(codes(CSV, { dimensions: { maxFields: 1 } })).toEqual(['table-dimensions'])
    expect(codes(CSV, { dimensions: { minRows: 5, maxRows: 1 } })).toEqual(['table-dimensions'])
  })
})

describe('a row that repeats', () => {
  const rows = (csv: string, schema = {}) =>
    problems(csv, {}, schema)
      .filter(({ code }) => code === 'duplicate-row')
      .flatMap(({ places }) => places.map(({ row }) => row))
  const others = 'x,7\ny,8\nz,9\n'

  test('is found with its empty and faulty cells, whatever its quotes', () => {
    expect(rows(`kode,jumlah\na,\nb,satu\n"a",""\n"b",satu\n${others}`)).toEqual([4, 5])
  })

  test('is not one that differs in a space, a capital or the split of its cells', () => {
    expect(rows(`kode,jumlah\na,1\na ,1\nA,1\na1,\n${others}`)).toEqual([])
  })

  test('is told apart from one whose cells part elsewhere, quotes and control signs included', () => {
    expect(rows(`kode,jumlah\n"a,1",2\na,"1,2"\n${others}`)).toEqual([])
    expect(rows(`kode,jumlah\n"a\u0010,",1\n"a\u0010",",1"\n${others}`)).toEqual([])
    expect(rows(`kode,jumlah\n"a,""1""",2\nb,\n"a,""1""","2"\n${others}`)).toEqual([4])
  })

  test('is left to the key where there is one', () => {
    const csv = `kode,jumlah\na,1\na,1\n${others}`
    expect(codes(csv, {}, { primaryKey: ['kode'] })).toEqual(['primary-key'])
    expect(codes(csv, {}, { uniqueKeys: [['kode', 'jumlah']] })).toEqual(['unique-error'])
    expect(codes(csv)).toEqual(['duplicate-row'])
  })

  test('is not said of blank, short and long rows', () => {
    expect(rows(`kode,jumlah\n,\n,\n\n\na\na\nb,1,2\nb,1,2\n${others}`)).toEqual([])
  })

  test('means nothing where most rows do, as answers of a survey', () => {
    expect(rows(`kode,jumlah\n${'ya,1\n'.repeat(10)}${'tidak,1\n'.repeat(10)}`)).toEqual([])
  })

  test('is found where the whole table was pasted twice', () => {
    expect(rows(`kode,jumlah\n${others}${others}`)).toEqual([5, 6, 7])
  })
})

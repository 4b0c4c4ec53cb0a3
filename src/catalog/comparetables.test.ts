import { describe, expect, test } from 'vitest'
import { compareTables } from './comparetables.ts'
import type { FieldDescriptor } from './descriptors.ts'
import type { DifferenceOptions, TableDifference } from './difference.ts'
import { type SideOptions, sideOf } from './fixtures/side.ts'

const FIELDS: FieldDescriptor[] = [
  { name: 'kode', type: 'string' },
  { name: 'tahun', type: 'year' },
  { name: 'luas', type: 'number', unit: 'ha' },
  { name: 'status', type: 'string' },
  { name: 'catatan', type: 'string' },
]
const HEADER = 'kode,tahun,luas,status,catatan\n'
const KEY = ['kode', 'tahun']

function compare(
  before: string,
  after: string,
  {
    now,
    was,
    ...options
  }: DifferenceOptions & { now?: Partial<SideOptions>; was?: Partial<SideOptions> } = {},
): TableDifference {
  const base = { fields: FIELDS, key: KEY }
  const headed = (text: string) => (text.startsWith('kode') || text === '' ? text : HEADER + text)
  return compareTables(
    sideOf(headed(before), { ...base, ...was }),
    sideOf(headed(after), { ...base, ...was, ...now }),
    options,
  )
}

/** `cell: before → after` of all changed cells. */
function changes({ revisions, changed }: TableDifference): string[] {
  return [...revisions.cells, ...changed].map(({ cell, before, after }) => `${cell}: ${before} → ${after}`)
}

const TABLE = 'A,2022,1.5,tetap,x\nB,2022,2.5,tetap,\nA,2023,3,sementara,\nB,2023,4,sementara,\n'

describe('rows', () => {
  test('that are equal make no difference', () => {
    const { rows, cells, columns, revisions, changed, added, removed } = compare(TABLE, TABLE)
    expect(rows).toEqual({
      before: 4,
      after: 4,
      added: 0,
      removed: 0,
      changed: 0,
      unchanged: 4,
      moved: 0,
      isOrderOnly: false,
      unread: { before: 0, after: 0 },
    })
    expect(cells).toEqual({ changed: 0, writtenOtherwise: 0, byColumn: [] })
    expect({ ...columns, before: [], after: [] }).toEqual({
      before: [],
      after: [],
      added: [],
      removed: [],
      renamed: [],
      likely: [],
      retyped: [],
      moved: [],
    })
    expect([revisions.cells, changed, added, removed]).toEqual([[], [], [], []])
  })

  test('that are new, gone and changed are told apart wherever they stand', () => {
    const after = 'B,2024,9,sementara,\nB,2023,4,tetap,\nA,2022,1.5,tetap,x\nA,2023,3.5,tetap,\n'
    const { rows, added, removed, changed, revisions } = compare(TABLE, after)
    expect(rows).toMatchObject({ added: 1, removed: 1, changed: 2, unchanged: 1 })
    expect(added).toEqual([{ row: 2, key: ['B', '2024'], cells: ['B', '2024', '9', 'sementara', ''] }])
    expect(removed).toEqual([{ row: 3, key: ['B', '2022'], cells: ['B', '2022', '2.5', 'tetap', ''] }])
    expect(revisions).toEqual({
      count: 1,
      rows: 1,
      periods: [{ period: '2023', column: 'luas', count: 1 }],
      cells: [
        {
          key: ['A', '2023'],
          row: { before: 4, after: 5 },
          column: 'luas',
          cell: 'C5',
          before: '3',
          after: '3.5',
          period: '2023',
        },
      ],
    })
    expect(changed.map(({ cell, before, after: to }) => [cell, before, to])).toEqual([
      ['D3', 'sementara', 'tetap'],
      ['D5', 'sementara', 'tetap'],
    ])
  })

  test('in another order only are said to be that, with how many were moved', () => {
    const lines = TABLE.trimEnd().split('\n')
    const after = [lines[3], lines[0], lines[1], lines[2], ''].join('\n')
    const { rows } = compare(TABLE, after)
    expect(rows).toMatchObject({ unchanged: 4, moved: 1, isOrderOnly: true })
    expect(compare(TABLE, after.replace('1.5', '1.6')).rows).toMatchObject({ moved: 1, isOrderOnly: false })
    expect(compare(TABLE, after.replace('1.5', '1.50')).rows).toMatchObject({ isOrderOnly: true })
  })

  test('added or removed in between do not count as moved', () => {
    const lines = TABLE.trimEnd().split('\n')
    const after = [lines[0], 'C,2022,1,,', lines[2], lines[3], ''].join('\n')
    expect(compare(TABLE, after).rows).toMatchObject({ added: 1, removed: 1, moved: 0 })
  })

  test('are counted in full where only some are kept as examples', () => {
    const rowsOf = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => `K${from + at},2022,${at},,\n`).join('')
    const found = compare(rowsOf(0, 50), rowsOf(20, 90), { rows: 3, cells: 4 })
    expect(found.rows).toMatchObject({ added: 40, removed: 20, changed: 30 })
    expect(found.cells.byColumn).toEqual([{ column: 'luas', count: 30 }])
    expect([found.added, found.removed, found.revisions.cells].map(({ length }) => length)).toEqual([3, 3, 4])
    expect(found.removed.map(({ row }) => row)).toEqual([2, 3, 4])
  })

  test('that are blank, notes or totals without a key are no rows', () => {
    const after = `${TABLE},,,,\n"Sumber: Dinas",,,,\n,,11,,\n`
    expect(compare(TABLE, after).rows).toMatchObject({ after: 5, added: 1, removed: 0 })
    expect(compare(TABLE, `${TABLE},,,,\n"Sumber: Dinas",,,,\n`).rows).toMatchObject({ after: 4, added: 0 })
  })

  test('that are lines of a quoted cell are no rows', () => {
    const lines = TABLE.trimEnd().split('\n')
    const after = [lines[0], `C,2022,9,"x\n${lines[1]}\n${lines[2]}\n",`, lines[3], ''].join('\n')
    const found = compare(TABLE, after)
    expect(found.rows).toMatchObject({ after: 3, added: 1, removed: 2, unchanged: 2 })
    expect(found.added[0]?.row).toBe(3)
  })

  test('behind rows that stand as before keep their numbers', () => {
    const rows = Array.from({ length: 5000 }, (_, at) => `K${at},2022,${at},tetap,x\n`)
    const after = [...rows]
    after[4000] = 'K4000,2022,1,tetap,x\n'
    after.splice(3000, 1)
    after.push('L,2022,5,,\n')
    const found = compare(rows.join(''), after.join(''))
    expect(found.revisions.cells[0]).toMatchObject({ row: { before: 4002, after: 4001 }, cell: 'C4001' })
    expect([found.removed[0]?.row, found.added[0]?.row]).toEqual([3002, 5001])
    const total = (5000 * 4999) / 2
    expect(found.measures[0]?.before.total).toBe(total)
    expect(found.measures[0]?.after).toMatchObject({ count: 5000, total: total - 3000 - 3999 + 5 })
  })

  test('with cells beyond the last column are counted apart', () => {
    const { rows } = compare(TABLE, TABLE.replace('4,sementara,', '4,sementara,,x'))
    expect(rows).toMatchObject({ after: 3, removed: 1, unread: { before: 0, after: 1 } })
  })

  test('of an empty file or of a header alone are none', () => {
    expect(compare('', TABLE).rows).toMatchObject({ before: 0, after: 4, added: 4, removed: 0 })
    expect(compare(TABLE, '').rows).toMatchObject({ before: 4, after: 0, added: 0, removed: 4 })
    expect(compare('', '').rows).toMatchObject({ before: 0, after: 0, added: 0, removed: 0 })
    expect(compare(HEADER, TABLE).rows).toMatchObject({ before: 0, added: 4 })
  })

  test('of a table larger than the memory are compared in parts with the same result', () => {
    const random = (seed: number) => Array.from({ length: 3000 }, (_, at) => (at * 7919 + seed) % 3001)
    const write = (numbers: number[]) => numbers.map((at) => `K${at},2022,${at % 97},,x\n`).join('')
    const before = write(random(1))
    const after = write(random(500).filter((at) => at % 50 > 0)).replaceAll('K77,2022,77', 'K77,2022,78')
    const whole = compare(before, after)
    expect(whole.rows.removed).toBeGreaterThan(50)
    expect(whole.rows.moved).toBeGreaterThan(50)
    expect(compare(before, after, { memory: 6000 })).toEqual(whole)
  })
})

describe('a cell', () => {
  test('whose value is only written otherwise has not changed', () => {
    const after =
      ' A ,2022,1.50,tetap ,x\nB,2022,+2.5,tetap,\n"A",2023,3.0,"sementara",\nB,2023,04,sementara,\n'
    const { rows, cells } = compare(TABLE, after)
    expect(rows).toMatchObject({ changed: 0, unchanged: 4, added: 0, removed: 0 })
    expect(cells).toEqual({ changed: 0, writtenOtherwise: 6, byColumn: [] })
  })

  test('is compared by its value where the dialect or the numbers are written otherwise now', () => {
    const fields = FIELDS.map((field) =>
      field.name === 'luas' ? { ...field, decimalChar: ',', groupChar: '.' } : field,
    )
    const before = 'A,2022,1234.5,a,\nB,2022,1.234,b,\n'
    const after = 'kode;tahun;luas;status;catatan\nA;2022;1.234,5;a;\nB;2022;1.234;b;\n'
    const found = compare(before, after, { now: { fields, delimiter: ';' } })
    expect(changes(found)).toEqual(['C3: 1.234 → 1.234'])
    expect(found.cells).toMatchObject({ changed: 1, writtenOtherwise: 1 })
    expect(found.revisions.count).toBe(1)
  })

  test('that says no value in another way has not changed, and one that gets or loses its value has', () => {
    const found = compare(
      'A,2022,-,a,-\nB,2022,,b,\nC,2022,1,c,\n',
      'A,2022,,a,\nB,2022,2,b,\nC,2022,-,c,\n',
      {
        was: { missing: ['', '-'] },
      },
    )
    expect(changes(found)).toEqual(['C4: 1 → -', 'C3:  → 2'])
    expect(found.cells.writtenOtherwise).toBe(2)
    expect(found.revisions).toMatchObject({
      count: 1,
      periods: [{ period: '2022', column: 'luas', count: 1 }],
    })
  })

  test('that is no value of its type is compared as text', () => {
    const found = compare('A,2022,1,a,\nB,2022,x,b,\n', 'A,2022,"1,0",a,\nB,2022,x ,b,\n')
    expect(changes(found)).toEqual(['C2: 1 → 1,0'])
    expect(found.cells.writtenOtherwise).toBe(1)
  })

  test('with quotes, line breaks, delimiters and control bytes is read as it is', () => {
    const odd = 'A,2022,1,"a ""b"", c\nd",\u0010\u001f\nB,2022,2,"x,y",\n'
    expect(compare(odd, odd).rows).toMatchObject({ unchanged: 2, changed: 0 })
    const found = compare(odd, odd.replace('c\nd', 'c\ne').replace('x,y', 'x;y'))
    expect(found.changed.map(({ cell, before, after }) => [cell, before, after])).toEqual([
      ['D2', 'a "b", c\nd', 'a "b", c\ne'],
      ['D3', 'x,y', 'x;y'],
    ])
  })

  test('with more digits than a number has is compared by them', () => {
    const found = compare('A,2022,12345678901234567890,a,\n', 'A,2022,12345678901234567891,a,\n')
    expect(changes(found)).toEqual(['C2: 12345678901234567890 → 12345678901234567891'])
  })

  test('of a date is compared as a day where the format is another', () => {
    const fields = (format?: string): FieldDescriptor[] => [
      { name: 'kode', type: 'string' },
      { name: 'tanggal', type: 'date', ...(format && { format }) },
      { name: 'jumlah', type: 'integer' },
    ]
    const found = compare('kode,tanggal,jumlah\nA,2024-03-05,1\n', 'kode,tanggal,jumlah\nA,05/03/2024,1\n', {
      was: { fields: fields(), key: ['kode', 'tanggal'] },
      now: { fields: fields('%d/%m/%Y') },
    })
    expect(found.rows).toMatchObject({ unchanged: 1, added: 0 })
    expect(found.cells.writtenOtherwise).toBe(1)
    expect(found.columns.retyped).toEqual([
      { column: 'tanggal', property: 'format', before: '', after: '%d/%m/%Y' },
    ])
  })
})

describe('the key', () => {
  test('of the schema is taken where it tells the rows of both sides apart', () => {
    expect(compare(TABLE, TABLE).match).toEqual({ by: 'primaryKey', columns: KEY, refused: [] })
  })

  test('may lack a value', () => {
    const before = 'A,,1,a,\n,2022,2,b,\n'
    const found = compare(before, before.replace('1,a', '3,a'))
    expect(found.match.by).toBe('primaryKey')
    expect(changes(found)).toEqual(['C2: 1 → 3'])
  })

  test('is all columns that are no figures or remarks where the schema has none', () => {
    const found = compare(TABLE, TABLE.replace('3,sementara,', '3.5,sementara,baru'), { was: { key: [] } })
    expect(found.match).toEqual({
      by: 'dimensions',
      columns: ['kode', 'tahun', 'status'],
      refused: [{ by: 'primaryKey', why: 'none' }],
    })
    expect(changes(found)).toEqual(['C4: 3 → 3.5', 'E4:  → baru'])
  })

  test('that stands twice on a side is no key, and the place is named', () => {
    const twice = `${TABLE}A,2022,7,lain,\n`
    for (const [before, after, side] of [
      [twice, TABLE, 'before'],
      [TABLE, twice, 'after'],
    ] as const) {
      const { match, rows } = compare(before, after)
      expect(match).toEqual({
        by: 'dimensions',
        columns: ['kode', 'tahun', 'status'],
        refused: [{ by: 'primaryKey', why: 'duplicate-key', side, key: ['A', '2022'], row: 6 }],
      })
      expect(rows.added + rows.removed).toBe(1)
    }
  })

  test('of a new row that stands twice is no key either', () => {
    const { match } = compare(TABLE, `${TABLE}C,2022,7,,\nC,2022,8,,\n`)
    expect(match.refused[0]).toEqual({
      by: 'primaryKey',
      why: 'duplicate-key',
      side: 'after',
      key: ['C', '2022'],
      row: 7,
    })
  })

  test('with a column that a side lacks is none', () => {
    const { match } = compare('kode,luas\nA,1\nB,2\n', 'kode,tahun,luas\nA,2022,1\nB,2022,3\n', {
      was: { fields: FIELDS.slice(0, 3) },
    })
    expect(match).toMatchObject({
      by: 'dimensions',
      columns: ['kode'],
      refused: [{ by: 'primaryKey', why: 'missing-column', side: 'before', column: 'tahun' }],
    })
  })

  test('is the whole content where nothing else tells rows apart, and equal rows are counted', () => {
    const before = 'A,2022,1,a,\nA,2022,1,a,\nA,2022,2,a,\nB,2022,2.0,a,\n'
    const after = 'B,2022,2,a,\nA,2022,1,a,\nA,2022,3,a,\nA,2022,1,a,\nA,2022,1,a,\n'
    const found = compare(before, after, { was: { key: [] } })
    expect(found.match.by).toBe('content')
    expect(found.match.refused.map(({ by, why }) => [by, why])).toEqual([
      ['primaryKey', 'none'],
      ['dimensions', 'duplicate-key'],
    ])
    expect(found.rows).toMatchObject({ added: 2, removed: 1, changed: 0, unchanged: 3 })
    expect(found.added.map(({ row, key }) => [row, key])).toEqual([
      [4, []],
      [6, []],
    ])
    expect(found.removed.map(({ row }) => row)).toEqual([4])
    expect(found.cells.writtenOtherwise).toBe(1)
  })

  test('is nothing where the sides share no column', () => {
    const found = compareTables(
      sideOf('kode,tahun\nA,2022\n', { fields: FIELDS.slice(0, 2), key: KEY }),
      sideOf('kolom lain\nx\n', { fields: [{ name: 'kolom lain', type: 'string' }] }),
    )
    expect(found.match).toMatchObject({ by: 'content', columns: [] })
    expect(found.rows).toMatchObject({ added: 1, removed: 1, changed: 0, unchanged: 0 })
  })
})

describe('columns', () => {
  const without = (name: string) => FIELDS.filter((field) => field.name !== name)

  test('are found by name, and those that changed places are named', () => {
    const after = 'tahun,kode,luas,status,catatan\n2022,A,1.5,tetap,x\n2022,B,2.6,tetap,\n'
    const fields = [FIELDS[1], FIELDS[0], ...FIELDS.slice(2)] as FieldDescriptor[]
    const found = compareTables(
      sideOf(HEADER + TABLE.split('\n').slice(0, 2).join('\n'), { fields: FIELDS, key: KEY }),
      sideOf(after, { fields, key: KEY }),
    )
    expect(found.columns.moved).toHaveLength(1)
    expect(changes(found)).toEqual(['C3: 2.5 → 2.6'])
  })

  test('that are new or gone change no row', () => {
    const before = 'kode,tahun,luas,status\nA,2022,1,a\nB,2022,2,b\n'
    const after = 'kode,tahun,luas,catatan\nA,2022,1,x\nB,2022,2,y\n'
    const found = compare(before, after, {
      was: { fields: without('catatan') },
      now: { fields: without('status') },
    })
    expect(found.columns).toMatchObject({ added: ['catatan'], removed: ['status'], renamed: [] })
    expect(found.rows).toMatchObject({ changed: 0, unchanged: 2 })
  })

  test('with another name and nearly the same values are renamed, with their share, and compared', () => {
    const lines = Array.from({ length: 40 }, (_, at) => `K${at},2022,${at},s${at % 3},x${at}\n`)
    const before = HEADER + lines.join('')
    const after = before.replace('luas', 'luas_wilayah').replace('K7,2022,7,', 'K7,2022,70,')
    const fields = FIELDS.map((field) => (field.name === 'luas' ? { ...field, name: 'luas_wilayah' } : field))
    const found = compare(before, after, { now: { fields } })
    expect(found.columns).toMatchObject({
      added: [],
      removed: [],
      renamed: [{ before: 'luas', after: 'luas_wilayah', share: 0.975 }],
    })
    expect(found.columns.before).toContain('luas')
    expect(changes(found)).toEqual(['C9: 7 → 70'])
    expect(found.measures.map(({ column }) => column)).toEqual(['luas_wilayah'])
  })

  test('of the key may be renamed too', () => {
    const lines = Array.from({ length: 40 }, (_, at) => `K${at},2022,${at},s${at % 3},x${at}\n`)
    const before = HEADER + lines.join('')
    const rename = (name: string) => (name === 'kode' ? 'kode_wilayah' : name)
    const found = compareTables(
      sideOf(before, { fields: FIELDS, key: KEY }),
      sideOf(before.replace('kode', 'kode_wilayah'), {
        fields: FIELDS.map((field) => ({ ...field, name: rename(field.name) })),
        key: KEY.map(rename),
      }),
    )
    expect(found.match).toMatchObject({ by: 'primaryKey', columns: ['kode_wilayah', 'tahun'] })
    expect(found.columns.renamed).toEqual([{ before: 'kode', after: 'kode_wilayah', share: 1 }])
    expect(found.rows).toMatchObject({ unchanged: 40, added: 0 })
  })

  test('that the schema describes otherwise are retyped, and their values compared as they read now', () => {
    const fields = FIELDS.map(
      (field): FieldDescriptor =>
        field.name === 'luas' ? { name: 'luas', type: 'integer', unit: 'km2' } : field,
    )
    const found = compare('A,2022,1.0,a,\nB,2022,2.5,b,\n', 'A,2022,1,a,\nB,2022,2,b,\n', { now: { fields } })
    expect(found.columns.retyped).toEqual([
      { column: 'luas', property: 'type', before: 'number', after: 'integer' },
      { column: 'luas', property: 'unit', before: 'ha', after: 'km2' },
    ])
    expect(changes(found)).toEqual(['C3: 2.5 → 2'])
  })

  test('with one name twice are kept apart', () => {
    const found = compare('kode,tahun,x,x\nA,2022,1,2\n', 'kode,tahun,x,x\nA,2022,1,3\n', {
      was: { fields: FIELDS.slice(0, 2) },
    })
    expect(found.columns.after).toEqual(['kode', 'tahun', 'x', 'x (2)'])
    expect(found.changed.map(({ column, cell }) => [column, cell])).toEqual([['x (2)', 'D2']])
  })
})

test('a difference is plain data', () => {
  const found = compare(TABLE, TABLE.replace('1.5', '9'))
  expect(JSON.parse(JSON.stringify(found))).toEqual(found)
})

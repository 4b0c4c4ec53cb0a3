import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pieces } from '../../tests/random.ts'
import { compareTables } from './comparetables.ts'
import type { FieldDescriptor } from './descriptors.ts'
import type { DifferenceOptions, TableDifference, TableSide } from './difference.ts'
import { sideOf } from './fixtures/side.ts'
import { bytesOf } from './text.ts'

const FIELDS: FieldDescriptor[] = [
  { name: 'kode', type: 'string' },
  { name: 'tahun', type: 'year' },
  { name: 'jumlah', type: 'integer' },
  { name: 'luas', type: 'number' },
  { name: 'catatan', type: 'string' },
]
const LABELS = FIELDS.map(({ name }) => name)
const KEY = ['kode', 'tahun']
const ALL: DifferenceOptions = { cells: 10_000, rows: 10_000 }

type Row = string[]

const text = fc.oneof(
  fc.constantFrom('tetap', 'a,b', 'dua\nbaris', '"kutip"', 'é', '\u0010', '', 'x;y'),
  fc.string({ maxLength: 6 }).map((one) => one.replace(/[\0\r]/g, '').trim()),
)
const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 9_999_999 }))
const row = fc.tuple(
  fc.constantFrom('A', 'B', 'C,1', 'D"2', 'E'),
  fc.integer({ min: 1990, max: 2030 }).map(String),
  fc.option(number.map(String), { nil: '' }),
  fc.option(
    number.map((one) => String(one / 100)),
    { nil: '' },
  ),
  text,
)
const table = fc.uniqueArray(row, { selector: ([code, year]) => `${code}|${year}`, maxLength: 60 })
const anyTable = fc.array(row, { maxLength: 40 })

function sideBy(
  rows: Row[],
  { key = KEY, delimiter = ',', size = 1 << 20, quoteAll = false, crlf = false } = {},
): TableSide {
  const quoted = (cell: string) =>
    quoteAll || /[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  const lines = [LABELS, ...rows].map(
    (cells) => `${cells.map(quoted).join(delimiter)}${crlf ? '\r\n' : '\n'}`,
  )
  const side = sideOf(lines.join(''), { fields: FIELDS, key, delimiter })
  const bytes = bytesOf(lines.join(''))
  return { ...side, open: () => pieces(bytes, size) }
}

function changesOf({ revisions, changed }: TableDifference): string[] {
  return [...revisions.cells, ...changed]
    .map(({ key, column, before, after }) => JSON.stringify([key, column, before, after]))
    .sort()
}

const keyOf = (cells: Row) => JSON.stringify(cells.slice(0, 2))

/** The same facts by the plainest way. */
function naive(before: Row[], after: Row[]) {
  const old = new Map(before.map((cells) => [keyOf(cells), cells]))
  const now = new Set(after.map(keyOf))
  const changes = after.flatMap((cells) =>
    LABELS.flatMap((column, at) => {
      const was = old.get(keyOf(cells))?.[at]
      return was === undefined || was === cells[at]
        ? []
        : JSON.stringify([cells.slice(0, 2), column, was, cells[at]])
    }),
  )
  return {
    added: after.filter((cells) => !old.has(keyOf(cells))).map(keyOf),
    removed: before.filter((cells) => !now.has(keyOf(cells))).map(keyOf),
    changes: changes.sort(),
  }
}

describe('the difference', () => {
  test('of a table and itself is none, however it is quoted and parted', () => {
    fc.assert(
      fc.property(anyTable, fc.boolean(), fc.integer({ min: 1, max: 200 }), (rows, quoteAll, size) => {
        const found = compareTables(sideBy(rows), sideBy(rows, { delimiter: ';', quoteAll, size }), ALL)
        expect(found.rows).toMatchObject({ added: 0, removed: 0, changed: 0, moved: 0 })
        expect(found.cells).toMatchObject({ changed: 0, writtenOtherwise: 0 })
        for (const { before, after } of found.measures) expect(after).toEqual(before)
      }),
    )
  })

  test('of a table and its edited copy is exactly the edits', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 2, max: 4 }), row), { maxLength: 10 })
    fc.assert(
      fc.property(table, edits, table, fc.nat(), (rows, edited, more, seed) => {
        const known = new Set(rows.map(keyOf))
        const after = [
          ...rows.map((cells) => [...cells]).filter((_, at) => (at + seed) % 7 > 0),
          ...more.filter((cells) => !known.has(keyOf(cells))),
        ]
        for (const [at, column, from] of edited) {
          const target = after[at % Math.max(after.length, 1)]
          if (target) target[column] = from[column] as string
        }
        after.sort((a, b) => ((keyOf(a).length * 31 + seed) % 3) - ((keyOf(b).length * 17 + seed) % 3))
        const found = compareTables(sideBy(rows), sideBy(after), ALL)
        const expected = naive(rows, after)
        expect(found.match.by).toBe('primaryKey')
        expect(found.added.map(({ key }) => JSON.stringify(key))).toEqual(expected.added)
        expect(found.removed.map(({ key }) => JSON.stringify(key))).toEqual(expected.removed)
        expect(changesOf(found)).toEqual(expected.changes)
        expect(found.cells.changed).toBe(expected.changes.length)
        for (const { row: place, cell, key } of [...found.changed, ...found.revisions.cells]) {
          expect(JSON.stringify(key)).toBe(keyOf(after[place.after - 2] as Row))
          expect(JSON.stringify(key)).toBe(keyOf(rows[place.before - 2] as Row))
          expect(cell.slice(1)).toBe(String(place.after))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('is the same in parts, in pieces and under another delimiter', () => {
    fc.assert(
      fc.property(table, table, fc.integer({ min: 1, max: 500 }), (before, after, memory) => {
        const whole = compareTables(sideBy(before), sideBy(after), ALL)
        const inParts = compareTables(sideBy(before, { size: 64 }), sideBy(after, { size: 50 }), {
          ...ALL,
          memory,
        })
        expect(inParts).toEqual(whole)
        const other = compareTables(sideBy(before), sideBy(after, { delimiter: ';' }), ALL)
        expect(other).toEqual(whole)
      }),
      { numRuns: 40 },
    )
  })

  test('is the same where rows that stand as before are passed over, and where all are read', () => {
    const plain = row.map(([code, ...cells]) => [code.slice(0, 1), ...cells.slice(0, 3), 'tetap'])
    const rows = fc.uniqueArray(plain, { selector: keyOf, minLength: 5, maxLength: 80 })
    const edits = fc.array(
      fc.tuple(
        fc.constantFrom('change', 'remove', 'add', 'swap', 'quote'),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(
        rows,
        edits,
        fc.integer({ min: 1, max: 400 }),
        fc.boolean(),
        (before, edited, size, crlf) => {
          const after = before.map((cells) => [...cells])
          for (const [kind, place, value] of edited) {
            const at = place % Math.max(after.length, 1)
            const [code = 'A', ...cells] = after[at] ?? before[0] ?? []
            if (kind === 'change') after[at] = [code, cells[0] ?? '', String(value), '7', 'baru']
            else if (kind === 'quote') after[at] = [code, cells[0] ?? '', String(value), '7', 'a,\nb']
            else if (kind === 'remove') after.splice(at, 1)
            else if (kind === 'add') after.splice(at, 0, ['Z', String(3000 + place), '1', '', 'tetap'])
            else after.splice(at, 0, ...after.splice(0, value))
          }
          const passed = compareTables(sideBy(before, { crlf }), sideBy(after, { size, crlf }), ALL)
          expect(compareTables(sideBy(before), sideBy(after, { quoteAll: true }), ALL)).toEqual(passed)
          expect(compareTables(sideBy(before), sideBy(after), { ...ALL, memory: 600 })).toEqual(passed)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('of two tables mirrors that of the two the other way round', () => {
    for (const key of [KEY, []]) {
      fc.assert(
        fc.property(anyTable, anyTable, (one, other) => {
          const there = compareTables(sideBy(one, { key }), sideBy(other, { key }), ALL)
          const back = compareTables(sideBy(other, { key }), sideBy(one, { key }), ALL)
          expect(back.match.by).toBe(there.match.by)
          expect(back.rows).toEqual({
            ...there.rows,
            before: there.rows.after,
            after: there.rows.before,
            added: there.rows.removed,
            removed: there.rows.added,
            unread: { before: 0, after: 0 },
          })
          expect(back.cells).toEqual(there.cells)
          expect(back.added).toEqual(there.removed)
          expect(back.removed).toEqual(there.added)
          expect(back.measures.map(({ before, after }) => [after, before])).toEqual(
            there.measures.map(({ before, after }) => [before, after]),
          )
        }),
      )
    }
  })

  test('of a table and its shuffled rows is their order only', () => {
    const shuffled = anyTable.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    )
    fc.assert(
      fc.property(shuffled, ([rows, after]) => {
        const found = compareTables(sideBy(rows), sideBy(after), ALL)
        expect(found.rows).toMatchObject({ added: 0, removed: 0, changed: 0, unchanged: rows.length })
        expect(found.rows.isOrderOnly).toBe(found.rows.moved > 0)
        if (found.match.by !== 'content') {
          const isSame = rows.every((cells, at) => keyOf(cells) === keyOf(after[at] as Row))
          expect(found.rows.moved === 0).toBe(isSame)
        }
      }),
    )
  })

  test('by content is that of two bags of rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 12 }),
        fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 12 }),
        (one, other) => {
          const rowsOf = (codes: string[]) => codes.map((code) => [code, '2022', '1', '', ''])
          const { rows, match } = compareTables(
            sideBy(rowsOf(one), { key: [] }),
            sideBy(rowsOf(other), { key: [] }),
            ALL,
          )
          const count = (codes: string[], code: string) => codes.filter((each) => each === code).length
          const kept = ['A', 'B', 'C'].reduce(
            (sum, code) => sum + Math.min(count(one, code), count(other, code)),
            0,
          )
          expect(rows.unchanged).toBe(kept)
          expect(rows).toMatchObject({ added: other.length - kept, removed: one.length - kept, changed: 0 })
          if (new Set(one).size < one.length) expect(match.by).toBe('content')
        },
      ),
    )
  })
})

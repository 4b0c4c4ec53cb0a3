import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memoryTree } from '../src/catalog/memory.ts'
import { columnLetters, type Problem } from '../src/catalog/problem.ts'
import { readCatalog } from '../src/catalog/reader.ts'
import { contexts, type Table, tablesOf } from '../src/rules/check.ts'
import { checkTable } from '../src/rules/checktable.ts'
import { filesOf } from '../src/rules/fixtures/check.ts'
import { rules } from '../src/rules/index.ts'

const BASE = filesOf(join(import.meta.dirname, '../src/rules/fixtures/_base'))

const DATASET = `---
title: Layanan menurut wilayah
description: Jumlah layanan yang diberikan menurut wilayah, tanggal, dan jenis layanan.
theme: layanan
keywords: [layanan, wilayah]
licenses: [{ name: CC0-1.0 }]
frequency: tahunan
temporal: { start: "2020", end: "2024" }
access: terbuka
resources:
  - name: data
    path: data.csv
    schema:
      fields:
        - { name: nomor, type: integer, title: Nomor, constraints: { required: true } }
        - { name: tanggal, type: date, title: Tanggal }
        - { name: jumlah, type: integer, title: Jumlah, constraints: { minimum: 0, maximum: 100000 } }
        - { name: rasio, type: number, title: Rasio }
        - { name: jenis, type: string, title: Jenis, constraints: { enum: [baru, lama, ulang] } }
        - { name: berkas, type: string, title: Berkas, constraints: { pattern: "[A-Z]{2}-[0-9]{4}" } }
        - { name: uraian, type: string, title: Uraian }
      primaryKey: [nomor]
---
Angka rekaan untuk pengujian.
`
const LABELS = ['nomor', 'tanggal', 'jumlah', 'rasio', 'jenis', 'berkas', 'uraian']

/** The catalog but for the table, which is another one each time. */
const catalog = readCatalog(treeWith(''))
const [resource] = tablesOf(catalog)

function treeWith(table: string | Uint8Array) {
  return memoryTree({ ...BASE, 'dinas/data/dataset.md': DATASET, 'dinas/data/data.csv': table })
}

function checked(table: string | Uint8Array, limit = 1000) {
  const tree = treeWith(table)
  const hasher = () => ({ update: () => {}, digest: () => '' })
  return checkTable(tree, contexts(tree, catalog)(resource as Table), { rules, limit, hasher })
}

function problemsOf(rows: string[][]): Problem[] {
  const text = [LABELS, ...rows].map((row) => row.map(quoted).join(',')).join('\n')
  return checked(`${text}\n`).problems
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

const two = (value: number) => String(value).padStart(2, '0')
const word = fc.constantFrom('warga', 'pindah', 'datang', 'kembali', 'baru', 'izin', 'usaha', 'layanan')

/** A row that fits the schema; its number is given by its place. */
const row = fc
  .record({
    year: fc.integer({ min: 2020, max: 2024 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    count: fc.integer({ min: 10, max: 99_999 }),
    ratio: fc.integer({ min: 11, max: 9999 }),
    kind: fc.constantFrom('baru', 'lama', 'ulang'),
    letters: fc.constantFrom('AB', 'KK', 'ZX'),
    number: fc.integer({ min: 1000, max: 9999 }),
    words: fc.array(word, { minLength: 1, maxLength: 5 }),
    empty: fc.boolean(),
  })
  .map((one) => [
    `${one.year}-${two(one.month)}-${two(one.day)}`,
    String(one.count),
    `${Math.floor(one.ratio / 100)}.${two(one.ratio % 100)}`,
    one.kind,
    `${one.letters}-${one.number}`,
    one.empty ? '' : one.words.join(' '),
  ])

const table = fc
  .array(row, { minLength: 12, maxLength: 60 })
  .map((rows) => rows.map((cells, at) => [String(at + 1), ...cells]))

/** A way to spoil one cell: its column, what is written there, and the code of the fault. */
const CELL_FAULTS: [name: string, column: string, code: string, write: (cell: string) => string][] = [
  ['letters in a count', 'jumlah', 'type-error', (cell) => `${cell[0]}o${cell}`],
  ['a count below its minimum', 'jumlah', 'constraint-error', () => '-4'],
  ['a count above its maximum', 'jumlah', 'constraint-error', () => '100001'],
  ['a day that is none', 'tanggal', 'type-error', () => '2023-02-30'],
  ['a date with the day first', 'tanggal', 'type-error', (cell) => cell.split('-').reverse().join('/')],
  ['a decimal comma', 'rasio', 'type-error', (cell) => cell.replace('.', ',')],
  ['a kind that is not in the list', 'jenis', 'constraint-error', (cell) => `${cell}x`],
  ['a mark that does not fit', 'berkas', 'constraint-error', (cell) => cell.toLowerCase()],
]

const RUNS = { numRuns: 60 }

describe('a table that fits its schema', () => {
  test('gives no finding', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(problemsOf(rows)).toEqual([])
      }),
      RUNS,
    )
  })

  test.each(CELL_FAULTS)('with %s in column %s gives exactly %s at that cell', (_, column, code, write) => {
    const at = LABELS.indexOf(column)
    fc.assert(
      fc.property(table, fc.nat(), (rows, pick) => {
        const index = pick % rows.length
        const spoilt = rows.map((cells) => [...cells])
        const cells = spoilt[index] as string[]
        cells[at] = write(cells[at] as string)
        const problems = problemsOf(spoilt)
        expect(problems.map((problem) => [problem.code, problem.count])).toEqual([[code, 1]])
        expect(problems[0]?.places[0]).toMatchObject({
          row: index + 2,
          column: at + 1,
          cell: `${columnLetters(at + 1)}${index + 2}`,
          field: column,
        })
      }),
      RUNS,
    )
  })

  test('with a cell too many or too few gives exactly that in that row', () => {
    fc.assert(
      fc.property(table, fc.nat(), fc.boolean(), (rows, pick, more) => {
        const index = pick % rows.length
        const spoilt = rows.map((cells, row) =>
          row !== index ? cells : more ? [...cells, 'lebih'] : cells.slice(0, -1),
        )
        const problems = problemsOf(spoilt)
        expect(problems.map(({ code }) => code)).toEqual([more ? 'extra-cell' : 'missing-cell'])
        expect(problems[0]?.places[0]).toMatchObject({ row: index + 2 })
      }),
      RUNS,
    )
  })

  test('with a repeated key gives exactly that in the later row', () => {
    fc.assert(
      fc.property(table, fc.nat(), fc.nat(), (rows, one, other) => {
        const [first, second] = [one % rows.length, other % rows.length].sort((a, b) => a - b) as [
          number,
          number,
        ]
        fc.pre(first !== second)
        const spoilt = rows.map((cells) => [...cells])
        ;(spoilt[second] as string[])[0] = rows[first]?.[0] as string
        const problems = problemsOf(spoilt)
        expect(problems.map((problem) => [problem.code, problem.count])).toEqual([['primary-key', 1]])
        expect(problems[0]?.places[0]).toMatchObject({ row: second + 2, field: 'nomor' })
      }),
      RUNS,
    )
  })

  test('with a blank row between gives exactly that row', () => {
    fc.assert(
      fc.property(table, fc.nat(), (rows, pick) => {
        const index = 1 + (pick % (rows.length - 1))
        const spoilt = [...rows.slice(0, index), LABELS.map(() => ''), ...rows.slice(index)]
        const problems = problemsOf(spoilt)
        expect(problems.map((problem) => [problem.code, problem.count])).toEqual([['blank-row', 1]])
        expect(problems[0]?.places[0]).toMatchObject({ row: index + 2 })
      }),
      RUNS,
    )
  })
})

test('any bytes as a table give a verdict: problems with words and places, or a result', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc
          .array(
            fc.constantFrom(
              ...LABELS,
              ',',
              '"',
              '\n',
              '\r',
              ';',
              '\t',
              '\0',
              '\uFEFF',
              '1',
              '-',
              'é',
              '😀',
              ' ',
            ),
            {
              maxLength: 200,
            },
          )
          .map((parts) => new TextEncoder().encode(parts.join(''))),
      ),
      (bytes) => {
        const { result, problems } = checked(bytes, 20)
        expect(problems.length > 0 || result !== undefined).toBe(true)
        for (const { message, fix, places, count } of problems) {
          expect(message.id && message.en && fix.id && fix.en).toBeTruthy()
          expect(count).toBeGreaterThanOrEqual(places.length)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

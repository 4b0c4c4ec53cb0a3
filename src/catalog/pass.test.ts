import { describe, expect, test } from 'vitest'
import { pieces, Random } from '../../tests/random.ts'
import type { PassResult, TableSchema } from './blockreader.ts'
import type { FieldDescriptor } from './descriptors.ts'
import { readTable } from './pass.ts'
import { ABSENT, BAD, type Block, type Header, NULL, type TableObserver, VALUE } from './table.ts'
import { bytesOf, textOf } from './text.ts'

const SCHEMA: TableSchema = {
  fields: [
    { name: 'kode', type: 'string' },
    { name: 'jumlah', type: 'integer' },
  ],
  missingValues: ['', '-'],
  dialect: { delimiter: ',', quoteChar: '"' },
}

interface Seen {
  row: number
  line: number
  width: number
  blank: boolean
  cells: string[]
  status: number[]
  numbers: number[]
}

function rowsOf(block: Block): Seen[] {
  return Array.from({ length: block.count }, (_, index) => ({
    row: block.firstRow + index,
    line: block.lines[index] as number,
    width: block.widths[index] as number,
    blank: block.blank[index] === 1,
    cells: block.columns.map(({ bytes, start, end }) => textOf(bytes, start[index], end[index])),
    status: block.columns.map(({ status }) => status[index] as number),
    numbers: block.columns.map(({ number }) => number[index] as number),
  }))
}

function read(text: string, size = 1 << 20, schema = SCHEMA): PassResult & { seen: Seen[]; blocks: number } {
  const seen: Seen[] = []
  let blocks = 0
  const result = readTable(() => pieces(bytesOf(text), size), schema, [
    {
      block: (block) => {
        blocks++
        seen.push(...rowsOf(block))
      },
    },
  ])
  return { ...result, seen, blocks }
}

describe('rows', () => {
  test('have the row of the spreadsheet, the line of the file and the status of their cells', () => {
    const { rows, blankRows, seen } = read('kode,jumlah\nA,1\n"B\nb",-\n\n,\nC,x\nD\n,\nE,2,3\n')
    expect({ rows, blankRows }).toEqual({ rows: 5, blankRows: 3 })
    expect(seen).toEqual([
      {
        row: 2,
        line: 2,
        width: 2,
        blank: false,
        cells: ['A', '1'],
        status: [VALUE, VALUE],
        numbers: [Number.NaN, 1],
      },
      {
        row: 3,
        line: 3,
        width: 2,
        blank: false,
        cells: ['B\nb', '-'],
        status: [VALUE, NULL],
        numbers: [Number.NaN, Number.NaN],
      },
      {
        row: 4,
        line: 5,
        width: 1,
        blank: true,
        cells: ['', ''],
        status: [ABSENT, ABSENT],
        numbers: [Number.NaN, Number.NaN],
      },
      {
        row: 5,
        line: 6,
        width: 2,
        blank: true,
        cells: ['', ''],
        status: [ABSENT, ABSENT],
        numbers: [Number.NaN, Number.NaN],
      },
      {
        row: 6,
        line: 7,
        width: 2,
        blank: false,
        cells: ['C', 'x'],
        status: [VALUE, BAD],
        numbers: [Number.NaN, Number.NaN],
      },
      {
        row: 7,
        line: 8,
        width: 1,
        blank: false,
        cells: ['D', ''],
        status: [VALUE, ABSENT],
        numbers: [Number.NaN, Number.NaN],
      },
      {
        row: 8,
        line: 9,
        width: 2,
        blank: true,
        cells: ['', ''],
        status: [ABSENT, ABSENT],
        numbers: [Number.NaN, Number.NaN],
      },
      {
        row: 9,
        line: 10,
        width: 3,
        blank: false,
        cells: ['', ''],
        status: [ABSENT, ABSENT],
        numbers: [Number.NaN, Number.NaN],
      },
    ])
  })

  test('of a table are the same however its bytes are cut', () => {
    const random = new Random(3)
    const cell = () => random.pick(['', '-', 'A', '12', '-7', '"x,y"', '"a\nb"', '"q""q"', 'é'])
    const text = `kode,jumlah\n${Array.from({ length: 300 }, () => `${cell()},${cell()}`).join('\n')}`
    const whole = read(text)
    for (let size = 1; size <= 64; size++) {
      const cut = read(text, size)
      expect({ ...cut, blocks: 0 }).toEqual({ ...whole, blocks: 0 })
    }
  })

  test('come in blocks of bounded size, numbered on', () => {
    const { seen, blocks, rows } = read(`kode,jumlah\n${'A,1\n'.repeat(10_000)}`)
    expect(rows).toBe(10_000)
    expect(blocks).toBeGreaterThan(4)
    expect(seen.map(({ row }) => row)).toEqual(Array.from({ length: 10_000 }, (_, index) => index + 2))
  })

  test('of an empty file are none, and it has no header', () => {
    expect(read('')).toMatchObject({ header: undefined, rows: 0, seen: [] })
    expect(read('kode,jumlah')).toMatchObject({
      rows: 0,
      seen: [],
      header: { labels: ['kode', 'jumlah'], line: 1 },
    })
  })
})

describe('the header', () => {
  const fields = ['a', 'b', 'c'].map((name): FieldDescriptor => ({ name, type: 'string' }))
  const names = (text: string): { fields: (string | undefined)[]; missing: string[] } => {
    const { header } = read(text, 99, { ...SCHEMA, fields })
    return {
      fields: (header as Header).fields.map((field) => field?.name),
      missing: (header as Header).missing.map((field) => field.name),
    }
  }

  test.each([
    ['in order', 'a,b,c', ['a', 'b', 'c'], []],
    ['in another order', 'c,a,b', ['c', 'a', 'b'], []],
    ['with one label misspelt, which is taken by its position', 'a,bb,c', ['a', 'b', 'c'], []],
    ['with a label that is no field', 'a,b,c,d', ['a', 'b', 'c', undefined], []],
    ['without one field', 'a,b', ['a', 'b'], ['c']],
    ['with a label twice', 'a,a,c', ['a', 'b', 'c'], []],
    ['with labels that look like members of every object', '__proto__,constructor,c', ['a', 'b', 'c'], []],
  ])('%s is matched with the fields', (_, text, expected, missing) => {
    expect(names(text)).toEqual({ fields: expected, missing })
  })

  test('of a million columns is cut at the width of the widest spreadsheet, and said to be endless', () => {
    const { header, faults } = read(`${','.repeat(1_000_000)}\n1,2\n`)
    expect(header?.labels).toHaveLength(16_384)
    expect(faults).toEqual([{ kind: 'endless', line: 1, row: 1 }])
  })
})

describe('observers', () => {
  const text = 'kode,jumlah\nA,1\nB,2\n'

  test('of bytes see the file as it is, byte order mark and all', () => {
    const bytes = bytesOf(`\uFEFF${text}`)
    const seen: number[] = []
    readTable(() => pieces(bytes, 5), SCHEMA, [{ bytes: (piece) => seen.push(...piece) }])
    expect(seen).toEqual([...bytes])
  })

  test('are told header, blocks and end in this order, and only those who ask see the rows again', () => {
    const calls: string[] = []
    const observer = (name: string, again: boolean): TableObserver => ({
      header: () => calls.push(`${name} header`),
      block: () => calls.push(`${name} block`),
      end: () => calls.push(`${name} end`),
      again: () => again,
      reread: (block) => calls.push(`${name} again ${rowsOf(block).map(({ row }) => row)}`),
    })
    let opened = 0
    readTable(
      () => {
        opened++
        return [bytesOf(text)]
      },
      SCHEMA,
      [observer('first', false), observer('second', true)],
    )
    expect(calls).toEqual([
      'first header',
      'second header',
      'first block',
      'second block',
      'first end',
      'second end',
      'second again 2,3',
    ])
    expect(opened).toBe(2)
  })
})

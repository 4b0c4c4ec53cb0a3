import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { pieces, Random } from '../../tests/random.ts'
import type { Dialect } from './model.ts'
import { type QuoteFault, Scanner } from './scan.ts'
import { CONTROL, DIGIT, LETTER, NON_ASCII, NUMERIC_MARK, OTHER, QUOTED, SPACE } from './table.ts'
import { bytesOf, textOf } from './text.ts'

const COMMA: Dialect = { delimiter: ',', quoteChar: '"' }

interface Scanned {
  rows: string[][]
  lines: number[]
  kinds: number[][]
  faults: QuoteFault[]
  buffer: number
}

function scan(text: string | Uint8Array, dialect = COMMA, size = Number.POSITIVE_INFINITY): Scanned {
  const bytes = typeof text === 'string' ? bytesOf(text) : text
  const scanner = new Scanner(dialect)
  const found: Scanned = { rows: [], lines: [], kinds: [], faults: scanner.faults, buffer: 0 }
  scanner.run(size === Number.POSITIVE_INFINITY ? [bytes] : pieces(bytes, size), {
    row: ({ bytes: buffer, starts, ends, kinds }, width, line) => {
      found.rows.push(Array.from({ length: width }, (_, cell) => textOf(buffer, starts[cell], ends[cell])))
      found.kinds.push([...kinds.subarray(0, width)])
      found.lines.push(line)
    },
    flush: () => {},
  })
  return { ...found, faults: scanner.faults, buffer: scanner.bytes.length }
}

describe('cells and rows of RFC 4180', () => {
  test.each([
    [
      'a final line end makes no further row',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a file may end without a line end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'rows end with CR LF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'rows end with CR alone',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['line ends may be mixed', 'a\r\nb\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    ['an empty file has no row', '', []],
    ['one line end is one row of one empty cell', '\n', [['']]],
    ['each trailing blank line is a row', 'a\n\n\n', [['a'], [''], ['']]],
    [
      'a delimiter at the end opens an empty cell',
      'a,\n,',
      [
        ['a', ''],
        ['', ''],
      ],
    ],
    ['a quoted cell holds delimiters', '"a,b",c', [['a,b', 'c']]],
    ['a quoted cell holds line ends of every kind', '"a\nb\r\nc\rd",e', [['a\nb\r\nc\rd', 'e']]],
    ['a doubled quote is one quote', '"a""b","""",""', [['a"b', '"', '']]],
    ['quotes inside a bare cell are text', 'a"b,c""d', [['a"b', 'c""d']]],
    ['spaces belong to the cell', ' a , "b"', [[' a ', ' "b"']]],
    ['rows may be ragged', 'a,b,c\n1\n1,2,3,4', [['a', 'b', 'c'], ['1'], ['1', '2', '3', '4']]],
    ['a byte order mark is no part of the first cell', '\uFEFFa,b', [['a', 'b']]],
    ['a byte order mark may stand before a quote', '\uFEFF"a",b', [['a', 'b']]],
    ['a file of only a byte order mark has no row', '\uFEFF', []],
    ['a byte order mark further on is text', 'a\n\uFEFFb', [['a'], ['\uFEFFb']]],
  ])('%s', (_, text, rows) => {
    for (let size = 1; size <= 8; size++) expect(scan(text, COMMA, size)).toMatchObject({ rows, faults: [] })
    expect(scan(text)).toMatchObject({ rows, faults: [] })
  })

  test('the delimiter and the quote of the dialect are used', () => {
    expect(scan("a;'b;c''d';e,f", { delimiter: ';', quoteChar: "'" }).rows).toEqual([['a', "b;c'd", 'e,f']])
    expect(scan('a\t"b\tc"', { delimiter: '\t', quoteChar: '"' }).rows).toEqual([['a', 'b\tc']])
    expect(scan('"a"|b', { delimiter: '|', quoteChar: '' }).rows).toEqual([['"a"', 'b']])
  })

  test('a row of 10,000 columns is one row', () => {
    const row = Array.from({ length: 10_000 }, (_, column) => `k${column}`)
    expect(scan(`${row.join(',')}\n${row.join(',')}\n`, COMMA, 4096).rows).toEqual([row, row])
  })
})

describe('lines', () => {
  test('a row has the physical line on which it begins', () => {
    const text = 'a,b\n"1\n2\r\n3\r4",x\n5,"""\n"\n\n6,7\n'
    for (let size = 1; size <= 16; size++) expect(scan(text, COMMA, size).lines).toEqual([1, 2, 6, 8, 9])
  })
})

describe('faults of the quoting', () => {
  test('an open quote takes the rest of the file and is reported where it begins', () => {
    for (let size = 1; size <= 8; size++) {
      const { rows, faults } = scan('a,b\n\n1,"2\n3,4\n', COMMA, size)
      expect(rows).toEqual([['a', 'b'], [''], ['1', '2\n3,4\n']])
      expect(faults).toEqual([{ kind: 'unclosed', line: 3, row: 3 }])
    }
  })

  test('text behind a closing quote leaves the cell as it is written', () => {
    for (let size = 1; size <= 8; size++) {
      const { rows, faults } = scan('a,b\n"x"y,"p""q" \n"1",2\n', COMMA, size)
      expect(rows).toEqual([
        ['a', 'b'],
        ['"x"y', '"p""q" '],
        ['1', '2'],
      ])
      expect(faults).toEqual([
        { kind: 'text-after-quote', line: 2, row: 2 },
        { kind: 'text-after-quote', line: 2, row: 2 },
      ])
    }
  })

  test('a fault is reported once however the file is cut', () => {
    const text = `a\n${'"x"y\n'.repeat(50)}"open`
    for (let size = 1; size <= 64; size++) {
      const { faults } = scan(text, COMMA, size)
      expect(faults.filter(({ kind }) => kind === 'text-after-quote')).toHaveLength(50)
      expect(faults.at(-1)).toEqual({ kind: 'unclosed', line: 52, row: 52 })
    }
  })
})

describe('kinds of bytes', () => {
  test.each([
    ['123', DIGIT],
    ['aZ', LETTER],
    [' ', SPACE],
    ['+-.', NUMERIC_MARK],
    ['%/:', OTHER],
    ['é', NON_ASCII],
    ['\u0001\u007f', CONTROL],
    ['-1.5 juta', DIGIT | LETTER | SPACE | NUMERIC_MARK],
    ['"12"', QUOTED | DIGIT],
    ['"1,2"', QUOTED | DIGIT | NUMERIC_MARK],
    ['"a\nb"', QUOTED | LETTER | CONTROL],
    ['"a""b"', QUOTED | LETTER | OTHER],
    ['a"b', LETTER | OTHER],
    ['"1"2', DIGIT | OTHER],
    ['', 0],
  ])('of %j', (text, kinds) => {
    expect(scan(`${text},x`).kinds[0]?.[0]).toBe(kinds)
  })
})

describe('papaparse as the judge', () => {
  const parts = ['"', '""', 'a', '7', ' ', '-', 'é', '𝄞', '\u0000', "'", 'kata']

  function generated(random: Random, delimiter: string): { text: string; rows: string[][] } {
    const newline = random.pick(['\n', '\r\n', '\r'])
    const breaks = random.below(4) === 0 ? ['\n', '\r\n', '\r'] : [newline]
    const rows = Array.from({ length: 1 + random.below(6) }, () =>
      Array.from({ length: 1 + random.below(5) }, () => {
        let cell = ''
        for (let left = random.below(6); left > 0; left--)
          cell += random.pick([...parts, ...breaks, delimiter])
        return cell
      }),
    )
    const written = rows.map((row) =>
      row
        .map((cell) => {
          const must = /["\r\n]/.test(cell) || cell.includes(delimiter)
          return must || random.below(4) === 0 ? `"${cell.replaceAll('"', '""')}"` : cell
        })
        .join(delimiter),
    )
    // A last row of one empty cell without a line end has no bytes at all.
    const ended = written.at(-1) === '' || random.below(2) === 1
    return { text: written.join(newline) + (ended ? newline : ''), rows }
  }

  test('both read the same cells from 1,500 generated texts in pieces of 1 to 64 bytes', () => {
    const random = new Random(20251021)
    let judged = 0
    for (let turn = 0; turn < 1500; turn++) {
      const delimiter = random.pick([',', ';', '\t', '|'])
      const { text, rows } = generated(random, delimiter)
      const size = 1 + random.below(64)
      const read = scan(text, { delimiter, quoteChar: '"' }, size)
      expect(read, JSON.stringify([text, size])).toMatchObject({ rows, faults: [] })
      // Papaparse takes one kind of line end for a whole text, and guesses which.
      const newlines = new Set(text.match(/\r\n|\n|\r/g) ?? ['\n'])
      if (newlines.size > 1) continue
      judged++
      const newline = [...newlines][0] as '\r' | '\n' | '\r\n'
      const { data } = Papa.parse<string[]>(text, { delimiter, quoteChar: '"', newline })
      if (/[\r\n]$/.test(text)) data.pop()
      expect(read.rows, JSON.stringify([text, size])).toEqual(data)
    }
    expect(judged).toBeGreaterThan(500)
  })

  test('any bytes at all give the same rows and faults however they are cut', () => {
    const random = new Random(7)
    const alphabet = [...'"",,,\n\r;ab1\t '].map((char) => char.charCodeAt(0)).concat(0xef, 0xbb, 0xbf, 0xff)
    for (let turn = 0; turn < 800; turn++) {
      const bytes = Uint8Array.from({ length: random.below(60) }, () => random.pick(alphabet))
      const whole = scan(bytes)
      const cut = scan(bytes, COMMA, 1 + random.below(12))
      expect({ ...cut, buffer: 0 }, String(bytes)).toEqual({ ...whole, buffer: 0 })
    }
  })
})

describe('size', () => {
  test('a cell of 10 MB in pieces of 64 KB is read a few times, not once a piece', () => {
    const text = `a,b\n"${'x'.repeat(10_000_000)}",2\n`
    const bytes = bytesOf(text)
    const started = performance.now()
    const { rows } = scan(bytes, COMMA, 65_536)
    expect(rows[1]?.[0]).toHaveLength(10_000_000)
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  test('memory is bounded by a piece and the largest row, not by the file', () => {
    const row = bytesOf(`${'12345,'.repeat(20)}\n`)
    let rows = 0
    const scanner = new Scanner(COMMA)
    const source = function* () {
      const piece = new Uint8Array(row.length * 100)
      for (let at = 0; at < 100; at++) piece.set(row, at * row.length)
      for (let turn = 0; turn < 500; turn++) yield piece
    }
    scanner.run(source(), { row: () => rows++, flush: () => {} })
    expect(rows).toBe(50_000)
    expect(scanner.bytes.length).toBeLessThan(row.length * 100 * 3)
  })

  test('a row that never ends is a fault, and the rest of the source is still asked for', () => {
    const piece = new Uint8Array(1 << 20).fill(120)
    let asked = 0
    const source = function* () {
      yield bytesOf('a,b\n')
      for (let turn = 0; turn < 140; turn++) {
        asked++
        yield piece
      }
    }
    const scanner = new Scanner(COMMA)
    let rows = 0
    scanner.run(source(), { row: () => rows++, flush: () => {} })
    expect(asked).toBe(140)
    expect(rows).toBe(2)
    expect(scanner.faults).toEqual([{ kind: 'endless', line: 2, row: 2 }])
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { formats } from '../catalog/formats.ts'
import { memoryTree } from '../catalog/memory.ts'
import { compareProblems, type Place, type Problem } from '../catalog/problem.ts'
import { readCatalog } from '../catalog/reader.ts'
import { checkWhole } from '../rules/check.ts'
import { AS_OF } from '../rules/fixtures/check.ts'
import { rules } from '../rules/index.ts'
import { shown } from '../rules/wording.ts'
import { projectRoot } from '../store/project.ts'
import { githubReport } from './github.ts'
import { jsonReport } from './json.ts'
import { cellInLine, excerpt, linesOf, textRange } from './lines.ts'
import { printable } from './printable.ts'
import { type Report, reportOf } from './report.ts'
import { textReport } from './text.ts'

const COUNTS = {
  catalog: 'contoh',
  datasets: 1,
  tables: 1,
  rows: 3,
  bytes: 30,
  limit: 1000,
  asOf: '2025-01-31',
}

function problem(place: Partial<Place> | undefined, more: Partial<Problem> = {}): Problem {
  return {
    code: 'type-error',
    severity: 'error',
    count: 1,
    places: place === undefined ? [] : [{ file: 'a/b/x.csv', ...place }],
    message: { id: 'Salah.', en: 'Wrong.' },
    fix: { id: 'Perbaiki.', en: 'Correct it.' },
    ...more,
  }
}

const check = rules.find(({ code }) => code === 'type-error') as (typeof rules)[number]

const dataset = (delimiter: string) => `---
title: Jumlah
access: terbuka
resources: [{ name: x, path: x.csv, dialect: { delimiter: ${JSON.stringify(delimiter)} }, schema: { fields: [{ name: a, type: any }] } }]
---
`

function printed(
  problems: Problem[],
  csv: string,
  { delimiter = ',', colour = false, language = 'en' as const, counted = false } = {},
): string {
  const declared = dataset(delimiter).replace(
    '{ name: a, type: any }',
    'abc'.replace(/./g, '{ name: $&, type: any }, ').slice(0, -2),
  )
  const tree = memoryTree({ 'catalog.yaml': 'id: x', 'a/b/dataset.md': declared, 'a/b/x.csv': csv })
  return textReport(reportOf(problems, COUNTS), readCatalog(tree), tree, {
    language,
    colour,
    prefix: 'data/',
    counted,
  })
}

/** The text above the marker of the only problem. */
function marked(place: Partial<Place>, csv: string, delimiter = ','): string {
  const lines = printed([problem(place)], csv, { delimiter }).split('\n')
  const at = lines.findIndex((line) => /^ {6}│ +\^+$/.test(line) || /^ {6}│ \^+$/.test(line))
  const marker = lines[at] as string
  return (lines[at - 1] as string).slice(marker.indexOf('^'), marker.lastIndexOf('^') + 1)
}

describe('the text report', () => {
  test('groups problems by dataset, with the line, a marker, the next step and a summary', () => {
    const place = { line: 2, row: 2, column: 2, cell: 'B2', field: 'jumlah', value: 'x' }
    expect(
      printed(
        [problem(place), problem({ file: 'catalog.yaml', line: 1, column: 5, property: 'id' })],
        'kode,jumlah\nD1,x,z\n',
      ),
    ).toBe(
      [
        'a/b  Jumlah',
        '  ✗ Wrong.  type-error',
        '      data/a/b/x.csv:2  cell B2 (jumlah)',
        '      │ D1,x,z',
        '      │    ^',
        '    → Correct it.',
        '',
        'catalog.yaml',
        '  ✗ Wrong.  type-error',
        '      data/catalog.yaml:1:5  id',
        '      │ id: x',
        '      │     ^',
        '    → Correct it.',
        '',
        'What each check means, and how to put it right',
        `  ${check.title.en}  type-error`,
        `    ${check.why.en}`,
        ...check.fix.en.split('\n').map((line) => `      ${line}`),
        '',
        '✗ Checked 1 dataset, 1 table, 3 rows (1 kB): 2 errors, 0 warnings.',
        '',
      ].join('\n'),
    )
  })

  test('counts warnings by check where they are not wanted in full, and shows every error', () => {
    const warnings = Array.from({ length: 300 }, () =>
      problem(
        { line: 1 },
        { severity: 'warning', code: 'stale-data', message: { id: 'Usang.', en: 'Old.' } },
      ),
    )
    const text = printed([...warnings, problem({ line: 2, row: 2 })], 'kode\nA\n', { counted: true })
    expect(text).toContain('  ✗ Wrong.  type-error\n')
    expect(text).toMatch(/\n {2}! 300 × [^\n]+ {2}stale-data\n\n✗ Checked .*: 1 error, 300 warnings\.\n$/)
    expect(text).not.toContain('Old.')
  })

  test('shows five places and says how many more there are', () => {
    const places = Array.from({ length: 6 }, (_, at) => ({ file: 'a/b/x.csv', line: at + 1, row: at + 1 }))
    const text = printed([problem({}, { places, count: 6 })], 'a\n'.repeat(6))
    expect(text).toContain('… and 1 more place\n')
    expect(text).toContain('1 place is not shown here. Complete list: npm run validate -- --format csv')
    expect(text.match(/x\.csv:/g)).toHaveLength(5)
  })

  test('puts the marker under the offending cell', () => {
    expect(marked({ line: 2, column: 3, cell: 'C2', value: 'salah' }, 'a,b,c\n1,2,salah,4\n')).toBe('salah')
    expect(marked({ line: 2, column: 2, cell: 'B2', value: 'x,y' }, 'a,b\n"1,0","x,y"\n')).toBe('"x,y"')
    expect(marked({ line: 2, column: 2, cell: 'B2', value: 'x"y' }, 'a,b\n"1""0","x""y",z\n')).toBe('"x""y"')
    expect(marked({ line: 2, column: 2, cell: 'B2', value: 'x' }, 'a;b\r\n1,0;x;z\r\n', ';')).toBe('x')
    expect(marked({ line: 2, column: 2, cell: 'B2', value: 'x' }, 'a\tb\n1\tx\tz\n', '\t')).toBe('x')
    expect(marked({ line: 1, column: 1, cell: 'A1', value: 'a' }, '\uFEFFa,b\n')).toBe('a')
    expect(marked({ line: 2, column: 2, cell: 'B2', value: 'é' }, 'a,b\nü,é\n')).toBe('é')
    expect(marked({ line: 3, column: 1, cell: 'A3', value: 'x' }, 'a\r1\rx\r')).toBe('x')
  })

  test('puts the marker under a cell behind one that was masked, or leaves it away', () => {
    const csv = 'a,b,c\n081264453321,"salah, itu",x\n'
    expect(marked({ line: 2, column: 2, cell: 'B2', value: 'salah, itu' }, csv)).toBe('"salah, itu"')
    const ragged = printed(
      [problem({ line: 2, column: 2, cell: 'B2', value: 'salah' })],
      'a,b,c\n081264453321,salah\n',
    )
    expect(ragged).toContain('****')
    expect(ragged).not.toContain('^')
  })

  test('marks in a flow mapping no more than the word at fault', () => {
    expect(textRange('  - { name: a, type: foo, unit: b }', 22)).toEqual([21, 24])
    expect(textRange('title: satu, dua', 8)).toEqual([7, 16])
  })

  test('puts one mark where the cell is empty or not there', () => {
    const text = printed([problem({ line: 2, column: 2, cell: 'B2', value: '' })], 'a,b,c\n1,,3\n')
    expect(text).toContain('      │ 1,,3\n      │   ^\n')
    expect(printed([problem({ line: 2, column: 9, cell: 'I2' })], 'a\n1\n')).toContain(
      '      │ 1\n      │  ^\n',
    )
  })

  test('finds a cell on a line that begins inside a quoted cell', () => {
    const csv = 'a,b,c\n"satu\ndua, tiga",salah,""\n"x\ny","z\nw",1\n'
    expect(marked({ line: 3, column: 2, cell: 'B2', value: 'salah' }, csv)).toBe('salah')
    expect(marked({ line: 2, column: 1, cell: 'A2', value: 'satu\ndua, tiga' }, csv)).toBe('"satu')
    expect(marked({ line: 5, column: 2, cell: 'B3', value: 'z\nw' }, csv)).toBe('"z')
    expect(marked({ line: 6, column: 3, cell: 'C3', value: '1' }, csv)).toBe('1')
  })

  test('cuts a long line around the cell', () => {
    const csv = `a\n${Array.from({ length: 400 }, (_, at) => (at === 200 ? 'salah' : `n${at}`)).join(',')}\n`
    expect(marked({ line: 2, column: 201, cell: 'GS2', value: 'salah' }, csv)).toBe('salah')
    const long = 'y'.repeat(5000)
    const text = printed(
      [problem({ line: 1, column: 2, cell: 'B1', value: `${'y'.repeat(119)}…` })],
      `a,${long},b\n`,
    )
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(120)
    expect(marked({ line: 1, column: 2, cell: 'B1', value: `${'y'.repeat(119)}…` }, `a,${long},b\n`)).toMatch(
      /^y+…?$/,
    )
  })

  test('shows the whole line for a fault of the row, and none for a file that is not there', () => {
    expect(marked({ line: 2, row: 2 }, 'a,b\n1,2,3\n')).toBe('1,2,3')
    expect(printed([problem({ file: 'a/b/tidak-ada.csv', line: 1 })], 'a\n')).not.toContain('│')
    expect(printed([problem({ line: 99 })], 'a\n')).not.toContain('│')
    expect(printed([problem({ line: 1, column: 400 })], 'ab\n')).toContain('      │ ab\n      │   ^\n')
    expect(printed([problem(undefined)], '')).toContain('Wrong.')
  })

  test('never prints a control character, wherever it was submitted', () => {
    const evil = '\u001b[31m\u0007\u0000\u009b2J\u202e\u2066\u2028'
    const text = printed(
      [
        problem(
          {
            file: `a/${evil}\n::error::x/x.csv`,
            line: 1,
            column: 1,
            cell: 'A1',
            field: evil,
            value: evil,
            property: evil,
          },
          { message: { id: evil, en: `${evil}\r\n::warning::x` }, fix: { id: evil, en: `1. ${evil}\n2. x` } },
        ),
        problem({ line: 1, column: 1, cell: 'A1', value: evil }),
      ],
      `${evil.replace('\u2028', '')},b\n`,
    )
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028]/u)
    expect(text).toContain('    → 1. ·')
  })

  test('gives no line of a file as a command to what runs the check', () => {
    const text = printed(
      [problem({ line: 1, row: 1 }), problem({ line: 2, row: 2 })],
      '::error::x\n##[group]x ##[add-mask]y\n',
    )
    for (const line of text.split('\n')) {
      expect(line.trimStart().startsWith('::')).toBe(false)
      expect(line).not.toContain('##[')
    }
  })

  test('gives no name or next step as a command, wherever it begins a line', () => {
    const tree = memoryTree({ 'catalog.yaml': 'id: x', '::error::x/y.csv': 'a\n' })
    const problems = [
      problem(
        { file: '::error::x/y.csv', line: 1 },
        { fix: { id: '', en: 'x\n::warning::y\n  ::add-mask::z' } },
      ),
      problem({ file: '::set-output name=a::b/c/d.csv' }),
    ]
    const text = textReport(reportOf(problems, COUNTS), readCatalog(tree), tree, {
      language: 'en',
      colour: false,
      prefix: '',
    })
    expect(text).not.toMatch(/^\s*::/m)
    expect(text).toContain('·::set-output name=a::b/c')
    expect(text).toContain('·::warning::y')
  })

  test('rings no bell, makes no link and moves no cursor, however a value asks for it', () => {
    const link = '\u001b]8;;https://contoh.example/\u0007klik\u001b]8;;\u001b\\'
    const moved = '\u001b[2J\u001b[1;1H\u009b31m\r\b\b'
    const evil = link + moved
    const place = { file: 'a/b/x.csv', line: 2, row: 2, column: 1, cell: 'A2', field: 'a', value: evil }
    const words = { id: '', en: shown(evil) }
    const text = printed([problem(place, { message: words, fix: words })], `a\n${evil.replace('\r', '')}\n`)
    expect(text).not.toMatch(/(?!\n)\p{Cc}/u)
    expect(text).toContain('[U+001B]]8;;https://contoh.example/[U+0007]klik')
    const annotated = githubReport(reportOf([problem(place, { message: { id: '', en: evil } })], COUNTS), {
      language: 'en',
      prefix: '',
    })
    expect(annotated).not.toMatch(/(?!\n)\p{Cc}/u)
    expect(printable('\u{e0041}\u00ad\u200b')).toBe('····')
  })

  test('is coloured only where it is asked for', () => {
    const place = { line: 1, row: 1 }
    expect(printed([problem(place)], 'a\n', { colour: true })).toContain('\u001b[31m')
    expect(printed([problem(place)], 'a\n')).not.toContain('\u001b')
  })

  test('reads each file once, however many problems it has', () => {
    const csv = 'a,b\n'.repeat(5000)
    const memory = memoryTree({ 'catalog.yaml': 'id: x', 'a/b/dataset.md': dataset(','), 'a/b/x.csv': csv })
    let opened = 0
    const tree = {
      ...memory,
      open: (path: string) => {
        opened++
        return memory.open(path)
      },
    }
    const problems = Array.from({ length: 2000 }, (_, at) => problem({ line: at + 1, row: at + 1 }))
    const catalog = readCatalog(memory)
    const text = textReport(reportOf(problems, COUNTS), catalog, tree, {
      language: 'id',
      colour: false,
      prefix: '',
    })
    expect(text.match(/│ a,b/g)).toHaveLength(2000)
    expect(opened).toBe(1)
  })
})

describe('lines of a file', () => {
  test('are the physical lines, with every kind of line end and in pieces of any size', () => {
    const text = 'satu\r\ndua\rtiga\n\nlima'
    for (let size = 1; size < 9; size++) {
      const bytes = new TextEncoder().encode(text)
      const tree = {
        ...memoryTree({ x: text }),
        *open() {
          const buffer = new Uint8Array(size)
          for (let at = 0; at < bytes.length; at += size) {
            const piece = bytes.subarray(at, at + size)
            buffer.set(piece)
            yield buffer.subarray(0, piece.length)
          }
        },
      }
      expect([...linesOf(tree, 'x', new Set([1, 2, 3, 4, 5, 6]))]).toEqual([
        [1, 'satu'],
        [2, 'dua'],
        [3, 'tiga'],
        [4, ''],
        [5, 'lima'],
      ])
      expect([...linesOf(tree, 'x', new Set([2]))]).toEqual([[2, 'dua']])
    }
  })

  test('are cut without losing the range', () => {
    const line = `${'a'.repeat(100)}XYZ${'b'.repeat(100)}`
    const { text, from, to } = excerpt(line, [100, 103], 40)
    expect(text.slice(from, to)).toBe('XYZ')
    expect(excerpt('a\tb', [2, 3], 40)).toEqual({ text: 'a b', from: 2, to: 3 })
    expect(cellInLine('a,b', { column: 5 }, { delimiter: ',', quoteChar: '"' })).toEqual([3, 3])
  })
})

describe('the report for GitHub', () => {
  const report = (problems: Problem[]): string =>
    githubReport(reportOf(problems, COUNTS), { language: 'en', prefix: 'datasets/' })

  test('names file, line and cell, or line and column of metadata', () => {
    expect(report([problem({ line: 3, row: 3, column: 2, cell: 'B3' })])).toBe(
      '::error file=datasets/a/b/x.csv,line=3,title=type-error B3::Wrong.%0ACorrect it.\nChecked 1 dataset, 1 table, 3 rows (1 kB): 1 error, 0 warnings.\n',
    )
    expect(report([problem({ line: 3, column: 2 }, { severity: 'warning' })])).toContain(
      '::warning file=datasets/a/b/x.csv,line=3,col=2,title=type-error::',
    )
    expect(report([problem(undefined)])).toContain('::error title=type-error::Wrong.')
  })

  test('lets no submitted text end a command or begin another', () => {
    const text = report([
      problem(
        { file: 'a/b,line=1::x\n::error::y%0A.csv', line: 1 },
        {
          message: { id: '', en: 'x\r\n::set-output name=a::b\n%0A::stop-commands::' },
          fix: { id: '', en: 'y' },
        },
      ),
    ])
    const [command, summary, rest] = text.split('\n')
    expect(command).toBe(
      '::error file=datasets/a/b%2Cline=1%3A%3Ax·%3A%3Aerror%3A%3Ay%250A.csv,line=1,title=type-error::x·%0A::set-output name=a::b%0A%250A::stop-commands::%0Ay',
    )
    expect([summary, rest]).toEqual([expect.stringMatching(/^Checked .*1 error, 0 warnings\.$/), ''])
  })

  test('shows ten of each severity and says how many there are besides', () => {
    const many = [
      ...Array.from({ length: 11 }, () => problem({})),
      ...Array.from({ length: 12 }, () => problem({}, { severity: 'warning' })),
    ]
    const text = report(many)
    expect(text.match(/^::error/gm)).toHaveLength(10)
    expect(text.match(/^::warning/gm)).toHaveLength(10)
    expect(text).toContain('::notice::3 more problems not shown here. ')
    expect(text).toContain('Complete list: npm run validate -- --format csv')
  })
})

describe('the report as JSON', () => {
  const schema = JSON.parse(readFileSync(join(projectRoot, 'schemas/report.schema.json'), 'utf8'))
  const ajv = new Ajv({ strict: false, formats })
  const validate = ajv.compile<Report>(schema)

  test('of faults of every kind meets its schema', () => {
    const tree = memoryTree({
      'catalog.yaml': 'id: [\n',
      'a/agency.md': '---\nx: 1\n---\n',
      'a/b/dataset.md': dataset(';').replace(
        '{ name: a, type: any }',
        '{ name: a, type: integer }, { name: b, type: date, constraints: { required: true } }',
      ),
      'a/b/x.csv': 'a;\n1;2024-01-01\nx;\n;;;\n"open',
      'a/b/lain.xlsx': 'x',
      'kosong.txt': '',
    })
    const catalog = readCatalog(tree)
    const { problems } = checkWhole(tree, catalog, {
      rules,
      limit: 2,
      hasher: () => ({ update: () => {}, digest: () => '' }),
      asOf: AS_OF,
    })
    expect(new Set(problems.map(({ code }) => code)).size).toBeGreaterThan(5)
    const text = [...jsonReport(reportOf(problems, COUNTS))].join('')
    const document = JSON.parse(text) as Report
    validate(document)
    expect(validate.errors).toBeNull()
    expect(text.endsWith('}\n')).toBe(true)
    expect(document.summary).toMatchObject({
      errors: problems.filter(({ severity }) => severity === 'error').length,
      shown: problems.reduce((sum, { places }) => sum + places.length, 0),
    })
  })

  test('escapes what nobody sees and keeps its value', () => {
    const evil = '\u007f\u009b31m\u202e\u200b\u{e0041}\u2028"\\n\n\t'
    const report = reportOf([problem({ value: evil })], COUNTS)
    const text = [...jsonReport(report)].join('')
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\u200b\u2028\u202e\u{e0041}]/u)
    expect(JSON.parse(text)).toEqual(report)
  })

  test('comes in pieces no longer than one place, and reads as if it were written at once', () => {
    const report = reportOf(
      [{ ...problem({ line: 1 }), places: Array(2000).fill({ file: 'a/b.csv', line: 1 }) }],
      COUNTS,
    )
    const pieces = [...jsonReport(report)]
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(500)
    expect(pieces.join('')).toBe(`${JSON.stringify(report, null, 2)}\n`)
    const empty = reportOf([], COUNTS)
    expect([...jsonReport(empty)].join('')).toBe(`${JSON.stringify(empty, null, 2)}\n`)
  })

  test('of nothing meets its schema', () => {
    expect(validate(JSON.parse([...jsonReport(reportOf([], { ...COUNTS, datasets: 0 }))].join('')))).toBe(
      true,
    )
  })
})

test('problems are listed errors first, then by file, line, column and code', () => {
  const sorted = [
    problem({ line: 2, column: 1 }),
    problem({ line: 1, column: 9 }, { severity: 'warning' }),
    problem({ line: 1, column: 9 }),
    problem({ line: 1, column: 2 }, { code: 'b' }),
    problem({ line: 1, column: 2 }, { code: 'a' }),
    problem({ file: 'a/a/z.csv' }),
    problem(undefined),
  ].sort(compareProblems)
  expect(
    sorted.map(({ severity, code, places: [place] }) =>
      [severity, place?.file, place?.line, place?.column, code].join(' '),
    ),
  ).toEqual([
    'error    type-error',
    'error a/a/z.csv   type-error',
    'error a/b/x.csv 1 2 a',
    'error a/b/x.csv 1 2 b',
    'error a/b/x.csv 1 9 type-error',
    'error a/b/x.csv 2 1 type-error',
    'warning a/b/x.csv 1 9 type-error',
  ])
})

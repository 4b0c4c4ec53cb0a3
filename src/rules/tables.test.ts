import { describe, expect, it } from 'vitest'
import type { FileTree } from '../catalog/model.ts'
import { readTable } from '../catalog/pass.ts'
import { columnsOf } from '../catalog/rowkey.ts'
import { bytesOf } from '../catalog/text.ts'
import { rule as closedData } from './closed-data.ts'
import { check, filesOf, inPieces, strictRules as rules, treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'
import { cellsOf, checkColumn } from './fixtures/tables.ts'
import { rules as allRules } from './index.ts'
import { rule as primaryKey } from './primary-key.ts'
import { repeatCheck } from './repeats.ts'
import type { RowCheck } from './rule.ts'
import { rule as sourceError } from './source-error.ts'
import { rule as typeError } from './type-error.ts'
import { rule as unique } from './unique-error.ts'
import { rule as unsafePath } from './unsafe-path.ts'

const HEAD = shortDataset(`resources:
  - name: data
    path: data.csv
    schema:
      fields: [{ name: kode, type: string }, { name: tahun, type: year }, { name: jumlah, type: integer }]
      primaryKey: [kode, tahun]
`)

function rowsOf(
  csv: string,
  columns: string[],
  hash?: () => number,
): { rows: number[]; message: string; readings: number } {
  let checked: RowCheck | undefined
  const rows: number[] = []
  const schema = {
    fields: columns.map((name) => ({ name, type: 'string' as const })),
    missingValues: [''],
    dialect: { delimiter: ',', quoteChar: '"' },
  }
  let readings = 0
  const open = () => {
    readings++
    return [bytesOf(csv)]
  }
  readTable(open, schema, [
    {
      header: (header) => {
        const places = columnsOf(header, columns) as number[]
        checked = repeatCheck(
          places,
          (_, { row, first }) => ({ id: '', en: `${row} repeats ${first}` }),
          hash && { hash, secondHash: hash },
        )
      },
      block: (block) => checked?.block(block, () => expect.unreachable()),
      again: () => checked?.again?.() ?? false,
      reread: (block) => checked?.reread?.(block, (at, index) => rows.push(at.firstRow + index)),
    },
  ])
  return { rows, message: checked?.message(rows.length).en ?? '', readings }
}

describe('keys', () => {
  it('are told apart even where every fingerprint is the same', () => {
    const csv = 'a,b\nx,y\nxy,\nx,z\nx,y\ny,x\nx,z\n'
    expect(rowsOf(csv, ['a', 'b'], () => 7)).toEqual({ rows: [5, 7], message: '5 repeats 2', readings: 2 })
    expect(rowsOf(csv, ['a', 'b'], () => 0)).toEqual({ rows: [5, 7], message: '5 repeats 2', readings: 2 })
    expect(rowsOf(csv, ['a', 'b'])).toEqual({ rows: [5, 7], message: '5 repeats 2', readings: 2 })
  })

  it('of several columns are not mistaken for another split of the same letters', () => {
    expect(rowsOf('a,b\nab,c\na,bc\n', ['a', 'b'], () => 7).rows).toEqual([])
  })

  it('of 5,000 repeated rows are all counted and few are kept', () => {
    const csv = `kode,tahun,jumlah\na,2024,1\n${'a,2024,1\n'.repeat(5000)}`
    const [problem, ...others] = check(treeOf({ 'dataset.md': HEAD, 'data.csv': csv }), [primaryKey], 5)
    expect(others).toEqual([])
    expect(problem).toMatchObject({ count: 5000 })
    expect(problem?.places.map(({ row, line }) => [row, line])).toEqual(
      [3, 4, 5, 6, 7].map((row) => [row, row]),
    )
    expect(problem?.message.en).toContain('5,000 rows')
    expect(problem?.message.id).toContain('5.000 baris')
  })

  it('of 300,000 different rows are told apart in one reading', () => {
    const csv = `a\n${Array.from({ length: 300_000 }, (_, at) => `k${at}`).join('\n')}\n`
    expect(rowsOf(csv, ['a'])).toMatchObject({ rows: [], readings: 1 })
  })
})

describe('keys of numbers', () => {
  it('are compared as numbers, however they are written, and texts as they stand', () => {
    const repeated = (type: string, values: string[]) =>
      cellsOf(checkColumn([unique], `{ name: nomor, type: ${type}, constraints: { unique: true } }`, values))
    expect(repeated('integer', ['1', '2', '01', '+2', '-3', '10'])).toEqual(['A4', 'A5'])
    expect(repeated('number', ['1.5', '1.50', '2', '2e0', '0.5'])).toEqual(['A3', 'A5'])
    expect(repeated('string', ['1', '01'])).toEqual([])
  })
})

describe('a place', () => {
  it('has row, line and cell as a spreadsheet and an editor show them, behind quoted line breaks', () => {
    const csv = 'kode,tahun,jumlah\r\n"a\r\nb",2024,satu\r\n"c\nd\ne",2023,2\n\nf,2022,tiga\n'
    const tree = treeOf({ 'dataset.md': HEAD, 'data.csv': csv })
    for (const [problem] of [check(tree, [typeError]), check(inPieces(tree, 3), [typeError])]) {
      expect(problem?.places).toEqual([
        {
          file: 'dinas/data/data.csv',
          line: 3,
          row: 2,
          column: 3,
          cell: 'C2',
          field: 'jumlah',
          value: 'satu',
        },
        {
          file: 'dinas/data/data.csv',
          line: 8,
          row: 5,
          column: 3,
          cell: 'C5',
          field: 'jumlah',
          value: 'tiga',
        },
      ])
    }
  })

  it('never holds a long value in full', () => {
    const tree = treeOf({ 'dataset.md': HEAD, 'data.csv': `kode,tahun,jumlah\na,2024,${'x'.repeat(5000)}\n` })
    const [problem] = check(tree, rules)
    expect(problem?.places[0]?.value?.length).toBe(120)
    expect(problem?.message.id.length).toBeLessThan(300)
  })
})

describe('files that are none', () => {
  const files = { 'dataset.md': HEAD, 'data.csv': 'kode,tahun,jumlah\na,2024,1\n' }

  function replaced(tree: FileTree, path: string, kind: 'symlink' | 'other'): FileTree {
    const list = tree.list().map((entry) => (entry.path === path ? { ...entry, kind } : entry))
    const refuse = (asked: string) => {
      if (asked === path) throw new Error(`${path} was opened`)
    }
    return {
      list: () => list,
      entry: (asked) => list.find((entry) => entry.path === asked),
      read: (asked) => {
        refuse(asked)
        return tree.read(asked)
      },
      open: (asked) => {
        refuse(asked)
        return tree.open(asked)
      },
    }
  }

  it.each(['symlink', 'other'] as const)('are never opened, and named once: %s', (kind) => {
    const problems = check(replaced(treeOf(files), 'dinas/data/data.csv', kind), rules)
    expect(problems).toMatchObject([{ code: unsafePath.code, places: [{ file: 'dinas/data/data.csv' }] }])
  })

  it('count as metadata neither', () => {
    const problems = check(replaced(treeOf(files), 'dinas/data/dataset.md', 'symlink'), rules)
    expect(problems.map(({ code }) => code)).toContain(unsafePath.code)
  })
})

describe('data that is not open', () => {
  it('is not read, whatever is wrong with it', () => {
    const closed = HEAD.replace('access: terbuka', 'access: tertutup\naccess_note: Kirim surat.')
    const tree = treeOf({ 'dataset.md': closed, 'data.csv': 'kode;\nrahasia' })
    const codes = check(
      { ...tree, open: (path) => (path.endsWith('data.csv') ? expect.unreachable() : tree.open(path)) },
      rules,
    )
    expect(codes.map(({ code }) => code)).toEqual([closedData.code])
  })

  it('is not assumed where `access` cannot be read', () => {
    const unread = HEAD.replace('access: terbuka', 'access: entah')
    expect(check(treeOf({ 'dataset.md': unread, 'data.csv': 'kode\na\n' }), [closedData])).toEqual([])
  })
})

describe('a header', () => {
  it('with the wrong delimiter is one fault, not one per column', () => {
    const tree = treeOf({ 'dataset.md': HEAD, 'data.csv': 'kode;tahun;jumlah\na;2024;1,5\nb;2024;2\n' })
    expect(check(tree, rules).map(({ code }) => code)).toEqual([sourceError.code])
  })

  it('may hold columns that partial matching does not know, in any place', () => {
    const partial = HEAD.replace('    schema:\n', '    schema:\n      fieldsMatch: partial\n').replace(
      /\n {6}primaryKey.*/,
      '',
    )
    const tree = treeOf({ 'dataset.md': partial, 'data.csv': 'jumlah,catatan,kode\n1,bukan tahun,a\n' })
    expect(check(tree, rules)).toEqual([])
  })
})

it('good data of the base catalog is silent', () => {
  expect(check(treeOf(filesOf(`${import.meta.dirname}/fixtures/_base`)), allRules)).toEqual([])
})

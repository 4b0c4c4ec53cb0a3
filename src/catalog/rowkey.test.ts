import { describe, expect, test } from 'vitest'
import { readTable } from './pass.ts'
import { columnsOf, RowKey } from './rowkey.ts'
import { bytesOf } from './text.ts'

/** Keys of the rows of a table, or the first column that has no value. */
function keysOf(text: string, names: string[]): (string | number)[] {
  const keys: (string | number)[] = []
  let key: RowKey | undefined
  readTable(
    () => [bytesOf(text)],
    {
      fields: ['a', 'b', 'c'].map((name) => ({ name, type: name === 'c' ? 'integer' : 'string' })),
      missingValues: [''],
      dialect: { delimiter: ',', quoteChar: '"' },
    },
    [
      {
        header: (header) => {
          key = new RowKey(columnsOf(header, names) as number[])
        },
        block: (block) => {
          if (!key) return
          for (let index = 0; index < block.count; index++) {
            const without = key.read(block, index)
            keys.push(without < 0 ? String(key.bytes.slice(key.start, key.end)) : without)
          }
        },
      },
    ],
  )
  return keys
}

describe('the key of a row', () => {
  test('of one column is the cell', () => {
    expect(keysOf('a,b,c\nx,,1\n"y""z",,1\n', ['a'])).toEqual([String(bytesOf('x')), String(bytesOf('y"z'))])
  })

  test('of several columns tells apart what is cut at another place', () => {
    const keys = keysOf('a,b,c\nxy,z,1\nx,yz,1\nxyz,"",1\n', ['a', 'b'])
    expect(keys[2]).toBe(1)
    expect(new Set(keys).size).toBe(3)
  })

  test('of several columns is exact for cells with control characters', () => {
    const cells = ['x', 'x\u001f', '\u001fx', '\u001f', '\u0010', '\u0010_', '\u0010\u001f', '_', 'P']
    const rows = cells.flatMap((a) => cells.map((b) => `${a},${b},1`))
    expect(new Set(keysOf(`a,b,c\n${rows.join('\n')}\n`, ['a', 'b'])).size).toBe(rows.length)
  })

  test('grows with the cells', () => {
    const long = '\u001f'.repeat(5000)
    expect(keysOf(`a,b,c\n${long},${long},1\n${long},${long}x,1\n`, ['b', 'a'])).toHaveLength(2)
  })

  test('is none where a cell is missing or not of its type, and says which', () => {
    expect(keysOf('a,b,c\nx,,1\n,y,1\nx,y,z\nx\n', ['a', 'b', 'c'])).toEqual([1, 0, 2, 1])
  })
})

test('columns are found by their fields, in the order of the key', () => {
  const header = { fields: [{ name: 'a' }, undefined, { name: 'b' }] }
  expect(columnsOf(header, ['b', 'a'])).toEqual([2, 0])
  expect(columnsOf(header, ['a', 'c'])).toBeUndefined()
  expect(columnsOf(header, [])).toBeUndefined()
})

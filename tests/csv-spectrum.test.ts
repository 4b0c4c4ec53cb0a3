import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTable } from '../src/catalog/pass.ts'
import { readSmallTable } from '../src/catalog/smalltable.ts'
import { textOf } from '../src/catalog/text.ts'
import { pieces } from './random.ts'

const folder = dirname(createRequire(import.meta.url).resolve('csv-spectrum/package.json'))
const names = readdirSync(join(folder, 'csvs')).map((file) => file.replace(/\.csv$/, ''))

describe('csv-spectrum', () => {
  test('has the cases that are read here', () => {
    expect(names.length).toBeGreaterThanOrEqual(11)
  })

  test.each(names)('%s gives the cells that its JSON says, however the file is cut', (name) => {
    const bytes = new Uint8Array(readFileSync(join(folder, 'csvs', `${name}.csv`)))
    const expected = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8'))
    for (const size of [1, 7, 65_536]) {
      expect(readSmallTable(pieces(bytes, size)).rows).toEqual(expected)
      expect(passed(bytes, size)).toEqual({ rows: expected, faults: [] })
    }
  })
})

/** The rows of a file as the pass over a table shows them. */
function passed(bytes: Uint8Array, size: number): { rows: Record<string, string>[]; faults: unknown[] } {
  const rows: Record<string, string>[] = []
  const schema = { fields: [], missingValues: [''], dialect: { delimiter: ',', quoteChar: '"' } }
  const { faults } = readTable(() => pieces(bytes, size), schema, [
    {
      block: ({ count, columns, blank }) => {
        for (let index = 0; index < count; index++) {
          expect(blank[index]).toBe(0)
          const cells = columns.map(({ label, bytes, start, end }) => [
            label,
            textOf(bytes, start[index], end[index]),
          ])
          rows.push(Object.fromEntries(cells))
        }
      },
    },
  ])
  return { rows, faults }
}

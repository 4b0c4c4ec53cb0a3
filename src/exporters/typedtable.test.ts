import { describe, expect, test } from 'vitest'
import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { memoryTree } from '../catalog/memory.ts'
import type { Resource } from '../catalog/model.ts'
import { typedTable, valueAt } from './typedtable.ts'

/** The rows of a table as JSON has them. */
function rowsOf(csv: string, fields: FieldDescriptor[], max?: string): unknown[][] {
  const resource: Resource = {
    id: 'a/b/t',
    name: 't',
    file: 't.csv',
    download: 't.csv',
    index: 0,
    descriptor: { name: 't', path: 't.csv' } as Resource['descriptor'],
    fields,
    primaryKey: [],
    foreignKeys: [],
    missingValues: ['', '-'],
    fieldsMatch: 'exact',
    dialect: { delimiter: ',', quoteChar: '"' },
  }
  const profile = fields.map(({ name }) => ({ name, ...(max && { max }) }))
  const { rows, columns } = typedTable(memoryTree({ 't.csv': csv }), resource, profile)
  return Array.from({ length: rows }, (_, row) => columns.map((column) => valueAt(column, row)))
}

describe('a typed table', () => {
  test('has numbers, booleans and texts as they are, and null where there is no value', () => {
    const csv = 'kode,n,rasio,ya\n01,5,0.10,true\n"a, ""b""",-,,false\n'
    const fields: FieldDescriptor[] = [
      { name: 'kode', type: 'string' },
      { name: 'n', type: 'integer' },
      { name: 'rasio', type: 'number' },
      { name: 'ya', type: 'boolean' },
    ]
    expect(rowsOf(csv, fields)).toEqual([
      ['01', 5, 0.1, true],
      ['a, "b"', null, null, false],
    ])
  })

  test('leaves blank rows out', () => {
    expect(rowsOf('n\n1\n\n2\n', [{ name: 'n', type: 'integer' }])).toEqual([[1], [2]])
  })

  test('writes dates and times of other formats as ISO 8601', () => {
    const fields: FieldDescriptor[] = [
      { name: 'tanggal', type: 'date', format: '%d/%m/%Y' },
      { name: 'saat', type: 'datetime', format: '%d/%m/%Y %H:%M' },
      { name: 'jam', type: 'time', format: '%H.%M' },
    ]
    expect(rowsOf('tanggal,saat,jam\n03/02/2024,03/02/2024 14:05,07.30\n', fields)).toEqual([
      ['2024-02-03', '2024-02-03T14:05:00', '07:30:00'],
    ])
  })

  test('keeps whole numbers that a number cannot hold as texts', () => {
    const fields: FieldDescriptor[] = [{ name: 'n', type: 'integer' }]
    expect(rowsOf('n\n12345678901234567890\n', fields, '12345678901234567890')).toEqual([
      ['12345678901234567890'],
    ])
  })

  test('has values of JSON as values', () => {
    expect(rowsOf('o\n"{""a"":[1]}"\n', [{ name: 'o', type: 'object' }])).toEqual([[{ a: [1] }]])
  })

  test('holds more rows than one block', () => {
    const csv = `n,t\n${Array.from({ length: 5000 }, (_, at) => `${at},t${at % 7}`).join('\n')}\n`
    const rows = rowsOf(csv, [
      { name: 'n', type: 'integer' },
      { name: 't', type: 'string' },
    ])
    expect(rows).toHaveLength(5000)
    expect(rows[4321]).toEqual([4321, 't2'])
  })
})

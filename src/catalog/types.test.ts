import { describe, expect, test } from 'vitest'
import { asVersion2 } from './datapackage.ts'
import type { FieldDescriptor } from './descriptors.ts'
import { readTable } from './pass.ts'
import { BAD, type Cells, NULL } from './table.ts'
import { bytesOf } from './text.ts'

type Options = Partial<FieldDescriptor>

/** For each cell whether the pass takes it for a value of the field: as bytes of a table, so that every way of reading is tried. */
function taken(type: string, options: Options, cells: string[]): ('value' | 'bad' | 'null')[] {
  const field = { name: 'a', type, ...options } as FieldDescriptor
  const rows = cells.map((cell) => `"${cell.replaceAll('"', '""')}",.`).join('\n')
  const found: ('value' | 'bad' | 'null')[] = []
  readTable(
    () => [bytesOf(`a,b\n${rows}\n`)],
    { fields: [field], missingValues: [''], dialect: { delimiter: ',', quoteChar: '"' } },
    [
      {
        block: ({ columns, count }) => {
          const { status } = columns[0] as Cells
          for (let index = 0; index < count; index++)
            found.push(status[index] === BAD ? 'bad' : status[index] === NULL ? 'null' : 'value')
        },
      },
    ],
  )
  return found
}

const POLYGON = '[[[0,0],[1,0],[1,1],[0,0]]]'
const local: Options = { groupChar: '.', decimalChar: ',' }
const bare: Options = { bareNumber: false }

/** Type, properties, cells that are values of it, cells that are not: Table Schema v1 and v2, one line a case. */
const CASES: [string, Options, string[], string[]][] = [
  ['string', {}, ['', 'x', ' ', '1', 'é'], []],
  ['string', { format: 'default' }, ['x'], []],
  [
    'string',
    { format: 'email' },
    ['data@contoh.go.id', 'a.b+c@d.example'],
    ['data@contoh', 'a b@c.id', '@c.id'],
  ],
  [
    'string',
    { format: 'uri' },
    ['https://a.id/x?y=1#z', 'mailto:a@b.id', 'urn:isbn:1'],
    ['a.id', '/x', 'https://a.id/x y', ' https://a.id'],
  ],
  [
    'string',
    { format: 'uuid' },
    ['123e4567-e89b-12d3-a456-426614174000', '123E4567-E89B-12D3-A456-426614174000'],
    ['123e4567', '{123e4567-e89b-12d3-a456-426614174000}'],
  ],
  ['string', { format: 'binary' }, ['TWVkYW4=', 'TWVk'], ['TWVkYW4', 'TW Vk', '=TWV']],

  [
    'number',
    {},
    ['1', '-1.5', '+100000.00', '.5', '5.', '1E3', '1e-3', 'NaN', 'nan', 'INF', '-INF', 'inf'],
    ['1,5', '1 000', 'Infinity', 'N/A', '1e', '5%'],
  ],
  ['number', { decimalChar: ',' }, ['1,5', '15', 'NaN', '-INF', '1,5E3'], ['1.5', '1,5,5']],
  ['number', { groupChar: ',' }, ['1,234.5', '1234.5', '1,234,567'], ['1,23', '12,34.5', ',234']],
  ['number', local, ['1.234.567,89', '-1.234', '0,5', 'INF'], ['1.23', '1,234.5']],
  ['number', { groupChar: ' ', decimalChar: ',' }, ['1 234 567,5'], ['1 23', '1  234']],
  [
    'number',
    bare,
    ['95%', '€95', 'EUR 95', '$1.50', '-3.5 °C', '.5 %', 'NaN', 'a-5'],
    ['%', '1 2', '1.2.3 kg', '-Rp 5', '(5)', '5-', '\u22125', 'Rp \u22125'],
  ],
  ['number', { ...bare, ...local }, ['Rp 1.234.567,00', 'Rp.1.500', '0,5 %'], ['Rp 1.5']],
  [
    'integer',
    {},
    ['0', '-7', '+7', '007', '12345678901234567890'],
    ['1.0', '1e3', 'NaN', 'INF', '1 000', '1,000'],
  ],
  ['integer', { groupChar: ',' }, ['100,000', '1', '-1,234'], ['1,00', '1.5', '100,000.0']],
  ['integer', { groupChar: '.' }, ['82.534'], ['4.63', '82,534']],
  ['integer', bare, ['95 jiwa', 'Rp 95', '12'], ['9.5 jiwa', '9,5 jiwa', 'jiwa']],

  ['boolean', {}, ['true', 'True', 'TRUE', '1', 'false', 'False', 'FALSE', '0'], ['ya', 'yes', 'tRUE', '2']],
  ['boolean', { trueValues: ['ya'] }, ['ya', 'false', '0'], ['true', '1']],
  ['boolean', { trueValues: ['ya'], falseValues: ['tidak'] }, ['ya', 'tidak'], ['Ya', '0']],

  ['date', {}, ['2024-12-31', '2024-02-29'], ['31/12/2024', '2023-02-29', '2024-1-1', '20241231']],
  [
    'date',
    { format: 'any' },
    [
      '2024-12-31',
      '2024/1/2',
      '20241231',
      '31/12/2024',
      '31-12-2024',
      '1.2.2024',
      '31 Desember 2024',
      'Selasa, 31 Desember 2024',
      '31-Dec-2024',
      'December 31, 2024',
      '17 Agt 2024',
      '1 Nop 2024',
    ],
    ['12/31/2024', '31/02/2024', '31 Bulan 2024', '31/12/24', '2024', '31/12-2024', 'x'.repeat(500)],
  ],
  ['date', { format: '%d/%m/%Y' }, ['31/12/2024', '1/2/2024'], ['2024-12-31', '31/13/2024', '31/12/24']],
  ['date', { format: '%d-%m-%y' }, ['31-12-24'], ['31-12-2024']],
  [
    'date',
    { format: '%d %B %Y' },
    ['31 Desember 2024', '1 May 2024', '17  agustus 2024', '1 Sep 2024'],
    ['31 Des. 2024', '30 Februari 2024', '1 Xyz 2024'],
  ],
  [
    'date',
    { format: '%A, %d %b %Y' },
    ['Selasa, 31 Des 2024', 'Tuesday, 31 Dec 2024'],
    ['Hari, 31 Des 2024'],
  ],
  ['date', { format: '%Y%j' }, ['2024366', '2023001'], ['2023366', '2024000']],
  ['date', { format: '%F' }, ['2024-12-31'], ['31-12-2024']],
  ['time', {}, ['15:00:00', '15:00:00.5', '24:00:00'], ['15:00', '7:00:00', '24:00:01', '15:60:00']],
  [
    'time',
    { format: 'any' },
    ['15:00', '7.30', '7:30:15', '7:30 PM', '07.30 WIB', '15:00+07:00'],
    ['25:00', '15', '13:00 PM', '7:60'],
  ],
  ['time', { format: '%H.%M' }, ['07.30', '7.5'], ['07:30', '24.30']],
  ['time', { format: '%I:%M %p' }, ['07:30 AM', '12:00 pm'], ['13:30 PM', '07:30']],
  ['time', { format: '%H:%M:%S.%f' }, ['07:30:15.250'], ['07:30:15']],
  [
    'datetime',
    {},
    ['2024-01-26T15:00:00', '2024-01-26T15:00:00.300-05:00', '2024-01-26T15:00:00Z'],
    ['2024-01-26', '2024-01-26 15:00:00', '2024-01-26T15:00', '2024-01-26T15:00:00+15:00'],
  ],
  [
    'datetime',
    { format: 'any' },
    [
      '2024-01-26 15:00',
      '26/01/2024 15.00',
      '26 Januari 2024, 15:00 WIB',
      '2024-01-26T15:00:00Z',
      '2024-01-26',
    ],
    ['26/13/2024 15:00', '15:00'],
  ],
  ['datetime', { format: '%d/%m/%Y %H:%M:%S' }, ['12/11/2018 09:15:32'], ['2018-11-12T09:15:32']],
  [
    'datetime',
    { format: '%Y-%m-%dT%H:%M%z' },
    ['2024-01-26T15:00+0700', '2024-01-26T15:00Z'],
    ['2024-01-26T15:00'],
  ],
  ['year', {}, ['2024', '0001', '-0044'], ['24', '20245', '2023/2024', '+2024', '2024Z']],
  ['yearmonth', {}, ['2024-12'], ['2024-13', '12-2024', '2024', '2024-12-01']],
  [
    'duration',
    {},
    ['P1Y2M3DT4H5M6.7S', 'PT36H', '-P60D', 'P1W', 'P0D'],
    ['P', 'PT', '1Y', 'P1H', 'P1Y2W', 'P1.5D', 'PT1S1H'],
  ],

  [
    'geopoint',
    {},
    ['90.50, 45.50', '90.50,45.50', '-180,90'],
    ['45.50', '181,0', '0,91', '90;45', '[90,45]'],
  ],
  [
    'geopoint',
    { format: 'array' },
    ['[90.50, 45.50]'],
    ['90.50, 45.50', '[1]', '[1,2,3]', '["1","2"]', '{"lon":1,"lat":2}'],
  ],
  [
    'geopoint',
    { format: 'object' },
    ['{"lon": 90.50, "lat": 45.50}'],
    ['[90, 45]', '{"lon":1}', '{"lon":1,"lat":2,"z":3}', 'null'],
  ],
  [
    'geojson',
    {},
    [
      '{"type":"Point","coordinates":[98.6,3.5]}',
      `{"type":"Polygon","coordinates":${POLYGON}}`,
      `{"type":"MultiPolygon","coordinates":[${POLYGON}]}`,
      '{"type":"Feature","geometry":null,"properties":{}}',
      '{"type":"FeatureCollection","features":[]}',
      '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}',
      '{"type":"LineString","coordinates":[[1,2],[3,4]]}',
    ],
    [
      '{"type":"Point"}',
      '{"type":"Punkt","coordinates":[1,2]}',
      '{"type":"Point","coordinates":["1","2"]}',
      '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}',
      '{"type":"LineString","coordinates":[[1,2]]}',
      '{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}',
      '[98.6,3.5]',
      'POINT(1 2)',
      '{"type":"constructor","coordinates":[1,2]}',
    ],
  ],
  [
    'geojson',
    { format: 'topojson' },
    [
      '{"type":"Topology","objects":{"a":{"type":"LineString","arcs":[0]}},"arcs":[[[0,0],[1,1]]]}',
      '{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[-1]]}},"arcs":[[[0,0],[1,1]]],"transform":{"scale":[1,1],"translate":[0,0]}}',
    ],
    [
      '{"type":"Topology"}',
      '{"type":"Topology","objects":{"a":{"type":"LineString","arcs":[1]}},"arcs":[[[0,0],[1,1]]]}',
      '{"type":"Point","coordinates":[1,2]}',
    ],
  ],
  ['object', {}, ['{}', '{"a":[1]}'], ['[]', 'null', '1', '{a:1}', '']],
  ['array', {}, ['[]', '[1,"a"]'], ['{}', '1,2', '[1']],
  ['list', {}, ['a,b', 'a', 'a,,b', '1;2'], []],
  ['list', { itemType: 'string' }, ['a,b'], []],
  ['list', { itemType: 'integer' }, ['1', '1,-2,3'], ['1,a', '1,', '1, 2', '1;2', '1.5']],
  ['list', { itemType: 'integer', delimiter: ';' }, ['1;2'], ['1,2']],
  ['list', { itemType: 'number', delimiter: ' | ' }, ['1.5 | 2 | NaN'], ['1.5|2']],
  ['list', { itemType: 'boolean' }, ['true,0'], ['ya']],
  ['list', { itemType: 'date', delimiter: ';' }, ['2024-01-26;2024-02-29'], ['26/01/2024']],
  ['list', { itemType: 'time' }, ['15:00:00,16:00:00'], ['15:00']],
  ['list', { itemType: 'datetime' }, ['2024-01-26T15:00:00,2024-01-26T16:00:00'], ['2024-01-26']],
  ['any', {}, ['', 'x', '1', '{'], []],
]

describe('a cell', () => {
  test.each(CASES)('of the type %s with %j is taken or refused', (type, options, good, bad) => {
    const field = { ...options, missingValues: [] }
    const found = taken(type, field, [...good, ...bad])
    expect(good.filter((_, at) => found[at] !== 'value')).toEqual([])
    expect(bad.filter((_, at) => found[good.length + at] !== 'bad')).toEqual([])
  })

  test('is a missing value before it is anything else', () => {
    const special: Options = { missingValues: ['NaN', { value: '-99', label: 'Tidak dijawab' }] }
    expect(taken('number', special, ['NaN', '-99', '99', ''])).toEqual(['null', 'null', 'value', 'bad'])
    expect(taken('list', { itemType: 'integer', missingValues: ['-'] }, ['-', '1'])).toEqual([
      'null',
      'value',
    ])
  })

  test('nested beyond all measure is refused, not run into', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(taken('array', {}, [deep])).toEqual(['bad'])
    const collection = '{"type":"GeometryCollection","geometries":['
    expect(taken('geojson', {}, [`${collection.repeat(400)}${']}'.repeat(400)}`])).toEqual(['bad'])
  })

  test('of 200,000 letters is tried on a pattern of names in no time', () => {
    const started = performance.now()
    expect(taken('date', { format: '%b%a%Z' }, ['a'.repeat(200_000)])).toEqual(['bad'])
    expect(taken('date', { format: 'any' }, [' '.repeat(200_000)])).toEqual(['bad'])
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

test('what versions 0 to 2.0 wrote differently is read as version 2 means it', () => {
  const schema = {
    fieldsMatch: ['equal'],
    fields: [{ name: 'a', type: 'date', format: 'fmt:%d/%m/%Y' }],
    primaryKey: 'a',
  }
  expect(asVersion2({ resources: [{ schema }] })).toEqual({
    resources: [
      {
        schema: {
          fieldsMatch: 'equal',
          fields: [{ name: 'a', type: 'date', format: '%d/%m/%Y' }],
          primaryKey: ['a'],
        },
      },
    ],
  })
})

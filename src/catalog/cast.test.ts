import { describe, expect, test } from 'vitest'
import { Random } from '../../tests/random.ts'
import { compileCast, daysOf, readNumber } from './cast.ts'
import type { FieldDescriptor } from './descriptors.ts'
import { readTable } from './pass.ts'
import { ABSENT, BAD, type Cells, DIGIT, NULL, NUMERIC_MARK, VALUE } from './table.ts'
import { bytesOf } from './text.ts'

type Options = Record<string, unknown>

/** What the pass makes of cells of one column: `bad`, `null`, or the number (NaN for a value without one). */
function cast(
  type: string,
  cells: string[],
  options: Options = {},
  missingValues = [''],
): (number | 'bad' | 'null')[] {
  const field = { name: 'a', type, ...options } as FieldDescriptor
  const rows = cells.map((cell) => `"${cell.replaceAll('"', '""')}",.`)
  const found: (number | 'bad' | 'null')[] = []
  readTable(
    () => [bytesOf(`a,b\n${rows.join('\n')}\n`)],
    {
      fields: [field],
      missingValues,
      dialect: { delimiter: ',', quoteChar: '"' },
    },
    [
      {
        block: ({ columns, count }) => {
          const { status, number } = columns[0] as Cells
          for (let index = 0; index < count; index++) {
            found.push(
              status[index] === BAD ? 'bad' : status[index] === NULL ? 'null' : (number[index] as number),
            )
          }
        },
      },
    ],
  )
  return found
}

const of = (type: string, cell: string, options?: Options) => cast(type, [cell], options)[0]

describe('integers', () => {
  test.each([
    ['0', 0],
    ['-0', -0],
    ['+7', 7],
    ['007', 7],
    ['123456789012345', 123456789012345],
    ['-9007199254740993', Number('-9007199254740993')],
    ['12345678901234567890', Number('12345678901234567890')],
  ])('%s is one', (cell, value) => expect(of('integer', cell)).toBe(value))

  test.each([
    '1.0',
    '1,000',
    '1 000',
    ' 1',
    '1 ',
    '-',
    '+',
    '--1',
    '1-',
    '1e3',
    'x',
    '１',
    '12a',
    '\t1',
    '1\n',
  ])('%j is none', (cell) => expect(of('integer', cell)).toBe('bad'))

  test('too large to be reckoned with are values without a number', () => {
    expect(of('integer', '9'.repeat(400))).toBeNaN()
  })
})

describe('numbers', () => {
  test('are read exactly as the language reads them', () => {
    const random = new Random(42)
    const digits = (most: number) =>
      Array.from({ length: random.below(most + 1) }, () => random.below(10)).join('')
    const cells = Array.from({ length: 20_000 }, () => {
      const whole = digits(18)
      const fraction = random.below(3) ? `.${digits(18)}` : ''
      const exponent = random.below(4)
        ? ''
        : `${random.pick(['e', 'E'])}${random.pick(['', '-', '+'])}${random.below(320)}`
      return (
        random.pick(['', '-', '+']) +
        (whole + fraction === '' || whole + fraction === '.' ? '0' : whole + fraction) +
        exponent
      )
    })
    const read = cast('number', cells)
    const wrong = cells.filter((cell, at) => {
      const value = Number(cell)
      const none = /e/i.test(cell) ? 'bad' : Number.NaN
      return !Object.is(read[at], Number.isFinite(value) ? value : none)
    })
    expect(wrong).toEqual([])
  })

  test.each(['1e999', '-1E+400', '2.5e309'])('%s, beyond all numbers, is none', (cell) => {
    expect(of('number', cell)).toBe('bad')
    expect(of('number', cell.replace('.', ','), { decimalChar: ',' })).toBe('bad')
  })

  test('of 16 characters stand on the border of the quick way and are exact', () => {
    for (const text of [
      '9007199254740993',
      '9999999999999999',
      '0.30000000000004',
      '.123456789012345',
      '123456789012345.',
      '9.00719925474099',
    ]) {
      const bytes = bytesOf(text)
      expect(readNumber(bytes, 0, bytes.length, DIGIT | NUMERIC_MARK)).toBe(Number(text))
    }
  })

  test('may be NaN and INF, which have no place on a scale', () => {
    for (const cell of ['NaN', 'INF', '-INF', 'nan']) expect(of('number', cell)).toBeNaN()
  })

  test.each([
    '.',
    '-',
    '1.2.3',
    '1,5',
    '1 5',
    'Infinity',
    '0x10',
    '1e',
    'e5',
    '1_000',
    '٣',
    'NaN ',
    '1.5%',
    '--1',
    '1-2',
  ])('%j is none', (cell) => expect(of('number', cell)).toBe('bad'))

  test('follow the marks that the field declares', () => {
    const local = { decimalChar: ',', groupChar: '.' }
    expect(cast('number', ['1.234,5', '-1.234.567', '0,5', '1234,5'], local)).toEqual([
      1234.5, -1234567, 0.5, 1234.5,
    ])
    expect(cast('number', ['1.23,4', '1234.567,8', '.123', '1,234.5', '1.234,5,6', '12.34'], local)).toEqual(
      Array(6).fill('bad'),
    )
    expect(cast('number', ['20,68', '20.68'], { decimalChar: ',' })).toEqual([20.68, 'bad'])
    expect(cast('number', ['1,234.5', '1,234.5,6', '12,34.5'], { groupChar: ',' })).toEqual([
      1234.5,
      'bad',
      'bad',
    ])
  })

  test('grouped with a point never lose a decimal point to it', () => {
    for (const type of ['integer', 'number']) {
      expect(cast(type, ['82.534', '1.234.567', '7', '4.63', '14.9'], { groupChar: '.' })).toEqual([
        82534,
        1234567,
        7,
        'bad',
        'bad',
      ])
    }
  })

  test('may stand among text where `bareNumber` is false', () => {
    const options = { bareNumber: false, decimalChar: ',', groupChar: '.' }
    expect(cast('number', ['Rp 1.234.567,00', '95 %', '-3,5 °C', 'Rp', '1 2'], options)).toEqual([
      1234567,
      95,
      -3.5,
      'bad',
      'bad',
    ])
    expect(of('integer', '12 jiwa')).toBe('bad')
  })

  test('among text of 200,000 letters are read in time that grows with the text', () => {
    const started = performance.now()
    expect(of('number', `1${'a'.repeat(200_000)}1`, { bareNumber: false })).toBe('bad')
    expect(of('string', `a@${'.'.repeat(200_000)}@`, { format: 'email' })).toBe('bad')
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('dates and times', () => {
  test.each([
    ['1970-01-01', 0],
    ['2000-02-29', 11016],
    ['2024-02-29', 19782],
    ['0001-01-01', -719162],
  ])('the date %s is a day', (cell, days) => expect(of('date', cell)).toBe(days))

  test.each([
    '1900-02-29',
    '2023-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-1',
    '31/12/2024',
    '2024-01-01T00:00:00',
    '20240101',
  ])('the date %s is none', (cell) => expect(of('date', cell)).toBe('bad'))

  test('days are counted as the calendar of the language counts them', () => {
    for (let day = -800_000; day < 800_000; day += 997) {
      const date = new Date(day * 86_400_000)
      expect(daysOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day)
    }
  })

  test('years have four digits', () => {
    expect(
      cast('year', ['2024', '0000', '-0044', '24', '20245', '+2024', '2O24', '--12', '2023/2024']),
    ).toEqual([2024, 0, -44, 'bad', 'bad', 'bad', 'bad', 'bad', 'bad'])
  })

  test('months are days of their first', () => {
    expect(cast('yearmonth', ['2024-02', '2024-13', '2024-00', '2024'])).toEqual([19754, 'bad', 'bad', 'bad'])
  })

  test('times are seconds of a day', () => {
    expect(cast('time', ['00:00:00', '23:59:59', '12:30:00.5', '24:00:00', '23:59:60'])).toEqual([
      0, 86399, 45000.5, 86400, 86400,
    ])
    expect(cast('time', ['24:00:01', '25:00:00', '12:60:00', '12:00:61', '7:00:00', '12:00'])).toEqual(
      Array(6).fill('bad'),
    )
  })

  test('moments are compared across time zones', () => {
    expect(
      cast('datetime', ['2024-01-01T07:00:00+07:00', '2024-01-01T00:00:00Z', '2023-12-31T19:30:00-04:30']),
    ).toEqual(Array(3).fill(Date.UTC(2024, 0, 1) / 1000))
    expect(
      cast('datetime', ['2024-01-01 00:00:00', '2024-02-30T00:00:00', '2024-01-01T00:00:00+99:00']),
    ).toEqual(Array(3).fill('bad'))
  })

  test('patterns are read as strptime reads them', () => {
    expect(
      cast('date', ['31/12/2024', '1/2/2024', '30/02/2024', '2024-12-31'], { format: '%d/%m/%Y' }),
    ).toEqual([daysOf(2024, 12, 31), daysOf(2024, 2, 1), 'bad', 'bad'])
    expect(cast('date', ['31-12-24', '31-12-69'], { format: '%d-%m-%y' })).toEqual([
      daysOf(2024, 12, 31),
      daysOf(1969, 12, 31),
    ])
    expect(of('time', '07.30', { format: '%H.%M' })).toBe(27000)
    expect(of('datetime', '2024-01-01 00:01', { format: '%Y-%m-%d %H:%M' })).toBe(
      Date.UTC(2024, 0, 1, 0, 1) / 1000,
    )
  })

  test('a pattern that is none is a fault of the metadata, so that no cell is blamed', () => {
    for (const format of ['%Q', '%Y%Y', '%(']) expect(of('date', '2024', { format })).toBeNaN()
    for (const format of ['%d[', '%Y(?<Y>', '\\%d']) expect(of('date', '2024', { format })).toBe('bad')
  })

  test('durations follow ISO 8601 and are seconds, a month being a twelfth of the mean year', () => {
    expect(cast('duration', ['P1Y2M3D', 'PT36H', '-P1W', 'P1DT0.5S', 'P', 'PT', '1 hari', 'P1H'])).toEqual([
      37075644,
      129600,
      -604800,
      86400.5,
      'bad',
      'bad',
      'bad',
      'bad',
    ])
  })
})

describe('other types', () => {
  const fits = (type: string, cells: string[], options: Options = {}) =>
    cast(type, cells, options).map((value) => value !== 'bad')

  test('booleans are the texts of the standard, or those that the field declares', () => {
    expect(cast('boolean', ['true', 'False', '1', '0', 'ya'])).toEqual([1, 0, 1, 0, 'bad'])
    expect(cast('boolean', ['ya', 'tidak', 'true'], { trueValues: ['ya'], falseValues: ['tidak'] })).toEqual([
      1,
      0,
      'bad',
    ])
  })

  test('points are longitude and latitude on the earth', () => {
    expect(
      fits('geopoint', ['98.67, 3.59', '-180,90', '98.67', '181,0', '0,91', 'a,b', '0x10,1', ',', '1,2,3']),
    ).toEqual([true, true, false, false, false, false, false, false, false])
    expect(
      fits('geopoint', ['[98.67, 3.59]', '["1","2"]', '[1]', '{}', 'null'], { format: 'array' }),
    ).toEqual([true, false, false, false, false])
    expect(fits('geopoint', ['{"lon": 98.67, "lat": 3.59}', '{"lon": 1}'], { format: 'object' })).toEqual([
      true,
      false,
    ])
    expect(fits('geopoint', [`[${'['.repeat(50_000)}${']'.repeat(50_000)},1]`], { format: 'array' })).toEqual(
      [false],
    )
  })

  test('objects, lists and shapes are JSON', () => {
    expect(fits('object', ['{"a":1}', '[]', 'null', '{a:1}', '1'])).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
    expect(fits('array', ['[1]', '{}', '[1'])).toEqual([true, false, false])
    expect(fits('geojson', ['{"type":"Point","coordinates":[1,2]}', '{"type":1}', '[]'])).toEqual([
      true,
      false,
      false,
    ])
  })

  test('texts are judged by their format', () => {
    expect(fits('string', ['a@b.id', 'a@b', 'a b@c.id'], { format: 'email' })).toEqual([true, false, false])
    expect(fits('string', ['https://a.id/x', 'a.id'], { format: 'uri' })).toEqual([true, false])
    expect(fits('string', ['123e4567-e89b-12d3-a456-426614174000', '123e4567'], { format: 'uuid' })).toEqual([
      true,
      false,
    ])
    expect(fits('string', ['TWVkYW4=', 'TWVkYW4', '%%%%'], { format: 'binary' })).toEqual([
      true,
      false,
      false,
    ])
    for (const format of ['constructor', '__proto__', 'toString', 'lain'])
      expect(fits('string', ['x'], { format })).toEqual([true])
  })

  test('any, lists and unknown types take every text', () => {
    for (const type of ['any', 'list', 'string', '__proto__'])
      expect(fits(type, ['', 'x', '1'])).toEqual([true, true, true])
  })
})

describe('missing values', () => {
  test('are those of the schema, or those of the field', () => {
    expect(cast('integer', ['', '-', '…', '1'], {}, ['', '-', '…'])).toEqual(['null', 'null', 'null', 1])
    expect(cast('integer', ['', '-', 'NA'], { missingValues: ['NA'] }, ['-'])).toEqual(['bad', 'bad', 'null'])
  })

  test('may be many', () => {
    const many = Array.from({ length: 5000 }, (_, at) => `n/a ${at}`)
    expect(cast('integer', ['n/a 0', 'n/a 4999', 'n/a 5000', '', '1'], {}, many)).toEqual([
      'null',
      'null',
      'bad',
      'bad',
      1,
    ])
  })

  test('may be written with a label', () => {
    expect(
      cast('integer', ['-9', '1'], { missingValues: [{ value: '-9', label: 'Tidak dijawab' }] }),
    ).toEqual(['null', 1])
  })

  test('an empty text is a value of a text column that declares no missing values', () => {
    expect(cast('string', ['', 'x'], {}, [])).toEqual([Number.NaN, Number.NaN])
    expect(cast('integer', [''], {}, [])).toEqual(['bad'])
  })
})

test('cells that a row does not have stay absent', () => {
  const cells = {
    bytes: bytesOf('1'),
    start: Int32Array.of(0, 0),
    end: Int32Array.of(1, 0),
    kinds: Uint8Array.of(DIGIT, 0),
    status: Uint8Array.of(VALUE, ABSENT),
    number: new Float64Array(2),
  } as unknown as Cells
  compileCast({ name: 'a', type: 'integer' }, [''])(cells, 2)
  expect([...cells.status]).toEqual([VALUE, ABSENT])
  expect([...cells.number]).toEqual([1, Number.NaN])
})

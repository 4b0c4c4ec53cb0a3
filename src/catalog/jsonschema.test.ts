import { describe, expect, test } from 'vitest'
import { canonical, compileJsonSchema } from './jsonschema.ts'

/** Where a value breaks a schema, `undefined` where it does not. */
function fault(schema: unknown, value: unknown): string | undefined {
  const compiled = compileJsonSchema(schema)
  if ('error' in compiled) throw new Error(compiled.error.message.en)
  return compiled.fault(value)
}

const CASES: [unknown, unknown[], unknown[]][] = [
  [{}, [1, null, 'x'], []],
  [true, [1], []],
  [false, [], [1]],
  [{ type: 'integer' }, [1, -2, 1.0], [1.5, '1', null]],
  [{ type: ['string', 'null'] }, ['x', null], [1]],
  [{ enum: [1, { a: 1, b: 2 }] }, [1, { b: 2, a: 1 }], [2, { a: 1 }]],
  [{ const: [1, 2] }, [[1, 2]], [[2, 1]]],
  [{ minimum: 1, exclusiveMaximum: 3 }, [1, 2.9, 'x'], [0, 3]],
  [{ multipleOf: 0.1 }, [0.3, 1], [0.35]],
  [{ minLength: 2, maxLength: 3 }, ['ab', '😀😀', 1], ['a', 'abcd']],
  [{ pattern: '[0-9]+' }, ['a1b', 1], ['ab']],
  [{ pattern: '^[0-9]+$' }, ['12'], ['a1b', '12\n']],
  [{ required: ['a'] }, [{ a: null }, []], [{ b: 1 }, {}]],
  [{ properties: { a: { type: 'string' } } }, [{ a: 'x', b: 1 }, {}, 1], [{ a: 1 }]],
  [{ properties: { a: true }, additionalProperties: false }, [{ a: 1 }], [{ a: 1, b: 2 }]],
  [{ minProperties: 1, maxProperties: 1 }, [{ a: 1 }], [{}, { a: 1, b: 2 }]],
  [
    { items: { type: 'number' }, minItems: 1, maxItems: 2, uniqueItems: true },
    [[1], [1, 2]],
    [[], [1, 1], ['a'], [1, 2, 3]],
  ],
  [{ allOf: [{ minimum: 1 }, { maximum: 2 }] }, [1], [3]],
  [{ anyOf: [{ type: 'string' }, { minimum: 5 }] }, ['x', 6], [4]],
  [{ oneOf: [{ minimum: 5 }, { maximum: 6 }] }, [4, 7], [5]],
  [{ not: { type: 'string' } }, [1], ['x']],
  [
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'x',
      description: 'x',
      default: 1,
      examples: [1],
    },
    [1],
    [],
  ],
]

describe('a JSON Schema', () => {
  test.each(CASES)('%j takes and refuses what the standard says', (schema, good, bad) => {
    expect(good.filter((value) => fault(schema, value) !== undefined)).toEqual([])
    expect(bad.filter((value) => fault(schema, value) === undefined)).toEqual([])
  })

  test('names the part of the value that is at fault', () => {
    const schema = { properties: { a: { items: { required: ['b'] } } } }
    expect(fault(schema, { a: [{ b: 1 }, {}] })).toBe('a[1].b')
  })

  test.each([
    [{ $ref: '#' }, ['$ref']],
    [{ properties: { a: { format: 'date' } } }, ['properties', 'a', 'format']],
    [{ allOf: [{ minimum: 'x' }] }, ['allOf', 0, 'minimum']],
    [{ pattern: '(a+)+\\1' }, ['pattern']],
    [{ constructor: 1 }, ['constructor']],
    ['x', []],
  ])('%j is refused at the place of what is not checked', (schema, path) => {
    expect(compileJsonSchema(schema)).toMatchObject({ error: { path } })
  })

  test('that is hostile is refused before it costs anything', () => {
    let deep: unknown = {}
    for (let at = 0; at < 10_000; at++) deep = { not: deep }
    expect(compileJsonSchema(deep)).toHaveProperty('error')
    const wide = { anyOf: Array.from({ length: 10_000 }, () => ({})) }
    expect(compileJsonSchema(wide)).toHaveProperty('error')
  })
})

test('equal values have one spelling', () => {
  expect(canonical({ b: [1, { d: 1, c: 2 }], a: 1 })).toBe(canonical({ a: 1, b: [1, { c: 2, d: 1 }] }))
  expect(canonical({ a: 1 })).not.toBe(canonical({ a: '1' }))
})

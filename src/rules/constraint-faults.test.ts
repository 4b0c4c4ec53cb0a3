import { describe, expect, test } from 'vitest'
import { check, strictRules as rules, treeOf } from './fixtures/check.ts'
import { shortDataset } from './fixtures/dataset.ts'

/** What all rules say of a table with one field, whose metadata are JSON for short; its only cell is empty. */
function said(field: Record<string, unknown>): { property: string | undefined; en: string; fix: string }[] {
  const resource = {
    name: 'data',
    path: 'data.csv',
    schema: {
      fields: [
        { name: 'a', ...field },
        { name: 'b', type: 'any' },
      ],
    },
  }
  const metadata = shortDataset(`resources: [${JSON.stringify(resource)}]
`)
  return check(treeOf({ 'dataset.md': metadata, 'data.csv': 'a,b\n,x\n' }), rules).map(
    ({ message, fix, places }) => ({
      property: places[0]?.property?.replace('resources[0].schema.fields[0].', ''),
      en: message.en,
      fix: fix.en,
    }),
  )
}

const FAULTS: [string, Record<string, unknown>, string, RegExp][] = [
  ['string', { format: 'e-mail' }, 'format', /no format `e-mail`. Did you mean `email`/],
  ['string', { format: 'hostname' }, 'format', /no format `hostname`\.$/],
  ['integer', { format: 'email' }, 'format', /`integer` .* no format/],
  ['date', { format: 'DD/MM/YYYY' }, 'format', /Did you mean `%d\/%m\/%Y`/],
  ['date', { format: 'hh-bb-tttt' }, 'format', /Did you mean `%d-%m-%Y`/],
  ['date', { format: '%d/%m/%Q' }, 'format', /`%Q` is not known/],
  ['date', { format: '%d/%d' }, 'format', /`%d` is written twice/],
  ['time', { format: 'HH:MM' }, 'format', /Did you mean `%H:%M`/],
  ['datetime', { format: '%c' }, 'format', /`%c` is not known/],
  ['geopoint', { format: 'objct' }, 'format', /Did you mean `object`/],
  ['geojson', { format: 'topo-json' }, 'format', /Did you mean `topojson`/],
  ['list', { format: 'any' }, 'format', /no format/],
  ['number', { decimalChar: ',', groupChar: ',' }, 'groupChar', /both as its decimal mark/],
  [
    'boolean',
    { trueValues: ['ya', 'x'], falseValues: ['x'] },
    'falseValues',
    /same text for yes and no: `x`/,
  ],
  [
    'string',
    { constraints: { minimum: 5 } },
    'constraints.minimum',
    /does not apply to column `a` of the type `string`/,
  ],
  ['boolean', { constraints: { exclusiveMaximum: 5 } }, 'constraints.exclusiveMaximum', /does not apply/],
  ['date', { constraints: { minimum: '31/12/2024' } }, 'constraints.minimum', /no value of the type `date`/],
  [
    'duration',
    { constraints: { maximum: '1 tahun' } },
    'constraints.maximum',
    /no value of the type `duration`/,
  ],
  ['integer', { constraints: { minimum: 5, maximum: 4 } }, 'constraints.minimum', /cannot be met/],
  [
    'date',
    { constraints: { minimum: '2025-01-01', maximum: '2024-01-01' } },
    'constraints.minimum',
    /cannot be met/,
  ],
  ['string', { constraints: { minLength: 5, maxLength: 4 } }, 'constraints.minLength', /cannot be met/],
  [
    'integer',
    { constraints: { enum: [1, 'dua'] } },
    'constraints.enum[1]',
    /not of the type `integer`: `dua`/,
  ],
  ['year', { constraints: { enum: ['24'] } }, 'constraints.enum[0]', /not of the type `year`/],
  ['integer', { categories: [{ value: 'a', label: 'A' }] }, 'categories[0]', /not of the type `integer`/],
  [
    'string',
    { categories: ['L', 'P'], constraints: { enum: ['L', 'X'] } },
    'constraints.enum',
    /not in `categories`: `X`/,
  ],
  [
    'string',
    { constraints: { pattern: '(?=a)b' } },
    'constraints.pattern',
    /pattern of column `a` cannot be used/,
  ],
  ['string', { constraints: { jsonSchema: { type: 'object' } } }, 'constraints.jsonSchema', /does not apply/],
  [
    'object',
    { constraints: { jsonSchema: { $ref: '#/$defs/a' } } },
    'constraints.jsonSchema.$ref',
    /keyword `\$ref` is not checked/,
  ],
  [
    'array',
    { constraints: { jsonSchema: { items: { format: 'date' } } } },
    'constraints.jsonSchema.items.format',
    /keyword `format`/,
  ],
  [
    'object',
    { constraints: { jsonSchema: { type: 'teks' } } },
    'constraints.jsonSchema.type',
    /type is not known/,
  ],
]

const SOUND: [string, Record<string, unknown>][] = [
  ['string', { format: 'default', constraints: { minLength: 2, maxLength: 2, pattern: '[A-Z]+' } }],
  ['date', { format: '%d %B %Y', constraints: { minimum: '1 Januari 2024' } }],
  ['date', { format: 'any', constraints: { minimum: '2024-01-01', maximum: '31/12/2024' } }],
  ['number', { decimalChar: ',', constraints: { minimum: 0.5, maximum: '1,5', enum: [1] } }],
  ['number', { groupChar: '.' }],
  ['year', { constraints: { enum: [2010, '2020'], minimum: 2010 } }],
  ['duration', { constraints: { minimum: 'P1M', exclusiveMaximum: 'P1Y' } }],
  ['integer', { categories: [{ value: 1, label: 'Satu' }, { value: 2 }], constraints: { enum: [1] } }],
  ['boolean', { trueValues: ['ya'], falseValues: ['tidak'] }],
  [
    'array',
    {
      constraints: {
        jsonSchema: { type: 'array', items: { type: 'number', minimum: 0 }, uniqueItems: true },
      },
    },
  ],
  ['geojson', { constraints: { jsonSchema: { properties: { type: { const: 'Point' } } } } }],
]

describe('the metadata of a column', () => {
  test.each(FAULTS)(
    'of the type %s with %j are said to be wrong at their place',
    (type, field, property, words) => {
      const found = said({ type, ...field })
      expect(found.map((fault) => fault.property)).toEqual([property])
      expect(found[0]?.en).toMatch(words)
    },
  )

  test.each(SOUND)('of the type %s with %j are sound', (type, field) => {
    expect(said({ type, ...field })).toEqual([])
  })
})

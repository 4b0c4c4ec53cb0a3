import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { COMMON_COLUMNS, readCodes } from '../scripts/generate/codes.ts'
import { translationsOf } from '../scripts/generate/properties.ts'
import {
  KEYWORDS,
  readSchemas,
  resolve,
  SCHEMA_NAMES,
  type Schema,
  type SchemaName,
} from '../scripts/generate/schemas.ts'
import { ajvOf, VALIDATORS } from '../scripts/generate/validators.ts'
import { drift } from '../scripts/generate.ts'
import { asVersion2 } from '../src/catalog/datapackage.ts'
import type { CatalogDescriptor, DatasetDescriptor } from '../src/catalog/descriptors.ts'
import { pdfOf } from '../src/catalog/fixtures/pdf.ts'
import { formats } from '../src/catalog/formats.ts'
import { NATIONAL_LISTS } from '../src/catalog/generated/codes.ts'
import { KNOWN } from '../src/catalog/generated/properties.ts'
import {
  validateAgency,
  validateCatalog,
  validateDataset,
  validatePlanRow,
  validateRoadmap,
  validateStandard,
  validateWithdrawn,
} from '../src/catalog/generated/validators.js'
import { violations } from '../src/catalog/violation.ts'
import { check, treeOf } from '../src/rules/fixtures/check.ts'
import { rules } from '../src/rules/index.ts'

const ROOT = join(import.meta.dirname, '..')
const schemas = readSchemas(join(ROOT, 'schemas'))
const ajv = ajvOf(schemas)
const lists = readCodes(join(ROOT, 'schemas/codes'))
const example = (file: string) => readFileSync(join(ROOT, 'schemas/examples', file), 'utf8')
const frontMatter = (file: string) => parse(example(file).split(/^---$/m)[1] ?? '')
const version2 = (file: string) => asVersion2(JSON.parse(example(file)))
const planRows = () =>
  Papa.parse<Record<string, string>>(example('plan.csv'), { header: true, skipEmptyLines: true }).data.map(
    (row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')),
  )

const compiled = {
  catalog: validateCatalog,
  agency: validateAgency,
  dataset: validateDataset,
  plan: validatePlanRow,
  roadmap: validateRoadmap,
  standard: validateStandard,
  withdrawn: validateWithdrawn,
}

const PAPER = pdfOf({ text: 'Keputusan Kepala Dinas tentang Tim Data' })

const validCatalog = parse(example('catalog.yaml')) as CatalogDescriptor

/** Every example document, with the form before normalising where that differs. */
const documents: { file: string; schema: Exclude<SchemaName, 'common'>; value: unknown; raw?: unknown }[] = [
  { file: 'catalog.yaml', schema: 'catalog', value: validCatalog },
  { file: 'agency.md', schema: 'agency', value: frontMatter('agency.md') },
  { file: 'dataset.md', schema: 'dataset', value: frontMatter('dataset.md') },
  { file: 'dataset-terbatas.md', schema: 'dataset', value: frontMatter('dataset-terbatas.md') },
  { file: 'dataset-ringkas.md', schema: 'dataset', value: frontMatter('dataset-ringkas.md') },
  ...['datapackage.v1.json', 'datapackage.v2.json'].map((file) => ({
    file,
    schema: 'dataset' as const,
    value: version2(file),
    raw: JSON.parse(example(file)),
  })),
  ...planRows().map((value, at) => ({ file: `plan.csv, row ${at + 2}`, schema: 'plan' as const, value })),
  { file: 'roadmap.yaml', schema: 'roadmap', value: parse(example('roadmap.yaml')) },
  { file: 'standard.yaml', schema: 'standard', value: parse(example('standard.yaml')) },
  { file: 'withdrawn.yaml', schema: 'withdrawn', value: parse(example('withdrawn.yaml')) },
  { file: 'report.json', schema: 'report', value: JSON.parse(example('report.json')) },
]

/** Every schema node that describes something, with its place in the file; conditions describe nothing. */
function* described(node: Schema, at: string): Generator<{ at: string; node: Schema }> {
  yield { at, node }
  for (const group of ['properties', 'patternProperties', '$defs'] as const) {
    for (const [key, value] of Object.entries(node[group] ?? {}))
      yield* described(value, `${at}/${group}/${key}`)
  }
}
const nodes = SCHEMA_NAMES.flatMap((name) => [...described(schemas[name], name)])

describe('a schema', () => {
  test.each(SCHEMA_NAMES)('%s meets the meta-schema of JSON Schema 2020-12', (name) => {
    expect(schemas[name]).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' })
    expect(ajv.validateSchema(schemas[name]), JSON.stringify(ajv.errors)).toBe(true)
  })

  test('says in English and Indonesian what every property at any depth holds', () => {
    const silent = nodes.filter(
      ({ node }) => !node.description?.endsWith('.') || !node['x-description-id']?.endsWith('.'),
    )
    expect(silent.map(({ at }) => at)).toEqual([])
  })

  test('names what every property beyond Data Package v2 stands for', () => {
    const standard = new Set(
      Object.entries(DATA_PACKAGE).flatMap(([title, names]) => names.map((name) => `${title} ${name}`)),
    )
    const unmapped = nodes.flatMap(({ at, node }) =>
      at.startsWith('common') || at.startsWith('report')
        ? []
        : Object.entries(node.properties ?? {})
            .filter(
              ([name, value]) => value['x-maps-to'] === undefined && !standard.has(`${node.title} ${name}`),
            )
            .map(([name]) => `${node.title} ${name}`),
    )
    expect(unmapped).toEqual([])
  })

  test('allows exactly the codes of the list it names', () => {
    const named = nodes.filter(({ node }) => node['x-codes'] !== undefined)
    expect(named.length).toBeGreaterThan(10)
    for (const { at, node } of named) {
      const list = lists.find(({ name }) => name === node['x-codes'])
      expect(node.enum, at).toEqual(list?.rows.map(({ code }) => code))
    }
  })

  test('uses no keyword of ours that its README does not explain', () => {
    const readme = readFileSync(join(ROOT, 'schemas/README.md'), 'utf8')
    for (const keyword of KEYWORDS) expect(readme).toContain(`\`${keyword}\``)
  })
})

describe('the examples', () => {
  test.each(documents)('$file is valid', ({ schema, value }) => {
    const validate = ajv.getSchema(`${schema}.schema.json`)
    expect(validate?.(value), JSON.stringify(validate?.errors)).toBe(true)
    if (schema !== 'report') expect(compiled[schema](value)).toBe(true)
  })

  test('together use every property, and every translation, at least once', () => {
    const used = new Set<string>()
    for (const { schema, value, raw } of documents) {
      for (const each of [value, raw]) collect(each, schemas[schema], schema, used)
    }
    const all = nodes.flatMap(({ node }) => [
      ...Object.entries(node.properties ?? {})
        .filter(([, property]) => property.not === undefined)
        .map(([key]) => `${identity(node)}: ${key}`),
      ...translationsOf(node).map((key) => `${identity(node)}: ${key}_en`),
    ])
    expect(all.filter((property) => !used.has(property))).toEqual([])
  })

  test('have the code lists and columns that they name', () => {
    for (const { path, label, systems, parent } of validCatalog.codes ?? []) {
      const columns = example(path).split('\n')[0]?.split(',')
      const named = [label, ...systems.map(({ column }) => column), ...(parent ? [parent.column] : [])]
      expect(columns).toEqual(expect.arrayContaining(named))
    }
    const [table] = (frontMatter('dataset.md') as DatasetDescriptor).resources ?? []
    const header = example(table?.path ?? '').split('\n')[0]
    expect(header).toBe(table?.schema?.fields.map(({ name }) => name).join(','))
  })

  test('make a catalog in which nothing is wrong', () => {
    const documents = ['sk-tim-data', 'sop-data', 'laporan-2024']
    const lists = ['distrik', 'distrik-petak', 'kampung'].map((name) => `_catalog/codes/${name}.csv`)
    const files = {
      'catalog.yaml': example('catalog.yaml'),
      ...Object.fromEntries(lists.map((path) => [path, example(path)])),
      ...Object.fromEntries(documents.map((name) => [`_catalog/documents/${name}.pdf`, PAPER])),
      '_catalog/standards/penduduk-distrik/1.1.yaml': example('standard.yaml'),
      'dinduk/agency.md': example('agency.md'),
      'dinduk/jumlah-penduduk/dataset.md': example('dataset.md'),
      'dinduk/jumlah-penduduk/dataset.en.md': 'Counted from the register on 31 December of every year.\n',
      'dinduk/jumlah-penduduk/penduduk.csv': example('penduduk.csv'),
      'dinduk/jumlah-penduduk/kantor.csv': example('kantor.csv'),
      'dinduk/jumlah-keluarga/dataset.md': example('dataset-ringkas.md'),
      'dinduk/jumlah-keluarga/jumlah-keluarga.csv': example('jumlah-keluarga.csv'),
      'dinduk/pemohon/dataset.md': example('dataset-terbatas.md'),
    }
    const problems = check(treeOf(files), rules)
    // The short template and that of limited data are made complete later; warnings say with what.
    const isShort = (file = '') => /jumlah-keluarga|pemohon/.test(file)
    const isExpected = ({ severity, places }: (typeof problems)[number]) =>
      severity === 'warning' && isShort(places[0]?.file)
    expect(problems.filter((problem) => !isExpected(problem))).toEqual([])
  })

  test.each(['id', 'en'])('hold the template that the guide of agencies shows (%s)', (language) => {
    const guide = readFileSync(join(ROOT, `src/guides/mengajukan.${language}.md`), 'utf8')
    expect(guide).toContain(example('dataset-ringkas.md'))
  })

  test('name no real agency', () => {
    const files = readdirSync(join(ROOT, 'schemas/examples'), { recursive: true, withFileTypes: true })
    for (const file of files.filter((entry) => entry.isFile())) {
      expect(readFileSync(join(file.parentPath, file.name), 'utf8')).not.toMatch(/medan|\.go\.id/i)
    }
  })
})

/** Notes every property of a value by the object of the schema that it stands in. */
function collect(value: unknown, node: Schema, from: SchemaName, used: Set<string>): void {
  const { schema, home } = resolve(node, from, schemas)
  if (Array.isArray(value)) for (const item of value) collect(item, schema.items ?? {}, home, used)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      used.add(`${identity(schema)}: ${key}`)
      collect(item, schema.properties?.[key] ?? {}, home, used)
    }
  }
}

function identity(node: Schema): string {
  return node.title ?? node.description ?? ''
}

describe('a broken document', () => {
  const cases = parse(readFileSync(join(import.meta.dirname, 'schemas.bad.yaml'), 'utf8')) as {
    title: string
    schema: keyof typeof KNOWN
    document: unknown
    problems: { at: string; id: string; en: string; fix?: { id: string; en: string } }[]
  }[]
  test.each(cases)('$title', ({ schema, document, problems }) => {
    const validate = compiled[schema]
    expect(validate(document)).toBe(false)
    const found = violations(validate.errors ?? [], document, KNOWN[schema])
    expect(
      found.map(({ path, message, fix }) => ({ at: path.join('.'), ...message, ...(fix && { fix }) })),
    ).toEqual(problems)
  })
})

describe('the generated files', () => {
  test('are what the schemas give', async () => {
    expect(await drift()).toEqual([])
  })

  test('check documents without Node and without require', () => {
    const source = readFileSync(join(ROOT, 'src/catalog/generated/validators.js'), 'utf8')
    expect(source.match(/^import .*$/gm)).toEqual(["import { formats } from '../formats.ts'"])
    expect(readFileSync(join(ROOT, 'src/catalog/formats.ts'), 'utf8')).not.toMatch(/^import /m)
    const script = source.replace(/^import .*$/gm, '').replace(/^export const (\w+) =/gm, 'exported.$1 =')
    const exported: Record<string, (value: unknown) => boolean> = {}
    vm.runInNewContext(`'use strict';${script}`, { formats, exported })
    expect(Object.keys(exported)).toEqual(Object.keys(VALIDATORS))
    expect(exported.validateRoadmap?.(parse(example('roadmap.yaml')))).toBe(true)
    expect(exported.validateDataset?.({})).toBe(false)
  })

  test('hold the code lists as their files do', () => {
    expect(NATIONAL_LISTS.map(({ name, rows }) => ({ name, rows }))).toEqual(
      lists.map(({ name, rows }) => ({ name, rows })),
    )
  })
})

describe('the code lists', () => {
  test('are all described, in the order of their names', () => {
    const files = readdirSync(join(ROOT, 'schemas/codes')).filter((file) => file.endsWith('.csv'))
    expect(lists.map(({ name }) => `${name}.csv`)).toEqual(files.sort())
  })

  describe.each(lists)('$name', (list) => {
    const bytes = readFileSync(join(ROOT, `schemas/codes/${list.name}.csv`))

    test('is UTF-8 without byte order mark, with plain line ends', () => {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
      expect(text).not.toMatch(/\r|\uFEFF|\n\n/)
      expect(text.endsWith('\n')).toBe(true)
    })

    test('has the common columns and those it describes', () => {
      const header = bytes.toString().split('\n')[0]?.split(',')
      expect(header).toEqual([...COMMON_COLUMNS, ...Object.keys(list.columns ?? {})])
      for (const { column } of list.systems) expect(header).toContain(column)
      for (const text of [list.title, list.title_en, list.source, list.source_en]) expect(text).toMatch(/\S/)
    })

    test('has unique codes with both labels and sound addresses', () => {
      const codes = list.rows.map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
      for (const row of list.rows) {
        for (const cell of Object.values(row)) expect(cell.trim()).toBe(cell)
        for (const column of ['code', 'label', 'label_en']) expect(row[column], row.code).not.toBe('')
        for (const column of ['uri', 'url']) if (row[column]) expect(formats.url(row[column])).toBe(true)
      }
    })

    test('stands in the order it says', () => {
      if (list.order === 'given') return
      const keys = list.rows.map((row) => row[list.order] ?? '')
      const sorted = keys.toSorted((a, b) => Number(a === '') - Number(b === '') || compare(a, b))
      expect(keys).toEqual(sorted)
    })
  })
})

function compare(a: string, b: string): number {
  return Number(a) - Number(b) || (a < b ? -1 : a > b ? 1 : 0)
}

/** What Data Package v1 and v2 themselves define, by the object it stands in. */
const DATA_PACKAGE: Record<string, string[]> = {
  DatasetDescriptor:
    '$schema profile name id title description homepage version created image keywords licenses contributors sources resources'.split(
      ' ',
    ),
  ContributorDescriptor: 'title roles email path organization givenName familyName'.split(' '),
  ResourceDescriptor:
    '$schema profile name type path data title description homepage format mediatype encoding bytes hash dialect schema sources licenses contributors'.split(
      ' ',
    ),
  DialectDescriptor:
    '$schema delimiter quoteChar doubleQuote header headerRows headerJoin commentRows commentChar lineTerminator escapeChar nullSequence skipInitialSpace caseSensitiveHeader csvddfVersion property itemType itemKeys sheetNumber sheetName table'.split(
      ' ',
    ),
  TableSchemaDescriptor: '$schema fields fieldsMatch primaryKey uniqueKeys foreignKeys missingValues'.split(
    ' ',
  ),
  ForeignKeyDescriptor: 'fields reference'.split(' '),
  ForeignKeyReference: 'resource fields'.split(' '),
  FieldDescriptor:
    'name type format title description constraints missingValues decimalChar groupChar bareNumber trueValues falseValues categories categoriesOrdered delimiter itemType example rdfType'.split(
      ' ',
    ),
  FieldConstraints:
    'required unique enum minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern jsonSchema'.split(
      ' ',
    ),
  undefined: 'value label'.split(' '),
}

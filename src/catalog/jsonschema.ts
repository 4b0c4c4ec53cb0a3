import { compilePattern } from './pattern.ts'
import type { Text } from './problem.ts'
import { bytesOf } from './text.ts'

/** A compiled JSON Schema, or what in it cannot be used and where. */
export type JsonSchema =
  | { fault(value: unknown): string | undefined }
  | { error: { path: (string | number)[]; message: Text } }

/** Path of the first part of a value that breaks the schema, `undefined` where all of it keeps to it. */
type Test = (value: unknown, path: string) => string | undefined

/** Keywords that are checked, for messages. */
export const JSON_KEYWORDS =
  'type enum const properties required additionalProperties minProperties maxProperties items minItems maxItems uniqueItems minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern allOf anyOf oneOf not'.split(
    ' ',
  )
const ANNOTATIONS = new Set(['$schema', '$id', '$comment', 'title', 'description', 'default', 'examples'])
/** Schemas inside a schema; with no references, the work for a value grows with this times its size. */
const MOST_SCHEMAS = 500
const DEEPEST = 32

/**
 * Compiles the part of JSON Schema (2020-12) that needs no other document and ends in bounded time: no `$ref`,
 * no `format`, patterns of `pattern` constraints only. Whatever else is used is an error, never passed over.
 */
export function compileJsonSchema(schema: unknown): JsonSchema {
  const compiler = new Compiler()
  try {
    const test = compiler.schema(schema, [])
    return { fault: (value) => test(value, '') }
  } catch (fault) {
    if (fault instanceof Refusal) return { error: { path: fault.path, message: fault.text } }
    throw fault
  }
}

class Refusal extends Error {
  readonly path: (string | number)[]
  readonly text: Text

  constructor(path: (string | number)[], text: Text) {
    super(text.en)
    this.path = path
    this.text = text
  }
}

class Compiler {
  private count = 0

  schema(schema: unknown, path: (string | number)[]): Test {
    if (schema === true) return () => undefined
    if (schema === false) return (_, at) => at
    if (!isFields(schema)) throw new Refusal(path, { id: 'bukan skema', en: 'it is no schema' })
    if (++this.count > MOST_SCHEMAS || path.length > DEEPEST * 2)
      throw new Refusal(path, { id: 'skemanya terlalu besar', en: 'the schema is too large' })
    const tests = Object.entries(schema).flatMap(([keyword, wanted]) =>
      ANNOTATIONS.has(keyword) ? [] : [this.keyword(keyword, wanted, schema, [...path, keyword])],
    )
    return (value, at) => {
      for (const test of tests) {
        const fault = test(value, at)
        if (fault !== undefined) return fault
      }
      return undefined
    }
  }

  private keyword(keyword: string, wanted: unknown, schema: Fields, path: (string | number)[]): Test {
    const limit = LIMITS[keyword as keyof typeof LIMITS]
    if (Object.hasOwn(LIMITS, keyword)) {
      if (typeof wanted !== 'number')
        throw new Refusal(path, { id: 'harus berupa angka', en: 'it must be a number' })
      return plain((value) => limit(value, wanted))
    }
    switch (keyword) {
      case 'type': {
        const types = [wanted].flat()
        const unknown = types.find((type) => !Object.hasOwn(TYPES, String(type)))
        if (unknown !== undefined || types.length === 0)
          throw new Refusal(path, { id: 'tipenya tidak dikenal', en: 'the type is not known' })
        return plain((value) => types.some((type) => TYPES[String(type)]?.(value)))
      }
      case 'enum': {
        const known = new Set(list(wanted, path).map(canonical))
        return plain((value) => known.has(canonical(value)))
      }
      case 'const': {
        const only = canonical(wanted)
        return plain((value) => canonical(value) === only)
      }
      case 'required': {
        const names = list(wanted, path).map(String)
        return (value, at) => {
          const missing = isFields(value) ? names.find((name) => !Object.hasOwn(value, name)) : undefined
          return missing === undefined ? undefined : below(at, missing)
        }
      }
      case 'properties':
        return this.properties(wanted, path)
      case 'additionalProperties': {
        const known = new Set(Object.keys(isFields(schema.properties) ? schema.properties : {}))
        const test = this.schema(wanted, path)
        return eachProperty((name) => (known.has(name) ? undefined : test))
      }
      case 'items': {
        const test = this.schema(wanted, path)
        return (value, at) => (Array.isArray(value) ? firstFault(value, at, test) : undefined)
      }
      case 'uniqueItems':
        return plain(
          (value) =>
            wanted !== true || !Array.isArray(value) || new Set(value.map(canonical)).size === value.length,
        )
      case 'pattern':
        return pattern(String(wanted), path)
      case 'allOf':
      case 'anyOf':
      case 'oneOf':
        return combination(
          keyword,
          list(wanted, path).map((part, at) => this.schema(part, [...path, at])),
        )
      case 'not': {
        const test = this.schema(wanted, path)
        return (value, at) => (test(value, at) === undefined ? at : undefined)
      }
    }
    const name = `\`${keyword}\``
    throw new Refusal(path, {
      id: `kata kunci ${name} tidak diperiksa di sini`,
      en: `the keyword ${name} is not checked here`,
    })
  }

  private properties(wanted: unknown, path: (string | number)[]): Test {
    if (!isFields(wanted)) throw new Refusal(path, { id: 'bukan skema', en: 'it is no schema' })
    const tests = new Map(
      Object.entries(wanted).map(([name, part]) => [name, this.schema(part, [...path, name])]),
    )
    return eachProperty((name) => tests.get(name))
  }
}

type Fields = Record<string, unknown>

const TYPES: Record<string, (value: unknown) => boolean> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  array: (value) => Array.isArray(value),
  object: isFields,
}

/** Keywords with a number; what is of another type keeps to all of them. */
const LIMITS = {
  minimum: onNumber((value, limit) => value >= limit),
  maximum: onNumber((value, limit) => value <= limit),
  exclusiveMinimum: onNumber((value, limit) => value > limit),
  exclusiveMaximum: onNumber((value, limit) => value < limit),
  multipleOf: onNumber((value, limit) => Number.isInteger(Number((value / limit).toPrecision(12)))),
  minLength: onSize('string', (size, limit) => size >= limit),
  maxLength: onSize('string', (size, limit) => size <= limit),
  minItems: onSize('array', (size, limit) => size >= limit),
  maxItems: onSize('array', (size, limit) => size <= limit),
  minProperties: onSize('object', (size, limit) => size >= limit),
  maxProperties: onSize('object', (size, limit) => size <= limit),
}

function onNumber(test: (value: number, limit: number) => boolean) {
  return (value: unknown, limit: number) => typeof value !== 'number' || test(value, limit)
}

function onSize(type: string, test: (size: number, limit: number) => boolean) {
  return (value: unknown, limit: number) => !TYPES[type]?.(value) || test(sizeOf(value), limit)
}

/** Characters of a text, items of an array, properties of an object. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return [...value].length
  return Array.isArray(value) ? value.length : isFields(value) ? Object.keys(value).length : 0
}

/** One spelling for all JSON texts of the same value: `{"a":1,"b":2}` and `{ "b": 2, "a": 1 }` are equal. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isFields(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  )
}

function plain(test: (value: unknown) => boolean | undefined): Test {
  return (value, at) => (test(value) ? undefined : at)
}

function eachProperty(testOf: (name: string) => Test | undefined): Test {
  return (value, at) => {
    if (!isFields(value)) return undefined
    for (const [name, part] of Object.entries(value)) {
      const fault = testOf(name)?.(part, below(at, name))
      if (fault !== undefined) return fault
    }
    return undefined
  }
}

function firstFault(items: unknown[], at: string, test: Test): string | undefined {
  for (const [index, item] of items.entries()) {
    const fault = test(item, `${at}[${index}]`)
    if (fault !== undefined) return fault
  }
  return undefined
}

function combination(keyword: 'allOf' | 'anyOf' | 'oneOf', tests: Test[]): Test {
  if (keyword === 'allOf')
    return (value, at) => tests.map((test) => test(value, at)).find((fault) => fault !== undefined)
  return (value, at) => {
    const fitting = tests.filter((test) => test(value, at) === undefined).length
    return fitting === 1 || (fitting > 1 && keyword === 'anyOf') ? undefined : at
  }
}

/** A JSON Schema pattern may fit anywhere in the text unless it is tied to its ends. */
function pattern(source: string, path: (string | number)[]): Test {
  const [, start, middle = '', end] = /^(\^?)(.*?)(\$?)$/s.exec(source) ?? []
  const compiled = compilePattern(`${start ? '' : '[\\s\\S]*'}(${middle})${end ? '' : '[\\s\\S]*'}`)
  if ('error' in compiled || (middle.includes('|') && (start || end) && !/^\([^()]*\)$/.test(middle)))
    throw new Refusal(path, { id: 'polanya tidak dapat dipakai', en: 'the pattern cannot be used' })
  return plain((value) => {
    if (typeof value !== 'string') return true
    const bytes = bytesOf(value)
    return compiled.test(bytes, 0, bytes.length)
  })
}

function list(wanted: unknown, path: (string | number)[]): unknown[] {
  if (Array.isArray(wanted) && wanted.length > 0) return wanted
  throw new Refusal(path, { id: 'harus berupa daftar', en: 'it must be a list' })
}

function below(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

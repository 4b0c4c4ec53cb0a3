import { everydayCode, everydayName } from './everyday.ts'
import type { PropertyPath, Violation } from './model.ts'
import { nearest } from './nearest.ts'
import type { Text } from './problem.ts'
import { translatedName } from './unknown-property.ts'
import { type Fault, nodeOf, words } from './violation-words.ts'

/** What ajv says of one fault, as far as it is used here. */
export interface SchemaError {
  keyword: string
  /** JSON Pointer to the value at fault. */
  instancePath: string
  schemaPath: string
  params: Record<string, unknown>
}

/** A place that a schema describes. */
export interface KnownNode {
  /** What stands there. */
  description: Text
  /** Form of the value in words, to follow "must be". */
  expects?: Text
  /** Names of the properties of an object. */
  names?: string[]
  /** Those of the names that may have a translation `<name>_<language>`. */
  translated?: string[]
  /** Whether names that begin with `x-` are free. */
  extensible?: true
}

/** The places of a schema by their path, parts joined with dots and an item of a list written `*`. */
export type Known = Record<string, KnownNode>

/** What tells most of a value comes first: a wrong type makes every other fault of it follow. */
const ORDER = ['type', 'not', 'enum', 'const', 'minItems', 'maxLength', 'format', 'pattern']

/** Keywords that only repeat what the errors below them say. */
const REPEATING = new Set(['if', 'anyOf', 'oneOf', 'allOf'])

/** A name of several words, as a translation has it. */
const PARTED = /[_-]|\p{Ll}\p{Lu}/u

/** What an item lacks to be the one a list must contain; that the list lacks it is said once. */
const IN_CONTAINS = /\/contains\//

/**
 * Errors of a validator of ours in words: one violation for every real fault, without its position. `value` is
 * what was checked; `known` are the places of its schema.
 */
export function violations(
  errors: SchemaError[],
  value: unknown,
  known: Known,
): Omit<Violation, 'position'>[] {
  const faults = new Map<string, Fault>()
  for (const error of errors) {
    if (REPEATING.has(error.keyword) || IN_CONTAINS.test(error.schemaPath)) continue
    const fault = faultOf(error, value, known)
    const key = JSON.stringify(fault.path)
    const other = faults.get(key)
    if (other === undefined || rank(fault) < rank(other)) faults.set(key, fault)
  }
  const meant = new Set<string>()
  for (const { keyword, path, guess } of faults.values()) {
    if (keyword === 'additionalProperties' && guess !== undefined)
      meant.add(JSON.stringify([...path.slice(0, -1), guess]))
  }
  return [...faults]
    .filter(([key, { keyword }]) => !(keyword === 'required' && meant.has(key)))
    .map(([, fault]) => ({ path: fault.path, ...meantBy(fault), ...words(fault, known), ...written(fault) }))
}

function faultOf(
  { keyword, instancePath, schemaPath, params }: SchemaError,
  root: unknown,
  known: Known,
): Fault {
  const path = pathOf(instancePath, root)
  const object = nodeOf(known, placeOf(path))
  if (keyword === 'required') path.push(String(params.missingProperty))
  if (keyword === 'additionalProperties') path.push(String(params.additionalProperty))
  if (keyword === 'uniqueItems') path.push(Math.max(Number(params.i), Number(params.j)))
  const value = valueAt(path, root)
  const fault = { keyword, path, place: placeOf(path), schemaPath, params, value, object }
  return { ...fault, guess: guessOf(fault, valueAt(path.slice(0, -1), root)) }
}

function meantBy({ keyword, path, guess }: Fault): { meant?: PropertyPath } {
  return keyword === 'additionalProperties' && guess !== undefined
    ? { meant: [...path.slice(0, -1), guess] }
    : {}
}

/** What a misspelt name or code, or its everyday word, stands for; names that are there already are not meant. */
function guessOf(
  { keyword, path, params, value, object }: Omit<Fault, 'guess'>,
  around: unknown,
): string | undefined {
  if (keyword === 'enum' && typeof value === 'string')
    return (
      everydayCode(value, params.allowedValues as unknown[]) ??
      nearest(value, (params.allowedValues as unknown[]).map(String))
    )
  const name = String(path.at(-1))
  if (keyword !== 'additionalProperties' || translatedName(name, object?.names) !== undefined)
    return undefined
  const translations = PARTED.test(name) ? (object?.translated ?? []) : []
  const names = translations.flatMap((text) => [`${text}_en`, `${text}_id`]).concat(object?.names ?? [])
  const free = names.filter((each) => below(around, each) === undefined)
  return everydayName(name, free) ?? nearest(name, free)
}

/** Path of a JSON Pointer: parts that lead into a list are numbers. */
function pathOf(pointer: string, root: unknown): (string | number)[] {
  let value = root
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
      const step = Array.isArray(value) ? Number(key) : key
      value = below(value, step)
      return step
    })
}

function placeOf(path: PropertyPath): string {
  return path.map((part) => (typeof part === 'number' ? '*' : part)).join('.')
}

function valueAt(path: PropertyPath, root: unknown): unknown {
  return path.reduce(below, root)
}

function below(value: unknown, part: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.hasOwn(value, part) ? (value as Record<string | number, unknown>)[part] : undefined
}

function rank({ keyword }: Fault): number {
  const at = ORDER.indexOf(keyword)
  return at === -1 ? ORDER.length : at
}

/** The value as text, where one scalar is at fault; of an unknown property its name is what is wrong. */
function written({ keyword, value }: Fault): { value?: string } {
  if (keyword === 'additionalProperties' || value === undefined || value === null) return {}
  return typeof value === 'object' ? {} : { value: String(value) }
}

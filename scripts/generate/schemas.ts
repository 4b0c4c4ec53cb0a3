import { readFileSync } from 'node:fs'

/** The schemas of `schemas/` by name; the first seven describe what a catalog is made of. */
export const SCHEMA_NAMES = [
  'catalog',
  'agency',
  'dataset',
  'plan',
  'roadmap',
  'standard',
  'withdrawn',
  'report',
  'common',
] as const

/** Name of a schema file without `.schema.json`. */
export type SchemaName = (typeof SCHEMA_NAMES)[number]

/** A schema as its JSON says, with the keywords that `schemas/README.md` documents. */
export interface Schema {
  $id?: string
  $ref?: string
  $defs?: Record<string, Schema>
  title?: string
  description?: string
  'x-description-id'?: string
  'x-maps-to'?: string
  'x-expects'?: { id: string; en: string }
  'x-codes'?: string
  tsType?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minItems?: number
  required?: string[]
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  items?: Schema
  not?: Schema
}

/** Every schema file, parsed. */
export type Schemas = Record<SchemaName, Schema>

/** Our own keywords, which a validator has to know in strict mode. */
export const KEYWORDS = ['x-description-id', 'x-maps-to', 'x-expects', 'x-codes', 'tsType']

/** Reads every schema of the folder. */
export function readSchemas(folder: string): Schemas {
  const read = (name: string) => [name, JSON.parse(readFileSync(`${folder}/${name}.schema.json`, 'utf8'))]
  return Object.fromEntries(SCHEMA_NAMES.map(read)) as Schemas
}

/** The schema that a node stands for: its own words laid over those of the definition it refers to. */
export function resolve(
  node: Schema,
  name: SchemaName,
  schemas: Schemas,
): { schema: Schema; home: SchemaName } {
  if (node.$ref === undefined) return { schema: node, home: name }
  const [file, key] = node.$ref.split('#/$defs/') as [string, string]
  const home = (file === '' ? name : file.replace('.schema.json', '')) as SchemaName
  const definition = schemas[home].$defs?.[key]
  if (definition === undefined)
    throw new Error(`${name}.schema.json refers to ${node.$ref}, which does not exist.`)
  const { $ref: _, ...own } = node
  return { schema: { ...definition, ...own }, home }
}

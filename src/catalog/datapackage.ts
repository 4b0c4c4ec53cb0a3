import { BYTE_ORDER_MARK } from './frontmatter.ts'
import type { Violation } from './model.ts'
import { isMapping, readYaml, type YamlText } from './yaml.ts'

/**
 * Reads a `datapackage.json` of either version. JSON is a part of YAML, so one reader gives values and positions
 * of both; what only YAML allows is a violation, since other programs could not read it.
 */
export function readPackage(text: string): YamlText & { body: string } {
  const yaml = readYaml(text)
  const fault = yaml.violations.length === 0 ? jsonFault(text) : undefined
  if (fault) return { ...yaml, value: {}, violations: [fault], body: '' }
  return { ...yaml, value: asVersion2(yaml.value), body: '' }
}

function jsonFault(text: string): Violation | undefined {
  if (text.startsWith('\uFEFF')) return { path: [], position: { line: 1, column: 1 }, ...BYTE_ORDER_MARK }
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    const before = text.slice(0, Number(/at position (\d+)/.exec(String(error))?.[1] ?? 0)).split('\n')
    return {
      path: [],
      position: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
      message: { id: 'Berkas ini bukan JSON yang benar.', en: 'This file is not proper JSON.' },
      fix: {
        id: 'Periksa baris ini dan baris di atasnya: nama dan teks ditulis di dalam tanda petik ganda, tanpa koma di akhir daftar dan tanpa komentar.',
        en: 'Check this line and the one above it: names and texts stand in double quotes, with no comma at the end of a list and no comments.',
      },
    }
  }
}

/**
 * A Data Package descriptor of version 1 in the words of version 2: `profile` becomes `$schema`, a
 * contributor's `role` becomes `roles`, keys written as one text become lists. Version 2 comes back as it is.
 */
export function asVersion2(descriptor: Record<string, unknown>): Record<string, unknown> {
  const { profile, ...rest } = descriptor
  const isVersion1 = profile !== undefined && descriptor.$schema === undefined
  return {
    ...(isVersion1 ? rest : descriptor),
    ...(Array.isArray(descriptor.contributors) && { contributors: descriptor.contributors.map(contributor) }),
    ...(Array.isArray(descriptor.resources) && { resources: descriptor.resources.map(resource) }),
  }
}

function contributor(value: unknown): unknown {
  if (!isMapping(value) || typeof value.role !== 'string' || value.roles !== undefined) return value
  const { role, ...rest } = value
  // Version 1 knows `author`, which version 2 replaced by roles that say what was done.
  return { ...rest, roles: [role === 'author' ? 'producer' : role] }
}

function resource(value: unknown): unknown {
  if (!isMapping(value)) return value
  const { profile, ...rest } = value
  const path = Array.isArray(value.path) && value.path.length === 1 ? value.path[0] : value.path
  return {
    ...rest,
    ...(path !== undefined && { path }),
    ...(isMapping(value.schema) && { schema: schema(value.schema) }),
  }
}

function schema(value: Record<string, unknown>): Record<string, unknown> {
  const { fieldsMatch: match } = value
  return {
    ...value,
    // The profile of version 2.0 asked for a list here, against its own text.
    ...(Array.isArray(match) && match.length === 1 && { fieldsMatch: match[0] }),
    ...(Array.isArray(value.fields) && { fields: value.fields.map(field) }),
    ...(value.primaryKey !== undefined && { primaryKey: list(value.primaryKey) }),
    ...(Array.isArray(value.foreignKeys) && {
      foreignKeys: value.foreignKeys.map((key: unknown) => {
        if (!isMapping(key)) return key
        return {
          ...key,
          fields: list(key.fields),
          ...(isMapping(key.reference) && { reference: reference(key.reference) }),
        }
      }),
    }),
  }
}

/** Before version 1 the pattern of a date stood behind `fmt:`. */
function field(value: unknown): unknown {
  if (!isMapping(value) || typeof value.format !== 'string' || !value.format.startsWith('fmt:')) return value
  return { ...value, format: value.format.slice('fmt:'.length) }
}

function reference(value: Record<string, unknown>): Record<string, unknown> {
  const { resource, ...rest } = value
  // A table that refers to itself: an empty name in version 1, none in version 2.
  return {
    ...(resource !== '' && resource !== undefined && { resource }),
    ...rest,
    fields: list(value.fields),
  }
}

/** Version 1 may write one name where version 2 writes a list. */
function list(value: unknown): unknown {
  return typeof value === 'string' ? [value] : value
}

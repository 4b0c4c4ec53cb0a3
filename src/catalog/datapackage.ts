import { isMapping } from './yaml.ts'

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
  const list = (item: unknown) => (typeof item === 'string' ? [item] : item)
  return {
    ...value,
    ...(value.primaryKey !== undefined && { primaryKey: list(value.primaryKey) }),
    ...(Array.isArray(value.foreignKeys) && {
      foreignKeys: value.foreignKeys.map((key: unknown) => {
        if (!isMapping(key)) return key
        const { reference } = key
        return {
          ...key,
          fields: list(key.fields),
          ...(isMapping(reference) && { reference: { ...reference, fields: list(reference.fields) } }),
        }
      }),
    }),
  }
}

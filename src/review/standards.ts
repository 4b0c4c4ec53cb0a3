import type { StandardField } from '../catalog/descriptors.ts'
import type { Standard } from '../catalog/model.ts'
import { agreedText, newestStandard, standardId, standardNamed } from '../catalog/standards.ts'
import type { Side } from './review.ts'

/** Properties of an agreed column that are compared. */
export const COMPARED_PROPERTIES = [
  'type',
  'unit',
  'measure',
  'concept',
  'definition',
  'codes',
  'required',
] as const

/** A change of an agreed standard. */
export interface StandardChange {
  /** `name@version`. */
  id: string
  title: string
  /** A standard that nobody had, a further version, one that says something else, or one that is gone. */
  kind: 'new' | 'version' | 'changed' | 'removed'
  /** What it is compared with: the version before, or itself before. */
  from?: string
  /** Offices that agreed to it, and the day. */
  parties: string[]
  date: string
  /** What its parties say has changed. */
  changes?: string
  columns: {
    added: string[]
    removed: string[]
    changed: { name: string; property: (typeof COMPARED_PROPERTIES)[number]; from: string; to: string }[]
  }
  metadata: { added: string[]; removed: string[] }
  /** Datasets that follow any version of it, with the one they follow. */
  followers: { dataset: string; version: string }[]
}

/** Every change of an agreed standard, the gravest first. */
export function standardChanges(before: Side, after: Side): StandardChange[] {
  const changes: StandardChange[] = []
  for (const old of before.catalog.standards) {
    const now = standardNamed(after.catalog, standardId(old))
    if (!now) changes.push(changeOf('removed', old, undefined, after))
    else if (agreedText(now) !== agreedText(old)) changes.push(changeOf('changed', now, old, after))
  }
  for (const standard of after.catalog.standards) {
    if (standardNamed(before.catalog, standardId(standard))) continue
    const previous = newestStandard(before.catalog, standard.name)
    changes.push(changeOf(previous ? 'version' : 'new', standard, previous, after))
  }
  const order = ['removed', 'changed', 'version', 'new']
  return changes.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

function changeOf(
  kind: StandardChange['kind'],
  standard: Standard,
  old: Standard | undefined,
  { catalog }: Side,
): StandardChange {
  const { title, parties, date, changes, fields, metadata = [] } = standard.source.value
  const was = old?.source.value
  const before = new Map(was?.fields.map((field) => [field.name, field]))
  const now = new Map(fields.map((field) => [field.name, field]))
  return {
    id: standardId(standard),
    title,
    kind,
    ...(old && { from: standardId(old) }),
    parties: parties.map((party) => party.title),
    date,
    ...(changes !== undefined && { changes }),
    columns: was
      ? {
          added: [...now.keys()].filter((name) => !before.has(name)),
          removed: [...before.keys()].filter((name) => !now.has(name)),
          changed: fields.flatMap((field) => differences(before.get(field.name), field)),
        }
      : { added: [], removed: [], changed: [] },
    metadata: {
      added: was ? metadata.filter((name) => !was.metadata?.includes(name)) : [],
      removed: (was?.metadata ?? []).filter((name) => !metadata.includes(name)),
    },
    followers: catalog.datasets.flatMap(({ id, source }) => {
      const [name, version] = source.value.conforms?.split('@') ?? []
      return name === standard.name && version !== undefined ? [{ dataset: id, version }] : []
    }),
  }
}

function differences(old: StandardField | undefined, now: StandardField) {
  if (!old) return []
  return COMPARED_PROPERTIES.flatMap((property) => {
    const [from, to] = [String(old[property] ?? ''), String(now[property] ?? '')]
    return from === to ? [] : [{ name: now.name, property, from, to }]
  })
}

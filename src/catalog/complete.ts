import type {
  AgencyDescriptor,
  AgreedStandard,
  CatalogDescriptor,
  DatasetDescriptor,
  Roadmap,
  Withdrawals,
} from './descriptors.ts'
import { isMapping } from './yaml.ts'

/*
 * What the reader hands on is always whole: a required property that was missing or wrong (and has been
 * reported) gets a neutral value, so that the rest of the file can still be checked.
 */

/** A catalog's identity with every required property. */
export function completeCatalog(value: Record<string, unknown>): CatalogDescriptor {
  const publisher = isMapping(value.publisher) ? value.publisher : {}
  const place = isMapping(value.place) ? value.place : {}
  const brand = isMapping(value.brand) ? value.brand : {}
  const languages = strings(value.languages).filter((language) => language === 'id' || language === 'en')
  return {
    ...value,
    id: text(value.id, 'catalog'),
    title: text(value.title, 'catalog'),
    description: text(value.description),
    publisher: { url: 'https://example.org/', ...publisher, name: text(publisher.name, '—') },
    place: { code: '', system: 'lokal', ...place, name: text(place.name, '—') },
    baseUrl: text(value.baseUrl, 'https://example.org/'),
    languages: languages.length > 0 ? languages : ['id'],
    timezone: text(value.timezone, 'UTC'),
    brand: { primary: '#005a9c', secondary: '#8a6d00', ...brand },
    themes: mappings(value.themes)
      .filter((theme) => typeof theme.name === 'string')
      .map((theme) => ({ ...theme, name: text(theme.name), title: text(theme.title, text(theme.name)) })),
    codes: mappings(value.codes)
      .filter((codes) => typeof codes.name === 'string' && typeof codes.path === 'string')
      .map((codes) => ({
        ...codes,
        name: text(codes.name),
        title: text(codes.title, text(codes.name)),
        path: text(codes.path),
        label: text(codes.label),
        systems: mappings(codes.systems).filter((system) => typeof system.column === 'string'),
        tiles: mappings([codes.tiles]).filter((tiles) => typeof tiles.path === 'string')[0],
      })),
    verifiers: mappings(value.verifiers),
    ...(value.approvers !== undefined && { approvers: mappings(value.approvers) }),
  } as unknown as CatalogDescriptor
}

/** An agency with every required property; `name` is its folder. */
export function completeAgency(name: string): (value: Record<string, unknown>) => AgencyDescriptor {
  return (value) =>
    ({
      role: 'produsen',
      ...value,
      title: text(value.title, name),
      short: text(value.short, name),
    }) as AgencyDescriptor
}

/** A dataset with every required property; `name` is its folder. Fields without a name are left out. */
export function completeDataset(name: string): (value: Record<string, unknown>) => DatasetDescriptor {
  return (value) =>
    ({
      frequency: 'ad-hoc',
      // What may not be open is not treated as open: without a readable `access` no table is published.
      access: 'tertutup',
      ...value,
      title: text(value.title, name),
      description: text(value.description),
      theme: text(value.theme),
      licenses: mappings(value.licenses),
      contributors: mappings(value.contributors).map((one) => ({ ...one, title: text(one.title, '—') })),
      resources: mappings(value.resources).map(completeResource),
      ...(value.exempt !== undefined && {
        // What no one has approved exempts nothing.
        exempt: mappings(value.exempt).filter(
          ({ check, reason, approved_by }) => text(check) && text(reason) && text(approved_by),
        ),
      }),
      views: mappings(value.views).filter(
        (view) => typeof view.x === 'string' && typeof view.type === 'string',
      ),
    }) as unknown as DatasetDescriptor
}

/** A roadmap with every required property. */
export function completeRoadmap(value: Record<string, unknown>): Roadmap {
  const stages = mappings(value.stages).map((stage) => ({
    ...stage,
    title: text(stage.title, '—'),
    start: text(stage.start),
    source: { title: '—', ...(isMapping(stage.source) ? stage.source : {}) },
  }))
  return { ...value, title: text(value.title), stages } as unknown as Roadmap
}

/** A standard with every required property. */
export function completeStandard(name: string): (value: Record<string, unknown>) => AgreedStandard {
  return (value) =>
    ({
      ...value,
      title: text(value.title, name),
      date: text(value.date),
      parties: mappings(value.parties).filter((party) => typeof party.title === 'string'),
      metadata: strings(value.metadata),
      fields: mappings(value.fields).filter(
        (field) => typeof field.name === 'string' && typeof field.type === 'string',
      ),
    }) as unknown as AgreedStandard
}

/** Withdrawals with every required property; what names no dataset withdraws nothing, and is an error anyway. */
export function completeWithdrawn(value: Record<string, unknown>): Withdrawals {
  const withdrawn = mappings(value.withdrawn)
    .filter(({ dataset }) => typeof dataset === 'string')
    .map((one) => ({
      ...one,
      date: text(one.date),
      reason: text(one.reason, '—'),
      office: text(one.office, '—'),
    }))
  return { ...value, withdrawn } as unknown as Withdrawals
}

function completeResource(resource: Record<string, unknown>): Record<string, unknown> {
  const schema = isMapping(resource.schema) ? resource.schema : {}
  return {
    ...resource,
    schema: {
      ...schema,
      fields: mappings(schema.fields)
        .filter((field) => typeof field.name === 'string')
        .map((field) => ({ type: 'any', ...field })),
      foreignKeys: mappings(schema.foreignKeys).filter(
        (key) => Array.isArray(key.fields) && isMapping(key.reference) && Array.isArray(key.reference.fields),
      ),
      ...(schema.totals !== undefined && {
        totals: mappings(schema.totals)
          .filter((total) => Array.isArray(total.of))
          .map((total) => ({
            ...total,
            of: strings(total.of),
            ...(total.by !== undefined && { by: strings(total.by) }),
          })),
      }),
    },
  }
}

function text(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function mappings(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isMapping) : []
}

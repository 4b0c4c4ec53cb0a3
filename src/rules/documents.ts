import type { AgencyDescriptor } from '../catalog/descriptors.ts'
import { isWebAddress } from '../catalog/formats.ts'
import type { Catalog, PropertyPath } from '../catalog/model.ts'
import { unsafePath } from '../catalog/path.ts'

/** A document of the catalog that an agency refers to; paths begin at the catalog's folder. */
export interface DocumentPath {
  path: string
  property: PropertyPath
}

/** Paths of the documents that a catalog publishes: those that agencies, the roadmap and agreed standards name. */
export function publishedDocuments({ agencies, roadmap, standards }: Catalog): Set<string> {
  const others = [
    ...(roadmap?.value.stages ?? []).map(({ source }) => source),
    ...standards.map(({ source }) => source.value.source),
  ].flatMap((source) => source?.path ?? [])
  const named = agencies.flatMap(({ source }) => documentPaths(source.value)).map(({ path }) => path)
  const isInside = (path: string) => !isWebAddress(path) && unsafePath(path) === undefined
  return new Set([...named, ...others].filter((path) => isInside(path) && /\.pdf$/i.test(path)))
}

/** Paths of documents inside the catalog that `agency.md` names; web addresses are left out. */
export function documentPaths(agency: AgencyDescriptor): DocumentPath[] {
  const { team, sop, pact, visits = [], documents = [], sources = [] } = agency
  const all: { path: string | undefined; property: PropertyPath }[] = [
    { path: team?.decree?.path, property: ['team', 'decree', 'path'] },
    { path: team?.source?.path, property: ['team', 'source', 'path'] },
    { path: sop?.path, property: ['sop', 'path'] },
    { path: sop?.source?.path, property: ['sop', 'source', 'path'] },
    { path: pact?.path, property: ['pact', 'path'] },
    { path: pact?.source?.path, property: ['pact', 'source', 'path'] },
    ...visits.map((visit, at) => ({ path: visit?.source?.path, property: ['visits', at, 'source', 'path'] })),
    ...documents.map((document, at) => ({ path: document?.path, property: ['documents', at, 'path'] })),
    ...sources.map((source, at) => ({ path: source?.path, property: ['sources', at, 'path'] })),
  ]
  return all.filter((one): one is DocumentPath => typeof one.path === 'string' && !isWebAddress(one.path))
}

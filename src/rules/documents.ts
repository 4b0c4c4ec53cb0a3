import type { AgencyDescriptor } from '../catalog/descriptors.ts'
import { isWebAddress } from '../catalog/formats.ts'
import type { PropertyPath } from '../catalog/model.ts'

/** A document of the catalog that an agency refers to; paths begin at the catalog's folder. */
export interface DocumentPath {
  path: string
  property: PropertyPath
}

/** Paths of documents inside the catalog that `agency.md` names; web addresses are left out. */
export function documentPaths(agency: AgencyDescriptor): DocumentPath[] {
  const { team, sop, pact, visits = [], sources = [] } = agency
  const all: { path: string | undefined; property: PropertyPath }[] = [
    { path: team?.decree?.path, property: ['team', 'decree', 'path'] },
    { path: sop?.path, property: ['sop', 'path'] },
    { path: sop?.source?.path, property: ['sop', 'source', 'path'] },
    { path: pact?.path, property: ['pact', 'path'] },
    { path: pact?.source?.path, property: ['pact', 'source', 'path'] },
    ...visits.map((visit, at) => ({ path: visit?.source?.path, property: ['visits', at, 'source', 'path'] })),
    ...sources.map((source, at) => ({ path: source?.path, property: ['sources', at, 'path'] })),
  ]
  return all.filter((one): one is DocumentPath => typeof one.path === 'string' && !isWebAddress(one.path))
}

import type { VersionRecord } from '../components/versions.ts'
import type { AddressParams, PageKind } from '../i18n/addresses.ts'
import { site } from './_site.ts'

/** A path of a route. */
export interface RoutePath {
  params: AddressParams
}

/** The paths of a kind of page about a dataset, and those that answer for what was withdrawn. */
export function withTombstones(kind: PageKind, paths: readonly RoutePath[]): RoutePath[] {
  const { versions, withdrawn, datasetById } = site()
  const ids = new Set([...withdrawn.keys(), ...versions.all().map(({ dataset }) => dataset)])
  const left = [...ids]
    .filter((id) => !datasetById.has(id))
    .flatMap((id) => {
      const [agency = '', dataset = ''] = id.split('/')
      if (kind !== 'version') return withdrawn.has(id) ? [{ params: { agency, dataset } }] : []
      return versions
        .of(id)
        .filter((record) => record.withdrawn && record.number > 0)
        .map(({ number }) => ({ params: { agency, dataset, version: String(number) } }))
    })
  return [...paths, ...left]
}

/** What was withdrawn at an address; `undefined` where something is published there. */
export function tombstoneAt(
  kind: PageKind,
  { agency, dataset, version }: Record<string, string | undefined>,
): VersionRecord | undefined {
  const { versions, withdrawn } = site()
  const id = `${agency}/${dataset}`
  if (kind !== 'version') return withdrawn.get(id)
  const record = versions.of(id).find(({ number }) => number > 0 && String(number) === version)
  return record?.withdrawn ? record : undefined
}

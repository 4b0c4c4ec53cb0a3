import type { Edition } from './edition.ts'
import type { VersionRecord } from './versions.ts'

/** Address of the page of a version, or of what is left of it or its dataset; `undefined` where there is none. */
export function versionHref(
  { dataset, number, withdrawn }: VersionRecord,
  edition: Edition,
): string | undefined {
  const [agency = '', name = ''] = dataset.split('/')
  if (number === 0) return edition.href('dataset', { agency, dataset: name })
  const isThere = withdrawn !== undefined || edition.site.datasetById.has(dataset)
  return isThere ? edition.href('version', { agency, dataset: name, version: String(number) }) : undefined
}

/** What a version is called beside the title of its dataset. */
export function versionLabel({ number }: VersionRecord, { m }: Edition): string {
  return number === 0 ? m.withdrawn.label : m.versions.number(String(number))
}

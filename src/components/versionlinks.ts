import type { Edition } from './edition.ts'
import { COMPARED, type VersionRecord } from './versions.ts'

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

/**
 * Numbers of the older versions that one, the `at`-th of those of its dataset from the oldest, is compared with: the
 * newest ones with each other, the newest with all, and each with the one before. One of which the content is not here
 * is compared with none.
 */
export function olderCompared<T extends { number: number }>(
  all: readonly T[],
  at: number,
  isHere: (version: T) => boolean,
): number[] {
  const one = all[at]
  if (!one || !isHere(one)) return []
  const recent = Math.max(0, all.length - COMPARED)
  const first = at === all.length - 1 ? 0 : at > recent ? recent : Math.max(0, at - 1)
  return all
    .slice(first, at)
    .filter(isHere)
    .map(({ number }) => number)
}

/** A comparison with another version, by the numbers of both. */
export interface ComparedWith {
  other: string
  from: string
  to: string
}

/**
 * The comparisons of a version with others of its dataset, newest first. The newest of a long line has one with each;
 * those with the oldest are found at these.
 */
export function comparedWith(version: VersionRecord, all: readonly VersionRecord[]): ComparedWith[] {
  const older = version.comparisons.toReversed().slice(0, COMPARED - 1)
  const newer = all.filter(({ comparisons }) => comparisons.includes(version.number))
  const pair = (other: number, from: number, to: number) => ({
    other: String(other),
    from: String(from),
    to: String(to),
  })
  return [
    ...newer.map(({ number }) => pair(number, version.number, number)),
    ...older.map((number) => pair(number, number, version.number)),
  ]
}

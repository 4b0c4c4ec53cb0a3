import { createHash } from 'node:crypto'
import { joinedTree, partTree } from '../catalog/joinedtree.ts'
import type { Catalog, Dataset, FileTree } from '../catalog/model.ts'
import { readCatalog } from '../catalog/reader.ts'
import { ASKED_RULES } from '../governance/criteria.ts'
import { rateOf, scoreOf } from '../governance/score.ts'
import type { CheckCounts, NumberedVersion } from '../history/ledger.ts'
import { checkWhole } from '../rules/check.ts'
import { rules } from '../rules/index.ts'
import { newestPeriod } from '../rules/table-periods.ts'
import { sha256Hasher } from './digests.ts'
import { type VersionReader, versionTree } from './versiontree.ts'

/**
 * The rules that judge the files of a dataset by themselves: the others look at the rest of the catalog, which was
 * another then, or find something else on another day.
 */
const OWN_RULES = rules.filter(({ code, varies }) => !varies && code !== 'broken-link')

/** The rules whose findings the score asks for. */
const SCORE_RULES = rules.filter(({ code }) => ASKED_RULES.includes(code))

/** What the files of a version say of themselves. */
export interface VersionReading {
  /** The newest period that it describes; absent where it tells none. */
  newest?: string
  /** Its score in the four principles by the criteria of today, from 0 to 1. */
  four?: number
}

/** Checks versions by the rules, the identity and the code lists of a catalog as they are now. */
export interface VersionChecker {
  /** What the checks find in the files of a version; `undefined` where they are not here. */
  check(
    reader: VersionReader,
    dataset: string,
    version: Pick<NumberedVersion, 'files'>,
  ): CheckCounts | undefined
  /** What the files of a version say of themselves; `undefined` where they are not here. */
  read(
    reader: VersionReader,
    dataset: string,
    version: Pick<NumberedVersion, 'files'>,
  ): VersionReading | undefined
  /** A digest of what else decides about the versions of a dataset, the code of the rules apart. */
  digest(dataset: string): string
}

/** The checker of the versions of a catalog with these files. */
export function versionChecker(tree: FileTree): VersionChecker {
  const common = partTree(tree, isCommon)
  const commonDigest = digestOf(common)
  const known = new Map<string, { shared: FileTree; digest: string }>()
  const sharedBy = (dataset: string) => {
    const path = `${dataset.split('/', 1)[0]}/agency.md`
    let found = known.get(path)
    if (!found) {
      const agency = partTree(tree, (file) => file === path)
      found = { shared: joinedTree(common, agency), digest: commonDigest + digestOf(agency) }
      known.set(path, found)
    }
    return found
  }
  return {
    check(reader, dataset, version) {
      const own = versionTree(reader, dataset, version)
      return isHere(own) ? countsOf(joinedTree(sharedBy(dataset).shared, own), dataset) : undefined
    },
    read(reader, dataset, version) {
      const own = versionTree(reader, dataset, version)
      return isHere(own) ? readingOf(joinedTree(sharedBy(dataset).shared, own), dataset) : undefined
    },
    digest: (dataset) => sharedBy(dataset).digest,
  }
}

/** What a dataset may refer to besides its own files. */
function isCommon(path: string): boolean {
  return path === 'catalog.yaml' || /^_catalog\/[^/]+\//.test(path)
}

function digestOf(tree: FileTree): string {
  const hash = createHash('sha256')
  for (const { path, kind } of tree.list()) {
    hash.update(`${kind} ${path}\0`)
    if (kind === 'file') hash.update(createHash('sha256').update(tree.read(path)).digest())
  }
  return hash.digest('hex')
}

function isHere(tree: FileTree): boolean {
  try {
    for (const { path } of tree.list()) tree.read(path)
    return true
  } catch {
    return false
  }
}

function countsOf(tree: FileTree, id: string): CheckCounts {
  const whole = readCatalog(tree)
  const catalog: Catalog = { ...whole, datasets: whole.datasets.map(withoutOthers) }
  const { problems } = checkWhole(tree, catalog, {
    asOf: NO_DAY,
    limit: 1,
    rules: OWN_RULES,
    hasher: sha256Hasher,
  })
  const own = problems.filter(({ places }) => places.some(({ file }) => file.startsWith(`${id}/`)))
  const errors = own.filter(({ severity }) => severity === 'error').length
  const codes: Record<string, number> = {}
  for (const { code, count } of own) codes[code] = (codes[code] ?? 0) + count
  return {
    rules: OWN_RULES.length,
    errors,
    warnings: own.length - errors,
    codes: Object.fromEntries(Object.entries(codes).sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function readingOf(tree: FileTree, id: string): VersionReading {
  const catalog = readCatalog(tree)
  const dataset = catalog.datasets.find((one) => one.id === id)
  if (!dataset) return {}
  const { tables, problems } = checkWhole(tree, catalog, {
    asOf: NO_DAY,
    limit: 1,
    rules: SCORE_RULES,
    hasher: sha256Hasher,
  })
  const own = problems.filter(({ places }) => places.some(({ file }) => file.startsWith(`${id}/`)))
  const newest = newestPeriod(dataset, { tables })
  const four = rateOf(scoreOf({ catalog, dataset, tables, problems: own }).four)
  return { ...(newest !== undefined && { newest }), ...(four !== undefined && { four }) }
}

/** A dataset whose tables refer to no table of another dataset, which is not among the files of the version. */
function withoutOthers(dataset: Dataset): Dataset {
  const isOwn = ({ resource }: { resource: string }) => resource.startsWith(`${dataset.id}/`)
  const resources = dataset.resources.map((resource) => ({
    ...resource,
    foreignKeys: resource.foreignKeys.filter(isOwn),
  }))
  return { ...dataset, resources }
}

/** No rule that depends on the day is asked. */
const NO_DAY = '1970-01-01'

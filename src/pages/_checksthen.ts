import type { ChecksThen } from '../components/versions.ts'
import type { CheckCounts, NumberedVersion } from '../history/ledger.ts'
import { rules } from '../rules/index.ts'
import type { Cache } from '../store/cache.ts'
import type { Published } from '../store/published.ts'
import { versionChecker } from '../store/versionchecks.ts'

const byCode = new Map(rules.map((rule) => [rule.code, rule]))

/**
 * Gives what the checks find in a version: as the ledger keeps it, else as they find it now, kept in the cache; nothing
 * where its files are not here.
 */
export function checksThen(
  { versions, tree }: Published,
  cache: Cache,
  code: string,
): (dataset: string, version: NumberedVersion) => ChecksThen | undefined {
  const checker = versionChecker(tree)
  return (dataset, version) => {
    const { entry, files } = version
    if (files.length === 0) return undefined
    if (entry?.checks) return shown(entry.checks)
    const compute = (): CheckCounts | null => checker.check(versions, dataset, version) ?? null
    const counts = cache.keep(['checks', code, dataset, files, checker.digest(dataset)], compute)
    return counts ? shown(counts) : undefined
  }
}

function shown({ codes, ...counts }: CheckCounts): ChecksThen {
  const found = Object.entries(codes).map(([code, count]) => {
    const rule = byCode.get(code)
    // A rule that is no more has no page.
    return { code, count, ...(rule && { title: rule.title }) }
  })
  return { ...counts, found }
}

import { join } from 'node:path'
import type { NumberedVersion } from '../history/ledger.ts'
import { codeVersion, diskCache } from './cache.ts'
import { cacheFolderOf } from './checked.ts'
import { projectRoot } from './project.ts'
import type { Published } from './published.ts'
import { versionChecker } from './versionchecks.ts'

/** Folders whose code decides about the score of a version. */
const DECIDING = ['src/catalog', 'src/rules', 'src/governance', 'src/store']

/**
 * Gives the score of a version in the four principles, from 0 to 1, as its files have it by the criteria of today, kept
 * in the cache; nothing where its files are not here.
 */
export function versionScores({
  versions,
  tree,
}: Published): (dataset: string, version: NumberedVersion) => number | undefined {
  const cache = diskCache(join(cacheFolderOf({}), 'scores'), codeVersion(projectRoot, DECIDING))
  const checker = versionChecker(tree)
  return (dataset, version) => {
    if (version.files.length === 0) return undefined
    const id = version.entry?.dataset ?? dataset
    const compute = () => checker.score(versions, id, version) ?? null
    return cache.keep([id, version.files, checker.digest(id)], compute) ?? undefined
  }
}

import { join } from 'node:path'
import type { NumberedVersion } from '../history/ledger.ts'
import { codeVersion, diskCache } from './cache.ts'
import { cacheFolderOf } from './checked.ts'
import { projectRoot } from './project.ts'
import type { Published } from './published.ts'
import { type VersionReading, versionChecker } from './versionchecks.ts'

/** Folders whose code decides about what a version says of itself. */
const DECIDING = ['src/catalog', 'src/rules', 'src/governance', 'src/store']

/** Gives what the files of a version say of themselves, kept in the cache; nothing where they are not here. */
export function versionReadings({
  versions,
  tree,
}: Pick<Published, 'versions' | 'tree'>): (dataset: string, version: NumberedVersion) => VersionReading {
  const cache = diskCache(join(cacheFolderOf({}), 'readings'), codeVersion(projectRoot, DECIDING))
  const checker = versionChecker(tree)
  return (dataset, version) => {
    if (version.files.length === 0) return {}
    const id = version.entry?.dataset ?? dataset
    const compute = () => checker.read(versions, id, version) ?? {}
    return cache.keep([id, version.files, checker.digest(id)], compute)
  }
}

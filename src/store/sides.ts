import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FormerTree } from '../catalog/model.ts'
import { readCatalog } from '../catalog/reader.ts'
import { asOf } from '../history/asof.ts'
import { copyOut } from '../history/copyout.ts'
import type { Submission } from '../history/submission.ts'
import { type Checked, type CheckOptions, checkTree } from './checked.ts'
import { type DiskTree, diskTree } from './disk.ts'
import { withLeftOut } from './leftout.ts'

/** A catalog before and after a submission, each checked for the same day. */
export interface Sides {
  before: Checked
  after: Checked
  asOf: string
}

/**
 * Copies both sides of a submission out as data, checks them and hands them to `use`; afterwards the copies are gone.
 * `prefix` is the folder of the catalog in the repository, with a slash at its end, or nothing. The day is `AS_OF`, or
 * that of the base: who submits does not choose it.
 */
export async function withSides<T>(
  submission: Submission,
  prefix: string,
  options: Pick<CheckOptions, 'limit' | 'progress' | 'cache'>,
  use: (sides: Sides) => T | Promise<T>,
): Promise<T> {
  const { root, base, baseTree, tree } = submission
  const folder = mkdtempSync(join(tmpdir(), 'tinjau-'))
  try {
    const [old, now] = [
      await copied(root, baseTree, prefix, join(folder, 'before')),
      await copied(root, tree, prefix, join(folder, 'after')),
    ]
    const identity = readCatalog({ ...old, list: () => old.list().filter(({ path }) => !path.includes('/')) })
    const { date } = asOf(identity, root, process.env.AS_OF, base)
    const before = checkTree(old, { ...options, asOf: date })
    const paths = submission.changes.map(({ path }) => path)
    const changed = new Set(
      paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)),
    )
    const former: FormerTree = { ...old, differs: (path) => changed.has(path) }
    const { digests, sources } = before.known
    const same = digests.filter(([path]) => !changed.has(path))
    const after = checkTree(now, {
      ...options,
      asOf: date,
      former,
      known: [{ passed: [], digests: same, sources }],
    })
    return await use({ before: before.checked, after: after.checked, asOf: date })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function copied(root: string, tree: string, prefix: string, folder: string): Promise<DiskTree> {
  const { leftOut } = await copyOut(root, tree, prefix, folder)
  return withLeftOut(diskTree(folder), leftOut)
}

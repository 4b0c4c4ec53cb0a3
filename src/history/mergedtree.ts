import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { CatalogError } from '../catalog/catalogerror.ts'
import { incomplete } from './incomplete.ts'
import { inertGit } from './inert.ts'

/** Oldest Git that merges without a working folder. */
export const MERGES_SINCE = [2, 38] as const

/** The tree that a merge would give, or the paths at which a person would have to decide. */
export interface Merged {
  tree: string
  conflicts: string[]
}

/** Version of the Git on this machine, such as `[2, 39]`; `undefined` where there is none. */
export function gitVersion(): [major: number, minor: number] | undefined {
  const [, major, minor] = /^git version (\d+)\.(\d+)/.exec(inertGit('.', ['version']).text) ?? []
  return major === undefined ? undefined : [Number(major), Number(minor)]
}

/** Whether this Git can compute a merge. */
export function canMerge([major, minor]: readonly [number, number]): boolean {
  const [leastMajor, leastMinor] = MERGES_SINCE
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}

/**
 * Merges two commits as Git does, without a working folder. The merge is computed in an empty repository that
 * borrows the objects: its settings are ours, so that no merge driver, attribute or hook has a say.
 */
export function mergedTree(root: string, base: string, head: string): Merged {
  const version = gitVersion()
  if (!version || !canMerge(version)) throw tooOld(version)
  const repository = mkdtempSync(join(tmpdir(), 'satu-data-merge-'))
  try {
    const environment = borrow(root, repository)
    const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', base, head]
    const { status, text } = inertGit(repository, args, { environment })
    const [tree = '', ...paths] = text.split('\0')
    if (status < 0 || status > 1 || !/^[0-9a-f]{40,64}$/.test(tree)) throw incomplete()
    return { tree, conflicts: status === 0 ? [] : [...new Set(paths.filter((path) => path !== ''))] }
  } finally {
    rmSync(repository, { recursive: true, force: true })
  }
}

/** Makes an empty repository; what it needs to read the objects of another is returned as an environment. */
function borrow(root: string, repository: string): NodeJS.ProcessEnv {
  const where = (name: string) => resolve(root, inertGit(root, ['rev-parse', '--git-path', name]).text.trim())
  const format = inertGit(root, ['rev-parse', '--show-object-format']).text.trim()
  const extensions = format === 'sha256' ? '[extensions]\n\tobjectFormat = sha256\n' : ''
  writeFileSync(
    join(repository, 'config'),
    `[core]\n\trepositoryformatversion = ${extensions ? 1 : 0}\n\tbare = true\n${extensions}`,
  )
  writeFileSync(join(repository, 'HEAD'), 'ref: refs/heads/none\n')
  for (const folder of ['objects', 'refs']) mkdirSync(join(repository, folder))
  return {
    GIT_DIR: repository,
    GIT_OBJECT_DIRECTORY: where('objects'),
    GIT_SHALLOW_FILE: where('shallow'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
  }
}

function tooOld(version: [number, number] | undefined): CatalogError {
  const least = MERGES_SINCE.join('.')
  return version
    ? new CatalogError(
        {
          id: `Git ${version.join('.')} di komputer ini terlalu lama untuk menghitung hasil penggabungan.`,
          en: `Git ${version.join('.')} on this machine is too old to compute a merge.`,
        },
        {
          id: `Pasang Git ${least} atau yang lebih baru dari https://git-scm.com/.`,
          en: `Install Git ${least} or newer from https://git-scm.com/.`,
        },
      )
    : new CatalogError(
        { id: 'Git tidak ada di komputer ini.', en: 'There is no Git on this machine.' },
        { id: 'Pasang Git dari https://git-scm.com/.', en: 'Install Git from https://git-scm.com/.' },
      )
}

import { CatalogError } from '../catalog/catalogerror.ts'
import { inertGit } from './inert.ts'
import { mergedTree } from './mergedtree.ts'
import { type Change, changesBetween, type Rename, renamesBetween } from './treechange.ts'

/** A submission as Git objects: what a merge of it would make of the base. Nothing of it is ever checked out. */
export interface Submission {
  /** Top folder of the clone, where the objects are. */
  root: string
  /** Full ids of commits. */
  base: string
  head: string
  /** The commit at which the submission left the base. */
  left: string
  baseTree: string
  /** The tree after a merge; where Git cannot merge, the submission's own. */
  tree: string
  /** Paths at which the merge needs a person; a submission with any cannot be merged as it is. */
  conflicts: string[]
  /** What the merge changes, each path on its own. */
  changes: Change[]
  /** Which of the added files were removed elsewhere, for words to people. */
  renames: Rename[]
}

/** Reads what a merge of `head` into `base` would change; both are names of branches or commits of this clone. */
export function submissionOf(folder: string, base: string, head: string): Submission {
  const root = topOf(folder)
  const ids = { base: commitOf(root, base), head: commitOf(root, head) }
  const left = inertGit(root, ['merge-base', ids.base, ids.head]).text.trim()
  if (left === '') throw noCommonCommit(base, head)
  const baseTree = treeOf(root, ids.base)
  const merged = mergedTree(root, ids.base, ids.head)
  const tree = merged.conflicts.length > 0 ? treeOf(root, ids.head) : merged.tree
  return {
    root,
    ...ids,
    left,
    baseTree,
    tree,
    conflicts: merged.conflicts,
    changes: changesBetween(root, baseTree, tree),
    renames: renamesBetween(root, baseTree, tree),
  }
}

/** Full id of the commit that a name of a branch, tag or commit stands for. */
export function commitOf(root: string, name: string): string {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]
  // What begins with a hyphen is an option to some command of Git or other.
  const { status, text } = name.startsWith('-') ? { status: 1, text: '' } : inertGit(root, args)
  if (status !== 0) throw noCommit(name)
  return text.trim()
}

function topOf(folder: string): string {
  const { status, text } = inertGit(folder, ['rev-parse', '--show-toplevel'])
  if (status === 0) return text.replace(/\n$/, '')
  // A bare repository has no top folder, but objects all the same.
  if (inertGit(folder, ['rev-parse', '--is-bare-repository']).text.trim() === 'true') return folder
  throw noRepository(folder)
}

function treeOf(root: string, commit: string): string {
  return inertGit(root, ['rev-parse', '--verify', `${commit}^{tree}`]).text.trim()
}

function noRepository(folder: string): CatalogError {
  return new CatalogError(
    {
      id: `"${folder}" bukan bagian dari repositori Git, sehingga tidak ada usulan yang dapat dibaca.`,
      en: `"${folder}" is not in a Git repository, so there is no submission to read.`,
    },
    {
      id: 'Klon repositorinya dengan git clone, lalu ulangi perintah ini di sana.',
      en: 'Clone the repository with git clone, then repeat this command there.',
    },
  )
}

function noCommit(name: string): CatalogError {
  return new CatalogError(
    { id: `Git tidak mengenal "${name}".`, en: `Git does not know "${name}".` },
    {
      id: 'Tulis nama cabang atau komit yang ada di komputer ini, misalnya origin/main; ambil dahulu dengan git fetch.',
      en: 'Name a branch or commit that is on this machine, such as origin/main; fetch it first with git fetch.',
    },
  )
}

function noCommonCommit(base: string, head: string): CatalogError {
  return new CatalogError(
    {
      id: `"${base}" dan "${head}" tidak punya komit bersama di komputer ini.`,
      en: `"${base}" and "${head}" have no commit in common on this machine.`,
    },
    {
      id: 'Bila riwayatnya hanya diambil sebagian, ambil seluruhnya: git fetch --unshallow. Cabang yang dibuat tanpa riwayat cabang utama tidak dapat digabung.',
      en: 'If only a part of the history was fetched, fetch all of it: git fetch --unshallow. A branch made without the history of the main one cannot be merged.',
    },
  )
}

import { CatalogError } from '../catalog/catalogerror.ts'
import { gitLater } from './git.ts'

/** What differs from a commit: paths inside the folder of the catalog, and other paths from the repository's root. */
export interface Changes {
  /** The commit at which the branch left its base. */
  left: string
  inside: string[]
  outside: string[]
}

/**
 * What the working folder has changed since it left `base`: committed, staged, unstaged and untracked files,
 * deleted ones and both names of a renamed one included. Files that Git ignores are no part of a branch.
 */
export async function changesSince(folder: string, base: string): Promise<Changes> {
  const untracked = gitLater(folder, ['ls-files', '-o', '--exclude-standard', '--full-name', '-z', ':/'])
  const [prefix, left] = await Promise.all([
    gitLater(folder, ['rev-parse', '--show-prefix']),
    base.startsWith('-') ? undefined : gitLater(folder, ['merge-base', base, 'HEAD']),
  ])
  if (prefix === undefined) throw noRepository(folder)
  if (left === undefined) throw await unknownBase(folder, base)
  const options = ['--name-only', '--no-renames', '--no-relative', '--no-ext-diff', '--no-textconv', '-z']
  const changed = await gitLater(folder, ['diff', ...options, left.trim(), '--'])
  const lists = [changed, await untracked]
  if (lists.includes(undefined)) throw noRepository(folder)
  const inside = prefix.replace(/\n$/, '')
  const paths = lists.flatMap((list) => (list ?? '').split('\0')).filter((path) => path !== '')
  return {
    left: left.trim(),
    inside: paths.filter((path) => path.startsWith(inside)).map((path) => path.slice(inside.length)),
    outside: paths.filter((path) => !path.startsWith(inside)),
  }
}

/**
 * Tracked files of the catalog, of the given names, in which one of the texts may stand: as it is, or written in a
 * way that a search of lines cannot see through, such as by escapes of JSON or YAML.
 */
export async function filesNaming(folder: string, texts: string[], names: string[]): Promise<string[]> {
  if (texts.length === 0) return []
  const patterns = [...texts.map(literally), '\\\\[uUx/]', '\\\\$']
  const found = await gitLater(
    folder,
    [
      ...['grep', '-l', '-z', '-E', '--no-color', '--no-full-name', '--no-recurse-submodules'],
      ...patterns.flatMap((pattern) => ['-e', pattern]),
      ...['--', ...names.map((name) => `:(glob)**/${name}`)],
    ],
    [0, 1],
  )
  if (found === undefined) throw noRepository(folder)
  return found.split('\0').filter((path) => path !== '')
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

function noRepository(folder: string): CatalogError {
  return new CatalogError(
    {
      id: `--changed membutuhkan Git, tetapi "${folder}" bukan bagian dari repositori Git.`,
      en: `--changed needs Git, but "${folder}" is not in a Git repository.`,
    },
    {
      id: 'Jalankan tanpa --changed untuk memeriksa seluruh katalog.',
      en: 'Run without --changed to check the whole catalog.',
    },
  )
}

async function unknownBase(folder: string, base: string): Promise<CatalogError> {
  const commit = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`]
  return (await gitLater(folder, commit)) === undefined ? noCommit(base) : noCommonCommit(base)
}

function noCommit(base: string): CatalogError {
  return new CatalogError(
    {
      id: `--changed: Git tidak mengenal "${base}".`,
      en: `--changed: Git does not know "${base}".`,
    },
    {
      id: 'Tulis nama cabang atau komit yang ada di komputer ini, misalnya --changed origin/main; ambil dahulu dengan git fetch.',
      en: 'Name a branch or commit that is on this machine, such as --changed origin/main; fetch it first with git fetch.',
    },
  )
}

function noCommonCommit(base: string): CatalogError {
  return new CatalogError(
    {
      id: `--changed: "${base}" dan HEAD tidak punya komit bersama di komputer ini.`,
      en: `--changed: "${base}" and HEAD have no commit in common on this machine.`,
    },
    {
      id: 'Bila riwayatnya hanya diambil sebagian, ambil seluruhnya: git fetch --unshallow.',
      en: 'If only a part of the history was fetched, fetch all of it: git fetch --unshallow.',
    },
  )
}

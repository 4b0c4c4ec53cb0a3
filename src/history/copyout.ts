import { mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CatalogError } from '../catalog/catalogerror.ts'
import { writeBlobs } from './blobstream.ts'
import { incomplete } from './incomplete.ts'
import { inertGit } from './inert.ts'
import { collisions, type LeftOut, type LeftOutReason, unwritable } from './leftout.ts'
import { listedEntries } from './listing.ts'
import { type EntryKind, kindOf } from './treechange.ts'

/** What of a submission is taken over, and how much. */
export interface CopyLimits {
  /** Bytes of one file; the Git host itself takes no more than 100 MiB. */
  file: number
  /** Bytes of all files. */
  sum: number
  /** Number of files. */
  count: number
  /** Files that are asked for at all, by their path in the copied folder; others are not told of. */
  wanted?(path: string): boolean
}

/** What was taken over of a submission, and what was not. */
export interface CopiedOut {
  /** Absolute path of the folder that holds the files. */
  folder: string
  files: number
  bytes: number
  leftOut: LeftOut[]
}

/** Limits that any catalog which the host serves stays below. */
export const COPY_LIMITS: CopyLimits = { file: 100 << 20, sum: 4 * 2 ** 30, count: 200_000 }

/** What a tree holds at a path, before it is decided whether it may be taken over. */
interface Listed {
  path: string
  kind: EntryKind
  id: string
  size: number
}

/**
 * Writes the regular files below `prefix` (such as `datasets`; nothing for all) of a tree into an empty folder, byte by
 * byte as Git keeps them and readable only as data. Whatever is no regular file, or could mean something else to a
 * disk, is left out and told. The result is the same on every kind of computer.
 */
export async function copyOut(
  root: string,
  tree: string,
  prefix: string,
  folder: string,
  limits: Partial<CopyLimits> = {},
): Promise<CopiedOut> {
  const target = resolve(folder)
  mkdirSync(target, { recursive: true })
  if (readdirSync(target).length > 0) throw notEmpty(folder)
  const { wanted = () => true } = limits
  const entries = listed(root, tree, prefix.replace(/\/+$/, '')).filter(({ path }) => wanted(path))
  const { taken, leftOut } = sorted(entries, { ...COPY_LIMITS, ...limits })
  for (const path of new Set(taken.map((file) => dirname(file.path))))
    mkdirSync(join(target, path), { recursive: true })
  const files = taken.map((file) => ({ id: file.id, size: file.size, file: join(target, file.path) }))
  await writeBlobs(root, files)
  return {
    folder: target,
    files: taken.length,
    bytes: taken.reduce((sum, { size }) => sum + size, 0),
    leftOut,
  }
}

/** Everything below a folder of a tree, with paths from that folder; `.` where it is no folder. */
function listed(root: string, tree: string, prefix: string): Listed[] {
  const args = ['ls-tree', '-r', '-l', '-z', '--full-tree', '--end-of-options', tree]
  const { status, bytes } = inertGit(root, prefix === '' ? args : [...args, prefix])
  if (status !== 0) throw incomplete()
  return listedEntries(bytes.toString()).map(({ mode, id, size, path }) => {
    const inside = prefix === '' ? path : path === prefix ? '.' : path.slice(prefix.length + 1)
    return { path: inside, kind: kindOf(mode), id, size }
  })
}

/** What may be taken over, and what may not, in the order of the paths. */
function sorted(entries: Listed[], limits: CopyLimits): { taken: Listed[]; leftOut: LeftOut[] } {
  const taken: Listed[] = []
  const leftOut: LeftOut[] = []
  const collides = collisions()
  let sum = 0
  const refusal = ({ path, kind, size }: Listed): LeftOutReason | undefined => {
    if (kind === 'symlink' || kind === 'submodule') return kind
    const reason = unwritable(path) ?? (collides(path) ? 'collision' : undefined)
    if (reason) return reason
    if (size > limits.file) return 'large'
    if (sum + size > limits.sum) return 'sum'
    return taken.length >= limits.count ? 'count' : undefined
  }
  for (const entry of entries) {
    const reason = refusal(entry)
    const { path, kind, size } = entry
    if (reason) leftOut.push({ path, kind, size, reason })
    else {
      taken.push(entry)
      sum += size
    }
  }
  return { taken, leftOut }
}

function notEmpty(folder: string): CatalogError {
  return new CatalogError(
    { id: `Folder "${folder}" tidak kosong.`, en: `The folder "${folder}" is not empty.` },
    {
      id: 'Pilih folder baru, supaya berkas lama tidak tercampur dengan usulan.',
      en: 'Choose a new folder, so that older files do not mix with the submission.',
    },
  )
}

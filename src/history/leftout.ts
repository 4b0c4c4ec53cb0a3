import type { FileEntry } from '../catalog/model.ts'
import { folded } from '../catalog/path.ts'
import type { Text } from '../catalog/problem.ts'
import type { EntryKind } from './treechange.ts'

/** Why something of a submission is not taken over as data. */
export type LeftOutReason =
  | 'symlink'
  | 'submodule'
  | 'path'
  | 'hidden'
  | 'name'
  | 'collision'
  | 'large'
  | 'sum'
  | 'count'

/** Something of a submission that is not taken over as data. */
export interface LeftOut {
  /** From the copied folder; `.` where the folder itself is none. */
  path: string
  kind: EntryKind
  size: number
  reason: LeftOutReason
}

/** What is said of each reason, after the name of the path. */
export const LEFT_OUT_WORDS: Record<LeftOutReason, Text> = {
  symlink: { id: 'adalah symlink (pintasan), bukan berkas', en: 'is a symlink, not a file' },
  submodule: { id: 'adalah repositori lain (submodule), bukan berkas', en: 'is a submodule, not a file' },
  path: { id: 'keluar dari foldernya', en: 'leaves its folder' },
  hidden: {
    id: 'diawali titik dan tidak pernah diterbitkan',
    en: 'begins with a point and is never published',
  },
  name: {
    id: 'memakai nama yang tidak dapat disimpan di semua komputer',
    en: 'has a name that not every computer can store',
  },
  collision: {
    id: 'bernama sama dengan berkas atau folder lain bila huruf besar dan kecil tidak dibedakan',
    en: 'has the name of another file or folder where capitals do not count',
  },
  large: { id: 'terlalu besar', en: 'is too large' },
  sum: { id: 'melampaui jumlah ukuran yang dibaca', en: 'exceeds the sum of sizes that is read' },
  count: { id: 'melampaui jumlah berkas yang dibaca', en: 'exceeds the number of files that is read' },
}

/** What left-out things are in a list of files: links and submodules as such, files as something that cannot be read. */
export function entryOf({ path, kind, size }: LeftOut): FileEntry {
  return { path, kind: kind === 'symlink' ? 'symlink' : 'other', size }
}

/** Longest name and path that file systems of all three kinds of computers take, below a folder of some depth. */
const LONGEST_NAME = 255
const LONGEST_PATH = 1024

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\..*)?$/i

/** Characters that a file system of a Mac drops, so that `.git` may be written with them. */
const IGNORED = /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g

/** Why a path may not be written to a disk, or `undefined` where it may on every computer. */
export function unwritable(path: string): 'path' | 'hidden' | 'name' | undefined {
  const parts = path.split('/')
  if (path.includes('\\') || parts.some((part) => part === '' || part === '.' || part === '..')) return 'path'
  const names = parts.map((part) => part.replace(IGNORED, ''))
  // `git~1` is how Windows may shorten `.git`.
  if (names.some((name) => name.startsWith('.') || /^git~\d/i.test(name))) return 'hidden'
  const isLong = path.length > LONGEST_PATH || parts.some((part) => Buffer.byteLength(part) > LONGEST_NAME)
  return isLong || parts.some(isOdd) ? 'name' : undefined
}

/** Whether a path of a tree stands below a folder and does not lead out of it, as `datasets/../src` does. */
export function isInside(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`) && unwritable(path) !== 'path'
}

function isOdd(part: string): boolean {
  return /[\p{Cc}"*:<>?|\ufffd]/u.test(part) || /[ .]$/.test(part) || DEVICE.test(part)
}

/** Tells of paths, in their order, whether a disk that minds neither capitals nor accents takes them for another. */
export function collisions(): (path: string) => boolean {
  const known = new Map<string, string>()
  return (path) => {
    const parts = path.split('/')
    const spelled = parts.map((_, at) => parts.slice(0, at + 1).join('/'))
    // A folder is told from a file by its closing slash.
    const names = spelled.map((name, at) => ({
      key: folded(name),
      name: at + 1 < parts.length ? `${name}/` : name,
    }))
    if (names.some(({ key, name }) => (known.get(key) ?? name) !== name)) return true
    for (const { key, name } of names) known.set(key, name)
    return false
  }
}

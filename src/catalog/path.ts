/** Why a path of a descriptor may not be opened. */
export type UnsafePath =
  | 'absolute'
  | 'parent'
  | 'backslash'
  | 'hidden'
  | 'home'
  | 'edge'
  | 'encoded'
  | 'ending'

/**
 * Why a path is unsafe, or `undefined` where it stays inside its folder: no address, no leading slash or drive,
 * no `..`, no backslash, no part that begins with a point (Data Package: `path` is relative and downward). Nor may
 * it mean another file elsewhere: a shell reads `~` as a home folder, Windows drops a space or point at an end, and
 * an address takes `%2e%2e` for `..`.
 */
export function unsafePath(path: string): UnsafePath | undefined {
  if (path.includes('\\')) return 'backslash'
  if (path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return 'absolute'
  const parts = path.split('/')
  if (parts.includes('..')) return 'parent'
  if (parts.some((part) => part.startsWith('.') || part === '')) return 'hidden'
  if (path.startsWith('~')) return 'home'
  if (parts.some((part) => /^\s|[\s.]$/.test(part))) return 'edge'
  return /%(2e|2f|5c|00)/i.test(path) ? 'encoded' : undefined
}

/**
 * Why the path of a table is unsafe: for a reason of every path, or since it does not end as a table does. A host
 * serves a file by its ending, and a table that ends with `.html` would be shown as a page of the portal.
 */
export function unsafeTablePath(path: string): UnsafePath | undefined {
  return unsafePath(path) ?? (/\.(csv|tsv|txt)$/i.test(path) ? undefined : 'ending')
}

/** Folder of an agency that holds its documents, and is no dataset. */
export const DOCUMENTS = 'documents'

/** Last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** File name without its ending. */
export function stem(path: string): string {
  return baseName(path).replace(/\.[^.]*$/, '')
}

/** A name as a file system takes it that minds neither capitals nor how an accent is stored. */
export function folded(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

/** Why a path of a descriptor may not be opened. */
export type UnsafePath = 'absolute' | 'parent' | 'backslash' | 'hidden'

/**
 * Why a path is unsafe, or `undefined` where it stays inside its folder: no address, no leading slash or drive,
 * no `..`, no backslash, no part that begins with a point (Data Package: `path` is relative and downward).
 */
export function unsafePath(path: string): UnsafePath | undefined {
  if (path.includes('\\')) return 'backslash'
  if (path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return 'absolute'
  const parts = path.split('/')
  if (parts.includes('..')) return 'parent'
  if (parts.some((part) => part.startsWith('.') || part === '')) return 'hidden'
  return undefined
}

/** Last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** File name without its ending. */
export function stem(path: string): string {
  return baseName(path).replace(/\.[^.]*$/, '')
}

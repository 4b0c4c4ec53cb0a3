/** One package of package-lock.json (lockfileVersion 3). */
export interface Locked {
  name?: string
  version: string
  resolved?: string
  integrity?: string
  license?: string
  dev?: boolean
  optional?: boolean
  link?: boolean
  inBundle?: boolean
  hasInstallScript?: boolean
  cpu?: string[]
  os?: string[]
  libc?: string[]
  engines?: Record<string, string>
  bin?: Record<string, string>
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** package-lock.json; the entry `''` is the project itself. */
export interface Lockfile {
  lockfileVersion: number
  packages: Record<string, Locked>
}

/** A dependency that a package names and the lockfile does not hold. */
export interface Missing {
  /** Path of the package that needs it. */
  parent: string
  name: string
  range: string
  optional: boolean
}

/** Dependencies without an entry, optional ones of every platform among them. */
export function missingEntries(lock: Lockfile): Missing[] {
  const missing: Missing[] = []
  for (const [parent, entry] of Object.entries(lock.packages)) {
    const needed = { ...entry.dependencies, ...entry.optionalDependencies }
    for (const [name, range] of Object.entries(needed)) {
      if (resolve(lock, parent, name)) continue
      missing.push({
        parent,
        name,
        range,
        optional: entry.optional === true || name in (entry.optionalDependencies ?? {}),
      })
    }
  }
  return missing
}

/** Name of the package at a path of the lockfile; an alias keeps its real name in the entry. */
export function nameOf(path: string, entry: Locked): string {
  return entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/** Address of a package's archive at the public npm registry. */
export function publicAddress(name: string, version: string): string {
  return `https://registry.npmjs.org/${name}/-/${name.slice(name.indexOf('/') + 1)}-${version}.tgz`
}

/** Node's own way: the nearest `node_modules` at or above the package. */
function resolve(lock: Lockfile, from: string, name: string): Locked | undefined {
  for (let path = from; ; path = path.slice(0, Math.max(path.lastIndexOf('/node_modules/'), 0))) {
    const found = lock.packages[path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`]
    if (found || path === '') return found
  }
}

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from './atomic.ts'

/** Results kept under the SHA-256 of everything they depend on. */
export interface Cache {
  /** The kept result, or what `compute` gives, which is kept for the next time. */
  keep<T>(dependencies: unknown[], compute: () => T): T
  /** The kept result of the same dependencies. */
  get<T>(dependencies: unknown[]): T | undefined
}

/** A cache in a folder; it may be deleted at any time. `version` stands for the code that computes. */
export function diskCache(folder: string, version: string): Cache {
  const fileOf = (dependencies: unknown[]): string => {
    const key = createHash('sha256')
      .update(JSON.stringify([version, ...dependencies]))
      .digest('hex')
    return join(folder, key.slice(0, 2), `${key.slice(2)}.json`)
  }
  // Where the folder cannot be written, results last as long as the run.
  const unwritten = new Map<string, unknown>()
  const read = <T>(file: string): T | undefined =>
    unwritten.has(file) ? (unwritten.get(file) as T) : readJson<T>(file)
  return {
    get: (dependencies) => read(fileOf(dependencies)),
    keep(dependencies, compute) {
      const file = fileOf(dependencies)
      const kept = read<ReturnType<typeof compute>>(file)
      if (kept !== undefined) return kept
      const result = compute()
      if (!tryWrite(file, result)) unwritten.set(file, result)
      return result
    },
  }
}

/** Small results kept together in one file, since thousands of files cost more than what they hold. */
export interface Pack {
  /** The kept result of a key, or what `compute` gives. */
  keep<T>(key: string, compute: () => T): T
  /** The results that this run asked for, by key. */
  asked(): [key: string, result: unknown][]
  /** Writes these results, where one of them is new. */
  save(): void
}

/** Whether a pack of this version stands in a file. */
export function hasPack(file: string, version: string): boolean {
  return readJson<{ version: string }>(file)?.version === version
}

/** A pack in a file; it may be deleted at any time. `version` stands for the code that computes. */
export function packCache(file: string, version: string): Pack {
  const kept = readJson<{ version: string; results: Record<string, unknown> }>(file)
  const before = new Map(kept?.version === version ? Object.entries(kept.results) : [])
  const asked = new Map<string, unknown>()
  let news = false
  return {
    keep<T>(key: string, compute: () => T): T {
      const known = before.get(key) ?? asked.get(key)
      news ||= known === undefined
      const result = known ?? compute()
      asked.set(key, result)
      return result as T
    },
    asked: () => [...asked],
    save() {
      if (news) tryWrite(file, { version, results: Object.fromEntries(asked) })
    },
  }
}

/** A pack that keeps nothing. */
export function noPack(): Pack {
  return { keep: (_key, compute) => compute(), asked: () => [], save: () => {} }
}

/** A JSON file's value; `undefined` where it is missing, broken or empty. */
export function readJson<T>(file: string): T | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as T | null) ?? undefined
  } catch {
    return undefined
  }
}

/** Writes a value as a JSON file; returns false where that is not possible: a cache is a help, not a need. */
export function tryWrite(file: string, value: unknown): boolean {
  try {
    writeWhole(file, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** Folders whose code decides what a check finds. */
const DECIDING = ['src/catalog', 'src/rules', 'src/charts', 'src/store']

/** SHA-256 over the code and packages that decide what a check, or what else is kept, finds: a changed rule needs no version number. */
export function codeVersion(projectRoot: string, folders: readonly string[] = DECIDING): string {
  const hash = createHash('sha256')
  const locked = join(projectRoot, 'package-lock.json')
  if (existsSync(locked)) hash.update(readFileSync(locked))
  for (const folder of folders) {
    const files = readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      file.replaceAll('\\', '/'),
    )
    for (const file of files.sort()) {
      if (!/\.(ts|js)$/.test(file) || file.includes('.test.') || file.startsWith('fixtures/')) continue
      hash.update(`${folder}/${file}\0`).update(readFileSync(join(projectRoot, folder, file)))
    }
  }
  return hash.digest('hex')
}

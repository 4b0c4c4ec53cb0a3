import { join } from 'node:path'
import type { KeyCheck, SignatureMemo } from '../history/signature.ts'
import { codeVersion, readJson, tryWrite } from './cache.ts'
import { projectRoot } from './project.ts'

/** What was found out about signatures, kept in the cache. */
export interface KeptSignatures extends SignatureMemo {
  /** Writes it, where something is new. */
  save(): void
}

/** Signatures that earlier runs have checked; the file in the folder of the cache may be deleted at any time. */
export function keptSignatures(cacheFolder: string): KeptSignatures {
  const file = join(cacheFolder, 'signatures.json')
  const version = codeVersion(projectRoot, ['src/history'])
  const before = readJson<{ version: string; checks: Record<string, KeyCheck> }>(file)
  const checks = new Map(before?.version === version ? Object.entries(before.checks) : [])
  const size = checks.size
  return {
    get: (key) => checks.get(key),
    keep: (key, check) => void checks.set(key, check),
    save() {
      if (checks.size > size) tryWrite(file, { version, checks: Object.fromEntries(checks) })
    },
  }
}

import type { VerifierDescriptor } from '../catalog/descriptors.ts'
import type { KeySet } from './catalog-then.ts'
import { readObjects } from './objects.ts'
import { checkOpenPgp, type OpenPgpKeys, openPgpKeys } from './openpgp-signature.ts'
import type { Repository } from './repository.ts'
import { type SignedObject, signedObject } from './signed-object.ts'
import { type Check, checkSsh, sshKeysOf } from './ssh-signature.ts'

/** How strongly the signature of a merge speaks for who merged. */
export type Signature = 'signed-by-verifier' | 'signed-by-host' | 'unsigned' | 'bad-signature' | 'unknown-key'

/** What checking a commit by a set of keys found, whoever merged: `by` are the key files, from the catalog's folder. */
export type KeyCheck = Check<string[]> | { state: 'unsigned' }

/** Keeps what checking a commit by a set of keys found; the same key always stands for the same result. */
export interface SignatureMemo {
  get(key: string): KeyCheck | undefined
  keep(key: string, check: KeyCheck): void
}

/** A commit, and the keys that may have signed it. */
export interface Signed {
  id: string
  keys: KeySet
}

/** Checks the signatures of commits, by id; those that the memo knows are not read. */
export async function checkSignatures(
  repository: Repository,
  commits: readonly Signed[],
  memo?: SignatureMemo,
): Promise<Map<string, KeyCheck>> {
  const checks = new Map<string, KeyCheck>()
  const left = new Map<string, KeySet>()
  for (const { id, keys } of commits) {
    const kept = memo?.get(memoKey(id, keys))
    if (kept) checks.set(id, kept)
    else left.set(id, keys)
  }
  const rings = new Map<string, Promise<Ring>>()
  for await (const { id, bytes } of readObjects(repository, left.keys())) {
    const keys = left.get(id) as KeySet
    const ring = rings.get(keys.digest) ?? ringOf(keys)
    rings.set(keys.digest, ring)
    const check = await checkObject(signedObject(bytes, headerOf(id)), await ring)
    checks.set(id, check)
    memo?.keep(memoKey(id, keys), check)
  }
  return checks
}

/** The strength of a signature: whose key it is decides the catalog, for the verifier who merged by `keys` of its entries. */
export function strengthOf(check: KeyCheck, entries: readonly VerifierDescriptor[]): Signature {
  if (check.state !== 'good') return STRENGTHS[check.state]
  if (check.by.some(isOfHost)) return 'signed-by-host'
  const own = new Set(entries.flatMap(({ keys }) => keys ?? []))
  return check.by.some((file) => own.has(file)) ? 'signed-by-verifier' : 'unknown-key'
}

const STRENGTHS = { unsigned: 'unsigned', bad: 'bad-signature', unknown: 'unknown-key' } as const

interface Ring {
  ssh: ReadonlyMap<string, string[]>
  openPgp: OpenPgpKeys<string>
}

async function ringOf({ files }: KeySet): Promise<Ring> {
  const texts = [...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const)
  const ssh = new Map<string, string[]>()
  for (const [path, text] of texts)
    if (path.endsWith('.pub'))
      for (const key of sshKeysOf(text)) ssh.set(key, [...(ssh.get(key) ?? []), path])
  return { ssh, openPgp: await openPgpKeys(texts.filter(([path]) => path.endsWith('.asc'))) }
}

async function checkObject(signed: SignedObject | undefined, { ssh, openPgp }: Ring): Promise<KeyCheck> {
  if (!signed) return { state: 'unsigned' }
  if (signed.signature.startsWith('-----BEGIN SSH SIGNATURE-----')) return checkSsh(signed, ssh)
  if (!signed.signature.startsWith('-----BEGIN PGP ')) return { state: 'unknown' }
  const check = await checkOpenPgp(signed, openPgp)
  return check.state === 'good' ? { state: 'good', by: [check.by] } : check
}

/** The header of a signature, which repositories with SHA-256 name after it. */
function headerOf(id: string): string {
  return id.length === 64 ? 'gpgsig-sha256' : 'gpgsig'
}

function memoKey(id: string, { digest }: KeySet): string {
  return `${id} ${digest}`
}

function isOfHost(file: string): boolean {
  return /(?:^|\/)host-[^/]*$/.test(file)
}

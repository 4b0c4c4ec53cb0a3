import type { Key } from 'openpgp'
import type { SignedObject } from './signed-object.ts'
import type { Check } from './ssh-signature.ts'

/** OpenPGP public keys with their names, by the ids of all keys in them. */
export type OpenPgpKeys<Name> = ReadonlyMap<string, { key: Key; by: Name }[]>

/** The OpenPGP public keys of armoured files, by name; a file that holds none gives none. */
export async function openPgpKeys<Name>(
  files: Iterable<readonly [by: Name, armored: string]>,
): Promise<OpenPgpKeys<Name>> {
  const found = new Map<string, { key: Key; by: Name }[]>()
  for (const [by, armoredKeys] of files) {
    const { readKeys } = await import('openpgp')
    for (const key of await readKeys({ armoredKeys }).catch(() => []))
      for (const id of new Set(key.getKeyIDs().map((one) => one.toHex())))
        found.set(id, [...(found.get(id) ?? []), { key, by }])
  }
  return found
}

/**
 * Checks an OpenPGP signature in this process. It counts as made by a key where that key was valid at the time that
 * the signature itself names, so that the result is the same on every day.
 */
export async function checkOpenPgp<Name>(
  { payload, signature: armoredSignature }: SignedObject,
  keys: OpenPgpKeys<Name>,
): Promise<Check<Name>> {
  const { createMessage, readSignature, verify } = await import('openpgp')
  const signature = await readSignature({ armoredSignature }).catch(() => undefined)
  const [packet, ...others] = signature?.packets ?? []
  if (!signature || !packet || others.length > 0) return { state: 'bad' }
  const id = signature.getSigningKeyIDs()[0]?.toHex() ?? ''
  const candidates = keys.get(id)
  if (!candidates) return { state: 'unknown' }
  let isForged = false
  for (const { key, by } of candidates) {
    const fault = await verify({
      message: await createMessage({ binary: payload }),
      signature,
      verificationKeys: key,
      ...(packet.created && { date: packet.created }),
      format: 'binary',
    })
      .then(({ signatures }) => signatures[0]?.verified)
      .then(
        (isGood) => (isGood ? undefined : new Error('No signature')),
        (error: unknown) => error,
      )
    if (fault === undefined) return { state: 'good', by }
    isForged ||= fault instanceof Error && FORGED.test(fault.message)
  }
  return { state: isForged ? 'bad' : 'unknown' }
}

/** How the library says that a signature does not fit what was signed; anything else is about the key. */
const FORGED = /did not match|verification failed/i

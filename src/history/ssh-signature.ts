import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { SignedObject } from './signed-object.ts'

/** What checking a signature by known keys found; `unknown` where none of them made it, or it is of an unknown kind. */
export type Check<Name> = { state: 'good'; by: Name } | { state: 'bad' | 'unknown' }

const MAGIC = 'SSHSIG'
const ARMOR = /-----BEGIN SSH SIGNATURE-----([A-Za-z0-9+/=\s]+)-----END SSH SIGNATURE-----/

/** The public keys of an OpenSSH `.pub` file, as the encoded bytes by which a signature names its key. */
export function sshKeysOf(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [type, key] = line.trim().split(/\s+/)
    return type !== undefined && key !== undefined && /^(?:sk-)?(?:ssh|ecdsa)-/.test(type) ? [key] : []
  })
}

/** Checks a signature of the kind that `ssh-keygen -Y sign -n git` makes (OpenSSH, PROTOCOL.sshsig). */
export function checkSsh<Name>(
  { payload, signature }: SignedObject,
  keys: ReadonlyMap<string, Name>,
): Check<Name> {
  const [, body] = ARMOR.exec(signature) ?? []
  if (body === undefined) return { state: 'bad' }
  try {
    const reader = new Reader(Buffer.from(body, 'base64'))
    const magic = reader.take(MAGIC.length).toString('latin1')
    const version = reader.number()
    const [key, namespace, reserved, hash, made] = [1, 2, 3, 4, 5].map(() => reader.field()) as Fields
    if (magic !== MAGIC || version !== 1 || namespace.toString() !== 'git') return { state: 'bad' }
    const by = keys.get(key.toString('base64'))
    if (by === undefined) return { state: 'unknown' }
    const hashName = hash.toString()
    if (hashName !== 'sha256' && hashName !== 'sha512') return { state: 'bad' }
    const digest = createHash(hashName).update(payload).digest()
    const signed = Buffer.concat([Buffer.from(MAGIC), ...[namespace, reserved, hash, digest].map(field)])
    const isGood = isSigned(signed, key, made)
    return isGood === undefined ? { state: 'unknown' } : isGood ? { state: 'good', by } : { state: 'bad' }
  } catch (error) {
    // A signature that is cut short is none; a key that cannot be read has made none.
    return { state: error instanceof RangeError ? 'bad' : 'unknown' }
  }
}

type Fields = [key: Buffer, namespace: Buffer, reserved: Buffer, hash: Buffer, made: Buffer]

/** Whether a key made a signature; `undefined` for kinds of keys that are not read here. */
function isSigned(signed: Buffer, encodedKey: Buffer, made: Buffer): boolean | undefined {
  const key = new Reader(encodedKey)
  const type = key.field().toString()
  const signature = new Reader(made)
  const algorithm = signature.field().toString()
  const value = signature.field()
  if (type === 'ssh-ed25519' || type === 'sk-ssh-ed25519@openssh.com') {
    if (algorithm !== type) return false
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.field().toString('base64url') }
    const data = type.startsWith('sk-') ? bySecurityKey(signed, key, signature) : signed
    return verify(null, data, keyOf(jwk), value)
  }
  if (type === 'ssh-rsa') {
    const hash = { 'rsa-sha2-256': 'sha256', 'rsa-sha2-512': 'sha512' }[algorithm]
    if (hash === undefined) return undefined
    const [e, n] = [key.integer(), key.integer()]
    const jwk = { kty: 'RSA', e: e.toString('base64url'), n: n.toString('base64url') }
    return verify(hash, signed, keyOf(jwk), value)
  }
  const curve = CURVES[type]
  if (curve === undefined) return undefined
  if (algorithm !== type) return false
  key.field()
  const point = key.field()
  if (point.length !== 1 + 2 * curve.bytes || point[0] !== 4) return false
  const [x, y] = [point.subarray(1, 1 + curve.bytes), point.subarray(1 + curve.bytes)]
  const jwk = { kty: 'EC', crv: curve.crv, x: x.toString('base64url'), y: y.toString('base64url') }
  const numbers = new Reader(value)
  const pair = Buffer.concat([numbers.integer(), numbers.integer()].map((one) => padded(one, curve.bytes)))
  return verify(curve.hash, signed, { key: keyOf(jwk), dsaEncoding: 'ieee-p1363' }, pair)
}

const CURVES: Record<string, { crv: string; bytes: number; hash: string } | undefined> = {
  'ecdsa-sha2-nistp256': { crv: 'P-256', bytes: 32, hash: 'sha256' },
  'ecdsa-sha2-nistp384': { crv: 'P-384', bytes: 48, hash: 'sha384' },
  'ecdsa-sha2-nistp521': { crv: 'P-521', bytes: 66, hash: 'sha512' },
}

function keyOf(jwk: Record<string, string>): KeyObject {
  return createPublicKey({ key: jwk, format: 'jwk' })
}

/** A security key signs its application and counter with the digest of what is signed. */
function bySecurityKey(signed: Buffer, key: Reader, signature: Reader): Buffer {
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()
  return Buffer.concat([sha256(key.field()), signature.take(5), sha256(signed)])
}

function padded(number: Buffer, bytes: number): Buffer {
  if (number.length > bytes) throw new RangeError('A number too large for its curve')
  return Buffer.concat([Buffer.alloc(bytes - number.length), number])
}

/** A field of the SSH wire format: its length in four bytes, then its bytes (RFC 4251). */
function field(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** Reads the SSH wire format; throws a RangeError at its end. */
class Reader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  take(length: number): Buffer {
    if (this.#at + length > this.#bytes.length) throw new RangeError('Cut short')
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  number(): number {
    return this.take(4).readUInt32BE()
  }

  field(): Buffer {
    return this.take(this.number())
  }

  /** A large number without its leading zeros. */
  integer(): Buffer {
    const bytes = this.field()
    const first = bytes.findIndex((byte) => byte !== 0)
    return first < 0 ? bytes.subarray(0, 0) : bytes.subarray(first)
  }
}

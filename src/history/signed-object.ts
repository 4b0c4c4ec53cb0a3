/** A commit as it was signed: the bytes that were signed, and the armoured signature. */
export interface SignedObject {
  payload: Buffer
  signature: string
}

const NEWLINE = 10
const SPACE = 32

/**
 * Takes the raw bytes of a commit apart as Git does: the payload is all of it without its signatures. `undefined`
 * where it is not signed.
 */
export function signedObject(bytes: Uint8Array, header = 'gpgsig'): SignedObject | undefined {
  const commit = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const payload: Buffer[] = []
  const signature: string[] = []
  let inside: 'payload' | 'signature' | 'other' = 'payload'
  let at = 0
  while (at < commit.length && commit[at] !== NEWLINE) {
    const end = commit.indexOf(NEWLINE, at)
    const next = end < 0 ? commit.length : end + 1
    const line = commit.subarray(at, next)
    if (line[0] !== SPACE) {
      const name = line.toString('latin1', 0, line.indexOf(SPACE))
      inside = name === header ? 'signature' : name.startsWith('gpgsig') ? 'other' : 'payload'
    }
    if (inside === 'payload') payload.push(line)
    if (inside === 'signature') signature.push(line.toString('latin1').replace(/^(?: |\S+ )/, ''))
    at = next
  }
  if (signature.length === 0) return undefined
  return { payload: Buffer.concat([...payload, commit.subarray(at)]), signature: signature.join('') }
}

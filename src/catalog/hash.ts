/** 32-bit fingerprint of a byte range (FNV-1a with a final mix), continued from `seed`. */
export function fingerprint(bytes: Uint8Array, start: number, end: number, seed = 0x811c9dc5): number {
  let hash = seed
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193)
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Another 32-bit fingerprint of a byte range: keys that meet in {@link fingerprint} differ in this one as others do. */
export function secondFingerprint(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ (bytes[at] as number), 0x5bd1e995)
    hash ^= hash >>> 15
  }
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** 32-bit fingerprint of a long byte range, which takes four bytes at a time; different seeds give different ones. */
export function rowFingerprint(bytes: Uint8Array, start: number, end: number, seed = 0x9e3779b9): number {
  let hash = seed ^ (end - start)
  let at = start
  for (; at + 4 <= end; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    hash = Math.imul(hash ^ Math.imul(word, 0xcc9e2d51), 0x1b873593)
    hash = (hash << 13) | (hash >>> 19)
  }
  return fingerprint(bytes, at, end, hash)
}

/** Another 32-bit fingerprint of a long byte range: rows that meet in {@link rowFingerprint} differ in this one as others do. */
export function secondRowFingerprint(bytes: Uint8Array, start: number, end: number): number {
  return rowFingerprint(bytes, start, end, 0x5bd1e995)
}

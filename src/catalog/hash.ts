/** 32-bit fingerprint of a byte range, four bytes a step, with the final mix of MurmurHash3. */
export function fingerprint(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 ^ (end - start)
  let at = start
  for (; at + 4 <= end; at += 4) hash = step(hash, fourAt(bytes, at))
  return mixed(step(hash, restAt(bytes, at, end)))
}

/** Another 32-bit fingerprint of a byte range: keys that meet in {@link fingerprint} differ in this one as others do. */
export function secondFingerprint(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start
  let at = start
  for (; at + 4 <= end; at += 4) hash = otherStep(hash, fourAt(bytes, at))
  return mixed(otherStep(hash, restAt(bytes, at, end)))
}

const halves = new Float64Array(1)
const [LOW, HIGH] = [0, 1]
const words = new Uint32Array(halves.buffer)

/** 32-bit fingerprint of a number: equal for equal numbers, 0 and -0 included. */
export function numberFingerprint(value: number): number {
  if ((value | 0) === value) return mixed(step(0x811c9dc5, value))
  halves[0] = value
  return mixed(step(step(0x811c9dc5, words[LOW] as number), words[HIGH] as number))
}

function fourAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  )
}

function restAt(bytes: Uint8Array, from: number, end: number): number {
  let rest = 0
  for (let at = from; at < end; at++) rest = (rest << 8) | (bytes[at] as number)
  return rest
}

function step(hash: number, word: number): number {
  const next = Math.imul(hash ^ word, 0x9e3779b1)
  return next ^ (next >>> 15)
}

function otherStep(hash: number, word: number): number {
  const next = Math.imul(hash ^ word, 0x5bd1e995)
  return next ^ (next >>> 13)
}

function mixed(from: number): number {
  let hash = Math.imul(from ^ (from >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

// A byte order mark inside a file is text like any other; the one at its beginning is never handed in.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const strict = new TextDecoder('utf-8', { fatal: true })

/** Text of a byte range; bytes that are not UTF-8 become U+FFFD. */
export function textOf(bytes: Uint8Array, start = 0, end = bytes.length): string {
  // Short ASCII cells are by far the most frequent, and a decoder call costs more than they do.
  if (end - start <= 24) {
    let text = ''
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number
      if (byte > 127) return decoder.decode(bytes.subarray(start, end))
      text += String.fromCharCode(byte)
    }
    return text
  }
  return decoder.decode(bytes.subarray(start, end))
}

/** Characters that are kept of a cell as an example of its column. */
const LONGEST_KEPT = 1000

/** Text of a byte range as results keep it: at most 1,000 characters, the cut marked with `…`. */
export function keptText(bytes: Uint8Array, start: number, end: number): string {
  // A character has at most four bytes, so that nothing longer need be decoded.
  return clip(textOf(bytes, start, Math.min(end, start + LONGEST_KEPT * 4 + 4)))
}

/** A text cut to 1,000 characters as {@link keptText} does. */
export function clip(text: string): string {
  if (text.length <= LONGEST_KEPT) return text
  // A letter beyond the basic plane has two units, of which one alone is no text.
  return `${text.slice(0, LONGEST_KEPT - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** Text of a whole file, or `undefined` where its bytes are not UTF-8. A byte order mark is kept. */
export function strictText(bytes: Uint8Array): string | undefined {
  try {
    const text = strict.decode(bytes)
    return hasByteOrderMark(bytes) ? `\uFEFF${text}` : text
  } catch {
    return undefined
  }
}

/** Whether the bytes begin with the UTF-8 byte order mark. */
export function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

const encoder = new TextEncoder()

/** UTF-8 bytes of a text. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Pieces of bytes as one. */
export function joinBytes(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Whether a byte range holds exactly the bytes of another. */
export function isSame(bytes: Uint8Array, start: number, end: number, other: Uint8Array): boolean {
  if (end - start !== other.length) return false
  for (let at = 0; at < other.length; at++) if (bytes[start + at] !== other[at]) return false
  return true
}

/** Whether a byte range holds a NUL byte. */
export function hasNul(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === 0) return true
  return false
}

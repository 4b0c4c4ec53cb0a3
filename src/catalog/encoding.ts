import { type Block, NON_ASCII, type TableObserver } from './table.ts'

/**
 * What the first bytes of a file say about its encoding: one of text, or what is no text at all, namely a workbook
 * (XLSX, ODS or XLS), a PDF, or other bytes with many NUL and control bytes.
 */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | NoText

/** Files that are no text. */
export type NoText = 'workbook' | 'pdf' | 'binary'

/** Bytes by which a file that is no text is known. */
const SIGNATURES: [NoText, number[]][] = [
  ['workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

/** The encoding of the file that begins with these bytes: by signature, by byte order mark, or by NUL bytes. */
export function sniffEncoding(bytes: Uint8Array): Encoding {
  for (const [kind, signature] of SIGNATURES) {
    if (signature.every((byte, at) => bytes[at] === byte)) return kind
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const pairs = Math.min(bytes.length >> 1, 32)
  let even = 0
  let odd = 0
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) even++
    if (bytes[pair * 2 + 1] === 0) odd++
  }
  if (pairs >= 2 && odd > pairs / 2 && even === 0) return 'utf-16le'
  if (pairs >= 2 && even > pairs / 2 && odd === 0) return 'utf-16be'
  return isBinary(bytes) ? 'binary' : 'utf-8'
}

/** Whether so many bytes are NUL or other control bytes that this was never text; a few are damage to a text. */
function isBinary(bytes: Uint8Array): boolean {
  let odd = 0
  let nul = 0
  for (const byte of bytes) {
    if (byte === 0) nul++
    if (byte < 9 || (byte > 13 && byte < 32)) odd++
  }
  return nul > 0 && odd * FEWEST_BYTES_OF_TEXT > bytes.length
}

/** One odd byte among so many leaves a file text. */
const FEWEST_BYTES_OF_TEXT = 40

/** Whether a file is no text, whatever the encoding. */
export function isNoText(encoding: Encoding): encoding is NoText {
  return encoding === 'workbook' || encoding === 'pdf' || encoding === 'binary'
}

/** Reports every cell whose bytes are not UTF-8. */
export function encodingObserver(
  report: (block: Block, index: number, column: number) => void,
): TableObserver {
  return {
    block: (block) => {
      // Row by row, so that the order of what is found does not depend on how the rows fall into blocks.
      const columns = block.columns.filter(({ anyKinds }) => anyKinds & NON_ASCII)
      if (columns.length === 0) return
      for (let index = 0; index < block.count; index++) {
        for (const { kinds, start, end, bytes, index: column } of columns) {
          if (!((kinds[index] as number) & NON_ASCII)) continue
          if (!isUtf8(bytes, start[index] as number, end[index] as number)) report(block, index, column)
        }
      }
    },
  }
}

/** Bytes that Windows-1252 does not have. */
const NOT_WINDOWS = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/** A byte range read as Windows-1252, which Excel writes as plain CSV; `undefined` where it cannot be that. */
export function windowsText(bytes: Uint8Array, start: number, end: number): string | undefined {
  const part = bytes.slice(start, end)
  return part.some((byte) => NOT_WINDOWS.has(byte)) ? undefined : new TextDecoder('windows-1252').decode(part)
}

/** Whether a byte range is well-formed UTF-8 (RFC 3629). */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; ) {
    const lead = bytes[at++] as number
    if (lead < 0x80) continue
    if (lead < 0xc2 || lead > 0xf4) return false
    const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
    if (at + more > end) return false
    const second = bytes[at] as number
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    if (second < low || second > high) return false
    for (let next = at + 1; next < at + more; next++)
      if (((bytes[next] as number) & 0xc0) !== 0x80) return false
    at += more
  }
  return true
}

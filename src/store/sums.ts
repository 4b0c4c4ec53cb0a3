export { PROVENANCE_FILE, SUMS_FILE } from '../i18n/addresses.ts'

/** A file and its SHA-256 in hexadecimal. */
export interface Sum {
  /** From the top of the folder, with forward slashes. */
  path: string
  sha256: string
}

/** What was read of a list of sums: its lines, and those that are none. */
export interface ReadSums {
  sums: Sum[]
  /** Numbers, from 1, of lines that cannot be read. */
  unreadable: number[]
  /** Paths that leave the folder or are named twice: never opened, never fetched. */
  unsafe: string[]
}

/** The text of a list of sums as `sha256sum --binary` writes it and `sha256sum --check` reads it, sorted by the bytes of the paths. */
export function sumsText(sums: readonly Sum[]): string {
  const lines = sums.map(({ path, sha256 }) => ({ bytes: Buffer.from(path), line: lineOf(path, sha256) }))
  lines.sort((a, b) => Buffer.compare(a.bytes, b.bytes))
  return lines.map(({ line }) => `${line}\n`).join('')
}

/** Reads a list of sums, whoever wrote it; both marks of `sha256sum` (text and binary) are taken. */
export function readSums(text: string): ReadSums {
  const read: ReadSums = { sums: [], unreadable: [], unsafe: [] }
  const seen = new Set<string>()
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  for (const [at, line] of lines.entries()) {
    const [, escaped, sha256 = '', written = ''] = /^(\\?)([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
    const path = escaped === '\\' ? unescaped(written) : written
    if (path === undefined || path === '') read.unreadable.push(at + 1)
    else if (!staysInside(path) || seen.has(path)) read.unsafe.push(path)
    else {
      seen.add(path)
      read.sums.push({ path, sha256 })
    }
  }
  return read
}

/** Whether a path names something below its folder, on every computer. */
export function staysInside(path: string): boolean {
  if (path.includes('\0') || path.includes('\\') || /^[A-Za-z]:/.test(path)) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' }
const ESCAPED: Record<string, string> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r' }

function lineOf(path: string, sha256: string): string {
  const written = path.replace(/[\\\n\r]/g, (one) => ESCAPES[one] as string)
  return `${written === path ? '' : '\\'}${sha256} *${written}`
}

/** `undefined` where an escape is none of the three. */
function unescaped(written: string): string | undefined {
  const isWhole = /^(?:[^\\]|\\[\\nr])*$/.test(written)
  return isWhole ? written.replace(/\\[\\nr]/g, (pair) => ESCAPED[pair] as string) : undefined
}

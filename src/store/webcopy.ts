import { createHash } from 'node:crypto'
import { CatalogError } from '../catalog/catalogerror.ts'
import type { Absent, Copy } from './copy.ts'

export interface WebOptions {
  /** Milliseconds that every answer may take, however short it is. */
  patience?: number
  /** Bytes a second that a long answer must reach beyond that. */
  slowest?: number
}

const PATIENCE = 60_000
const SLOWEST = 16_384
const MOST_REDIRECTS = 3
const FILES_AT_ONCE = 8
const AGENT = 'satu-data-verify'

type Answer = { bytes: AsyncIterable<Uint8Array> } | Absent

/** A copy at an http(s) address. Only that origin is asked, and never for more or longer than a file needs. */
export function webCopy(address: string, { patience = PATIENCE, slowest = SLOWEST }: WebOptions = {}): Copy {
  const base = baseOf(address)

  const ask = async (path: string, signal: AbortSignal): Promise<Answer> => {
    let url = new URL(path.split('/').map(encodeURIComponent).join('/'), base)
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const response = await fetch(url, { redirect: 'manual', signal, headers: { 'user-agent': AGENT } })
      const { status, headers, body } = response
      if (status >= 300 && status < 400) {
        await body?.cancel()
        const next = URL.parse(headers.get('location') ?? '', url)
        if (next?.origin !== base.origin) return { state: 'unreadable', why: 'elsewhere' }
        url = next
        continue
      }
      if (status === 200 && body) return { bytes: body }
      await body?.cancel()
      return status === 404 || status === 410 ? { state: 'missing' } : { state: 'unreadable', why: 'refused' }
    }
    return { state: 'unreadable', why: 'elsewhere' }
  }

  /** Hands each piece on until there are more bytes than there may be. */
  const read = async (
    path: string,
    most: number,
    take: (piece: Uint8Array) => void,
  ): Promise<Absent | undefined> => {
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), patience + (most / slowest) * 1000)
    try {
      const answer = await ask(path, limit.signal)
      if (!('bytes' in answer)) return answer
      let size = 0
      for await (const piece of answer.bytes) {
        size += piece.byteLength
        // Leaving the loop ends the answer.
        if (size > most) return { state: 'longer' }
        take(piece)
      }
      return undefined
    } catch {
      return { state: 'unreadable', why: limit.signal.aborted ? 'slow' : 'refused' }
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    atOnce: FILES_AT_ONCE,
    list: () => undefined,
    async sumOf(path, most) {
      const hash = createHash('sha256')
      const fault = await read(path, most, (piece) => hash.update(piece))
      return fault ?? { state: 'there', sha256: hash.digest('hex') }
    },
    async text(path, most) {
      const pieces: Uint8Array[] = []
      const fault = await read(path, most, (piece) => pieces.push(piece))
      return fault ?? Buffer.concat(pieces).toString()
    },
  }
}

/** The address of the site's top, whichever way the person wrote it. */
function baseOf(address: string): URL {
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new CatalogError(
      { id: `"${address}" bukan alamat situs.`, en: `"${address}" is not the address of a site.` },
      {
        id: 'Tulis alamat beranda situs, misalnya https://data.example.org/portal/',
        en: 'Write the address of the home page, such as https://data.example.org/portal/',
      },
    )
  }
  url.search = ''
  url.hash = ''
  url.pathname = url.pathname.replace(/(?:\/index\.html)?\/*$/, '/')
  return url
}

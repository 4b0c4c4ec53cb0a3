import { createReadStream, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { pipeline } from 'node:stream'
import { staysInside } from './sums.ts'

/** A built site on an address of this machine. */
export interface SiteServer {
  port: number
  server: Server
}

/** Ports that are tried, one after the other, where the first is taken. */
const TRIED = 20

/** Serves the files of a folder below the path `base`, as a host of static sites does, on this machine only. */
export async function serveSite(folder: string, base: string, port: number): Promise<SiteServer> {
  const server = createServer((request, response) => answer(folder, base, request, response))
  for (let tried = 1; ; tried++) {
    try {
      await new Promise<void>((listening, failed) => {
        server.once('error', failed).listen(port === 0 ? 0 : port + tried - 1, '127.0.0.1', () => {
          server.off('error', failed)
          listening()
        })
      })
      return { port: (server.address() as AddressInfo).port, server }
    } catch (error) {
      server.removeAllListeners('error')
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tried === TRIED) throw error
    }
  }
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.gz': 'application/gzip',
  // A name without ending, such as SHA256SUMS, is a text.
  '': 'text/plain; charset=utf-8',
}

function answer(folder: string, base: string, request: IncomingMessage, response: ServerResponse): void {
  const { url = '/' } = request
  const path = pathOf(url)
  const inside = path?.startsWith(base) ? path.slice(base.length) : undefined
  if (
    inside !== undefined &&
    inside !== '' &&
    !inside.endsWith('/') &&
    isFile(folder, `${inside}/index.html`)
  ) {
    response.writeHead(307, { location: `${url.split('?')[0]}/` }).end()
    return
  }
  const file = inside === undefined ? undefined : inside.replace(/(^|\/)$/, '$1index.html')
  const found = file !== undefined && isFile(folder, file)
  const shown = found ? file : '404.html'
  const { size } = statSync(join(folder, shown), { throwIfNoEntry: false }) ?? { size: 0 }
  const part = found ? partOf(request.headers.range, size) : undefined
  const headers = {
    'content-type': TYPES[extname(shown)] ?? 'application/octet-stream',
    'content-length': part ? part.end - part.start : size,
    ...(found && { 'accept-ranges': 'bytes' }),
    ...(part && { 'content-range': `bytes ${part.start}-${part.end - 1}/${size}` }),
  }
  response.writeHead(part ? 206 : found ? 200 : 404, headers)
  if (request.method === 'HEAD' || !isFile(folder, shown)) response.end()
  else {
    const bytes = part && { start: part.start, end: part.end - 1 }
    // Whoever asked may have gone, or the site have been built anew.
    pipeline(createReadStream(join(folder, shown), bytes), response, () => {})
  }
}

/** The one part of a file that a request asks for (RFC 9110); what else it may ask for is answered by the whole. */
function partOf(range: string | undefined, size: number): { start: number; end: number } | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size : Math.min(Number(to) + 1, size)
  return start < end ? { start, end } : undefined
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split(/[?#]/)[0] ?? '')
  } catch {
    return undefined
  }
}

function isFile(folder: string, path: string): boolean {
  return staysInside(path) && statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true
}

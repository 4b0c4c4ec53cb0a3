import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonld': 'application/ld+json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
}
const PACKED = new Set([
  '.html',
  '.css',
  '.js',
  '.mjs',
  '.json',
  '.jsonld',
  '.xml',
  '.svg',
  '.txt',
  '.csv',
  '.webmanifest',
])

interface Reply {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** A site that is served by this process. */
export interface Host {
  port: number
  /** Bytes of bodies that were sent since the last call. */
  sent(): number
  close(): void
}

/** Serves a built site under a base path the way GitHub Pages does: gzip, parts of files, ten minutes of cache. */
export async function host(dist: string, base: string): Promise<Host> {
  const replies = new Map<string, Reply>()
  let bytes = 0
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const reply = replies.get(path) ?? answer(dist, base, path)
    replies.set(path, reply)
    const { status, headers, body } = partOf(reply, request.headers.range)
    if (request.method !== 'HEAD') bytes += body.length
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    port: address.port,
    sent() {
      const sum = bytes
      bytes = 0
      return sum
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** The part of a file that is not packed which a request asks for (RFC 9110, one range). */
function partOf(reply: Reply, range: string | undefined): Reply {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (reply.status !== 200 || reply.headers['content-encoding'] || from + to === '') return reply
  const { length } = reply.body
  const start = from === '' ? Math.max(0, length - Number(to)) : Number(from)
  const end = from === '' || to === '' ? length : Math.min(length, Number(to) + 1)
  return {
    status: 206,
    headers: {
      ...reply.headers,
      'content-length': String(end - start),
      'content-range': `bytes ${start}-${end - 1}/${length}`,
    },
    body: reply.body.subarray(start, end),
  }
}

function answer(dist: string, base: string, path: string): Reply {
  if (!path.startsWith(base)) return missing(dist)
  const inside = normalize(path.slice(base.length))
  if (inside === '..' || inside.startsWith(`..${sep}`)) return missing(dist)
  const file = join(dist, inside)
  if (existsSync(file) && statSync(file).isDirectory()) {
    if (!path.endsWith('/')) return { status: 301, headers: { location: `${path}/` }, body: Buffer.alloc(0) }
    return fileReply(join(file, 'index.html'), 200) ?? missing(dist)
  }
  return fileReply(file, 200) ?? missing(dist)
}

function missing(dist: string): Reply {
  return (
    fileReply(join(dist, '404.html'), 404) ?? {
      status: 404,
      headers: { 'content-type': 'text/plain' },
      body: Buffer.from('Not found'),
    }
  )
}

function fileReply(file: string, status: number): Reply | undefined {
  if (!existsSync(file) || !statSync(file).isFile()) return undefined
  const ending = extname(file)
  const packed = PACKED.has(ending)
  const bytes = readFileSync(file)
  const body = packed ? gzipSync(bytes) : bytes
  const headers: Record<string, string> = {
    'content-type': TYPES[ending] ?? 'application/octet-stream',
    'content-length': String(body.length),
    'cache-control': 'max-age=600',
    vary: 'Accept-Encoding',
  }
  if (packed) headers['content-encoding'] = 'gzip'
  return { status, headers, body }
}

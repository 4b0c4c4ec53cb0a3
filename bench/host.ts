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

/** Serves a built site under a base path the way GitHub Pages does (gzip, ten minutes of cache); gives its port. */
export async function host(dist: string, base: string): Promise<{ port: number; close(): void }> {
  const replies = new Map<string, Reply>()
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const reply = replies.get(path) ?? answer(dist, base, path)
    replies.set(path, reply)
    response.writeHead(reply.status, reply.headers).end(request.method === 'HEAD' ? undefined : reply.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    port: address.port,
    close() {
      server.close()
      server.closeAllConnections()
    },
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

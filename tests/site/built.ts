import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.csv': 'text/csv; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
}

/** A built site, served by this process. */
export interface BuiltSite {
  /** Address without base path and last slash. */
  origin: string
  /** Paths of all files, with forward slashes. */
  files: string[]
  read(file: string): string
  /** The folder that is served. */
  folder: string
  close(): void
}

/** Builds the site of a catalog into a temporary folder and serves it under the path of `baseUrl`. */
export async function builtSite(catalog: string, baseUrl = 'https://situs.example/'): Promise<BuiltSite> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  // Builds to a folder outside the project share Astro's folder for pages in the making, and disturb each other.
  const folder = mkdtempSync(join(root, '.cache', 'site-test-'))
  const out = join(folder, 'dist')
  execFileSync(process.execPath, ['scripts/build.ts', '--catalog', catalog, '--out', out], {
    cwd: root,
    // A large catalog may have many warnings.
    maxBuffer: 1 << 28,
    env: { ...process.env, BASE_URL: baseUrl, NODE_ENV: 'production' },
    stdio: 'pipe',
  })
  const base = new URL(baseUrl).pathname
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = join(out, path.slice(base.length - 1).replace(/\/$/, '/index.html'))
    const found = path.startsWith(base) && existsSync(file) && statSync(file).isFile()
    const shown = found ? file : join(out, '404.html')
    response.writeHead(found ? 200 : 404, {
      'content-type': TYPES[extname(shown)] ?? 'application/octet-stream',
    })
    response.end(readFileSync(shown))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files: readdirSync(out, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => statSync(join(out, file)).isFile())
      .sort(),
    folder: out,
    read: (file) => readFileSync(join(out, file), 'utf8'),
    close() {
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

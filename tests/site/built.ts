import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveSite } from '../../src/store/siteserver.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

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
export async function builtSite(
  catalog: string,
  baseUrl = 'https://situs.example/',
  flags: readonly string[] = [],
): Promise<BuiltSite> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  // Builds to a folder outside the project share Astro's folder for pages in the making, and disturb each other.
  const folder = mkdtempSync(join(root, '.cache', 'site-test-'))
  const out = join(folder, 'dist')
  execFileSync(process.execPath, ['scripts/build.ts', '--catalog', catalog, '--out', out, ...flags], {
    cwd: root,
    // A large catalog may have many warnings.
    maxBuffer: 1 << 28,
    env: { ...process.env, BASE_URL: baseUrl, NODE_ENV: 'production' },
    stdio: 'pipe',
  })
  const { server, port } = await serveSite(out, new URL(baseUrl).pathname, 0)
  return {
    origin: `http://127.0.0.1:${port}`,
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

import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { expect, test } from 'vitest'
import type { FileTree } from '../src/catalog/model.ts'
import { AS_OF, type Files, filesOf, treeOf } from '../src/rules/fixtures/check.ts'
import { launchBrowser } from './browser.ts'
import { checkFiles, FORMER } from './core-in-browser.ts'

const FIXTURES = join(import.meta.dirname, '../src/rules/fixtures')
const SMALL = join(import.meta.dirname, 'catalogs/small')

/** Every fixture of every rule as a whole catalog, and the small catalog. */
function catalogs(): [name: string, files: Record<string, Uint8Array>][] {
  const folders = readdirSync(FIXTURES, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('_'),
  )
  const fixtures = folders.flatMap(({ name }) =>
    ['good', 'bad'].map((kind): [string, Files] => [`${name}/${kind}`, filesOf(join(FIXTURES, name, kind))]),
  )
  return [['small', filesOf(SMALL)] as [string, Files], ...fixtures].map(([name, files]) => {
    const tree = treeOf(files)
    return [name, { ...bytesOf(tree, ''), ...(tree.former && bytesOf(tree.former, FORMER)) }]
  })
}

function bytesOf(tree: FileTree, folder: string): Record<string, Uint8Array> {
  const regular = tree.list().filter(({ kind }) => kind === 'file')
  return Object.fromEntries(regular.map(({ path }) => [folder + path, tree.read(path)]))
}

const PAGE = `<!doctype html><title>core</title>
<script type="module">import { checkFiles } from '/core.js'; globalThis.checkFiles = checkFiles</script>`

const digest = (file: Uint8Array) => createHash('sha256').update(file).digest('hex')

test('the core finds in a browser what it finds in Node, from the same bytes', async () => {
  const out = mkdtempSync(join(tmpdir(), 'core-'))
  const browser = await launchBrowser()
  try {
    await build({
      root: import.meta.dirname,
      configFile: false,
      logLevel: 'warn',
      build: {
        outDir: out,
        emptyOutDir: true,
        minify: false,
        lib: { entry: 'core-in-browser.ts', formats: ['es'], fileName: 'core' },
      },
    })
    const bundle = readFileSync(join(out, 'core.js'))
    const server = createServer(({ url }, response) => {
      const isScript = url === '/core.js'
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
      response.end(isScript ? bundle : PAGE)
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const tab = await browser.newPage()
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await tab.waitForFunction(() => 'checkFiles' in globalThis)
    let compared = 0
    for (const [name, files] of catalogs()) {
      const inNode = checkFiles(files, AS_OF, digest)
      const sent = Object.entries(files).map(([path, bytes]): [string, string, string] => [
        path,
        Buffer.from(bytes).toString('base64'),
        digest(bytes),
      ])
      const inBrowser = await tab.evaluate(
        ([entries, asOf]) => {
          const { checkFiles: check } = globalThis as unknown as { checkFiles: typeof checkFiles }
          const digests = new Map<string, string>()
          const files: Record<string, Uint8Array> = {}
          for (const [path, text, digest] of entries) {
            files[path] = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
            digests.set(text, digest)
          }
          const base64 = (bytes: Uint8Array) =>
            btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
          return check(files, asOf, (bytes) => digests.get(base64(bytes)) ?? '')
        },
        [sent, AS_OF] as const,
      )
      expect([name, inBrowser]).toEqual([name, JSON.parse(JSON.stringify(inNode))])
      compared += inNode.length
    }
    expect(compared).toBeGreaterThan(50)
    server.close()
  } finally {
    await browser.close()
    rmSync(out, { recursive: true, force: true })
  }
}, 120_000)

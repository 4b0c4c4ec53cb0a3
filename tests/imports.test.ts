import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = (folder: string, like: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => like.test(path))
const isTest = (path: string) => /\.test\.ts$|\/fixtures\//.test(path)

const SITE = ['i18n', 'styles', 'components', 'layouts', 'islands']
const CORE = [
  'catalog',
  'rules',
  'exporters',
  'tables',
  'reports',
  'review',
  'governance',
  'charts',
  'search',
  'places',
  'stories',
  'i18n',
]

/** Folders of `src/` that a folder may import besides itself; a folder that is not here fails the test. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  catalog: [],
  i18n: ['catalog'],
  rules: ['catalog', 'i18n'],
  exporters: ['rules', 'catalog', 'i18n'],
  // Questions about a table: asked in the browser's worker, and tested where there is none.
  tables: ['exporters', 'catalog', 'i18n'],
  reports: ['rules', 'catalog', 'i18n'],
  charts: ['exporters', 'rules', 'catalog', 'i18n'],
  search: ['exporters', 'rules', 'catalog', 'i18n'],
  places: ['rules', 'catalog', 'i18n'],
  stories: ['charts', 'exporters', 'rules', 'catalog', 'i18n'],
  governance: ['exporters', 'rules', 'catalog', 'i18n'],
  review: ['reports', 'charts', 'exporters', 'rules', 'catalog', 'i18n'],
  history: ['catalog', 'i18n'],
  store: [
    'catalog',
    'rules',
    'exporters',
    'charts',
    'search',
    'places',
    'stories',
    'governance',
    'history',
    'i18n',
  ],
  styles: ['i18n'],
  components: [...CORE, ...SITE],
  islands: [...CORE, ...SITE],
  layouts: [...CORE, ...SITE],
  pages: [...CORE, ...SITE, 'store', 'history'],
  scripts: [...CORE, ...SITE, 'store', 'history', 'pages'],
}

/** Folders whose code runs anywhere, the browser included: no disk, process or network of Node. */
const PURE = [
  'catalog',
  'rules',
  'exporters',
  'review',
  'governance',
  'tables',
  'places',
  'stories',
  'search',
  'islands',
]

/** Every module that a source names, with `import`, `export … from` or `import()`, types included. */
function importsOf(source: string): string[] {
  const from = /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm
  const bare = /^\s*import\s*['"]([^'"]+)['"]/gm
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g
  return [from, bare, dynamic].flatMap((pattern) =>
    [...source.matchAll(pattern)].map(([, name]) => name as string),
  )
}

/** The first folder under `src/`, or `scripts`. */
function layerOf(path: string): string | undefined {
  const [top, folder, ...rest] = path.split('/')
  if (top === 'src') return rest.length > 0 ? folder : undefined
  return top === 'scripts' ? top : undefined
}

/** What stands outside the layers and may be used: the public schemas, and by commands the browser of the tests. */
function isShared(target: string, layer: string): boolean {
  return /^schemas\/.*\.(json|csv)$/.test(target) || (layer === 'scripts' && target === 'tests/browser.ts')
}

/** Imports of a file against the one way of imports; each fault as a sentence. */
function importFaults(path: string, source: string): string[] {
  const layer = layerOf(path)
  if (layer === undefined) return []
  const allowed = MAY_IMPORT[layer]
  if (!allowed) return [`${path}: no folder of the design`]
  return importsOf(source).flatMap((name) => {
    if (name.startsWith('node:')) return PURE.includes(layer) ? [`${path}: ${layer} uses ${name}`] : []
    if (!name.startsWith('.')) return []
    const target = posix.join(posix.dirname(path), name.replace(/\?.*$/, ''))
    const to = layerOf(target)
    if (to === undefined) return isShared(target, layer) ? [] : [`${path} → ${target}`]
    return to === layer || allowed.includes(to) ? [] : [`${path} → ${target}`]
  })
}

const sources = ['src', 'scripts']
  .flatMap((folder) => files(folder, /\.(ts|mjs|astro|mdx)$/))
  .filter((path) => !isTest(path))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe('imports go one way', () => {
  test('in every file of src and scripts', () => {
    expect(sources.length).toBeGreaterThan(30)
    expect(sources.flatMap((path) => importFaults(path, read(path)))).toEqual([])
  })

  test.each([
    ['src/catalog/a.ts', "import type { Rule } from '../rules/rule.ts'"],
    ['src/catalog/a.ts', "import {\n  id,\n} from '../i18n/id.ts'"],
    ['src/rules/a.ts', "export { read } from '../store/disk.ts'"],
    ['src/components/A.astro', "---\nimport { published } from '../store/published.ts'\n---"],
    ['src/charts/a.ts', "const store = await import('../store/disk.ts')"],
    ['src/exporters/a.ts', "import '../components/a.ts'"],
    ['src/history/a.ts', "import { x } from '../store/disk.ts'"],
    ['src/store/a.ts', "import { x } from '../../scripts/command.ts'"],
    ['src/rules/a.ts', "import { readFileSync } from 'node:fs'"],
    ['src/helpers/a.ts', 'export const x = 1'],
  ])('and a wrong one in %s is found', (path, source) => {
    expect(importFaults(path, source)).toHaveLength(1)
  })

  test.each([
    ['src/rules/a.ts', "import type { Catalog } from '../catalog/model.ts'"],
    ['src/pages/[...path].astro', "---\nimport { published } from '../store/published.ts'\n---"],
    [
      'scripts/build.ts',
      "import { build } from 'astro'\nimport { checkCatalog } from '../src/store/checked.ts'",
    ],
    ['src/store/a.ts', "import { readFileSync } from 'node:fs'"],
  ])('and a right one in %s is not', (path, source) => {
    expect(importFaults(path, source)).toEqual([])
  })
})

/** Names that only a city's own catalog, tests and the README may contain. */
const PLACES = /\b(?:medan|sumatera|sumatra|deli serdang|belawan|12\.71|1271|1275)\b/i

/** Lines of the generator that name a place. */
function placesIn(path: string, source: string): string[] {
  return source
    .split('\n')
    .flatMap((line, index) => (PLACES.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []))
}

describe('the generator names no place', () => {
  const text = /\.(ts|mjs|js|astro|mdx|md|css|json|yml|yaml|svg|html|csv|txt)$|CODEOWNERS$/
  const own = ['src', 'scripts', 'schemas', '.github', '.ci', 'public', 'bench']
  const present = own.filter((folder) => readdirSync(root).includes(folder))
  const all = present
    .flatMap((folder) => files(folder, folder === '.ci' ? /./ : text))
    .filter((path) => !isTest(path))

  test('in any file of its own', () => {
    expect(all.length).toBeGreaterThan(50)
    expect(all.flatMap((path) => placesIn(path, read(path)))).toEqual([])
  })

  test('and one that does is found', () => {
    expect(
      placesIn('src/a.ts', "const city = 'Kota Medan'\nconst other = 1\nconst code = '12.71.01'"),
    ).toHaveLength(2)
  })
})

test('no unit test stands under src/pages, where it would become a page', () => {
  const misplaced = (path: string) => /^src\/pages\/.*\.(test|spec)\.[a-z]+$/.test(path)
  expect(files('src/pages', /./).filter(misplaced)).toEqual([])
  expect(misplaced('src/pages/index.test.ts')).toBe(true)
})

test('scripts of package.json exist', () => {
  const { scripts } = JSON.parse(read('package.json'))
  for (const command of Object.values<string>(scripts)) {
    const [, script = ''] = /^node (\S+)/.exec(command) ?? []
    expect(readdirSync(join(root, dirname(script))), command).toContain(posix.basename(script))
  }
})

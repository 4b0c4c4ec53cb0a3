import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { checkCatalog } from './checked.ts'
import { makeExports, placeExports, sizesOf } from './exports.ts'
import { publishedOf } from './published.ts'

const folder = mkdtempSync(join(tmpdir(), 'exports-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(() => {
  vi.stubEnv('BASE_URL', 'https://data.example/')
  vi.stubEnv('AS_OF', '2026-01-01')
})
afterAll(() => vi.unstubAllEnvs())
const catalog = join(folder, 'catalog')
const cache = join(folder, 'cache')
cpSync(join(import.meta.dirname, '../../tests/catalogs/small'), catalog, { recursive: true })
const LAMPS = join(catalog, 'dinas-lampu/lampu-jalan/dataset.md')

/** Makes the exports of the catalog as its files are now, and gives where each is kept by its path. */
async function made() {
  const checked = checkCatalog(catalog, { cache: join(folder, 'checks') })
  const published = publishedOf(checked)
  const files = await makeExports(published, checked.tree, cache)
  return { published, files, kept: new Map(files.map(({ path, kept }) => [path, kept])) }
}

const writtenOf = (files: Iterable<string>) => [...files].map((file) => statSync(file).mtimeMs)

describe('made files', () => {
  test('are kept, so that an unchanged catalog has none written again', async () => {
    const first = await made()
    const before = writtenOf(first.kept.values())
    const second = await made()
    expect([...second.kept]).toEqual([...first.kept])
    expect(writtenOf(second.kept.values())).toEqual(before)
  })

  test('are made anew where other metadata are in them, and not where they hold values alone', async () => {
    const before = (await made()).kept
    const text = readFileSync(LAMPS, 'utf8')
    writeFileSync(LAMPS, text.replace('title: Lampu Jalan menurut Dusun', 'title: Lampu Jalan per Dusun'))
    const after = (await made()).kept
    writeFileSync(LAMPS, text)
    const changed = [...after].filter(([path, kept]) => before.get(path) !== kept).map(([path]) => path)
    expect(changed).toEqual([
      'data/dinas-lampu/lampu-jalan/lampu-jalan.xlsx',
      'data/dinas-lampu/lampu-jalan/lampu-jalan.zip',
      'data/dinas-lampu/lampu-jalan/datapackage.json',
    ])
  })

  test('hold nothing that was withdrawn, nor any file of data that is not open', async () => {
    const withdrawn = join(catalog, '_catalog/withdrawn.yaml')
    writeFileSync(
      withdrawn,
      'withdrawn:\n  - { dataset: dinas-lampu/lampu-jalan, date: "2025-01-01", reason: Salah., office: Balai Angka }\n',
    )
    const { published, files } = await made()
    rmSync(withdrawn)
    const site = join(folder, 'site')
    placeExports(files, { ...published, sizes: sizesOf(files) }, site)
    const paths = readdirSync(site, { recursive: true, encoding: 'utf8' })
    expect(paths.filter((path) => /lampu|aduan/.test(path))).toEqual([])
    expect(paths).toContain('catalog.jsonld')
    expect(readFileSync(join(site, 'catalog.jsonld'), 'utf8')).not.toContain('lampu-jalan')
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { readCatalog } from '../catalog/reader.ts'
import { checkWhole } from '../rules/check.ts'
import { diskTree } from '../store/disk.ts'
import type { Exporter, Publication } from './exporter.ts'
import { exportedFiles } from './files.ts'
import { EXPORTERS } from './index.ts'
import { ROW_GROUP } from './parquet.ts'
import { typedTable } from './typedtable.ts'

const here = import.meta.dirname
const tree = diskTree(join(here, '../../tests/catalogs/small'))
const catalog = readCatalog(tree)
const { tables } = checkWhole(tree, catalog, {
  asOf: '2026-01-01',
  rules: [],
  limit: 1,
  hasher: () => ({ update: () => {}, digest: () => 'sum' }),
})
const publication: Publication = {
  catalog,
  tables,
  baseUrl: 'https://data.example/',
  asOf: '2026-01-01',
  versionOf: () => undefined,
}

/** Every file of the small catalog by its path. */
function exported(): Map<string, { exporter: Exporter; bytes: Uint8Array }> {
  const files = new Map<string, { exporter: Exporter; bytes: Uint8Array }>()
  for (const one of exportedFiles(publication)) {
    if ('resource' in one) {
      const { exporter, dataset, resource, file } = one
      const result = tables.get(resource.id)
      if (!result) throw new Error(`No result of ${resource.id}`)
      const table = () => typedTable(tree, resource, result.columns)
      const bytes = exporter.write({ publication, dataset, resource, result, table })
      files.set(`${dataset.id}/${file}`, { exporter, bytes })
    } else if ('dataset' in one) {
      const { exporter, dataset, file } = one
      const bytes = exporter.write({ publication, dataset, read: ({ file }) => tree.read(file as string) })
      files.set(`${dataset.id}/${file}`, { exporter, bytes })
    } else files.set(one.file, { exporter: one.exporter, bytes: one.exporter.write(publication) })
  }
  return files
}

const files = exported()
const fileOf = (path: string) => files.get(path)?.bytes ?? new Uint8Array()

describe('the registry', () => {
  test('holds every exporter of the folder under its file name', async () => {
    const found: string[] = []
    for (const file of readdirSync(here)) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
      const module = (await import(join(here, file))) as Record<string, unknown>
      for (const one of Object.values(module)) {
        if (typeof one !== 'object' || one === null || !('spec' in one)) continue
        expect(file).toBe(`${(one as Exporter).id}.ts`)
        found.push((one as Exporter).id)
      }
    }
    expect(EXPORTERS.map(({ id }) => id).sort()).toEqual(found.sort())
  })

  test('makes files of open datasets alone, each under an address of its own', () => {
    const closed = catalog.datasets.filter(({ source }) => source.value.access !== 'terbuka')
    expect(closed.length).toBeGreaterThan(0)
    for (const { id } of closed)
      expect([...files.keys()].filter((path) => path.startsWith(`${id}/`))).toEqual([])
    expect(files.size).toBe([...exportedFiles(publication)].length)
  })

  test('gives the same bytes twice', () => {
    const again = exported()
    for (const [path, { bytes }] of files)
      expect(Buffer.compare(bytes, again.get(path)?.bytes ?? new Uint8Array()), path).toBe(0)
  })
})

describe('what can be read as a text is, to the byte, as in the fixtures', () => {
  const texts = [...files].filter(([, { exporter }]) => /json|xml/.test(exporter.mediaType))

  test.each(texts)('%s', async (path, { exporter, bytes }) => {
    const text = Buffer.from(bytes).toString()
    await expect(text).toMatchFileSnapshot(join(here, 'fixtures', exporter.id, path.replaceAll('/', '--')))
  })

  test('and no fixture is left over', () => {
    const known = new Set(texts.map(([path, { exporter }]) => `${exporter.id}/${path.replaceAll('/', '--')}`))
    const folder = join(here, 'fixtures')
    const there = existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path))
      : []
    expect(there.map((path) => path.replaceAll('\\', '/')).filter((path) => !known.has(path))).toEqual([])
  })
})

test('JSON is what its own reader reads', () => {
  const rows = JSON.parse(Buffer.from(fileOf('dinas-lampu/lampu-jalan/lampu-jalan.json')).toString())
  const source = readFileSync(join(tree.root, 'dinas-lampu/lampu-jalan/lampu-jalan.csv'), 'utf8')
  const [head = '', ...lines] = source.trim().split('\n')
  expect(rows).toHaveLength(lines.length)
  expect(Object.keys(rows[0])).toEqual(head.trim().split(','))
})

test('Parquet holds the same rows as JSON, and says where which values are', async () => {
  const bytes = fileOf('dinas-lampu/lampu-jalan/lampu-jalan.parquet')
  const file = bytes.slice().buffer
  const metadata = parquetMetadata(file)
  const rows = await parquetReadObjects({ file })
  const json = JSON.parse(Buffer.from(fileOf('dinas-lampu/lampu-jalan/lampu-jalan.json')).toString())
  const plain = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'bigint'
          ? Number(value)
          : value instanceof Date
            ? value.toISOString().slice(0, 10)
            : value,
      ]),
    ),
  )
  const sorted = (list: unknown[]) => list.map((row) => JSON.stringify(row)).sort()
  expect(sorted(plain)).toEqual(sorted(json))
  expect(metadata.row_groups.length).toBe(Math.ceil(json.length / ROW_GROUP))
  for (const { meta_data } of metadata.row_groups[0]?.columns ?? [])
    expect(meta_data?.statistics?.null_count, meta_data?.path_in_schema.join()).toBeDefined()
})

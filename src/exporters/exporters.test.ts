import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { CATALOGS, publishedCatalog } from '../../tests/catalogs/publication.ts'
import type { Exporter } from './exporter.ts'
import { EXPORTERS, FORMATS } from './index.ts'
import { ROW_GROUP } from './parquet.ts'

const here = import.meta.dirname
const small = publishedCatalog(CATALOGS.small)
const { catalog } = small.publication
const files = await small.files()
const fileOf = (path: string) => files.get(path)?.bytes ?? new Uint8Array()

describe('the registry', () => {
  test('holds every format of the folder under its file name', async () => {
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
    expect(FORMATS.map(({ id }) => id).sort()).toEqual(found.sort())
    expect(FORMATS).toEqual(expect.arrayContaining([...EXPORTERS]))
  })

  test('makes files of open datasets alone, each under an address of its own', () => {
    const closed = catalog.datasets.filter(({ source }) => source.value.access !== 'terbuka')
    expect(closed.length).toBeGreaterThan(0)
    for (const { id } of closed)
      expect([...files.keys()].filter((path) => path.startsWith(`${id}/`))).toEqual([])
    expect(files.size).toBeGreaterThan(EXPORTERS.length)
  })

  test('gives the same bytes again, in another second', async () => {
    await new Promise((later) => setTimeout(later, 2100))
    const again = await small.files()
    for (const [path, { bytes }] of files)
      expect(Buffer.compare(bytes, again.get(path)?.bytes ?? new Uint8Array()), path).toBe(0)
  })
})

describe('what can be read as a text is, to the byte, as in the fixtures', () => {
  const texts = [...files].filter(([, { exporter }]) => /\bjson|\+json/.test(exporter.mediaType))

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
  const source = readFileSync(join(CATALOGS.small, 'dinas-lampu/lampu-jalan/lampu-jalan.csv'), 'utf8')
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

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeCatalog } from '../../bench/catalog.ts'
import { type BuiltSite, builtSite } from '../site/built.ts'

const DATASETS = 1000
let folder: string
let site: BuiltSite

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'many-'))
  writeCatalog(folder, DATASETS)
  site = await builtSite(folder)
})

afterAll(() => {
  site?.close()
  rmSync(folder, { recursive: true })
})

test('a catalog of a thousand datasets has every page, in both languages, and every file', () => {
  const datasets = (pattern: RegExp) => site.files.filter((file) => pattern.test(file)).length
  expect(datasets(/^data\/[^/]+\/[^/]+\/index\.html$/)).toBe(DATASETS)
  expect(datasets(/^en\/data\/[^/]+\/[^/]+\/index\.html$/)).toBe(DATASETS)
  expect(datasets(/^data\/[^/]+\/[^/]+\/data\.csv$/)).toBe(DATASETS)
})

test('no page is heavy for a phone: none above 40 kB as it travels', () => {
  const heavy = site.files.filter(
    (file) => file.endsWith('.html') && gzipSync(site.read(file)).length > 40_000,
  )
  expect(heavy).toEqual([])
})

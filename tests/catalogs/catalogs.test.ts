import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { TREES, treeTable } from './generate.ts'

const FOLDER = new URL('.', import.meta.url)

describe('the fixture catalogs', () => {
  test('hold the large table exactly as its generator writes it', () => {
    expect(readFileSync(TREES, 'utf8')).toBe(treeTable())
  })

  test.each(['kota-contoh', 'small'])('%s holds no string of the first city', (catalog) => {
    const found = readdirSync(new URL(catalog, FOLDER), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`)
      .filter((file) => /medan|12\.71|1275|sumatera|\bdeli\b/i.test(readFileSync(file, 'utf8')))
    expect(found).toEqual([])
  })
})

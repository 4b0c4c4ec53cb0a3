import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { writeCatalog } from '../../bench/catalog.ts'
import { facetsOf } from '../../src/components/facetvalues.ts'
import type { Site } from '../../src/components/site.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import { type Choice, FACETS, narrow } from '../../src/search/facets.ts'
import { searchString, stateOf } from '../../src/search/searchstate.ts'
import { CITY_QUERIES, MEDAN_QUERIES } from './queries.ts'
import { recallAt5 } from './recall.ts'
import { searchOf } from './searchof.ts'

const generated = mkdtempSync(join(tmpdir(), 'search-'))
writeCatalog(generated, 60)
afterAll(() => rmSync(generated, { recursive: true }))

const medan = searchOf('datasets')
const city = searchOf('tests/catalogs/kota-contoh')
const names = ({ site, engine }: { site: Site; engine: SearchEngine }) => {
  return async (query: string) => (await engine.search(query)).datasets.map((at) => site.datasets[at]!.id)
}

describe('the first five results hold at least nine tenths of what is expected', () => {
  test('and none of what only looks like it, over 40 queries and more', async () => {
    expect(MEDAN_QUERIES.length + CITY_QUERIES.length).toBeGreaterThanOrEqual(40)
    const own = await recallAt5(MEDAN_QUERIES, names(await medan))
    const other = await recallAt5(CITY_QUERIES, names(await city))
    const wrong = [...own.faults, ...other.faults].filter((fault) => fault.includes('finds'))
    expect({ wrong, misses: [...own.faults, ...other.faults] }).toMatchObject({ wrong: [] })
    expect(own.recall, own.faults.join('\n')).toBeGreaterThanOrEqual(0.9)
    expect(other.recall, other.faults.join('\n')).toBeGreaterThanOrEqual(0.9)
  })
})

describe('counts of facets equal the list', () => {
  test.each([
    ['the city', medan],
    ['the invented city', city],
    ['a generated catalog', searchOf(generated)],
  ])('of %s, for 200 combinations at random', async (_, made) => {
    const { site, engine } = await made
    const { facets } = engine.index
    const all = site.datasets.map((dataset) => facetsOf(dataset, site))
    // Counted from the datasets themselves, one by one.
    const fits = (dataset: number, choice: Choice, but?: string) =>
      FACETS.every((name) => {
        const wanted = choice[name] ?? []
        return (
          name === but || wanted.length === 0 || wanted.some((value) => all[dataset]![name].includes(value))
        )
      })
    const choices = fc.record(
      Object.fromEntries(
        FACETS.map((name) => [
          name,
          fc.subarray(facets[name].values, { maxLength: Math.min(3, facets[name].values.length) }),
        ]),
      ),
      { requiredKeys: [] },
    )
    const words = fc.constantFrom('', 'data', 'penduduk', 'kota', 'jumlah', 'tahun', 'halte')
    await fc.assert(
      fc.asyncProperty(words, choices, async (query, choice: Choice) => {
        const found = (await engine.search(query)).datasets
        const { datasets, counts } = narrow(facets, found, choice)
        expect(datasets).toEqual(found.filter((dataset) => fits(dataset, choice)))
        for (const name of FACETS) {
          for (const value of facets[name].values) {
            const left = narrow(facets, found, { ...choice, [name]: [value] }).datasets.length
            expect(counts[name].get(value), `${name} ${value}`).toBe(left)
            const own = found.filter((at) => fits(at, choice, name) && all[at]![name].includes(value))
            expect(left).toBe(own.length)
          }
        }
      }),
      { numRuns: 200, seed: 5 },
    )
  })
})

test('the address says what is searched and chosen, and is read back', () => {
  const choice: Choice = { theme: ['a', 'b'], year: ['2020'] }
  expect(searchString({ query: ' jumlah penduduk ', choice })).toBe(
    '?q=jumlah+penduduk&theme=a&theme=b&year=2020',
  )
  expect(stateOf('?q=jumlah+penduduk&theme=a&theme=b&year=2020&x=1')).toEqual({
    query: 'jumlah penduduk',
    choice,
  })
  expect(searchString({ query: '', choice: {} })).toBe('')
})

import type { FieldDescriptor } from '../src/catalog/descriptors.ts'
import type { Catalog, CodeList, Dataset, Resource } from '../src/catalog/model.ts'
import { readTable } from '../src/catalog/pass.ts'
import { bytesOf } from '../src/catalog/text.ts'
import { placesOf } from '../src/places/place.ts'
import { placeBook, type TableOfPlaces } from '../src/places/placebook.ts'
import { placeObserver } from '../src/places/placetable.ts'
import { detailsOf, standingsOf } from '../src/places/standing.ts'
import { codeSetObserver } from '../src/search/codesets.ts'

const PLACES = 151
const YEARS = 10
const TABLES = [250, 1000]

/** Reading with both observers may take this many times what reading alone takes. */
const MOST_READING = 5
/** What is kept of the larger catalog, in MB. */
const MOST_KEPT = 200
/** Time of one page may grow by so much more than the number of its tables. */
const MOST_GROWTH = 1.5

const codes: CodeList = {
  name: 'kampung',
  title: 'Kampung',
  file: '_catalog/codes/kampung.csv',
  places: true,
  systems: [{ system: 'lokal', column: 'kode' }],
  label: 'nama',
  rows: Array.from({ length: PLACES }, (_, at) => ({ kode: `X-${at + 1}`, nama: `Kampung ${at + 1}` })),
}
const catalog = {
  codeLists: new Map([[codes.name, codes]]),
  source: { value: { place: { name: 'Kota', code: 'X-0', system: 'lokal' } } },
} as unknown as Catalog
const FIELDS: FieldDescriptor[] = [
  { name: 'kode_kampung', type: 'string', codes: 'kampung' },
  { name: 'tahun', type: 'year' },
  { name: 'jumlah', type: 'integer' },
  { name: 'persentase', type: 'number', unit: 'persen' },
]
const resource = {
  id: 'a/b/c',
  fields: FIELDS,
  primaryKey: ['kode_kampung', 'tahun'],
  foreignKeys: [],
  missingValues: [''],
  fieldsMatch: 'exact',
  dialect: { delimiter: ',', quoteChar: '"' },
  numbersValues: false,
} as unknown as Resource

/** A table with a row for each place and year. */
function table(seed: number): Uint8Array {
  let text = `${FIELDS.map(({ name }) => name).join()}\n`
  for (let place = 1; place <= PLACES; place++)
    for (let year = 0; year < YEARS; year++)
      text += `X-${place},${2015 + year},${(place * 7919 + year * 31 + seed) % 9000},${((place * seed + year) % 1000) / 10}\n`
  return bytesOf(text)
}

/** Megabytes in use. */
const heap = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1e6
}
const tree = placesOf(catalog)

function fastest(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 7; round++) {
    const start = performance.now()
    run()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

/** Reads tables about places, keeps what they say and makes what the page of each place shows. */
export async function run(): Promise<boolean> {
  const rows = Array.from({ length: 100 }, (_, at) =>
    table(at).slice(FIELDS.map(({ name }) => name).join().length + 1),
  )
  const whole = Buffer.concat([table(0), ...rows])
  const bare = fastest(() => readTable(() => [whole], resource, [{ block: () => {} }]))
  const ours = fastest(() =>
    readTable(() => [whole], resource, [
      placeObserver(resource, tree),
      codeSetObserver(resource, catalog.codeLists),
    ]),
  )
  const one = table(1)
  const single = fastest(() =>
    readTable(() => [one], resource, [
      placeObserver(resource, tree),
      codeSetObserver(resource, catalog.codeLists),
    ]),
  )

  const sizes = TABLES.map((size) => {
    const before = heap()
    const tables: TableOfPlaces[] = Array.from({ length: size }, (_, at) => {
      const observer = placeObserver(resource, tree)
      readTable(() => [table(at)], resource, [observer])
      // As it comes from the cache.
      const kept = JSON.parse(JSON.stringify(observer.result()))
      return { dataset: {} as Dataset, resource, table: kept }
    })
    const book = placeBook(tree, tables)
    const kept = heap() - before
    const start = performance.now()
    for (const place of book.places) {
      for (const found of book.about(place)) standingsOf(place, found.table, resource, tree)
      for (const found of book.within(place)) detailsOf(place, found.table, resource, tree)
    }
    return { size, kept, page: (performance.now() - start) / book.places.length }
  })
  const [small, big] = sizes as [(typeof sizes)[number], (typeof sizes)[number]]
  const growth = big.page / small.page / (big.size / small.size)

  const checks: { name: string; value: number; limit: number; unit: string }[] = [
    {
      name: `${PLACES} places × ${YEARS} years × 101, read`,
      value: ours / bare,
      limit: MOST_READING,
      unit: '× a bare reading',
    },
    { name: `kept of ${big.size} tables`, value: big.kept, limit: MOST_KEPT, unit: 'MB' },
    {
      name: `one page, ${small.size} → ${big.size} tables`,
      value: growth,
      limit: MOST_GROWTH,
      unit: '× as much per table',
    },
  ]
  for (const { name, value, limit, unit } of checks)
    console.log(`${value <= limit ? '✓' : '✗'} ${name}: ${value.toFixed(2)} ${unit} (limit ${limit})`)
  console.log(`  one table of ${PLACES} places × ${YEARS} years: ${single.toFixed(1)} ms`)
  console.log(`  one page of ${big.size} tables: ${big.page.toFixed(1)} ms`)
  return checks.every(({ value, limit }) => value <= limit)
}

import { describe, expect, test } from 'vitest'
import type { TableInput } from '../exporters/exporter.ts'
import { parquet } from '../exporters/parquet.ts'
import type { TypedTable } from '../exporters/typedtable.ts'
import { memoryEngine, NotFetched, type Talk } from './engine.ts'
import { largeEngine } from './largeengine.ts'
import { ParquetTable } from './parquettable.ts'
import type { Filter, TableQuery } from './query.ts'
import { EVERYTHING } from './query.ts'
import { FileChanged, NoRanges, RangeFile } from './rangefile.ts'
import { tableOfRecords } from './records.ts'
import { rowsOf } from './result.ts'

const ROWS = 130_000
const COLUMNS = [
  { name: 'tanggal', kind: 'date' },
  { name: 'nomor', kind: 'integer' },
  { name: 'jenis', kind: 'text' },
  { name: 'tinggi', kind: 'number' },
  { name: 'sehat', kind: 'boolean' },
  { name: 'catatan', kind: 'text' },
] as const
const records = Array.from({ length: ROWS }, (_, row) => ({
  tanggal: new Date(Date.UTC(2020, 0, 1 + Math.floor(row / 100))).toISOString().slice(0, 10),
  nomor: row,
  jenis: `jenis ${(row * 7919) % 31}`,
  tinggi: row % 13 === 0 ? null : ((row * 104_729) % 997) / 10,
  sehat: row % 3 === 0,
  catatan: row % 2 === 0 ? null : `catatan ke-${(row * 31) % 40_009}${row % 9001 === 1 ? ' langka' : ''}`,
}))
const table: TypedTable = tableOfRecords(records, COLUMNS)
const bytes = await parquet.write({
  resource: { primaryKey: ['tanggal', 'nomor'] },
  table: () => table,
} as unknown as TableInput)
const none = () => undefined

/** A host that sends parts of the file, and counts what it sends. */
function host(file = bytes, { parts = true, tag = (): string => 'a' } = {}) {
  const sent = { bytes: 0 }
  const fetcher = (async (_: unknown, { headers }: { headers: { range: string } }) => {
    const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers.range) ?? []
    if (!parts) return new Response(file.slice())
    const start = from === '' ? Math.max(0, file.length - Number(to)) : Number(from)
    const end = from === '' || to === '' ? file.length : Math.min(file.length, Number(to) + 1)
    sent.bytes += end - start
    return new Response(file.slice(start, end), {
      status: 206,
      headers: { 'content-range': `bytes ${start}-${end - 1}/${file.length}`, etag: tag() },
    })
  }) as unknown as typeof fetch
  return { sent, fetcher }
}

const talk = (more: Partial<Talk> = {}): Talk => ({
  signal: new AbortController().signal,
  mayFetch: async () => true,
  progress: () => {},
  ...more,
})

async function opened(server = host(), free?: number) {
  const file = await RangeFile.open('/pohon.parquet', server.fetcher)
  return largeEngine(await ParquetTable.open(file, COLUMNS), none, free)
}

const query = (filters: Record<string, Filter>, more: Partial<TableQuery> = {}): TableQuery => ({
  ...EVERYTHING,
  filters: new Map(Object.entries(filters)),
  ...more,
})
const QUERIES: [string, TableQuery][] = [
  ['the whole table', EVERYTHING],
  [
    'a range of the key and a choice',
    query({
      tanggal: { kind: 'range', from: '2020-02', to: '2020-03' },
      jenis: { kind: 'is', values: ['jenis 3', 'jenis 4'] },
    }),
  ],
  [
    'a choice sorted by another column',
    query(
      { jenis: { kind: 'is', values: ['jenis 7'] } },
      {
        sort: [
          { column: 'tinggi', descending: true },
          { column: 'catatan', descending: false },
        ],
      },
    ),
  ],
  [
    'a search in one column',
    query({ catatan: { kind: 'has', text: 'langka' } }, { hidden: new Set(['sehat']) }),
  ],
  ['a search in all', query({}, { search: 'langka 2020-01' })],
  ['empty and filled', query({ tinggi: { kind: 'empty' }, catatan: { kind: 'filled' } })],
  [
    'groups with sums',
    query(
      { sehat: { kind: 'is', values: ['true'] } },
      {
        group: ['jenis'],
        measures: [
          { of: 'sum', column: 'nomor' },
          { of: 'mean', column: 'tinggi' },
        ],
      },
    ),
  ],
  ['what no row is', query({ nomor: { kind: 'range', from: '999999' } })],
]

describe.each(QUERIES)('%s', (_, asked) => {
  test('is answered from parts of a file as it is from the whole table', async () => {
    const [whole, parts] = await Promise.all([
      memoryEngine(table, none).ask(asked, talk()),
      opened().then((engine) => engine.ask(asked, talk())),
    ])
    expect([parts.rows, parts.matching, parts.columns]).toEqual([whole.rows, whole.matching, whole.columns])
    for (const from of [0, Math.floor(whole.rows / 2), Math.max(0, whole.rows - 40)])
      expect(await parts.window(from, from + 40)).toEqual(await whole.window(from, from + 40))
    expect(rowsOf(await parts.whole(talk()))).toEqual(rowsOf(await whole.whole(talk())))
  })
})

test('no more of a file is fetched than an answer needs, and nothing for further questions within it', async () => {
  const server = host()
  const engine = await opened(server)
  const key: Filter = { kind: 'range', from: '2020-02-01', to: '2020-02-10' }
  const answer = await engine.ask(query({ tanggal: key }), talk())
  await answer.window(0, 40)
  expect(answer.rows).toBe(1000)
  expect(server.sent.bytes).toBeLessThan(bytes.length / 2 + 128 * 1024)
  const before = server.sent.bytes
  const within = query(
    { tanggal: key, sehat: { kind: 'is', values: ['true'] } },
    { sort: [{ column: 'catatan', descending: true }] },
  )
  await (await engine.ask(within, talk())).window(0, 40)
  expect(server.sent.bytes).toBe(before)
})

test('the reader is asked before much is fetched, and told how much', async () => {
  const asked: number[] = []
  const refuse = talk({ mayFetch: async (size) => asked.push(size) < 0 })
  const engine = await opened(host(), 150_000)
  await expect(engine.ask(query({}, { search: 'langka' }), refuse)).rejects.toThrow(NotFetched)
  expect(asked).toHaveLength(1)
  expect(asked[0]).toBeGreaterThan(150_000)
  expect((await engine.ask(query({}, { search: 'langka' }), talk())).rows).toBe(8)
})

test('what is found comes while the rest is looked through, in the order of the table', async () => {
  const seen: number[] = []
  const engine = await opened()
  const waiting: Promise<unknown>[] = []
  const answer = await engine.ask(
    query({ catatan: { kind: 'has', text: 'langka' } }),
    talk({
      progress: (done, all, sofar) => {
        expect(done).toBeLessThan(all)
        if (!sofar) return
        seen.push(sofar.rows)
        waiting.push(sofar.window(0, sofar.rows))
      },
    }),
  )
  const all = await answer.window(0, answer.rows)
  expect(seen.length).toBeGreaterThan(0)
  for (const part of await Promise.all(waiting))
    expect(all.slice(0, (part as unknown[]).length)).toEqual(part)
})

test('a question can be taken back', async () => {
  const control = new AbortController()
  const engine = await opened()
  const asked = engine.ask(
    query({}, { search: 'langka' }),
    talk({ signal: control.signal, progress: () => control.abort() }),
  )
  await expect(asked).rejects.toThrow(/abort/i)
})

test('a host that sends no parts, and a file that was replaced meanwhile, are told apart', async () => {
  await expect(RangeFile.open('/a', host(bytes, { parts: false }).fetcher)).rejects.toThrow(NoRanges)
  let asked = 0
  const changing = await opened(host(bytes, { tag: () => (asked++ === 0 ? 'a' : 'b') }))
  await expect(changing.ask(query({ jenis: { kind: 'filled' } }), talk())).rejects.toThrow(FileChanged)
})

test('values to choose from come with the number of their rows', async () => {
  const choices = await (await opened()).choices('sehat', talk())
  expect(choices).toEqual([
    { value: 'false', count: 86_666 },
    { value: 'true', count: 43_334 },
  ])
})

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Snippet, snippets } from './snippets.ts'

const run = promisify(execFile)
const CSV = 'kode;nama;jumlah\n01.02;"Hulu; atas";7\n01.03;Hilir;9\n'
const JSON_ROWS = JSON.stringify([
  { kode: '01.02', jumlah: 7 },
  { kode: '01.03', jumlah: 9 },
])
const server = createServer((request, response) => {
  const found = { '/tabel.csv': CSV, '/tabel.json': JSON_ROWS }[request.url ?? '']
  response.writeHead(found === undefined ? 404 : 200).end(found)
})
const folder = mkdtempSync(join(tmpdir(), 'snippets-'))
let base = ''

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

const table = (name = 'tabel') => ({
  csv: `${base}/${name}.csv`,
  json: `${base}/${name}.json`,
  delimiter: ';',
  texts: ['kode'],
})
const all = () => snippets(table())
const codeOf = (id: Snippet['id'], name?: string) =>
  snippets(table(name)).find((one) => one.id === id)?.code ?? ''

/** How each snippet that counts as tested is run, and what it has to print. */
const RUNS: Partial<Record<Snippet['id'], { run(code: string): Promise<string>; prints: RegExp }>> = {
  curl: {
    run: async (code) => {
      await run('sh', ['-c', code], { cwd: folder })
      return readFileSync(join(folder, 'tabel.csv'), 'utf8')
    },
    prints: /^kode;nama;jumlah\n01\.02/,
  },
  python: {
    run: async (code) => (await run('python3', ['-c', code])).stdout,
    prints: /^2 .*'kode': '01\.02', 'nama': 'Hulu; atas', 'jumlah': '7'/,
  },
  node: {
    run: async (code) => (await run(process.execPath, ['--input-type=module', '-e', code])).stdout,
    prints: /^2 \{ kode: '01\.02', jumlah: 7 \}/,
  },
}

describe.each(Object.entries(RUNS))('the snippet for %s', (id, { run: runs, prints }) => {
  test('reads the table', async () => {
    expect(await runs(codeOf(id as Snippet['id']))).toMatch(prints)
  }, 30_000)

  test('fails where there is none', async () => {
    await expect(runs(codeOf(id as Snippet['id'], 'tidak-ada'))).rejects.toThrow()
  }, 30_000)
})

test('a snippet is called tested only where it is run here', () => {
  expect(
    all()
      .filter(({ isTested }) => isTested)
      .map(({ id }) => id),
  ).toEqual(Object.keys(RUNS))
})

test('codes stay text in every program that would take them for numbers', () => {
  expect(codeOf('pandas')).toContain('dtype={"kode": str}')
  expect(codeOf('r')).toContain('colClasses = c("kode" = "character")')
  expect(codeOf('duckdb')).toContain("types = {'kode': 'VARCHAR'}")
})

test('a table without JSON has no snippet that reads JSON', () => {
  const { json: _, ...without } = table()
  expect(snippets(without).map(({ id }) => id)).not.toContain('node')
})

import { createHash } from 'node:crypto'
import { memoryTree } from '../src/catalog/memory.ts'
import { readCatalog } from '../src/catalog/reader.ts'
import { bytesOf } from '../src/catalog/text.ts'
import { contexts, tablesOf } from '../src/rules/check.ts'
import { checkTable } from '../src/rules/checktable.ts'
import { shortDataset } from '../src/rules/fixtures/dataset.ts'
import { rules } from '../src/rules/index.ts'
import { formatTable } from './table.ts'

/** A table may cost at most so many times a clean one of its size. */
const MOST_TIMES = 3
const SIZE = 10_000_000
/** Bytes handed to the pass at a time, as the disk does. */
const PIECE = 1 << 20
const ROUNDS = 3

const HEAD = 'kode,kecamatan,tahun,penduduk,luas,sekolah,puskesmas,pasar,catatan,nilai\n'
const ROW = '99.01.01,Contoh Utara,2023,12034,8.5,14,3,2,tidak ada catatan,77.25\n'
const COLUMNS = 10_000

/** Tables of 10 MB, by name, with what is unusual in them. */
const FILES: Record<string, () => string> = {
  clean: () => filled(HEAD, () => ROW),
  'one cell of 10 MB': () => `${HEAD}99.01.01,"${'isi '.repeat(SIZE / 4)}",2023,1,1,1,1,1,a,1\n`,
  '10,000 columns': () => {
    const names = Array.from({ length: COLUMNS }, (_, at) => `k${at}`)
    return filled(`${names.join(',')}\n`, () => `${names.map((_, at) => at).join(',')}\n`)
  },
  '10,000 columns, names in reverse': () => {
    const names = Array.from({ length: COLUMNS }, (_, at) => `k${COLUMNS - 1 - at}`)
    return filled(`${names.join(',')}\n`, () => `${names.map((_, at) => at).join(',')}\n`)
  },
  'a quote never closed': () => filled(`${HEAD}99.01.01,"Contoh`, () => ROW),
  'a quote in every row': () => filled(HEAD, () => ROW.replace('Contoh', '"Contoh"')),
  'semicolons instead of commas': () => filled(HEAD.replaceAll(',', ';'), () => ROW.replaceAll(',', ';')),
  'semicolons in the data alone': () => filled(HEAD, () => ROW.replaceAll(',', ';')),
  'titles above the header': () => filled(`Tabel 1\n\n\n${HEAD}`, () => ROW),
  'a repeated header every second row': () => filled(HEAD, (at) => (at % 2 === 0 ? ROW : HEAD)),
  'a note every second row': () =>
    filled(HEAD, (at) => (at % 2 === 0 ? ROW : 'Sumber: Dinas Contoh,,,,,,,,,\n')),
  'a last column without values': () => filled(HEAD, () => ROW.replace(/[^,]+\n/, '\n')),
  'extra spaces in every text': () => filled(HEAD, () => ROW.replace('Contoh', ' Contoh ')),
  'a NUL byte in every row': () => filled(HEAD, () => ROW.replace('Contoh', 'Con\0toh')),
  'no UTF-8 in every row': () => filled(HEAD, () => ROW.replace('Contoh', 'Cont\uFFFDh')),
  'line ends of every kind': () =>
    filled(HEAD, (at) => ROW.replace('\n', ['\n', '\r\n', '\r'][at % 3] as string)),
  'blank rows': () => filled(HEAD, (at) => (at % 2 === 0 ? ROW : ',,,,,,,,,\n')),
  'bytes of NUL': () => '\0'.repeat(SIZE),
}

/** Measures what tables as they are found in the wild cost against a clean one; false where a limit is missed. */
export async function run(names: string[]): Promise<boolean> {
  const wanted = Object.entries(FILES).filter(
    ([name]) => name === 'clean' || names.length === 0 || names.some((part) => name.includes(part)),
  )
  const checks = wanted.map(([name, content]) => ({
    name,
    check: checkOf(name, content()),
    best: Infinity,
  }))
  for (let round = 0; round < ROUNDS; round++) {
    for (const each of checks) {
      const start = performance.now()
      each.check()
      each.best = Math.min(each.best, performance.now() - start)
    }
    console.error(`round ${round + 1} of ${ROUNDS}`)
  }
  const clean = checks[0]?.best ?? 0
  const rows = checks.map(({ name, best, check }) => {
    const found = check().map(({ code, count }) => `${code} ${count}`)
    return [name, best.toFixed(0), `${(best / clean).toFixed(2)}×`, found.join(', ') || 'nothing']
  })
  console.log(formatTable(['10 MB with', 'ms', '× clean', 'found'], rows))
  const missed = checks.filter(({ best }) => best > clean * MOST_TIMES)
  console.log(
    missed.length === 0
      ? `\nEvery table costs at most ${MOST_TIMES} times a clean one.`
      : `\nBeyond ${MOST_TIMES} times a clean table: ${missed.map(({ name }) => name).join(', ')}.`,
  )
  return missed.length === 0
}

function filled(head: string, row: (at: number) => string): string {
  const parts = [head]
  let size = head.length
  for (let at = 0; size < SIZE; at++) {
    const next = row(at)
    parts.push(next)
    size += next.length
  }
  return parts.join('')
}

function checkOf(name: string, content: string): () => { code: string; count: number }[] {
  const bytes = name.startsWith('no UTF-8')
    ? Buffer.from(content.replaceAll('\uFFFD', '\xe9'), 'latin1')
    : bytesOf(content)
  const tree = memoryTree({
    'catalog.yaml': CATALOG,
    'dinas/agency.md': AGENCY,
    'dinas/data/dataset.md': datasetOf(name),
    'dinas/data/data.csv': bytes,
  })
  const catalog = readCatalog(tree)
  const table = tablesOf(catalog)[0]
  if (!table) throw new Error('The table of the benchmark is not one.')
  const opened = {
    ...tree,
    *open() {
      for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
    },
  }
  const hasher = () => {
    const hash = createHash('sha256')
    return { update: (piece: Uint8Array) => void hash.update(piece), digest: () => hash.digest('hex') }
  }
  return () => checkTable(opened, contexts(opened, catalog)(table), { rules, limit: 1000, hasher }).problems
}

const CATALOG = `id: kota-uji
title: Data Kota Uji
description: Katalog untuk mengukur.
publisher: { name: Dinas Uji, url: "https://uji.example/" }
place: { name: Kota Uji, code: "99.01", system: kemendagri }
baseUrl: https://uji.example/
languages: [id, en]
timezone: Asia/Jakarta
brand: { primary: "#004080", secondary: "#806000" }
themes: [{ name: umum, title: Umum }]
verifiers: []
`
const AGENCY = '---\ntitle: Dinas Uji\nshort: Uji\nrole: produsen\n---\n'

function datasetOf(name: string): string {
  const types: Record<string, string> = {
    tahun: 'year',
    kode: 'string',
    kecamatan: 'string',
    catatan: 'string',
  }
  const names = name.startsWith('10,000')
    ? Array.from({ length: COLUMNS }, (_, at) => `k${at}`)
    : HEAD.trim().split(',')
  const fields = names.map((field) => `        - { name: ${field}, type: ${types[field] ?? 'number'} }`)
  return shortDataset(`resources:
  - name: data
    path: data.csv
    schema:
      fields:
${fields.join('\n')}
`)
}

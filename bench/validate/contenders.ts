/**
 * One contender in a process of its own: `node bench/validate/contenders.ts NAME CATALOG TABLE PEERS [GROUP]`. Prints
 * `{ seconds, rows, found }`: wall time without the start of Node, rows seen, and rows or problems found to be wrong.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readCatalog } from '../../src/catalog/reader.ts'
import { contexts, tablesOf } from '../../src/rules/check.ts'
import { checkTable } from '../../src/rules/checktable.ts'
import { rules } from '../../src/rules/index.ts'
import { diskTree } from '../../src/store/disk.ts'
import { GROUPS } from './groups.ts'
import { scan } from './scan.ts'
import { CODES, PATTERN, STATES } from './table.ts'

interface Outcome {
  rows: number
  found: number
}

const [name = '', catalog = '', table = '', peers = '', group = ''] = process.argv.slice(2)
const require = createRequire(join(peers, 'package.json'))

/** The checks of the table written by hand, for parsers that give rows of texts. */
function handChecks(): { row(cells: string[]): void; outcome: Outcome } {
  const codes = new Set(CODES)
  const states = new Set(STATES)
  const pattern = new RegExp(`^${PATTERN}$`)
  const numbers = new Set<string>()
  const whole = /^-?\d+$/
  const decimal = /^-?\d+(\.\d+)?$/
  const date = /^(\d{4})-(\d\d)-(\d\d)$/
  const isDate = (text: string): boolean => {
    const [, year, month, day] = date.exec(text) ?? []
    const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
    return time.getUTCMonth() + 1 === Number(month)
  }
  const outcome = { rows: 0, found: 0 }
  return {
    outcome,
    row: (cells) => {
      outcome.rows++
      if (cells.length !== 10) {
        outcome.found++
        return
      }
      const [number, code, day, count, value, share, state, mark, , year] = cells as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ]
      if (!whole.test(number) || numbers.has(number)) outcome.found++
      numbers.add(number)
      if (!codes.has(code)) outcome.found++
      if (!isDate(day)) outcome.found++
      if (!whole.test(count) || Number(count) < 0) outcome.found++
      if (!decimal.test(value) || Number(value) < 0) outcome.found++
      if (!decimal.test(share) || Number(share) < 0 || Number(share) > 100) outcome.found++
      if (!states.has(state)) outcome.found++
      if (!pattern.test(mark)) outcome.found++
      if (!/^\d{4}$/.test(year)) outcome.found++
    },
  }
}

const CONTENDERS: Record<string, () => Outcome | Promise<Outcome>> = {
  scan: () => ({ rows: scan(table).rows - 1, found: 0 }),

  ours: () => {
    const tree = diskTree(catalog)
    const read = readCatalog(tree)
    const contextOf = contexts(tree, read)
    const left = rules.filter(({ code }) => !(GROUPS[group] ?? []).includes(code))
    let rows = 0
    let found = 0
    for (const one of tablesOf(read)) {
      const { result, problems } = checkTable(tree, contextOf(one), {
        rules: left,
        limit: 1000,
        hasher: () => {
          const hash = createHash('sha256')
          return { update: (piece) => void hash.update(piece), digest: () => hash.digest('hex') }
        },
      })
      rows += result?.rows ?? 0
      found += problems.length
    }
    return { rows, found }
  },

  papaparse: () => {
    const papaparse = require('papaparse') as typeof import('papaparse')
    const { row, outcome } = handChecks()
    let isHeader = true
    return new Promise((done, fail) => {
      papaparse.parse<string[]>(createReadStream(table), {
        skipEmptyLines: true,
        chunk: ({ data }) => {
          for (const cells of data) {
            if (!isHeader) row(cells)
            isHeader = false
          }
        },
        complete: () => done(outcome),
        error: fail,
      })
    })
  },

  'csv-parse': () => {
    const { parse } = require('csv-parse') as {
      parse(options: object): NodeJS.ReadWriteStream
    }
    const { row, outcome } = handChecks()
    return new Promise((done, fail) => {
      createReadStream(table)
        .pipe(parse({ from_line: 2 }))
        .on('data', row as (data: unknown) => void)
        .on('end', () => done(outcome))
        .on('error', fail)
    })
  },

  duckdb: async () => {
    const { DuckDBInstance } = require('@duckdb/node-api') as {
      DuckDBInstance: { create(): Promise<{ connect(): Promise<DuckConnection> }> }
    }
    const connection = await (await DuckDBInstance.create()).connect()
    const list = (texts: string[]) => texts.map((text) => `'${text}'`).join(', ')
    const reader = await connection.runAndReadAll(`
      SELECT count(*), count(*) - count(DISTINCT nomor),
        count(*) FILTER (kode_kelurahan NOT IN (${list(CODES)})), count(*) FILTER (jumlah < 0),
        count(*) FILTER (nilai < 0), count(*) FILTER (persentase NOT BETWEEN 0 AND 100),
        count(*) FILTER (status NOT IN (${list(STATES)})), count(*) FILTER (NOT regexp_full_match(nomor_berkas, '${PATTERN}')),
        count(tanggal), max(length(keterangan)), count(tahun)
      FROM read_csv('${table}', header = true, delim = ',', quote = '"', auto_detect = false, columns = {
        'nomor': 'BIGINT', 'kode_kelurahan': 'VARCHAR', 'tanggal': 'DATE', 'jumlah': 'BIGINT', 'nilai': 'DOUBLE',
        'persentase': 'DOUBLE', 'status': 'VARCHAR', 'nomor_berkas': 'VARCHAR', 'keterangan': 'VARCHAR', 'tahun': 'INTEGER' })`)
    const [rows = 0, ...faults] = (reader.getRows()[0] ?? []).map(Number)
    return { rows, found: faults.slice(0, 7).reduce((sum, count) => sum + count, 0) }
  },

  tableschema: async () => {
    const { Table } = require('tableschema') as {
      Table: { load(file: string, options: object): Promise<TableSchemaTable> }
    }
    const required = { required: true }
    const loaded = await Table.load(table, {
      schema: {
        fields: [
          { name: 'nomor', type: 'integer', constraints: { ...required, unique: true } },
          { name: 'kode_kelurahan', type: 'string', constraints: { ...required, enum: CODES } },
          { name: 'tanggal', type: 'date' },
          { name: 'jumlah', type: 'integer', constraints: { minimum: 0 } },
          { name: 'nilai', type: 'number', constraints: { minimum: 0 } },
          { name: 'persentase', type: 'number', constraints: { minimum: 0, maximum: 100 } },
          { name: 'status', type: 'string', constraints: { enum: STATES } },
          { name: 'nomor_berkas', type: 'string', constraints: { pattern: `^${PATTERN}$` } },
          { name: 'keterangan', type: 'string' },
          { name: 'tahun', type: 'year', constraints: required },
        ],
      },
    })
    const stream = await loaded.iter({ stream: true, forceCast: true })
    const outcome = { rows: 0, found: 0 }
    return new Promise((done, fail) => {
      stream
        .on('data', (row: unknown) => {
          outcome.rows++
          if (row instanceof Error) outcome.found++
        })
        .on('end', () => done(outcome))
        .on('error', fail)
    })
  },
}

interface DuckConnection {
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>
}
interface TableSchemaTable {
  iter(options: object): Promise<NodeJS.ReadableStream>
}

const run = CONTENDERS[name]
if (!run) throw new Error(`No contender "${name}"`)
const before = performance.now()
const outcome = await run()
const seconds = (performance.now() - before) / 1000
const peak = process.resourceUsage().maxRSS * 1024
process.stdout.write(`${JSON.stringify({ seconds, peak, ...outcome })}\n`)
process.exit(0)

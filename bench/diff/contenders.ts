/**
 * One contender in a process of its own: `node bench/diff/contenders.ts NAME FILE PEERS`, where the file holds a pair
 * of tables as JSON. Prints `{ seconds, peak, added, removed, changed }`: wall time without the start of Node, largest
 * resident memory in bytes, and rows.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { compareTables } from '../../src/catalog/comparetables.ts'
import type { TableSide } from '../../src/catalog/difference.ts'
import type { Pair } from './tables.ts'

interface Outcome {
  added: number
  removed: number
  changed: number
}

const [name = '', file = '', peers = ''] = process.argv.slice(2)
const pair = JSON.parse(readFileSync(file, 'utf8')) as Pair

const CONTENDERS: Record<string, () => Outcome> = {
  ours: () => {
    const { match, rows } = compareTables(sideOf(pair.before), sideOf(pair.after))
    if (match.by !== (pair.key.length > 0 ? 'primaryKey' : 'dimensions'))
      throw new Error(`The rows were matched by ${match.by}.`)
    return { added: rows.added, removed: rows.removed, changed: rows.changed }
  },

  daff: () => {
    const daff = createRequire(join(peers, 'package.json'))('daff') as Daff
    const tableOf = (path: string) => new daff.Csv().makeTable(readFileSync(path, 'utf8'))
    const [before, after] = [tableOf(pair.before), tableOf(pair.after)]
    const flags = new daff.CompareFlags()
    // Told nothing, it finds out itself which columns make a key, and whether the order matters.
    if (pair.key.length > 0) flags.ordered = false
    for (const key of pair.key) flags.addPrimaryKey(key)
    const difference = new daff.TableDiff(daff.compareTables(before, after, flags).align(), flags)
    difference.hilite(new daff.TableView([]))
    const summary = difference.getSummary()
    return { added: summary.row_inserts, removed: summary.row_deletes, changed: summary.row_updates }
  },
}

/** What is used of daff, which has no types. */
interface Daff {
  Csv: new () => { makeTable(text: string): object }
  CompareFlags: new () => { ordered: boolean; addPrimaryKey(name: string): void }
  TableView: new (rows: unknown[][]) => object
  TableDiff: new (
    alignment: object,
    flags: object,
  ) => {
    hilite(output: object): boolean
    getSummary(): { row_inserts: number; row_deletes: number; row_updates: number }
  }
  compareTables(before: object, after: object, flags: object): { align(): object }
}

function sideOf(path: string): TableSide {
  return {
    resource: {
      id: 'ukur/data/tabel',
      name: 'tabel',
      download: 'tabel.csv',
      index: 0,
      descriptor: { name: 'tabel', path: 'tabel.csv' },
      fields: pair.fields,
      primaryKey: pair.key,
      foreignKeys: [],
      missingValues: [''],
      fieldsMatch: 'exact',
      dialect: { delimiter: ',', quoteChar: '"' },
    },
    open: () => piecesOf(path),
  }
}

/** Pieces of a file in one buffer, as the catalog's store hands them out. */
function* piecesOf(path: string): Generator<Uint8Array> {
  const buffer = new Uint8Array(1 << 18)
  const opened = openSync(path, 'r')
  try {
    for (;;) {
      const length = readSync(opened, buffer, 0, buffer.length, null)
      if (length === 0) return
      yield buffer.subarray(0, length)
    }
  } finally {
    closeSync(opened)
  }
}

const run = CONTENDERS[name]
if (!run) throw new Error(`No contender "${name}"`)
const start = performance.now()
const outcome = run()
const seconds = (performance.now() - start) / 1000
console.log(JSON.stringify({ seconds, peak: process.resourceUsage().maxRSS * 1024, ...outcome }))

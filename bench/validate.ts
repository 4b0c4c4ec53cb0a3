import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { rules } from '../src/rules/index.ts'
import { fetchPeers } from './peers.ts'
import { formatTable } from './table.ts'
import { GROUPS } from './validate/groups.ts'
import { writeTable } from './validate/table.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Programs to compare with; fetched into the cache when they are first measured, since nothing else needs them. */
const PEERS = {
  '@duckdb/node-api': '1.5.6-r.1',
  'csv-parse': '7.0.3',
  papaparse: '5.7.1',
  tableschema: '1.12.6',
}
const MOST_TIMES_SCAN = 4
const ROUNDS = 3

interface Measured {
  seconds: number
  peak: number
  rows: number
  found: number
}

interface Row extends Measured {
  name: string
  does: string
}

const RUNS: [name: string, contender: string, group: string, does: string][] = [
  ['scan', 'scan', '', 'finds cell borders, counts rows'],
  ['ours', 'ours', '', 'all rules, profile, SHA-256'],
  ...Object.keys(GROUPS).map((group): [string, string, string, string] => [
    `ours − ${group}`,
    'ours',
    group,
    'without these rules',
  ]),
  ['DuckDB', 'duckdb', '', 'SQL for the declared constraints, all cores'],
  ['papaparse', 'papaparse', '', 'declared constraints by hand'],
  ['csv-parse', 'csv-parse', '', 'declared constraints by hand'],
  ['tableschema', 'tableschema', '', 'declared constraints'],
]

/** Measures checks of one large table beside a bare scan and other programs; true where every limit holds. */
export async function run(args: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args,
    options: { rows: { type: 'string', default: '1000000' }, only: { type: 'string', multiple: true } },
  })
  const count = Number(values.rows)
  if (!Number.isInteger(count) || count < 1) throw new Error('--rows is a number of rows.')
  const left = ungrouped()
  if (left.length > 0) throw new Error(`bench/validate/groups.ts does not know ${left.join(', ')}.`)
  console.error(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`)
  const peers = fetchPeers(PEERS)
  const folder = mkdtempSync(join(tmpdir(), 'bench-validate-'))
  try {
    const table = writeTable(folder, count)
    console.error(`${count} rows × 10 columns, ${(statSync(table).size / 1e6).toFixed(0)} MB`)
    const runs = RUNS.filter(([name]) => name === 'scan' || !values.only || values.only.includes(name))
    const measured = new Map<string, Measured[]>()
    for (let round = 1; round <= ROUNDS; round++) {
      for (const [name, contender, group] of runs) {
        // The slowest need no second look to be placed.
        if (round > 1 && contender === 'tableschema') continue
        console.error(`round ${round} of ${ROUNDS}: ${name} …`)
        const one = measure([contender, folder, table, peers, group])
        measured.set(name, [...(measured.get(name) ?? []), one])
      }
    }
    const rows = runs.map(([name, , , does]): Row => ({ name, does, ...fastest(measured.get(name) ?? []) }))
    console.log(formatTable(['run', 'seconds', '× scan', 'peak MiB', 'found', 'does'], rows.map(cells(rows))))
    const limits = judge(rows, count)
    console.log(limits.map(({ holds, text }) => `${holds ? 'holds ' : 'MISSED'}  ${text}`).join('\n'))
    return limits.every(({ holds }) => holds)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measure(args: string[]): Measured {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'bench/validate/contenders.ts'), ...args],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}\n${stderr}`)
  return JSON.parse(stdout.trim().split('\n').at(-1) as string)
}

/** The quickest of the runs: what disturbs a run only makes it slower. */
function fastest(runs: Measured[]): Measured {
  return runs.reduce((best, run) => (run.seconds < best.seconds ? run : best))
}

function cells(rows: Row[]): (row: Row) => string[] {
  return (row) => [
    row.name,
    row.seconds.toFixed(2),
    timesScan(row, rows).toFixed(2),
    (row.peak / 2 ** 20).toFixed(0),
    String(row.found),
    row.does,
  ]
}

function timesScan({ seconds }: Row, rows: Row[]): number {
  return seconds / (rows.find(({ name }) => name === 'scan') as Row).seconds
}

function judge(rows: Row[], count: number): { holds: boolean; text: string }[] {
  const limits: { holds: boolean; text: string }[] = []
  const ours = rows.find(({ name }) => name === 'ours')
  const papaparse = rows.find(({ name }) => name === 'papaparse')
  if (!ours) return limits
  const times = timesScan(ours, rows)
  limits.push({
    holds: times <= MOST_TIMES_SCAN,
    text: `all rules take ${times.toFixed(2)}× the bare scan (at most ${MOST_TIMES_SCAN}×)`,
  })
  if (papaparse) {
    limits.push({
      holds: ours.seconds < papaparse.seconds,
      text: `all rules take ${(ours.seconds / papaparse.seconds).toFixed(2)}× papaparse with hand-written checks (below 1×)`,
    })
  }
  const wrong = rows.filter((row) => row.rows !== count || row.found !== 0)
  limits.push({
    holds: wrong.length === 0,
    text:
      wrong.length === 0
        ? `every run saw ${count} rows and found nothing in them`
        : `wrong rows or findings: ${wrong.map(({ name, rows, found }) => `${name} ${rows}/${found}`).join(', ')}`,
  })
  return limits
}

/** Rules that read rows and stand in no group, or groups' codes that no rule has. */
function ungrouped(): string[] {
  const grouped = Object.values(GROUPS).flat()
  const reading = rules.filter(({ hook }) => hook === 'column' || hook === 'rows').map(({ code }) => code)
  return [
    ...reading.filter((code) => !grouped.includes(code)),
    ...grouped.filter((code) => !reading.includes(code)),
  ]
}

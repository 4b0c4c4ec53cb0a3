import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Pair, writeLong, writeWide } from './diff/tables.ts'
import { fetchPeers } from './peers.ts'
import { formatTable } from './table.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PEERS = { daff: '1.4.2' }
const MOST_SECONDS = 4
const MOST_MIB = 400
const LEAST_TIMES_DAFF = 10
const ROUNDS = 3
/** MiB of memory that daff may use: it needs more than Node gives by itself on a small machine. */
const HEAP = 6144

interface Measured {
  seconds: number
  /** Largest resident memory in bytes. */
  peak: number
  added: number
  removed: number
  changed: number
}

interface Run extends Measured {
  name: string
  pair: Pair
}

/** Measures the difference of two large tables beside daff; true where every limit holds. */
export async function run(): Promise<boolean> {
  console.error(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`)
  const peers = fetchPeers(PEERS)
  const folder = mkdtempSync(join(tmpdir(), 'bench-diff-'))
  try {
    const pairs = [writeLong(folder, 1_000_000), writeWide(folder, 150_000)] as const
    const [long, wide] = pairs
    const keyless = { ...wide, key: [] }
    const runs: [string, Pair][] = [
      ['ours', long],
      ['ours', wide],
      ['daff', wide],
      ['ours', keyless],
      ['daff', keyless],
    ]
    const measured: Run[][] = runs.map(() => [])
    for (let round = 1; round <= ROUNDS; round++) {
      for (const [at, [name, pair]] of runs.entries()) {
        // The slowest needs no second look to be placed.
        if (round > 1 && name === 'daff' && pair === keyless) continue
        console.error(`round ${round} of ${ROUNDS}: ${name}, ${sizeOf(pair)} …`)
        measured[at]?.push({ name, pair, ...measure(name, pair, folder, peers) })
      }
    }
    const best = measured.map(fastest)
    console.log(
      formatTable(
        ['run', 'table', 'seconds', '× ours', 'peak MiB', 'added', 'removed', 'changed'],
        best.map(cells(best)),
      ),
    )
    const limits = judge(best)
    console.log(limits.map(({ holds, text }) => `${holds ? 'holds ' : 'MISSED'}  ${text}`).join('\n'))
    return limits.every(({ holds }) => holds)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measure(name: string, pair: Pair, folder: string, peers: string): Measured {
  const file = join(folder, 'pair.json')
  writeFileSync(file, JSON.stringify(pair))
  const options = name === 'daff' ? [`--max-old-space-size=${HEAP}`] : []
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...options, join(ROOT, 'bench/diff/contenders.ts'), name, file, peers],
    { cwd: ROOT, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`${name} ended with ${status}\n${stderr}`)
  return JSON.parse(stdout.trim().split('\n').at(-1) as string)
}

/** The quickest of the runs: what disturbs a run only makes it slower. */
function fastest(runs: Run[]): Run {
  return runs.reduce((best, run) => (run.seconds < best.seconds ? run : best))
}

function cells(runs: Run[]): (run: Run) => string[] {
  return (run) => [
    run.name,
    sizeOf(run.pair),
    run.seconds.toFixed(2),
    (run.seconds / oursOn(run.pair, runs).seconds).toFixed(1),
    mib(run).toFixed(0),
    String(run.added),
    String(run.removed),
    String(run.changed),
  ]
}

function judge(runs: Run[]): { holds: boolean; text: string }[] {
  const [long, wide, daff, keyless, keylessDaff] = runs as [Run, Run, Run, Run, Run]
  // Told no key, daff takes some rows that are gone for changed ones.
  const telling = runs.filter((run) => run !== keylessDaff)
  const wrong = telling.filter(({ pair: { edits }, added, removed, changed }) =>
    [added - edits.added, removed - edits.removed, changed - edits.changed].some((off) => off !== 0),
  )
  const times = (slow: Run, quick: Run) => ({
    holds: slow.seconds / quick.seconds >= LEAST_TIMES_DAFF,
    text: `daff takes ${(slow.seconds / quick.seconds).toFixed(1)}× as long on ${sizeOf(quick.pair)} (at least ${LEAST_TIMES_DAFF}×)`,
  })
  return [
    {
      holds: long.seconds < MOST_SECONDS,
      text: `${sizeOf(long.pair)} take ${long.seconds.toFixed(2)} s (below ${MOST_SECONDS} s)`,
    },
    {
      holds: mib(long) < MOST_MIB,
      text: `and ${mib(long).toFixed(0)} MiB of memory (below ${MOST_MIB} MiB)`,
    },
    times(keylessDaff, keyless),
    times(daff, wide),
    {
      holds: wrong.length === 0,
      text:
        wrong.length === 0
          ? 'the rows added, removed and changed were counted as they were made'
          : `wrong counts: ${wrong.map(({ name, pair }) => `${name} on ${sizeOf(pair)}`).join(', ')}`,
    },
  ]
}

function oursOn(pair: Pair, runs: Run[]): Run {
  return runs.find((run) => run.name === 'ours' && run.pair === pair) as Run
}

function sizeOf({ before, rows, columns, key }: Pair): string {
  const size = `${(statSync(before).size / 1e6).toFixed(0)} MB`
  return `${rows.toLocaleString('en')} × ${columns} ${key.length > 0 ? 'with a key' : 'without a key'} (${size})`
}

function mib({ peak }: Measured): number {
  return peak / 2 ** 20
}

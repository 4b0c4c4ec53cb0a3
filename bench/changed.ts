import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeCatalog } from './catalog.ts'

const FEW = 100
const MANY = 5000
const ROUNDS = 15

/** Seconds that a check of one changed dataset among many may take, Node's start included. */
const MOST_SECONDS = 1.5
/** Times what it takes among few. */
const MOST_RATIO = 1.2

/**
 * Measures `validate --changed` on one changed dataset among 100 and among 5,000, in turns and in the fastest round
 * of each, since what else the machine does only adds; prints both with the limits and returns whether they hold.
 */
export async function run(args: string[]): Promise<boolean> {
  const rounds = Number(args[0] ?? ROUNDS)
  const folder = mkdtempSync(join(tmpdir(), 'bench-changed-'))
  try {
    const sizes = [FEW, MANY].map((datasets) => ({
      datasets,
      at: repository(folder, datasets),
      seconds: Number.POSITIVE_INFINITY,
    }))
    for (let round = 0; round < rounds; round++) {
      for (const size of sizes) {
        // Each round finds a change that no cache has seen.
        appendFileSync(join(size.at, 'datasets/dinas-001/data-00001/data.csv'), row(round))
        const start = performance.now()
        validate(size.at, folder)
        size.seconds = Math.min(size.seconds, (performance.now() - start) / 1000)
        process.stderr.write(`round ${round + 1}/${rounds}: ${size.datasets} datasets\n`)
      }
    }
    const [few, many] = sizes as [(typeof sizes)[0], (typeof sizes)[0]]
    const ratio = many.seconds / few.seconds
    const isQuick = many.seconds < MOST_SECONDS
    const isFlat = ratio <= MOST_RATIO
    console.log('validate --changed on one dataset        seconds')
    for (const { datasets, seconds } of sizes)
      console.log(`among ${String(datasets).padStart(5)}${' '.repeat(30)}${seconds.toFixed(2)}`)
    console.log(`${isQuick ? 'holds ' : 'MISSED'} among ${MANY} below ${MOST_SECONDS} s`)
    console.log(`${isFlat ? 'holds ' : 'MISSED'} ${ratio.toFixed(2)} × among ${FEW}, at most ${MOST_RATIO} ×`)
    return isQuick && isFlat
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A repository whose only commit holds a catalog of so many datasets. */
function repository(folder: string, datasets: number): string {
  const at = join(folder, String(datasets))
  writeCatalog(join(at, 'datasets'), datasets)
  const git = (...args: string[]) => {
    const author = [
      '-c',
      'user.name=bench',
      '-c',
      'user.email=bench@ukur.example',
      '-c',
      'commit.gpgSign=false',
    ]
    const run = spawnSync('git', ['-C', at, ...author, ...args], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`git ${args[0]} failed: ${run.stderr}`)
  }
  git('init', '-q')
  git('add', '.')
  git('commit', '-q', '-m', 'catalog')
  return at
}

/** A row that the table does not hold yet. */
function row(round: number): string {
  return `W-01,Wilayah 1,${2100 + round},2024-01-31,1000,1.00,1.0,\n`
}

function validate(at: string, folder: string): void {
  const script = fileURLToPath(new URL('../scripts/validate.ts', import.meta.url))
  const args = [script, '--catalog', join(at, 'datasets'), '--changed', 'HEAD', '--format', 'json']
  const run = spawnSync(process.execPath, args, {
    cwd: at,
    encoding: 'utf8',
    env: { ...process.env, CACHE: join(folder, 'cache') },
  })
  const report = run.status === 0 ? JSON.parse(run.stdout) : undefined
  if (report?.summary.datasets !== 1)
    throw new Error(`validate --changed did not check one dataset\n${run.stderr}`)
}

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPgpSigning, sshSigning } from '../src/history/fixtures/signers.ts'
import { gitIn, type Size, writeRepository } from './history/large.ts'
import { signMerges } from './history/signed.ts'

/** 20,000 commits: as many submissions as merges. */
const LARGE: Size = { datasets: 5000, merges: 10_000, behind: 5 }
const SIGNED: Size = { datasets: 100, merges: 10_000, behind: 0 }
const ROUNDS = 5

/** Seconds for the history of the large repository, signatures unread. */
const MOST_SECONDS = 3
/** Times what Git alone takes to list what changed on the main line, which is half of the commits. */
const MOST_RATIO = 4
/** Seconds for the history with signed merges: nothing known of them, and all. */
const MOST_COLD = 20
const MOST_WARM = 3

interface Reading {
  seconds: number
  versions: number
  verified: number
  signed: number
}

/**
 * Measures how long it takes to read the provenance of all datasets, beside a bare `git log`, and with signed merges;
 * each in the fastest of several rounds, since what else the machine does only adds. Returns whether the limits hold.
 */
export async function run(args: string[]): Promise<boolean> {
  const rounds = Number(args[0] ?? ROUNDS)
  const large = await repository('large', (folder) => writeRepository(folder, LARGE))
  const signed = await repository('signed', async (folder) => {
    const keys = { 'meja.pub': sshSigning(), 'meja.asc': await openPgpSigning() }
    const files = Object.entries(keys).map(([name, { publicKey }]) => [`_catalog/keys/${name}`, publicKey])
    await writeRepository(folder, SIGNED, Object.fromEntries(files))
    await signMerges(folder, Object.values(keys))
  })
  const best = {
    bare: Number.POSITIVE_INFINITY,
    large: Number.POSITIVE_INFINITY,
    cold: Number.POSITIVE_INFINITY,
    warm: Number.POSITIVE_INFINITY,
  }
  for (let round = 0; round < rounds; round++) {
    best.bare = Math.min(best.bare, bareLog(large))
    const history = read(large)
    expectAll(history.verified, LARGE.merges, 'verified')
    best.large = Math.min(best.large, history.seconds)
    const cache = mkdtempSync(join(tmpdir(), 'bench-history-'))
    const [cold, warm] = [read(signed, cache), read(signed, cache)]
    rmSync(cache, { recursive: true })
    for (const { signed: count } of [cold, warm]) expectAll(count, SIGNED.merges, 'signed')
    best.cold = Math.min(best.cold, cold.seconds)
    best.warm = Math.min(best.warm, warm.seconds)
    process.stderr.write(`round ${round + 1}/${rounds}\n`)
  }
  return report(best)
}

function report(best: Record<'bare' | 'large' | 'cold' | 'warm', number>): boolean {
  const line = (what: string, seconds: number) =>
    console.log(`${what.padEnd(64)}${seconds.toFixed(2).padStart(6)}`)
  console.log(`${''.padEnd(63)}seconds`)
  line('git log --first-parent -m --raw', best.bare)
  line(`history of ${LARGE.datasets} datasets, ${LARGE.merges} merges of one submission each`, best.large)
  line(`history with ${SIGNED.merges} signed merges, SSH and OpenPGP by halves, cold`, best.cold)
  line('the same, warm', best.warm)
  const ratio = best.large / best.bare
  const limits: [boolean, string][] = [
    [best.large < MOST_SECONDS, `history below ${MOST_SECONDS} s`],
    [ratio <= MOST_RATIO, `${ratio.toFixed(2)} × git log, at most ${MOST_RATIO} ×`],
    [best.cold < MOST_COLD, `signatures cold below ${MOST_COLD} s`],
    [best.warm < MOST_WARM, `signatures warm below ${MOST_WARM} s`],
  ]
  for (const [holds, limit] of limits) console.log(`${holds ? 'holds ' : 'MISSED'} ${limit}`)
  return limits.every(([holds]) => holds)
}

/** Folder of the catalog in a repository, which is written once and kept, since that takes longer than all the rest. */
async function repository(name: string, write: (gitFolder: string) => Promise<void>): Promise<string> {
  const folder = fileURLToPath(new URL(`../.cache/bench/history-${name}-1`, import.meta.url))
  if (!existsSync(folder)) {
    process.stderr.write(`writing the repository "${name}"\n`)
    const unfinished = `${folder}.${process.pid}`
    rmSync(unfinished, { recursive: true, force: true })
    await write(join(unfinished, '.git'))
    gitIn(join(unfinished, '.git'), ['config', 'core.bare', 'false'])
    mkdirSync(join(unfinished, 'datasets'))
    renameSync(unfinished, folder)
  }
  return join(folder, 'datasets')
}

function bareLog(folder: string): number {
  const start = performance.now()
  const run = spawnSync('git', ['log', '--first-parent', '-m', '--raw'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (run.status !== 0) throw new Error(`git log ended with ${run.status}`)
  return (performance.now() - start) / 1000
}

function read(folder: string, cache?: string): Reading {
  const script = fileURLToPath(new URL('history/read.ts', import.meta.url))
  const args = [script, folder, ...(cache === undefined ? [] : [cache])]
  const run = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`reading the history failed\n${run.stderr}`)
  return JSON.parse(run.stdout)
}

function expectAll(count: number, merges: number, what: string): void {
  if (count !== merges) throw new Error(`${count} of ${merges} merges are ${what}`)
}

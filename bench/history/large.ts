import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { catalogYaml } from '../../src/history/fixtures/story.ts'

/** What a repository of the bench holds. */
export interface Size {
  datasets: number
  merges: number
  /** Merges of the main line by which a submission is behind when it is merged. */
  behind: number
}

/** The verifier who merges. */
export const VERIFIER = 'Pemeriksa <pemeriksa@ukur.example>'
const AGENCIES = 50
const START = 1_700_000_000

/**
 * Writes a bare repository into a folder: a first commit with all datasets in `datasets/`, then merges of one
 * submission each. Every hundredth submission changes the table that the merge before it has changed.
 */
export async function writeRepository(
  folder: string,
  { datasets, merges, behind }: Size,
  keys: Record<string, string> = {},
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  gitIn(folder, ['init', '-q', '--bare', '-b', 'main', '.'])
  const run = spawn('git', ['fast-import', '--quiet'], { cwd: folder, stdio: ['pipe', 'ignore', 'inherit'] })
  const write = async (text: string) => {
    if (!run.stdin.write(text)) await once(run.stdin, 'drain')
  }
  const verifier = {
    office: 'Meja Pemeriksa',
    identities: [VERIFIER],
    keys: Object.keys(keys),
    from: '2020-01-01',
  }
  await write(commit('main', 1, 'Ukur <ukur@ukur.example>', START, 'Mulai'))
  await write(file('catalog.yaml', catalogYaml([verifier])))
  for (const [path, text] of Object.entries(keys)) await write(file(path, text))
  const tables = Array.from({ length: datasets }, (_, at) => table(at))
  for (const [at, text] of tables.entries()) {
    await write(file(`${folderOf(at)}/dataset.md`, `---\ntitle: Dataset ${at}\n---\n`))
    await write(file(`${folderOf(at)}/data.csv`, text))
  }
  /** What a table was before the newest merge that changed it. */
  const previous = new Map<number, string>()
  const line = [1]
  let last = 0
  for (let merge = 1; merge <= merges; merge++) {
    const isShared = merge % 100 === 0 && behind > 0
    const at = isShared ? last : (merge * 7919) % datasets
    last = at
    const before = tables[at] as string
    // A shared table is changed at its other end, by someone who did not know of the change before.
    const own = isShared
      ? (previous.get(at) ?? before).replace('\n', `\n${merge},0\n`)
      : `${before}${merge},1\n`
    const merged = isShared ? before.replace('\n', `\n${merge},0\n`) : own
    previous.set(at, before)
    tables[at] = merged
    const time = START + merge * 600
    const agency = at % AGENCIES
    const mark = merge * 2
    const from = line[Math.max(0, line.length - 1 - behind)]
    const person = `Operator ${agency} <operator-${agency}@ukur.example>`
    const path = `${folderOf(at)}/data.csv`
    await write(`${commit('kirim', mark, person, time, 'Tambah baris')}from :${from}\n${file(path, own)}`)
    const main = commit('main', mark + 1, VERIFIER, time + 60, `Merge pull request #${merge}`)
    await write(`${main}from :${line.at(-1)}\nmerge :${mark}\n${file(path, merged)}`)
    line.push(mark + 1)
  }
  run.stdin.end()
  const [code] = await once(run, 'close')
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`)
  gitIn(folder, ['update-ref', '-d', 'refs/heads/kirim'])
}

/** Output of Git in a folder, with `input` written to it. */
export function gitIn(folder: string, args: string[], input?: Buffer | string): Buffer {
  return execFileSync('git', args, { cwd: folder, maxBuffer: 1 << 30, ...(input !== undefined && { input }) })
}

function commit(branch: string, mark: number, person: string, time: number, message: string): string {
  const who = `${person} ${time} +0700`
  return `commit refs/heads/${branch}\nmark :${mark}\nauthor ${who}\ncommitter ${who}\n${data(message)}`
}

function file(path: string, text: string): string {
  return `M 100644 inline datasets/${path}\n${data(text)}`
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}

function folderOf(at: number): string {
  return `dinas-${String(at % AGENCIES).padStart(3, '0')}/data-${String(at).padStart(5, '0')}`
}

function table(at: number): string {
  return `tahun,nilai\n${Array.from({ length: 10 }, (_, row) => `${2010 + row},${at * row}\n`).join('')}`
}

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyOut } from '../src/history/copyout.ts'
import { submissionOf } from '../src/history/submission.ts'

const DATASETS = 5000
const ROUNDS = 5
/** Seconds that reading a submission, and copying it out, may take. */
const MOST_SECONDS = 4
/** Times what Git itself takes to write the same files. */
const MOST_RATIO = 3

/**
 * Measures how long a submission to a catalog of 5,000 datasets, three files each, takes to be merged, compared and
 * copied out as data, beside `git archive | tar -x` of the same folder; prints both with the limits and returns
 * whether they hold.
 */
export async function run(args: string[]): Promise<boolean> {
  const rounds = Number(args[0] ?? ROUNDS)
  const folder = mkdtempSync(join(tmpdir(), 'bench-submission-'))
  try {
    const root = join(folder, 'repository')
    plant(root)
    let [merge, copy, tar] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    let files = 0
    for (let round = 0; round < rounds; round++) {
      let start = performance.now()
      const { tree } = submissionOf(root, 'main', 'submission')
      merge = Math.min(merge, since(start))
      start = performance.now()
      files = (await copyOut(root, tree, 'datasets', join(folder, `copy-${round}`))).files
      copy = Math.min(copy, since(start))
      start = performance.now()
      shell(`mkdir ../tar-${round} && git archive main datasets | tar -x -C ../tar-${round}`, root)
      tar = Math.min(tar, since(start))
      process.stderr.write(`round ${round + 1}/${rounds}\n`)
    }
    console.log(`a submission among ${DATASETS} datasets, ${files} files     seconds`)
    for (const [name, seconds] of Object.entries({
      'merge and compare': merge,
      'copy out': copy,
      'git archive | tar': tar,
    }))
      console.log(`${name.padEnd(48)}${seconds.toFixed(2)}`)
    const isQuick = merge + copy < MOST_SECONDS
    const ratio = copy / tar
    console.log(`${isQuick ? 'holds ' : 'MISSED'} together below ${MOST_SECONDS} s`)
    console.log(
      `${ratio <= MOST_RATIO ? 'holds ' : 'MISSED'} copy ${ratio.toFixed(2)} × git archive, at most ${MOST_RATIO} ×`,
    )
    return isQuick && ratio <= MOST_RATIO
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function since(start: number): number {
  return (performance.now() - start) / 1000
}

/** A repository of so many datasets, and a branch that changes one of them; written as Git's own import format. */
function plant(root: string): void {
  shell('git init -q -b main "$0"', root, root)
  const author = (branch: string, mark: number) =>
    `commit refs/heads/${branch}\nmark :${mark}\ncommitter Uji <uji@kota.example> ${1.7e9 + mark} +0000\ndata 0\n`
  const file = (path: string, text: string) =>
    `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`
  const lines = [author('main', 1)]
  for (let at = 0; at < DATASETS; at++) {
    const at100 = `datasets/dinas-${at % 100}/data-${at}`
    lines.push(file(`${at100}/dataset.md`, `---\ntitle: Data ${at}\n---\n`.padEnd(1500, '.')))
    lines.push(file(`${at100}/data.csv`, `tahun,jumlah,${at}\n`.repeat(200)))
    lines.push(file(`${at100}/dataset.en.md`, `Data ${at}\n`))
  }
  lines.push(
    `${author('submission', 2)}from :1\n${file('datasets/dinas-1/data-1/data.csv', 'tahun,jumlah\n2024,1\n')}`,
  )
  lines.push(
    `${author('main', 3)}from :1\n${file('datasets/dinas-2/data-2/data.csv', 'tahun,jumlah\n2024,2\n')}`,
  )
  const { status } = spawnSync('git', ['fast-import', '--quiet'], { cwd: root, input: lines.join('') })
  if (status !== 0) throw new Error('git fast-import failed')
}

function shell(command: string, cwd: string, argument = ''): void {
  const { status, stderr } = spawnSync('sh', ['-c', command, argument], {
    cwd: argument ? tmpdir() : cwd,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
}

import { spawn } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { Readable } from 'node:stream'
import { incomplete } from './incomplete.ts'
import { inertArguments, inertEnvironment } from './inert.ts'

/** A blob and the file, which must not be there yet, that takes its bytes. */
export interface WantedBlob {
  id: string
  size: number
  file: string
}

const NEWLINE = 10
/** Longer than any line by which Git announces a blob. */
const LONGEST_HEAD = 200

/** Writes blobs to files as one Git process hands them out, a piece at a time, without filter or conversion. */
export async function writeBlobs(root: string, wanted: readonly WantedBlob[]): Promise<void> {
  if (wanted.length === 0) return
  const git = spawn('git', inertArguments(root, ['cat-file', '--batch', '--buffer']), {
    env: inertEnvironment(),
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const ended = new Promise<number>((done, fail) => {
    git.once('error', fail)
    git.once('close', (code) => done(code ?? -1))
  })
  // Where Git ends early, what it has written so far tells why.
  git.stdin.on('error', () => undefined)
  Readable.from(requests(wanted)).pipe(git.stdin)
  const writer = blobWriter(wanted)
  try {
    for await (const piece of git.stdout) writer.take(piece as Buffer)
    const status = await ended
    if (status !== 0 || !writer.isDone()) throw incomplete()
  } finally {
    writer.close()
    git.kill()
  }
}

function* requests(wanted: readonly WantedBlob[]): Generator<string> {
  for (let at = 0; at < wanted.length; at += 500)
    yield wanted
      .slice(at, at + 500)
      .map(({ id }) => `${id}\n`)
      .join('')
}

/** Takes the output of `git cat-file --batch` in pieces of any length. */
function blobWriter(wanted: readonly WantedBlob[]) {
  let at = 0
  let head = ''
  let left = 0
  let file: number | undefined
  const close = () => {
    if (file !== undefined) closeSync(file)
    file = undefined
  }
  const begin = () => {
    const blob = wanted[at] as WantedBlob
    if (head !== `${blob.id} blob ${blob.size}`) throw incomplete()
    head = ''
    // A link that someone put there meanwhile is not followed.
    file = openSync(blob.file, 'wx', 0o644)
    left = blob.size
  }
  const take = (piece: Buffer) => {
    for (let from = 0; from < piece.length; ) {
      if (file === undefined) {
        const end = piece.indexOf(NEWLINE, from)
        head += piece.toString('latin1', from, end < 0 ? piece.length : end)
        if (head.length > LONGEST_HEAD || at >= wanted.length) throw new Error('Git answers out of turn')
        if (end < 0) return
        from = end + 1
        begin()
      } else if (left > 0) {
        const part = piece.subarray(from, from + left)
        for (let done = 0; done < part.length; ) done += writeSync(file, part, done)
        from += part.length
        left -= part.length
      } else {
        // The line end after each blob.
        from++
        close()
        at++
      }
    }
  }
  return { take, close, isDone: () => at === wanted.length }
}

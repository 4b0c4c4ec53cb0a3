import {
  closeSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file whole or not at all: under a temporary name beside it, then renamed. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  writeBeside(file, (temporary) => writeFileSync(temporary, content))
}

/** As {@link writeWhole}, for a text that is longer than memory should hold. */
export function writePieces(file: string, pieces: Iterable<string>): void {
  writeBeside(file, (temporary) => {
    const open = openSync(temporary, 'w')
    try {
      for (const piece of inBlocks(pieces)) writeSync(open, piece)
    } finally {
      closeSync(open)
    }
  })
}

const BLOCK = 1 << 16

/** The same text in fewer pieces: each write is a call to the machine. */
export function* inBlocks(pieces: Iterable<string>): Generator<string> {
  let block = ''
  for (const piece of pieces) {
    block += piece
    if (block.length < BLOCK) continue
    yield block
    block = ''
  }
  if (block !== '') yield block
}

function writeBeside(path: string, write: (path: string) => void): void {
  mkdirSync(dirname(path), { recursive: true })
  const there = statSync(path, { throwIfNoEntry: false })
  // A device or a pipe, such as `/dev/stdout`, is written into: a file in its place would be the end of it.
  if (there && !there.isFile()) {
    write(path)
    return
  }
  // A link stays one, and what it leads to is replaced.
  const file = there ? realpathSync(path) : path
  const temporary = `${file}.${process.pid}.tmp`
  try {
    write(temporary)
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

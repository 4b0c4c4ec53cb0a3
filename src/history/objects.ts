import { gitPieces, type Repository } from './repository.ts'

/** The bytes of Git objects by id, one after the other as they come; objects that are not there are left out. */
export async function* readObjects(
  repository: Repository,
  ids: Iterable<string>,
): AsyncGenerator<{ id: string; bytes: Buffer }> {
  let pieces: Buffer[] = []
  let length = 0
  let needed = 1
  for await (const piece of batch(repository, '--batch', ids)) {
    pieces.push(piece)
    length += piece.length
    // A large object comes in many pieces, which are joined once.
    if (length < needed) continue
    let rest = Buffer.concat(pieces)
    for (;;) {
      const end = rest.indexOf(10)
      needed = rest.length + 1
      if (end < 0) break
      const [id = '', , size] = rest.toString('latin1', 0, end).split(' ')
      const next = size === undefined || size === '' ? end + 1 : end + 2 + Number(size)
      needed = next
      if (next > rest.length) break
      if (size) yield { id, bytes: rest.subarray(end + 1, next - 1) }
      rest = rest.subarray(next)
    }
    pieces = [rest]
    length = rest.length
  }
}

/** Sizes of Git objects in bytes by id; objects that are not there are left out. */
export async function sizesOf(repository: Repository, ids: Iterable<string>): Promise<Map<string, number>> {
  const sizes = new Map<string, number>()
  let rest = ''
  for await (const piece of batch(repository, '--batch-check', ids)) {
    const lines = (rest + piece.toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [id = '', , size] = line.split(' ')
      if (size) sizes.set(id, Number(size))
    }
  }
  return sizes
}

async function* batch(
  repository: Repository,
  kind: '--batch' | '--batch-check',
  ids: Iterable<string>,
): AsyncGenerator<Buffer> {
  const wanted = [...new Set(ids)].map((id) => `${id}\n`)
  if (wanted.length > 0) yield* gitPieces(repository, ['cat-file', kind, '--buffer'], wanted)
}

import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { Signing } from '../../src/history/fixtures/signers.ts'
import { gitIn } from './large.ts'

/** Writes all commits of a repository anew, its merges signed in turn by the keys; the trees stay as they are. */
export async function signMerges(folder: string, keys: readonly Signing[]): Promise<void> {
  const ids = gitIn(folder, ['rev-list', '--topo-order', '--reverse', 'main']).toString().trim().split('\n')
  const batch = gitIn(folder, ['cat-file', '--batch'], `${ids.join('\n')}\n`)
  const renamed = new Map<string, string>()
  const objects: Buffer[] = []
  let newest = ''
  let at = 0
  let merges = 0
  for (const id of ids) {
    const begin = batch.indexOf(10, at) + 1
    const end = begin + Number(batch.toString('latin1', at, begin).split(' ')[2])
    at = end + 1
    const text = batch
      .toString('latin1', begin, end)
      .replace(/^parent (\w+)$/gm, (_, parent: string) => `parent ${renamed.get(parent)}`)
    const isMerge = /\nparent \w+\nparent /.test(text)
    const raw = isMerge
      ? await signed(text, keys[merges++ % keys.length] as Signing)
      : Buffer.from(text, 'latin1')
    newest = createHash('sha1').update(`commit ${raw.length}\0`).update(raw).digest('hex')
    renamed.set(id, newest)
    objects.push(raw)
  }
  gitIn(folder, ['index-pack', '--stdin'], packOf(objects))
  gitIn(folder, ['update-ref', 'refs/heads/main', newest])
}

async function signed(text: string, key: Signing): Promise<Buffer> {
  const signature = (await key.sign(Buffer.from(text, 'latin1')))
    .trim()
    .replaceAll('\r', '')
    .replaceAll('\n', '\n ')
  const end = text.indexOf('\n\n')
  return Buffer.from(`${text.slice(0, end)}\ngpgsig ${signature}${text.slice(end)}`, 'latin1')
}

/** Commits as a pack of Git, none of them as a difference from another (gitformat-pack). */
function packOf(commits: readonly Buffer[]): Buffer {
  const head = Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1')
  head.writeUInt32BE(commits.length, 8)
  const entries = commits.flatMap((raw) => [entryHead(raw.length), deflateSync(raw)])
  const pack = Buffer.concat([head, ...entries])
  return Buffer.concat([pack, createHash('sha1').update(pack).digest()])
}

/** Kind (1, a commit) and length of an object: four bits in the first byte, seven in each that follows. */
function entryHead(length: number): Buffer {
  const bytes: number[] = []
  let byte = (1 << 4) | (length & 15)
  for (let rest = length >> 4; rest > 0; rest >>= 7) {
    bytes.push(byte | 128)
    byte = rest & 127
  }
  return Buffer.from([...bytes, byte])
}

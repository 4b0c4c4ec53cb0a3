import type { TableDifference } from '../catalog/difference.ts'
import type { FileTree, Resource } from '../catalog/model.ts'
import type { Text } from '../catalog/problem.ts'
import type { Side } from './review.ts'

/** Bytes of the beginning of a file that tell how it is written. */
const HEAD = 1 << 16

/** Whether both versions of a table say the same in the same order. */
export function isOfSameContent({ rows, cells, columns }: TableDifference): boolean {
  const { added, removed, renamed, moved, retyped } = columns
  return (
    rows.added + rows.removed + rows.changed + rows.moved + cells.changed === 0 &&
    rows.unread.before === rows.unread.after &&
    [added, removed, renamed, moved, retyped].every((list) => list.length === 0)
  )
}

/** What of the writing of a file is another: its line ends, byte order mark, delimiter; nothing where its bytes stay. */
export function writtenOtherwise(
  { cells }: TableDifference,
  was: Resource,
  now: Resource,
  before: Side,
  after: Side,
): Text[] {
  const [old, is] = [markOf(was, before.tree), markOf(now, after.tree)]
  if (!old || !is) return []
  const found: Text[] = []
  if (old.lineEnd !== is.lineEnd)
    found.push({
      id: `akhir baris (${old.lineEnd} → ${is.lineEnd})`,
      en: `line ends (${old.lineEnd} → ${is.lineEnd})`,
    })
  if (old.hasMark !== is.hasMark)
    found.push(
      is.hasMark
        ? { id: 'penanda BOM di awal berkas ditambah', en: 'a byte order mark added' }
        : { id: 'penanda BOM di awal berkas dihapus', en: 'the byte order mark removed' },
    )
  if (old.delimiter !== is.delimiter)
    found.push({
      id: `pemisah kolom (\`${old.delimiter}\` → \`${is.delimiter}\`)`,
      en: `delimiter (\`${old.delimiter}\` → \`${is.delimiter}\`)`,
    })
  if (found.length === 0 && (old.size !== is.size || cells.writtenOtherwise > 0))
    found.push({
      id: 'tanda kutip, spasi, atau cara menulis nilai',
      en: 'quotes, spaces or how values are written',
    })
  return found
}

function markOf(
  { file, dialect }: Resource,
  tree: FileTree,
): { lineEnd: string; hasMark: boolean; delimiter: string; size: number } | undefined {
  const entry = file === undefined ? undefined : tree.entry(file)
  if (file === undefined || entry?.kind !== 'file') return undefined
  const head = headOf(tree.open(file))
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  const end = head.indexOf(10)
  const lineEnd = end < 0 ? (head.includes(13) ? 'CR' : '–') : head[end - 1] === 13 ? 'CRLF' : 'LF'
  return { lineEnd, hasMark, delimiter: dialect.delimiter, size: entry.size }
}

function headOf(pieces: Iterable<Uint8Array>): Uint8Array {
  for (const piece of pieces) if (piece.length > 0) return piece.subarray(0, HEAD)
  return new Uint8Array()
}

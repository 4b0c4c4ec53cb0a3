import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { FieldDescriptor } from '../../src/catalog/descriptors.ts'

/** Two versions of a table, and how many rows an edit of each kind touched. */
export interface Pair {
  before: string
  after: string
  rows: number
  columns: number
  fields: FieldDescriptor[]
  key: string[]
  edits: { added: number; removed: number; changed: number }
}

const PIECE = 1 << 20
const STATES = ['tetap', 'sementara', 'perbaikan']

/** Every so many rows one is removed, changed or joined by a new one; primes, so that they do not fall together. */
const EVERY = { removed: 499, changed: 331, added: 503 }
/** Every tenth of such groups of rows stands the other way round after. */
const GROUP = 1000

const LONG: FieldDescriptor[] = [
  { name: 'kode', type: 'string' },
  { name: 'tahun', type: 'year' },
  { name: 'kategori', type: 'string' },
  { name: 'nama', type: 'string' },
  { name: 'jumlah', type: 'integer', unit: 'jiwa' },
  { name: 'luas', type: 'number', unit: 'ha' },
  { name: 'persentase', type: 'number', unit: 'persen' },
  { name: 'status', type: 'string' },
  { name: 'catatan', type: 'string' },
]

/** Writes a table of so many rows × 9, keyed by place, year and category, whose order is changed in part. */
export function writeLong(folder: string, rows: number): Pair {
  const next = randoms()
  return write(folder, 'panjang', rows, LONG, ['kode', 'tahun', 'kategori'], true, (row) => {
    const place = Math.floor(row / 500)
    return [
      `99.${two(place % 100)}.${1000 + Math.floor(place / 100)}`,
      String(2000 + (Math.floor(row / 20) % 25)),
      `kategori ${row % 20}`,
      `Wilayah Rekaan ${place}`,
      String(next(20_000)),
      (next(1_000_000) / 100).toFixed(2),
      (next(1000) / 10).toFixed(1),
      STATES[next(STATES.length)] as string,
      `angka ke-${next(50)}`,
    ]
  })
}

/** Writes a table of so many rows × 45, keyed by a number. */
export function writeWide(folder: string, rows: number): Pair {
  const next = randoms()
  const fields = Array.from({ length: 45 }, (_, at): FieldDescriptor => {
    if (at === 0) return { name: 'nomor', type: 'integer' }
    if (at === 1) return { name: 'tahun', type: 'year' }
    return { name: `isian_${at}`, type: at % 3 === 0 ? 'string' : at % 3 === 1 ? 'integer' : 'number' }
  })
  return write(folder, 'lebar', rows, fields, ['nomor'], false, (row) =>
    fields.map(({ type }, at) => {
      if (at === 0) return String(1_000_000 + row)
      if (at === 1) return String(2000 + (row % 25))
      if (type === 'string') return `teks ${next(400)}`
      return type === 'integer' ? String(next(10_000)) : (next(100_000) / 100).toFixed(2)
    }),
  )
}

function write(
  folder: string,
  name: string,
  rows: number,
  fields: FieldDescriptor[],
  key: string[],
  isShuffled: boolean,
  rowOf: (row: number) => string[],
): Pair {
  const paths = { before: join(folder, `${name}-lama.csv`), after: join(folder, `${name}-baru.csv`) }
  const header = `${fields.map((field) => field.name).join(',')}\n`
  const [before, after] = [writer(paths.before, header), writer(paths.after, header)]
  const edits = { added: 0, removed: 0, changed: 0 }
  const figure = fields.findIndex(({ type }, at) => at > 1 && type === 'integer')
  for (let first = 0; first < rows; first += GROUP) {
    const group: string[] = []
    for (let row = first; row < Math.min(first + GROUP, rows); row++) {
      const cells = rowOf(row)
      before.add(`${cells.join(',')}\n`)
      if (row % EVERY.removed === 11) edits.removed++
      else {
        if (row % EVERY.changed === 7) {
          cells[figure] = String(Number(cells[figure]) + 1)
          edits.changed++
        }
        group.push(`${cells.join(',')}\n`)
      }
      if (row % EVERY.added === 13) {
        // No row before has a number or a place like that, nor all of these values.
        const cells = rowOf(row)
        cells[0] = key.length === 1 ? String(9_000_000 + row) : `98.${row}`
        group.push(`${cells.join(',')}\n`)
        edits.added++
      }
    }
    if (isShuffled && (first / GROUP) % 10 === 3) group.reverse()
    for (const line of group) after.add(line)
  }
  before.end()
  after.end()
  return { ...paths, rows, columns: fields.length, fields, key, edits }
}

function writer(path: string, header: string): { add(line: string): void; end(): void } {
  const file = openSync(path, 'w')
  let text = header
  return {
    add: (line) => {
      text += line
      if (text.length < PIECE) return
      writeSync(file, text)
      text = ''
    },
    end: () => {
      writeSync(file, text)
      closeSync(file)
    },
  }
}

/** The same numbers on every run. */
function randoms(): (below: number) => number {
  let state = 7
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

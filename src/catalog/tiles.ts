import type { CatalogDescriptor } from './descriptors.ts'
import type { FileTree, Tiles, Violation } from './model.ts'
import { unsafeTablePath } from './path.ts'
import { readSmallTable } from './smalltable.ts'
import type { Memo } from './source.ts'

type Declaration = NonNullable<CatalogDescriptor['codes']>[number]
type Words = Pick<Violation, 'message' | 'fix'>

/** Largest column or row of a tile: more would be too small to be read. */
const MOST = 12

/** Reads the tile map that a code list declares, or says what is wrong with its file. */
export function readTiles(tree: FileTree, declaration: Declaration, memo: Memo): Tiles | { fault: Words } {
  const { tiles: { path, ...texts } = { path: '' }, systems } = declaration
  const code = systems[0]?.column ?? ''
  if (unsafeTablePath(path) !== undefined || tree.entry(path)?.kind !== 'file') return { fault: noFile(path) }
  const { labels, rows } = memo('codes', path, () => readSmallTable(tree.open(path)))
  const absent = [code, 'kolom', 'baris', 'label'].filter((name) => !labels.includes(name))
  if (absent.length > 0) return { fault: noColumns(path, absent) }
  const places: Tiles['places'] = new Map()
  const taken = new Set<string>()
  for (const row of rows) {
    const [column, line] = [Number(row.kolom), Number(row.baris)]
    const place = `${column}/${line}`
    if (!isPlace(column) || !isPlace(line) || taken.has(place) || places.has(row[code] ?? '')) {
      return { fault: wrongPlace(path, row[code] ?? '') }
    }
    taken.add(place)
    places.set(row[code] ?? '', { column, row: line, label: row.label ?? '' })
  }
  return { ...texts, places }
}

function isPlace(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= MOST
}

function noFile(path: string): Words {
  return {
    message: {
      id: `Berkas petak \`${path}\` tidak ditemukan.`,
      en: `The file of tiles \`${path}\` is not there.`,
    },
    fix: {
      id: 'Tulis letak berkas CSV di dalam katalog, misalnya `_catalog/codes/kecamatan-petak.csv`, atau hapus `tiles`.',
      en: 'Write where the CSV file is inside the catalog, such as `_catalog/codes/kecamatan-petak.csv`, or remove `tiles`.',
    },
  }
}

function noColumns(path: string, names: string[]): Words {
  const list = names.map((name) => `\`${name}\``).join(', ')
  return {
    message: {
      id: `Berkas petak \`${path}\` tidak memiliki kolom ${list}.`,
      en: `The file of tiles \`${path}\` does not have the columns ${list}.`,
    },
    fix: {
      id: 'Berkas petak memuat kolom kode wilayah, `kolom`, `baris`, dan `label`.',
      en: 'A file of tiles has the column of the codes, `kolom`, `baris` and `label`.',
    },
  }
}

function wrongPlace(path: string, code: string): Words {
  return {
    message: {
      id: `Letak petak \`${code}\` dalam \`${path}\` bukan bilangan 1–${MOST}, atau kode maupun letaknya berulang.`,
      en: `The tile \`${code}\` in \`${path}\` is not at whole numbers from 1 to ${MOST}, or its code or place comes twice.`,
    },
    fix: {
      id: 'Beri setiap kode satu letak sendiri dalam `kolom` dan `baris`.',
      en: 'Give every code a place of its own in `kolom` and `baris`.',
    },
  }
}

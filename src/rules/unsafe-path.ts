import type { Catalog, Dataset, PropertyPath, Source } from '../catalog/model.ts'
import { type UnsafePath, unsafePath, unsafeTablePath } from '../catalog/path.ts'
import type { Text } from '../catalog/problem.ts'
import { documentPaths } from './documents.ts'
import { propertyPlace } from './property.ts'
import type { Finding, Rule } from './rule.ts'
import { shown, steps } from './wording.ts'

/** A path that leads out of its folder, or a file that is no regular file. */
export const rule: Rule = {
  code: 'unsafe-path',
  hook: 'catalog',
  severity: 'error',
  title: { id: 'Jalur berkas tidak aman', en: 'Unsafe file path' },
  why: {
    id: 'Jalur yang keluar dari foldernya dapat membuka berkas yang tidak dimaksudkan untuk diterbitkan.',
    en: 'A path that leads out of its folder can open files that were never meant to be published.',
  },
  fix: steps(
    [
      'Pindahkan berkas ke folder datasetnya sendiri; salin berkasnya, jangan memakai pintasan (shortcut atau symlink).',
      'Tulis `path` mulai dari folder itu dengan garis miring biasa, misalnya `data/penduduk.csv`.',
      'Jangan memakai `..`, huruf drive seperti `C:`, garis miring terbalik, alamat web, atau nama yang diawali titik.',
    ],
    [
      'Move the file into the folder of its dataset; copy the file itself, no shortcut or symlink.',
      'Write `path` from that folder with plain slashes, such as `data/population.csv`.',
      'Use no `..`, no drive letter such as `C:`, no backslash, no web address and no name that begins with a point.',
    ],
  ),
  *check(catalog) {
    yield* irregularFiles(catalog)
    const { codes = [] } = catalog.source.value
    for (const [at, { path }] of codes.entries()) {
      yield* pathFault(catalog.source, ['codes', at, 'path'], path, unsafeTablePath)
    }
    for (const { source } of catalog.agencies) {
      for (const { path, property } of documentPaths(source.value)) yield* pathFault(source, property, path)
    }
    for (const dataset of catalog.datasets) yield* resourcePaths(dataset)
  },
}

function* irregularFiles({ files }: Catalog): Generator<Finding> {
  for (const { path, kind } of files) {
    if (kind === 'file') continue
    yield {
      message:
        kind === 'symlink'
          ? {
              id: `${shown(path)} adalah symlink (pintasan), bukan berkas.`,
              en: `${shown(path)} is a symlink, not a file.`,
            }
          : { id: `${shown(path)} bukan berkas biasa.`, en: `${shown(path)} is not a regular file.` },
      fix: {
        id: 'Ganti dengan salinan berkasnya sendiri, atau hapus.',
        en: 'Replace it by a copy of the file itself, or delete it.',
      },
      places: [{ file: path }],
    }
  }
}

function* resourcePaths({ source, resources }: Dataset): Generator<Finding> {
  for (const { descriptor, index } of resources) {
    if (descriptor.path !== undefined)
      yield* pathFault(source, ['resources', index, 'path'], descriptor.path, unsafeTablePath)
  }
}

function* pathFault(
  source: Source<unknown>,
  property: PropertyPath,
  path: string,
  test = unsafePath,
): Generator<Finding> {
  const reason = test(path)
  if (reason === undefined) return
  const words = reason === 'absolute' && /^[a-z][a-z0-9+.-]+:\/\//i.test(path) ? ADDRESS : REASONS[reason]
  yield {
    message: { id: `Jalur ${shown(path)} ${words.id}.`, en: `The path ${shown(path)} ${words.en}.` },
    ...(reason === 'ending' && { fix: SAVE_AS_CSV }),
    places: [propertyPlace(source, property, path)],
  }
}

const SAVE_AS_CSV: Text = {
  id: 'Buka tabelnya di Excel atau LibreOffice, pilih File > Save As > CSV UTF-8, lalu tulis nama berkas CSV itu pada `path`.',
  en: 'Open the table in Excel or LibreOffice, choose File > Save As > CSV UTF-8, then write the name of that CSV file in `path`.',
}

const ADDRESS: Text = {
  id: 'adalah alamat web; tabel harus berupa berkas di dalam folder dataset',
  en: 'is a web address; a table must be a file in the folder of the dataset',
}

const REASONS: Record<UnsafePath, Text> = {
  absolute: { id: 'tidak dimulai dari foldernya sendiri', en: 'does not begin in its own folder' },
  parent: { id: 'keluar dari foldernya lewat `..`', en: 'leaves its folder by `..`' },
  backslash: { id: 'memakai garis miring terbalik', en: 'uses a backslash' },
  hidden: {
    id: 'memuat bagian kosong atau bagian yang diawali titik',
    en: 'has an empty part or a part that begins with a point',
  },
  home: {
    id: 'diawali `~`, yang di banyak komputer berarti folder pribadi',
    en: 'begins with `~`, which means a personal folder on many computers',
  },
  edge: {
    id: 'memuat nama yang diawali spasi atau diakhiri spasi atau titik, yang dibuang oleh Windows',
    en: 'has a name that begins with a space or ends with a space or point, which Windows drops',
  },
  encoded: {
    id: 'memuat `%2E`, `%2F`, atau `%5C`, yang pada alamat web berarti titik atau garis miring',
    en: 'has `%2E`, `%2F` or `%5C`, which mean a point or slash in a web address',
  },
  ending: {
    id: 'tidak berakhir dengan `.csv`, `.tsv`, atau `.txt`',
    en: 'does not end with `.csv`, `.tsv` or `.txt`',
  },
}

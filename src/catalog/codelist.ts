import type { CatalogDescriptor } from './descriptors.ts'
import type { CodeList, FileTree, Violation } from './model.ts'
import { unsafeTablePath } from './path.ts'
import { readSmallTable } from './smalltable.ts'
import type { Fault, Memo } from './source.ts'
import { readTiles } from './tiles.ts'

type Declaration = NonNullable<CatalogDescriptor['codes']>[number]

/** Reads the code lists that `catalog.yaml` declares; what is wrong with one is a fault of its declaration. */
export function readCodeLists(
  tree: FileTree,
  declarations: Declaration[],
  memo: Memo,
): { lists: CodeList[]; faults: Fault[] } {
  const faults: Fault[] = []
  const lists = declarations.map((declaration, at) => {
    const fault = (property: string, words: Pick<Violation, 'message' | 'fix'>, value?: string) =>
      faults.push({
        path: ['codes', at, ...property.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))],
        ...words,
        ...(value !== undefined && { value }),
      })
    const unsafe = unsafeTablePath(declaration.path)
    const readable = unsafe === undefined && tree.entry(declaration.path)?.kind === 'file'
    const table = readable
      ? memo('codes', declaration.path, () => readSmallTable(tree.open(declaration.path)))
      : { labels: [], rows: [] }
    if (unsafe === 'ending') fault('path', wrongEnding, declaration.path)
    else if (!readable) fault('path', missingFile(declaration.path), declaration.path)
    else {
      declaration.systems.forEach(({ column }, index) => {
        if (!table.labels.includes(column))
          fault(`systems.${index}.column`, missingColumn(column, table.labels), column)
      })
      if (!table.labels.includes(declaration.label)) {
        fault('label', missingColumn(declaration.label, table.labels), declaration.label)
      }
      const code = declaration.systems[0]?.column ?? ''
      const twice = repeated(table.rows.map((row) => row[code] ?? ''))
      if (table.labels.includes(code) && twice !== undefined)
        fault('path', repeatedCode(declaration.path, twice), twice)
    }
    const tiles = declaration.tiles && readTiles(tree, declaration, memo)
    if (tiles && 'fault' in tiles) fault('tiles.path', tiles.fault, declaration.tiles?.path)
    return {
      name: declaration.name,
      title: declaration.title,
      file: declaration.path,
      systems: declaration.systems.map(({ system, column }) => ({ system, column })),
      label: declaration.label,
      ...(declaration.places !== undefined && { places: declaration.places }),
      ...(declaration.parent && {
        parent: { codes: declaration.parent.codes, column: declaration.parent.column },
      }),
      rows: table.rows,
      ...(tiles && !('fault' in tiles) && { tiles }),
    }
  })
  return { lists, faults }
}

function repeated(codes: string[]): string | undefined {
  const seen = new Set<string>()
  return codes.find((code) => code !== '' && (seen.has(code) || !seen.add(code)))
}

type Words = Pick<Violation, 'message' | 'fix'>

function missingFile(path: string): Words {
  return {
    message: {
      id: `Daftar kode \`${path}\` tidak ditemukan.`,
      en: `The code list \`${path}\` is not there.`,
    },
    fix: {
      id: 'Tulis jalurnya mulai dari folder katalog, misalnya `_catalog/codes/nama.csv`.',
      en: 'Write the path from the catalog folder, such as `_catalog/codes/name.csv`.',
    },
  }
}

const wrongEnding: Words = {
  message: { id: 'Daftar kode harus berupa berkas `.csv`.', en: 'A code list must be a `.csv` file.' },
  fix: {
    id: 'Simpan daftar itu sebagai CSV UTF-8, misalnya `_catalog/codes/nama.csv`.',
    en: 'Save the list as CSV UTF-8, such as `_catalog/codes/name.csv`.',
  },
}

function missingColumn(column: string, labels: string[]): Words {
  const found = labels.map((label) => `\`${label}\``).join(', ')
  return {
    message: {
      id: `Daftar kode tidak punya kolom \`${column}\`.`,
      en: `The code list has no column \`${column}\`.`,
    },
    fix: { id: `Kolom yang ada: ${found}.`, en: `Its columns are ${found}.` },
  }
}

function repeatedCode(path: string, code: string): Words {
  return {
    message: {
      id: `Kode \`${code}\` muncul lebih dari sekali dalam \`${path}\`.`,
      en: `The code \`${code}\` stands more than once in \`${path}\`.`,
    },
    fix: { id: 'Setiap kode hanya boleh punya satu baris.', en: 'Each code may have one row only.' },
  }
}

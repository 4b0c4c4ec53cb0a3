import { isWebAddress } from '../catalog/formats.ts'
import type { Agency, Catalog, PropertyPath, Source } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import { unsafePath } from '../catalog/path.ts'
import { slugOf } from '../catalog/violation-words.ts'
import { documentPaths } from './documents.ts'
import { agencyNames, misnamed, pathsOf } from './filenames.ts'
import { losesNames, propertyPlace } from './property.ts'
import type { Finding } from './rule.ts'
import { didYouMean, listed, shown } from './wording.ts'

/** Folder names that can be addresses. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** What `catalog.yaml` and the folders hold that no schema can see: repeated names, lists and agencies that are not there. */
export function* catalogReferences(catalog: Catalog): Generator<Finding> {
  const { source } = catalog
  const { themes, codes = [] } = source.value
  yield* repeatedNames(
    source,
    'themes',
    themes.map(({ name }) => name),
  )
  yield* repeatedNames(
    source,
    'codes',
    codes.map(({ name }) => name),
  )
  for (const [at, { parent }] of codes.entries()) {
    if (parent && !catalog.codeLists.has(parent.codes) && !losesNames(source, 'codes')) {
      yield unknownName(
        source,
        ['codes', at, 'parent', 'codes'],
        parent.codes,
        UNKNOWN_LIST,
        listNames(catalog),
      )
    }
  }
  yield* folderFaults(catalog)
}

/** What `agency.md` refers to and is not there. */
export function* agencyReferences({ source }: Agency, catalog: Catalog): Generator<Finding> {
  for (const { path, property } of documentPaths(source.value))
    yield* missingDocument(source, property, path, catalog)
}

/** A document inside the catalog that is named and not there; web addresses are not looked up. */
export function* missingDocument(
  source: Source<unknown>,
  property: PropertyPath,
  path: string,
  catalog: Catalog,
): Generator<Finding> {
  if (isWebAddress(path) || unsafePath(path) || pathsOf(catalog).has(path)) return
  const guess = nearest(path, pathsOf(catalog))
  const asked = didYouMean(guess)
  yield {
    message: {
      id: `Dokumen ${shown(path)} tidak ada di katalog.${asked.id}`,
      en: `The document ${shown(path)} is not in the catalog.${asked.en}`,
    },
    fix: {
      id: 'Tulis jalurnya mulai dari folder katalog, misalnya `_catalog/documents/sk.pdf`, atau alamat web dengan `https://`.',
      en: 'Write its path from the folder of the catalog, such as `_catalog/documents/decree.pdf`, or a web address with `https://`.',
    },
    places: [propertyPlace(source, property, path)],
  }
}

/** Words for a name that nothing has; `id` and `en` come before the name. */
export interface UnknownWords {
  id: string
  en: string
  /** What the known names are called. */
  known: { id: string; en: string }
  /** Whether they are listed also where one is near, since the near one may not be meant. */
  always?: true
}

/** For `codes` that names no code list. */
export const UNKNOWN_LIST: UnknownWords = {
  id: 'Tidak ada daftar kode bernama',
  en: 'There is no code list named',
  known: { id: 'Daftar kode yang ada', en: 'The code lists are' },
  always: true,
}

/** Names of the code lists, those of the catalog before the national ones. */
export function listNames({ codeLists }: Catalog): string[] {
  const lists = [...codeLists.values()]
  const own = lists.filter(({ file }) => file !== undefined)
  return [...own, ...lists.filter(({ file }) => file === undefined)].map(({ name }) => name)
}

/** A finding of a name that nothing in the catalog has, with the nearest one that is there. */
export function unknownName(
  source: Source<unknown>,
  property: PropertyPath,
  name: string,
  words: UnknownWords,
  names: Iterable<string>,
): Finding {
  const known = [...new Set(names)]
  const guess = nearest(name, known)
  const asked = didYouMean(guess)
  const all = listed(known)
  return {
    message: { id: `${words.id} ${shown(name)}.${asked.id}`, en: `${words.en} ${shown(name)}.${asked.en}` },
    ...((guess !== undefined || known.length > 0) && {
      fix: {
        id:
          guess === undefined
            ? `${words.known.id}: ${all.id}.`
            : `Ganti ${shown(name)} dengan ${shown(guess)}.${words.always ? ` ${words.known.id}: ${all.id}.` : ''}`,
        en:
          guess === undefined
            ? `${words.known.en} ${all.en}.`
            : `Replace ${shown(name)} by ${shown(guess)}.${words.always ? ` ${words.known.en} ${all.en}.` : ''}`,
      },
    }),
    places: [propertyPlace(source, property, name)],
  }
}

/** A finding for each name that stands in a list of the metadata for the second time. */
export function* repeatedNames(
  source: Source<unknown>,
  property: string | PropertyPath,
  names: string[],
): Generator<Finding> {
  const path = typeof property === 'string' ? [property] : property
  for (const [at, name] of names.entries()) {
    if (names.indexOf(name) === at) continue
    yield {
      message: {
        id: `Nama ${shown(name)} dipakai dua kali pada \`${path.at(-1)}\`.`,
        en: `The name ${shown(name)} stands twice in \`${path.at(-1)}\`.`,
      },
      fix: {
        id: 'Beri salah satunya nama lain, atau hapus.',
        en: 'Give one of the two another name, or remove it.',
      },
      places: [propertyPlace(source, [...path, at, 'name'], name)],
    }
  }
}

function* folderFaults(catalog: Catalog): Generator<Finding> {
  const { agencies, datasets } = catalog
  const known = new Set(agencies.map(({ name }) => name))
  const folders = new Map(datasets.map(({ agency, folder }) => [agency, folder] as const).reverse())
  for (const [agency, folder] of folders) {
    // A description under another name is said of its file.
    if (known.has(agency) || misnamed(catalog, agency, 'agency.md')) continue
    const guess = nearest(agency, agencyNames(catalog))
    const asked = {
      id: guess === undefined ? '' : `Maksud Anda folder ${shown(guess)}? `,
      en: guess === undefined ? '' : `Did you mean the folder ${shown(guess)}? `,
    }
    yield {
      message: {
        id: `Folder ${shown(agency)} memuat dataset (${shown(folder)}) tetapi tidak punya \`agency.md\`.`,
        en: `The folder ${shown(agency)} holds datasets (${shown(folder)}) but no \`agency.md\`.`,
      },
      fix: {
        id: `${asked.id}Tambahkan \`${agency}/agency.md\` dengan nama resmi perangkat daerah (contohnya \`schemas/examples/agency.md\`), atau pindahkan datasetnya ke folder perangkat daerah yang benar.`,
        en: `${asked.en}Add \`${agency}/agency.md\` with the official name of the agency (there is one in \`schemas/examples/agency.md\`), or move the dataset to the folder of the right agency.`,
      },
      places: [{ file: `${agency}/agency.md` }],
    }
  }
  const named = [
    ...agencies.map(({ name, source }) => ({ name, file: source.file })),
    ...datasets.map(({ name, source }) => ({ name, file: source.file })),
  ]
  for (const { name, file } of named) {
    if (SLUG.test(name)) continue
    yield {
      message: {
        id: `Nama folder ${shown(name)} tidak dapat menjadi alamat halaman.`,
        en: `The folder name ${shown(name)} cannot be the address of a page.`,
      },
      fix: {
        id: `Ganti nama foldernya dengan huruf kecil, angka, dan tanda hubung: ${shown(slugOf(name) ?? 'jumlah-penduduk')}.`,
        en: `Rename the folder with lower-case letters, digits and hyphens: ${shown(slugOf(name) ?? 'population-count')}.`,
      },
      places: [{ file }],
    }
  }
}

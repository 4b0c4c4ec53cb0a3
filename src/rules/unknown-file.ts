import type { Catalog, Dataset } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import { baseName, stem } from '../catalog/path.ts'
import { isClosed } from './closed-data.ts'
import { documentPaths } from './documents.ts'
import { datasetFolder, isGitFile, isTable, isWorkbook, misnamed, pathsOf } from './filenames.ts'
import { isUnread, isUnsure } from './property.ts'
import type { Finding, Rule } from './rule.ts'
import { counted, didYouMean, listed, shown, steps } from './wording.ts'

/** A file that nothing in the catalog names. */
export const rule: Rule = {
  code: 'unknown-file',
  hook: 'catalog',
  severity: 'error',
  title: { id: 'Berkas yang tidak terdaftar', en: 'Unlisted file' },
  why: {
    id: 'Berkas tanpa metadata tidak diperiksa dan tidak diterbitkan, tetapi tetap dapat dilihat siapa pun di repositori.',
    en: 'A file without metadata is neither checked nor published, yet anyone can see it in the repository.',
  },
  fix: steps(
    [
      'Bila berkas itu tabel dataset, sebutkan pada `resources` di `dataset.md` dengan `path` yang sama persis.',
      'Bila berkas itu dokumen perangkat daerah, sebutkan jalurnya pada `agency.md`.',
      'Bila tidak diperlukan, hapus, misalnya salinan lama atau berkas percobaan.',
    ],
    [
      'If the file is a table of the dataset, name it under `resources` in `dataset.md` with exactly that `path`.',
      'If it is a document of the agency, name its path in `agency.md`.',
      'If it is not needed, delete it, such as an old copy or a trial.',
    ],
  ),
  *check(catalog) {
    const known = knownFiles(catalog)
    const closed = new Set(catalog.datasets.filter(isClosed).map(({ folder }) => folder))
    const misspelt = misspeltTables(catalog)
    const unsure = unsureFiles(catalog)
    const unknown = catalog.files.filter(
      ({ path, kind }) =>
        kind === 'file' &&
        !known.has(path) &&
        !isGitFile(path) &&
        !SHARED.test(path) &&
        // What lies beside closed data is a fault of its own.
        !closed.has(datasetFolder(path)) &&
        !misspelt(path) &&
        !unsure(path),
    )
    const datasets = new Set(catalog.datasets.map(({ folder }) => folder))
    const orphans = new Map<string, string[]>()
    for (const { path } of unknown) {
      const folder = datasetFolder(path)
      const isDatasetFolder = path.split('/').length > 2 && !path.startsWith('_')
      if (isDatasetFolder && !datasets.has(folder))
        orphans.set(folder, [...(orphans.get(folder) ?? []), path])
      else yield unknownFile(path, catalog)
    }
    for (const [folder, files] of orphans) {
      const other = misnamed(catalog, folder, 'dataset.md')
      if (other !== undefined) yield wrongName(other, 'dataset.md')
      else if (files.some(isTable)) yield noDescriptor(folder, files)
      else for (const path of files) yield unknownFile(path, catalog)
    }
  },
}

/** Folders whose files are the catalog's own: pages, stories, keys and documents. */
const SHARED = /^_catalog\/(pages|stories|keys|documents)\//

function knownFiles(catalog: Catalog): Set<string> {
  const languages = catalog.source.value.languages
  const known = new Set([
    'catalog.yaml',
    '_catalog/roadmap.yaml',
    '_catalog/versions.jsonl',
    '_catalog/withdrawn.yaml',
  ])
  const texts = (folder: string, name: string) => {
    known.add(`${folder}/${name}.md`)
    for (const language of languages) known.add(`${folder}/${name}.${language}.md`)
  }
  for (const { path, tiles } of catalog.source.value.codes ?? []) {
    known.add(path)
    if (tiles) known.add(tiles.path)
  }
  for (const { source } of catalog.standards) known.add(source.file)
  for (const { file } of catalog.plans) known.add(file)
  for (const { name, source } of catalog.agencies) {
    texts(name, 'agency')
    for (const { path } of documentPaths(source.value)) known.add(path)
  }
  for (const { folder, resources, source } of catalog.datasets) {
    texts(folder, 'dataset')
    known.add(`${folder}/datapackage.json`)
    for (const { file, descriptor } of resources) known.add(file ?? `${folder}/${descriptor.path}`)
    for (const { path } of source.value.sources ?? []) if (path !== undefined) known.add(path)
    if (typeof source.value.image === 'string') known.add(`${folder}/${source.value.image}`)
  }
  return known
}

function unknownFile(path: string, catalog: Catalog): Finding {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const name = baseName(path)
  const places = [{ file: path }]
  const descriptor = folder.split('/').length === 2 ? 'agency.md' : 'dataset.md'
  if (misnamed(catalog, folder.slice(0, -1), descriptor) === path) return wrongName(path, descriptor)
  const language = /^(?:dataset|agency)\.([a-z]{2})\.md$/.exec(name)?.[1]
  if (language !== undefined) return otherLanguage(path, language, catalog)
  const guess = nearest(name, expectedNames(folder, catalog))
  const asked = didYouMean(guess)
  if (!path.includes('/')) {
    return {
      message: {
        id: `Berkas ${shown(path)} tidak dikenal: folder katalog hanya memuat \`catalog.yaml\`, \`_catalog\`, dan folder perangkat daerah.${asked.id}`,
        en: `The file ${shown(path)} is not known: the folder of the catalog holds \`catalog.yaml\`, \`_catalog\` and the folders of agencies only.${asked.en}`,
      },
      places,
    }
  }
  if (path.startsWith('_catalog/')) {
    return {
      message: {
        id: `Berkas ${shown(path)} tidak disebut oleh \`catalog.yaml\` dan tidak berada di \`pages\`, \`stories\`, \`keys\`, atau \`documents\`.${asked.id}`,
        en: `The file ${shown(path)} is not named by \`catalog.yaml\` and is not in \`pages\`, \`stories\`, \`keys\` or \`documents\`.${asked.en}`,
      },
      fix: {
        id: 'Sebutkan pada `codes` di `catalog.yaml` bila itu daftar kode, atau pindahkan ke `_catalog/documents`.',
        en: 'Name it under `codes` of `catalog.yaml` if it is a code list, or move it to `_catalog/documents`.',
      },
      places,
    }
  }
  return {
    message: {
      id: `Berkas ${shown(path)} tidak disebut oleh metadata mana pun.${asked.id}`,
      en: `No metadata names the file ${shown(path)}.${asked.en}`,
    },
    ...(isWorkbook(name) && { fix: SAVE_AS_CSV }),
    places,
  }
}

const SAVE_AS_CSV = {
  id: 'Portal menerbitkan CSV, bukan berkas Excel: buka berkasnya, pilih File > Save As > CSV UTF-8 (Comma delimited), sebutkan CSV itu pada `resources`, lalu hapus berkas Excel-nya dari folder ini.',
  en: 'The portal publishes CSV, not workbooks: open the file, choose File > Save As > CSV UTF-8 (Comma delimited), name that CSV under `resources`, then delete the workbook from this folder.',
}

function wrongName(path: string, wanted: string): Finding {
  const name = shown(baseName(path))
  return {
    message: {
      id: `${name} harus bernama ${shown(wanted)}.`,
      en: `${name} must be named ${shown(wanted)}.`,
    },
    fix: {
      id: `Ganti nama ${shown(path)} menjadi ${shown(wanted)}. Di Windows, tampilkan dahulu ekstensi berkas (View > Show > File name extensions), agar akhiran \`.txt\` yang tersembunyi terlihat.`,
      en: `Rename ${shown(path)} to ${shown(wanted)}. On Windows, show the endings of files first (View > Show > File name extensions), so that a hidden \`.txt\` is seen.`,
    },
    places: [{ file: path }],
  }
}

/** A translation into a language that the catalog does not have. */
function otherLanguage(path: string, language: string, { source }: Catalog): Finding {
  const languages = listed(source.value.languages)
  const isSpoken = language === 'id' || language === 'en'
  return {
    message: {
      id: `Berkas ${shown(path)} adalah terjemahan ke bahasa ${shown(language)}, padahal \`languages\` pada \`catalog.yaml\` hanya memuat ${languages.id}.`,
      en: `The file ${shown(path)} is a translation into ${shown(language)}, but \`languages\` of \`catalog.yaml\` holds only ${languages.en}.`,
    },
    fix: isSpoken
      ? {
          id: `Tambahkan ${shown(language)} pada \`languages\` di \`catalog.yaml\`, atau hapus berkas ini.`,
          en: `Add ${shown(language)} to \`languages\` of \`catalog.yaml\`, or delete this file.`,
        }
      : {
          id: 'Hapus berkas ini; portal hanya berbahasa `id` dan `en`.',
          en: 'Delete this file; the portal speaks `id` and `en` only.',
        },
    places: [{ file: path }],
  }
}

/** Tells whether a file may well be named by metadata that could not be read as it was meant. */
function unsureFiles(catalog: Catalog): (path: string) => boolean {
  const { source, agencies, datasets } = catalog
  const unreadAgencies = new Set(agencies.filter((agency) => isUnread(agency.source)).map(({ name }) => name))
  const unsureFolders = new Set(
    datasets.filter((dataset) => isUnread(dataset.source) || losesFiles(dataset)).map(({ folder }) => folder),
  )
  const unsureCodes = isUnsure(source, 'codes')
  const unsureLanguages = isUnsure(source, 'languages')
  return (path) => {
    const depth = path.split('/').length
    if (path.startsWith('_catalog/')) return isUnread(source) || (unsureCodes && isTable(path))
    if (unsureLanguages && /\/(dataset|agency)\.[a-z]{2}\.md$/.test(path)) return true
    if (depth === 2) return unreadAgencies.has(path.split('/', 1)[0] as string)
    return unsureFolders.has(datasetFolder(path)) && !isWorkbook(path)
  }
}

/** Whether a table or its path was lost with a fault of the metadata. */
function losesFiles({ source }: Dataset): boolean {
  return source.violations.some(
    ({ path, meant }) =>
      meant?.[0] === 'resources' ||
      (path[0] === 'resources' && (path.length < 3 || path[2] === 'path' || meant?.[2] === 'path')),
  )
}

/** File names that would be known in a folder: of metadata, and of tables that are declared but missing. */
function* expectedNames(folder: string, catalog: Catalog): Generator<string> {
  const present = pathsOf(catalog)
  for (const name of knownNames(folder, catalog)) if (!present.has(folder + name)) yield name
}

function* knownNames(folder: string, catalog: Catalog): Generator<string> {
  const depth = folder.split('/').length - 1
  const languages = catalog.source.value.languages
  if (depth === 0) yield 'catalog.yaml'
  if (folder === '_catalog/') yield* ['roadmap.yaml', 'withdrawn.yaml']
  if (depth === 1) yield* ['agency.md', ...languages.map((language) => `agency.${language}.md`), 'plan.csv']
  if (depth === 2)
    yield* ['dataset.md', ...languages.map((language) => `dataset.${language}.md`), 'datapackage.json']
}

/** Tells whether a file is probably a table declared under another spelling; the table says so itself. */
function misspeltTables(catalog: Catalog): (path: string) => boolean {
  const present = pathsOf(catalog)
  const missing = new Map<string, string[]>()
  for (const { folder, resources } of catalog.datasets) {
    const names = resources.flatMap(({ file }) => (file && !present.has(file) ? [baseName(file)] : []))
    if (names.length > 0) missing.set(folder, names)
  }
  return (path) => {
    const names = missing.get(path.slice(0, path.lastIndexOf('/'))) ?? []
    const name = baseName(path)
    return (
      nearest(name, names) !== undefined ||
      (isTable(name) && names.some((other) => stem(other) === stem(name)))
    )
  }
}

function noDescriptor(folder: string, files: string[]): Finding {
  const count = counted(files.length, 'berkas', 'file', 'files')
  return {
    message: {
      id: `Folder ${shown(folder)} memuat ${count.id} data tetapi tidak punya \`dataset.md\`.`,
      en: `The folder ${shown(folder)} holds ${count.en} of data but no \`dataset.md\`.`,
    },
    fix: {
      id: 'Salin `schemas/examples/dataset-ringkas.md` ke folder itu sebagai `dataset.md` lalu ganti isinya; langkahnya ada di `src/guides/mengajukan.id.md`. Bila foldernya tidak diperlukan, hapus.',
      en: 'Copy `schemas/examples/dataset-ringkas.md` into the folder as `dataset.md` and change what it says; the steps are in `src/guides/mengajukan.en.md`. If the folder is not needed, delete it.',
    },
    places: files.map((file) => ({ file })),
  }
}

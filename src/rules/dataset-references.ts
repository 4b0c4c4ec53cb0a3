import type { LicenseDescriptor } from '../catalog/descriptors.ts'
import type { Catalog, Dataset, PropertyPath } from '../catalog/model.ts'
import {
  missingDocument,
  repeatedNames,
  UNKNOWN_LIST,
  type UnknownWords,
  unknownName,
} from './catalog-references.ts'
import { pathsOf } from './filenames.ts'
import { isUnsure, losesNames, propertyPlace } from './property.ts'
import type { Finding } from './rule.ts'
import { listed, shown } from './wording.ts'

/** The dataset at each address, old ones included; an address that two claim is that of the first. */
export function addressOwners({ datasets }: Catalog): ReadonlyMap<string, string> {
  const owners = new Map(datasets.map(({ id }) => [id, id]))
  for (const { id, source } of datasets) {
    for (const alias of source.value.aliases ?? []) if (!owners.has(alias)) owners.set(alias, id)
  }
  return owners
}

/** What the metadata of a dataset names and the catalog does not have. */
export function* datasetReferences(
  dataset: Dataset,
  catalog: Catalog,
  owners: ReadonlyMap<string, string>,
): Generator<Finding> {
  const { source } = dataset
  const { theme, sources = [] } = source.value
  const themes = catalog.source.value.themes.map(({ name }) => name)
  if (theme !== '' && !themes.includes(theme) && !losesNames(catalog.source, 'themes'))
    yield unknownName(source, ['theme'], theme, UNKNOWN_THEME, themes)
  yield* twoDescriptors(dataset, catalog)
  yield* producers(dataset)
  yield* spatial(dataset, catalog)
  yield* aliases(dataset, owners)
  yield* licenses(dataset, catalog)
  for (const [at, { path }] of sources.entries()) {
    if (path !== undefined) yield* missingDocument(source, ['sources', at, 'path'], path, catalog)
  }
  yield* resources(dataset, catalog)
}

/** For `theme` that the catalog does not have. */
export const UNKNOWN_THEME: UnknownWords = {
  id: 'Tidak ada tema bernama',
  en: 'There is no theme named',
  known: { id: 'Tema pada `catalog.yaml`', en: 'The themes of `catalog.yaml` are' },
  always: true,
}

function* twoDescriptors({ folder, source }: Dataset, catalog: Catalog): Generator<Finding> {
  const other = `${folder}/datapackage.json`
  if (source.file === other || !pathsOf(catalog).has(other)) return
  yield {
    message: {
      id: `Folder ${shown(folder)} memuat \`dataset.md\` dan \`datapackage.json\` sekaligus; hanya \`dataset.md\` yang dibaca.`,
      en: `The folder ${shown(folder)} holds both \`dataset.md\` and \`datapackage.json\`; only \`dataset.md\` is read.`,
    },
    fix: {
      id: 'Gabungkan metadatanya ke salah satu berkas, lalu hapus yang lain.',
      en: 'Bring the metadata into one of the files and delete the other.',
    },
    places: [{ file: other, line: 1 }],
  }
}

function* producers({ source }: Dataset): Generator<Finding> {
  const { contributors } = source.value
  if (isUnsure(source, 'contributors') || contributors.length === 0) return
  if (contributors.some(({ roles }) => roles?.includes('producer'))) return
  yield {
    message: {
      id: 'Tidak ada produsen data pada `contributors`.',
      en: 'None of `contributors` is the producer of the data.',
    },
    fix: {
      id: 'Tulis `roles: [producer]` pada kantor yang membuat angkanya.',
      en: 'Write `roles: [producer]` at the office that made the figures.',
    },
    places: [propertyPlace(source, ['contributors'])],
  }
}

function* spatial({ source }: Dataset, catalog: Catalog): Generator<Finding> {
  const system = source.value.spatial?.system
  const { place, codes = [] } = catalog.source.value
  const systems = [
    ...new Set([place.system, ...codes.flatMap((list) => list.systems.map((one) => one.system))]),
  ]
  const isSure = !isUnsure(catalog.source, 'place') && !losesNames(catalog.source, 'codes')
  if (system === undefined || systems.includes(system) || !isSure) return
  yield unknownName(source, ['spatial', 'system'], system, UNKNOWN_SYSTEM, systems)
}

const UNKNOWN_SYSTEM = {
  id: 'Katalog ini tidak memakai sistem kode wilayah',
  en: 'This catalog does not use the area code system',
  known: { id: 'Sistem yang dipakai', en: 'The systems in use are' },
}

function* aliases({ id, source }: Dataset, owners: ReadonlyMap<string, string>): Generator<Finding> {
  for (const [at, alias] of (source.value.aliases ?? []).entries()) {
    const owner = owners.get(alias)
    if (owner === undefined || (owner === id && alias !== id)) continue
    yield {
      message: {
        id: `Alamat lama ${shown(alias)} sudah dipakai oleh dataset ${shown(owner)}.`,
        en: `The old address ${shown(alias)} is taken by the dataset ${shown(owner)}.`,
      },
      fix: { id: 'Hapus alamat itu dari `aliases`.', en: 'Remove the address from `aliases`.' },
      places: [propertyPlace(source, ['aliases', at], alias)],
    }
  }
}

/** For the name of a licence that neither the national list nor the catalog has. */
export const UNKNOWN_LICENCE: UnknownWords = {
  id: 'Lisensi tidak dikenal:',
  en: 'The licence is not known:',
  known: { id: 'Lisensi yang dikenal', en: 'The known licences are' },
  always: true,
}

/** Names of the licences that a dataset may name. */
export function licenceNames(catalog: Catalog): string[] {
  const own = (catalog.source.value.licenses ?? []).map(({ name }) => name)
  const national = (catalog.codeLists.get('licence')?.rows ?? []).map((row) => row.code ?? '')
  return [...national, ...own]
}

function* licenses({ source }: Dataset, catalog: Catalog): Generator<Finding> {
  if (losesNames(catalog.source, 'licenses')) return
  const known = licenceNames(catalog)
  const check = function* (list: LicenseDescriptor[] | undefined, path: PropertyPath): Generator<Finding> {
    for (const [at, { name }] of (list ?? []).entries()) {
      if (name === undefined || known.includes(name)) continue
      yield unknownName(source, [...path, at, 'name'], name, UNKNOWN_LICENCE, known)
    }
  }
  yield* check(source.value.licenses, ['licenses'])
  for (const [at, resource] of (source.value.resources ?? []).entries()) {
    yield* check(resource.licenses, ['resources', at, 'licenses'])
  }
}

function* resources(dataset: Dataset, catalog: Catalog): Generator<Finding> {
  const { source } = dataset
  yield* repeatedNames(
    source,
    'resources',
    dataset.resources.map(({ name }) => name),
  )
  const paths = new Map<string, string>()
  for (const { name, index, descriptor, file } of dataset.resources) {
    const at = ['resources', index]
    const { codes } = descriptor
    if (
      codes !== undefined &&
      !losesNames(catalog.source, 'codes') &&
      catalog.codeLists.get(codes)?.file === undefined
    ) {
      const own = [...catalog.codeLists.values()]
        .filter((list) => list.file !== undefined)
        .map((list) => list.name)
      yield unknownName(source, [...at, 'codes'], codes, OWN_LISTS, own)
    }
    const other = file === undefined ? undefined : paths.get(file)
    if (file !== undefined) paths.set(file, name)
    // Tables of one name are a fault already.
    if (other === undefined || other === name) continue
    const both = listed([other, name])
    yield {
      message: {
        id: `Tabel ${both.id} memakai berkas yang sama.`,
        en: `The tables ${both.en} have the same file.`,
      },
      fix: { id: 'Hapus salah satunya, atau perbaiki `path`.', en: 'Remove one of them, or correct `path`.' },
      places: [propertyPlace(source, [...at, codes === undefined ? 'path' : 'codes'])],
    }
  }
}

const OWN_LISTS = {
  ...UNKNOWN_LIST,
  id: 'Katalog tidak punya daftar kode bernama',
  en: 'The catalog has no code list named',
  known: { id: 'Daftar kode katalog', en: 'The code lists of the catalog are' },
}

import type { Catalog, Source, Violation } from '../catalog/model.ts'
import { nearest } from '../catalog/nearest.ts'
import { unsafeTablePath } from '../catalog/path.ts'
import { bodyFaults } from './bodies.ts'
import {
  agencyReferences,
  catalogReferences,
  listNames,
  UNKNOWN_LIST,
  unknownName,
} from './catalog-references.ts'
import {
  addressOwners,
  datasetReferences,
  licenceNames,
  UNKNOWN_LICENCE,
  UNKNOWN_THEME,
} from './dataset-references.ts'
import { planFaults } from './plan-rows.ts'
import { losesNames, propertyPlace } from './property.ts'
import type { Finding, Rule } from './rule.ts'
import { schemaReferences } from './schema-references.ts'
import { standardReferences } from './standard-references.ts'
import { viewReferences } from './view-references.ts'
import { listed, steps } from './wording.ts'

/** Metadata that breaks its schema, or names something that is not there. */
export const rule: Rule = {
  code: 'metadata-error',
  hook: 'catalog',
  severity: 'error',
  title: { id: 'Metadata belum benar', en: 'Metadata errors' },
  why: {
    id: 'Tanpa metadata yang benar, data tidak dapat dicari, dipahami, atau dipertukarkan dengan portal lain.',
    en: 'Without correct metadata, data cannot be found, understood or exchanged with other portals.',
  },
  fix: steps(
    [
      'Buka berkas metadata pada baris yang disebut dengan editor teks biasa.',
      'Perbaiki properti itu; nama, spasi di awal baris, dan tanda petik juga dihitung, dan kode ditulis di dalam tanda petik.',
      'Kirim ulang; pemeriksaan berjalan sendiri.',
    ],
    [
      'Open the metadata file at that line in a plain text editor.',
      'Correct the property; names, indentation and quotes count, and codes are written in quotes.',
      'Submit it again; the check runs by itself.',
    ],
  ),
  *check(catalog) {
    for (const source of sourcesOf(catalog)) yield* violations(source, catalog)
    yield* catalogReferences(catalog)
    for (const agency of catalog.agencies) yield* agencyReferences(agency, catalog)
    const owners = addressOwners(catalog)
    for (const dataset of catalog.datasets) {
      yield* datasetReferences(dataset, catalog, owners)
      for (const resource of dataset.resources) yield* schemaReferences(dataset, resource, catalog)
      yield* viewReferences(dataset)
    }
    for (const standard of catalog.standards) yield* standardReferences(standard, catalog)
    yield* bodyFaults(catalog)
    for (const plan of catalog.plans) yield* planFaults(plan, catalog)
  },
}

function sourcesOf(catalog: Catalog): Source<unknown>[] {
  const { source, agencies, datasets, roadmap, standards, withdrawn, broken } = catalog
  return [
    source,
    ...agencies.map((agency) => agency.source),
    ...datasets.map((dataset) => dataset.source),
    ...(roadmap ? [roadmap] : []),
    ...standards.map((standard) => standard.source),
    ...(withdrawn ? [withdrawn] : []),
    ...broken,
  ]
}

function* violations(source: Source<unknown>, catalog: Catalog): Generator<Finding> {
  for (const violation of source.violations) {
    const { path, position, message, fix, value } = withNames(violation, source, catalog)
    // A code list whose path is unsafe is not looked for, so it is no missing file.
    if (path[0] === 'codes' && path[2] === 'path' && value !== undefined && unsafeTablePath(value)) continue
    yield { message, ...(fix && { fix }), places: [{ ...propertyPlace(source, path, value), ...position }] }
  }
}

/** A theme or code list that is missing or no name at all, said with the names that the catalog has. */
function withNames(violation: Violation, source: Source<unknown>, catalog: Catalog): Violation {
  const { path, value } = violation
  const asLicence =
    value !== undefined && value.trim() !== '' && licenceWords(violation, value, source, catalog)
  if (asLicence) return { ...violation, ...asLicence }
  const isTheme = path.length === 1 && path[0] === 'theme'
  const isList = path.at(-1) === 'codes' && path.at(-3) === 'fields'
  const [words, names] = isTheme
    ? [UNKNOWN_THEME, catalog.source.value.themes.map(({ name }) => name)]
    : [UNKNOWN_LIST, listNames(catalog)]
  if (!(isTheme || isList) || losesNames(catalog.source, isTheme ? 'themes' : 'codes')) return violation
  if (value !== undefined && value.trim() !== '') {
    const { message, fix } = unknownName(source, path, value, words, names)
    return { ...violation, message, ...(fix && { fix }) }
  }
  const all = listed(names)
  return {
    ...violation,
    fix: { id: `Pilih salah satu: ${all.id}.`, en: `Choose one of ${all.en}.` },
  }
}

/** A licence by name where a list of licences belongs, or by a name that is no code. */
function licenceWords(
  { path, message }: Violation,
  value: string,
  source: Source<unknown>,
  catalog: Catalog,
): Pick<Violation, 'message' | 'fix'> | undefined {
  const isList = path.at(-1) === 'licenses'
  if (!(isList || (path.at(-1) === 'name' && path.at(-3) === 'licenses'))) return undefined
  // The licences of the catalog are what it declares itself.
  if (source.file === catalog.source.file || losesNames(catalog.source, 'licenses')) return undefined
  const names = licenceNames(catalog)
  const guess = nearest(value, names)
  if (!isList) {
    const unknown = unknownName(source, path, value, UNKNOWN_LICENCE, names)
    return { message: unknown.message, ...(unknown.fix && { fix: unknown.fix }) }
  }
  const line = `\`licenses: [{ name: ${guess ?? names[0] ?? 'CC-BY-4.0'} }]\``
  const known = listed(names)
  return {
    message,
    fix: {
      id: `Tulis ${line}${guess === undefined ? ' atau lisensi lain yang ditetapkan produsen datanya' : ''}. ${UNKNOWN_LICENCE.known.id}: ${known.id}.`,
      en: `Write ${line}${guess === undefined ? ' or another licence that the producer of the data has set' : ''}. ${UNKNOWN_LICENCE.known.en} ${known.en}.`,
    },
  }
}

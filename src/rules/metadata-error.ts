import type { Catalog, Source } from '../catalog/model.ts'
import { unsafeTablePath } from '../catalog/path.ts'
import { agencyReferences, catalogReferences } from './catalog-references.ts'
import { addressOwners, datasetReferences } from './dataset-references.ts'
import { planFaults } from './plan-rows.ts'
import { propertyPlace } from './property.ts'
import type { Finding, Rule } from './rule.ts'
import { schemaReferences } from './schema-references.ts'
import { viewReferences } from './view-references.ts'
import { steps } from './wording.ts'

/** Metadata that breaks its schema, or names something that is not there. */
export const rule: Rule = {
  code: 'metadata-error',
  hook: 'catalog',
  severity: 'error',
  title: { id: 'Metadata belum benar', en: 'Metadata that is not right' },
  why: {
    id: 'Tanpa metadata yang benar, data tidak dapat dicari, dipahami, atau dipertukarkan dengan portal lain.',
    en: 'Without right metadata, data cannot be found, understood or exchanged with other portals.',
  },
  fix: steps(
    [
      'Buka berkas metadata pada baris yang disebut dengan editor teks biasa.',
      'Perbaiki properti itu; nama, jorokan, dan tanda petik juga dihitung, dan kode ditulis di dalam tanda petik.',
      'Jalankan `npm run validate` lagi sampai tidak ada kesalahan.',
    ],
    [
      'Open the metadata file at that line in a plain text editor.',
      'Correct the property; names, indentation and quotes count, and codes are written in quotes.',
      'Run `npm run validate` again until nothing is reported.',
    ],
  ),
  *check(catalog) {
    for (const source of sourcesOf(catalog)) yield* violations(source)
    yield* catalogReferences(catalog)
    for (const agency of catalog.agencies) yield* agencyReferences(agency, catalog)
    const owners = addressOwners(catalog)
    for (const dataset of catalog.datasets) {
      yield* datasetReferences(dataset, catalog, owners)
      for (const resource of dataset.resources) yield* schemaReferences(dataset, resource, catalog)
      yield* viewReferences(dataset)
    }
    for (const plan of catalog.plans) yield* planFaults(plan, catalog)
  },
}

function sourcesOf(catalog: Catalog): Source<unknown>[] {
  const { source, agencies, datasets, roadmap, broken } = catalog
  return [
    source,
    ...agencies.map((agency) => agency.source),
    ...datasets.map((dataset) => dataset.source),
    ...(roadmap ? [roadmap] : []),
    ...broken,
  ]
}

function* violations(source: Source<unknown>): Generator<Finding> {
  for (const { path, position, message, fix, value } of source.violations) {
    // A code list whose path is unsafe is not looked for, so it is no missing file.
    if (path[0] === 'codes' && path[2] === 'path' && value !== undefined && unsafeTablePath(value)) continue
    yield { message, ...(fix && { fix }), places: [{ ...propertyPlace(source, path, value), ...position }] }
  }
}

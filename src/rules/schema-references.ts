import type { FieldDescriptor } from '../catalog/descriptors.ts'
import type { Catalog, Dataset, PropertyPath, Resource, Source } from '../catalog/model.ts'
import { listNames, repeatedNames, UNKNOWN_LIST, unknownName } from './catalog-references.ts'
import { codeColumn } from './codes.ts'
import { constraintFaults } from './constraint-faults.ts'
import { totalReferences } from './declared-totals.ts'
import { fieldFaults } from './field-faults.ts'
import { losesNames, propertyPlace } from './property.ts'
import { rowConstraintFaults } from './row-constraint-faults.ts'
import type { Finding } from './rule.ts'
import { listed, shown } from './wording.ts'

/** For a column name that no field has. */
export const UNKNOWN_COLUMN = {
  id: 'Tabel ini tidak punya kolom',
  en: 'This table has no column',
  known: { id: 'Kolomnya', en: 'Its columns are' },
}

/** What the schema of a table names and does not have, and constraints that cannot be checked. */
export function* schemaReferences(
  dataset: Dataset,
  resource: Resource,
  catalog: Catalog,
): Generator<Finding> {
  const { source } = dataset
  const { fields, primaryKey, foreignKeys } = resource
  const schema: PropertyPath = ['resources', resource.index, 'schema']
  const names = fields.map(({ name }) => name)
  yield* repeatedNames(source, [...schema, 'fields'], names)
  const columns = function* (list: readonly string[], path: PropertyPath): Generator<Finding> {
    for (const [at, name] of list.entries()) {
      if (!names.includes(name)) yield unknownName(source, [...path, at], name, UNKNOWN_COLUMN, names)
    }
  }
  if (names.length > 0) {
    yield* columns(primaryKey, [...schema, 'primaryKey'])
    for (const [at, key] of (resource.descriptor.schema?.uniqueKeys ?? []).entries()) {
      yield* columns(key, [...schema, 'uniqueKeys', at])
    }
    for (const [at, key] of foreignKeys.entries())
      yield* columns(key.fields, [...schema, 'foreignKeys', at, 'fields'])
  }
  for (const [at, key] of foreignKeys.entries()) {
    if (key.fields.length !== key.parentFields.length)
      yield unevenKey(source, [...schema, 'foreignKeys', at, 'reference', 'fields'])
  }
  if (names.length > 0) yield* rowConstraintFaults(dataset, resource)
  yield* totalReferences(source, resource)
  yield* unknownLists(source, schema, fields, catalog)
  for (const [at, field] of fields.entries()) {
    const path = [...schema, 'fields', at]
    yield* codeSystem(source, path, field, catalog)
    yield* fieldFaults(source, path, field)
    yield* constraintFaults(source, [...path, 'constraints'], field)
  }
}

function unevenKey(source: Source<unknown>, path: PropertyPath): Finding {
  return {
    message: {
      id: 'Jumlah kolom rujukan berbeda dari jumlah kolom yang merujuk.',
      en: 'The reference has another number of columns than the key that refers to it.',
    },
    fix: {
      id: 'Tulis satu kolom pada `reference.fields` untuk setiap kolom pada `fields`, dalam urutan yang sama.',
      en: 'Write one column in `reference.fields` for each column in `fields`, in the same order.',
    },
    places: [propertyPlace(source, path)],
  }
}

/** One finding for each list that is not there, however many columns name it. */
function* unknownLists(
  source: Source<unknown>,
  schema: PropertyPath,
  fields: FieldDescriptor[],
  catalog: Catalog,
): Generator<Finding> {
  if (losesNames(catalog.source, 'codes')) return
  const unknown = new Map<string, Finding>()
  for (const [at, { codes }] of fields.entries()) {
    if (codes === undefined || catalog.codeLists.has(codes)) continue
    const path = [...schema, 'fields', at, 'codes']
    const known = unknown.get(codes)
    if (known) known.places.push(propertyPlace(source, path, codes))
    else unknown.set(codes, unknownName(source, path, codes, UNKNOWN_LIST, listNames(catalog)))
  }
  yield* unknown.values()
}

function* codeSystem(
  source: Source<unknown>,
  path: PropertyPath,
  field: FieldDescriptor,
  { codeLists }: Catalog,
): Generator<Finding> {
  if (field.codes === undefined) return
  const list = codeLists.get(field.codes)
  if (list && codeColumn(list, field) === undefined) {
    const systems = list.systems.map(({ system }) => system)
    yield {
      message: {
        id: `Daftar kode ${shown(list.name)} tidak punya sistem ${shown(field.system ?? '')}.`,
        en: `The code list ${shown(list.name)} has no system ${shown(field.system ?? '')}.`,
      },
      fix: { id: `Sistemnya: ${listed(systems).id}.`, en: `Its systems are ${listed(systems).en}.` },
      places: [propertyPlace(source, [...path, 'system'], field.system)],
    }
  }
}

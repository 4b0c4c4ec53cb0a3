import type { Catalog, Standard } from '../catalog/model.ts'
import {
  listNames,
  repeatedNames,
  UNKNOWN_LIST,
  type UnknownWords,
  unknownName,
} from './catalog-references.ts'
import type { Finding } from './rule.ts'

/** What an agreed standard refers to and is not there, and columns that it names twice. */
export function* standardReferences({ source }: Standard, catalog: Catalog): Generator<Finding> {
  const { fields, parties } = source.value
  yield* repeatedNames(
    source,
    'fields',
    fields.map(({ name }) => name),
  )
  for (const [at, { codes }] of fields.entries())
    if (codes !== undefined && !catalog.codeLists.has(codes))
      yield unknownName(source, ['fields', at, 'codes'], codes, UNKNOWN_LIST, listNames(catalog))
  const agencies = catalog.agencies.map(({ name }) => name)
  for (const [at, { agency }] of parties.entries())
    if (agency !== undefined && !agencies.includes(agency) && !catalog.all)
      yield unknownName(source, ['parties', at, 'agency'], agency, UNKNOWN_AGENCY, agencies)
}

const UNKNOWN_AGENCY: UnknownWords = {
  id: 'Tidak ada perangkat daerah dengan folder',
  en: 'There is no agency with the folder',
  known: { id: 'Folder perangkat daerah yang ada', en: 'The folders of agencies are' },
}

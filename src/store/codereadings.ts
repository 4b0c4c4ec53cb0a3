import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { readTable } from '../catalog/pass.ts'
import { placesOf } from '../places/place.ts'
import { openTables, type PlaceBook, placeBook, type TableOfPlaces } from '../places/placebook.ts'
import { type PlaceTable, placeObserver } from '../places/placetable.ts'
import { type CodeSet, codeSetObserver, joinFields } from '../search/codesets.ts'
import { type JoinIndex, type JoinTable, joinIndex } from '../search/joinable.ts'
import { codeVersion, diskCache } from './cache.ts'
import { projectRoot } from './project.ts'
import type { Published } from './published.ts'

/** What the tables of a catalog say by code. */
export interface CodeReadings {
  /** About places. */
  places: PlaceBook
  /** Which codes they share. */
  joins: JoinIndex
}

/** Folders whose code decides what is kept. */
const DECIDING = ['src/catalog', 'src/rules', 'src/places', 'src/search']

interface Kept {
  places?: PlaceTable
  sets: CodeSet[]
}

/**
 * What the tables of a published catalog say about places, and which codes they have. Each table with codes is read once
 * more, as a stream, and what was found is kept in the cache under its SHA-256, its schema and the code lists.
 */
export function codeReadings(
  { catalog, tables, tree }: Pick<Published, 'catalog' | 'tables' | 'tree'>,
  cacheFolder: string,
): CodeReadings {
  const places = placesOf(catalog)
  const lists = [...catalog.codeLists.values()].filter(({ file }) => file !== undefined)
  const digest = createHash('sha256')
    .update(JSON.stringify([lists, catalog.source.value.place]))
    .digest('hex')
  const cache = diskCache(join(cacheFolder, 'codes'), codeVersion(projectRoot, DECIDING))
  const found: TableOfPlaces[] = []
  const joins: JoinTable[] = []
  for (const { dataset, resource, file, isList } of openTables(catalog)) {
    const sha256 = tables.get(resource.id)?.sha256
    const references = resource.foreignKeys
    const isJoined = joinFields(resource, catalog.codeLists).length > 0
    if (sha256 === undefined || (!isJoined && references.length === 0)) continue
    const { fields, fieldsMatch, primaryKey, missingValues, dialect } = resource
    const key = [digest, sha256, fields, fieldsMatch, primaryKey, references, missingValues, dialect]
    const kept = cache.keep<Kept>(key, () => {
      const about = placeObserver(resource, places)
      const codes = codeSetObserver(resource, catalog.codeLists)
      readTable(() => tree.open(file), { ...resource, numbersValues: false }, [about, codes])
      const table = about.result()
      return { ...(table && { places: table }), sets: codes.result() }
    })
    // A code list says what codes mean, which the dictionary of each table links to.
    if (isList) continue
    joins.push({ dataset: dataset.id, resource: resource.id, sets: kept.sets, references })
    if (kept.places) found.push({ dataset, resource, table: kept.places })
  }
  return { places: placeBook(places, found), joins: joinIndex(joins) }
}

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { readTable } from '../catalog/pass.ts'
import { placesOf } from '../places/place.ts'
import { type PlaceBook, placeBook, type TableOfPlaces, tablesOfPlaces } from '../places/placebook.ts'
import { type PlaceTable, placeObserver } from '../places/placetable.ts'
import { codeVersion, diskCache } from './cache.ts'
import { projectRoot } from './project.ts'
import type { Published } from './published.ts'

/** Folders whose code decides what a table says about places. */
const DECIDING = ['src/catalog', 'src/rules', 'src/places']

/**
 * What the tables of a published catalog say about its places. Each is read once more, as a stream, and what it says is
 * kept in the cache under its SHA-256, its schema and the places.
 */
export function placeTables(
  { catalog, tables, tree }: Pick<Published, 'catalog' | 'tables' | 'tree'>,
  cacheFolder: string,
): PlaceBook {
  const places = placesOf(catalog)
  const known = places.places.map(({ slug, code, system, parent, of }) => [
    slug,
    code,
    system,
    parent?.slug,
    of && [of.list.name, ...of.list.systems.map(({ column }) => of.row[column])],
  ])
  const digest = createHash('sha256').update(JSON.stringify(known)).digest('hex')
  const cache = diskCache(join(cacheFolder, 'places'), codeVersion(projectRoot, DECIDING))
  const found: TableOfPlaces[] = []
  for (const { dataset, resource, file } of tablesOfPlaces(catalog, places)) {
    const sha256 = tables.get(resource.id)?.sha256
    if (sha256 === undefined) continue
    const { fields, fieldsMatch, primaryKey, foreignKeys, missingValues, dialect } = resource
    const key = [digest, sha256, fields, fieldsMatch, primaryKey, foreignKeys, missingValues, dialect]
    // A cache keeps no `undefined`.
    const table = cache.keep<PlaceTable | { places?: undefined }>(key, () => {
      const observer = placeObserver(resource, places)
      readTable(() => tree.open(file), { ...resource, numbersValues: false }, [observer])
      return observer.result() ?? {}
    })
    if (table.places) found.push({ dataset, resource, table })
  }
  return placeBook(places, found)
}

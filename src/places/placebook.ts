import type { Catalog, Dataset, Resource } from '../catalog/model.ts'
import type { Place, PlaceTree } from './place.ts'
import type { PlaceTable } from './placetable.ts'

/** A table with rows about places. */
export interface TableOfPlaces {
  dataset: Dataset
  resource: Resource
  table: PlaceTable
}

/** What a catalog says about its places. */
export interface PlaceBook {
  tree: PlaceTree
  /** Places with a page: rows are about them or about a place within them. */
  places: Place[]
  /** Tables with rows about a place, in the order that they were given. */
  about(place: Place): TableOfPlaces[]
  /** Tables with rows about places within a place. */
  within(place: Place): TableOfPlaces[]
}

/** The tables of open datasets; `isList` tells those that publish a code list, which say what places there are. */
export function openTables(
  catalog: Catalog,
): { dataset: Dataset; resource: Resource; file: string; isList: boolean }[] {
  const lists = new Set([...catalog.codeLists.values()].map(({ file }) => file))
  return catalog.datasets.flatMap((dataset) =>
    dataset.source.value.access !== 'terbuka'
      ? []
      : dataset.resources.flatMap((resource) => {
          const { file, descriptor } = resource
          if (file === undefined) return []
          return { dataset, resource, file, isList: lists.has(file) || descriptor.codes !== undefined }
        }),
  )
}

/** What tables say about places, by place. */
export function placeBook(tree: PlaceTree, tables: readonly TableOfPlaces[]): PlaceBook {
  const about = new Map<Place, TableOfPlaces[]>()
  const within = new Map<Place, Set<TableOfPlaces>>()
  for (const one of tables) {
    for (const slug of one.table.places) {
      const place = tree.bySlug(slug)
      if (!place) continue
      const known = about.get(place)
      if (known) known.push(one)
      else about.set(place, [one])
      for (let at = place.parent; at; at = at.parent)
        within.set(at, (within.get(at) ?? new Set<TableOfPlaces>()).add(one))
    }
  }
  return {
    tree,
    places: tree.places.filter((place) => about.has(place) || within.has(place)),
    about: (place) => about.get(place) ?? [],
    within: (place) => [...(within.get(place) ?? [])],
  }
}

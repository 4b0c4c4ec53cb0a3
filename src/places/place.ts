import type { Catalog, CodeList } from '../catalog/model.ts'

/** A place of the catalog's own code lists, or the place that the catalog is about. */
export interface Place {
  /** What stands for it in addresses: its code. */
  slug: string
  code: string
  system: string
  /** The list and row that name it; absent where no list has the place of the catalog. */
  of?: { list: CodeList; row: Record<string, string> }
  parent?: Place
  children: Place[]
}

/** Every place that a catalog knows. */
export interface PlaceTree {
  /** In the order of the lists. */
  places: Place[]
  /** The place that the catalog is about. */
  home: Place
  /** The place of a code in a list and system. */
  find(list: string, code: string, system?: string): Place | undefined
  bySlug(slug: string): Place | undefined
  /** Names of the lists of places, the widest places first. */
  lists: string[]
}

/** The places of a catalog's own lists, each below the place that its list, or else its code, says it is part of. */
export function placesOf(catalog: Catalog): PlaceTree {
  const lists = [...catalog.codeLists.values()].filter((list) => isPlaceList(list, catalog))
  const places: Place[] = []
  const slugs = new Set<string>()
  const indexes = new Map<string, Map<string, Place>>()
  for (const list of lists) {
    const [first] = list.systems
    if (!first) continue
    for (const row of list.rows) {
      const code = row[first.column] ?? ''
      if (code === '' || indexes.get(`${list.name} ${first.system}`)?.has(code)) continue
      const place: Place = {
        slug: slugOf(code, list.name, slugs),
        code,
        system: first.system,
        of: { list, row },
        children: [],
      }
      places.push(place)
      for (const { system, column } of list.systems) {
        const other = row[column] ?? ''
        const index = indexes.get(`${list.name} ${system}`) ?? new Map<string, Place>()
        indexes.set(`${list.name} ${system}`, index)
        if (other !== '' && !index.has(other)) index.set(other, place)
      }
    }
  }
  const find = (name: string, code: string, system?: string): Place | undefined => {
    const wanted = system ?? catalog.codeLists.get(name)?.systems[0]?.system
    return indexes.get(`${name} ${wanted}`)?.get(code)
  }
  const home = homeOf(catalog, places, slugs)
  if (!places.includes(home)) places.unshift(home)
  const byCode = new Map(places.map((place) => [`${place.system} ${place.code}`, place]))
  for (const place of places) {
    const parent = parentOf(place, home, find, byCode)
    if (!parent || isWithin(parent, place)) continue
    place.parent = parent
    parent.children.push(place)
  }
  const depth = new Map(lists.map(({ name }) => [name, 0]))
  for (const place of places)
    if (place.of) depth.set(place.of.list.name, Math.max(depth.get(place.of.list.name) ?? 0, depthOf(place)))
  const names = [...depth].sort(([, a], [, b]) => a - b).map(([name]) => name)
  const all = new Map(places.map((place) => [place.slug, place]))
  return { places, home, find, bySlug: (slug) => all.get(slug), lists: names }
}

/** Whether a place is another one or part of it. */
export function isWithin(place: Place, other: Place): boolean {
  for (let at: Place | undefined = place; at; at = at.parent) if (at === other) return true
  return false
}

/** How many places a place is part of. */
export function depthOf(place: Place): number {
  let depth = 0
  for (let at = place.parent; at; at = at.parent) depth++
  return depth
}

const OFFICIAL = new Set(['kemendagri', 'bps'])

/** Lists that are said to be of places, else those with official area codes, lists that are parts of one another, and lists named after a level of areas. */
function isPlaceList(list: CodeList, { codeLists }: Catalog): boolean {
  if (list.file === undefined) return false
  if (list.places !== undefined) return list.places
  const levels = codeLists.get('spatial-level')
  return (
    list.systems.some(({ system }) => OFFICIAL.has(system)) ||
    list.parent !== undefined ||
    [...codeLists.values()].some(({ parent }) => parent?.codes === list.name) ||
    (levels?.rows.some((row) => row[levels.systems[0]?.column ?? ''] === list.name) ?? false)
  )
}

function homeOf(catalog: Catalog, places: Place[], slugs: Set<string>): Place {
  const { code, system } = catalog.source.value.place
  const known = places.find((place) => place.code === code && place.system === system)
  return known ?? { slug: slugOf(code, 'place', slugs), code, system, children: [] }
}

/** An address outlives its list: a code that two lists have is told apart by the name of the second. */
function slugOf(code: string, list: string, slugs: Set<string>): string {
  const plain = code.replace(/[^\w.-]+/g, '-').replace(/^\.+$/, '-')
  let slug = slugs.has(plain) ? `${list}-${plain}` : plain
  while (slugs.has(slug)) slug += '-'
  slugs.add(slug)
  return slug
}

function parentOf(
  place: Place,
  home: Place,
  find: PlaceTree['find'],
  byCode: ReadonlyMap<string, Place>,
): Place | undefined {
  if (place === home && !place.of) return undefined
  const declared = place.of?.list.parent
  const named = declared && find(declared.codes, place.of?.row[declared.column] ?? '')
  if (named) return named
  // `12.34.56` is part of `12.34`, whichever lists have them.
  for (let end = place.code.lastIndexOf('.'); end > 0; end = place.code.lastIndexOf('.', end - 1)) {
    const wider = byCode.get(`${place.system} ${place.code.slice(0, end)}`)
    if (wider) return wider
  }
  const isOutside = home.code.startsWith(`${place.code}.`) || place.of?.list === home.of?.list
  return isOutside ? undefined : home
}

import type { Resource } from '../catalog/model.ts'
import { ascending, figureAt, levelOf, type Peers, peersOf, rankOf } from './level.ts'
import { isWithin, type Place, type PlaceTree } from './place.ts'
import type { PlaceTable } from './placetable.ts'

/** The newest figure of a place, beside those of the places of its level. */
export interface Standing {
  field: string
  /** Values of the group fields; empty where the table has no groups. */
  group: string[]
  value: number
  /** As written; empty where the table tells no time. */
  period: string
  /** What the figure rests on, as the table says. */
  basis?: string
  /** Figures of the kept periods, oldest first, for a small chart. */
  trend: (number | null)[]
  /** The figure of the place that the catalog is about, where the table has it for the same period. */
  home?: number
  /** Places of the same list with a figure for the same period, this one among them. */
  peers?: Peers
}

/** Places of one list that lie within a place and have figures of their own. */
export interface Detail extends Peers {
  field: string
  period: string
}

/** The newest figures of a place in a table; empty where its rows are only counted. */
export function standingsOf(
  place: Place,
  table: PlaceTable,
  resource: Pick<Resource, 'fields'>,
  tree: PlaceTree,
): Standing[] {
  const own = placeNumber(table, place)
  const list = place.of?.list
  if (own < 0) return []
  return table.measures.flatMap((measure) =>
    table.groups.flatMap((group, at) => {
      const trend = table.periods.map((_, period) => figureAt(table, measure, own, period, at))
      const period = trend.findLastIndex((value) => value !== null)
      const value = trend[period]
      if (value == null) return []
      const home = placeNumber(table, tree.home)
      const homeValue = home >= 0 && home !== own ? figureAt(table, measure, home, period, at) : null
      const basis = basisOf(table, own, period, at)
      const level = list && levelOf(table, { measure, period, group: at, list: list.name }, resource, tree)
      return {
        field: measure.field,
        group,
        value,
        period: table.periods[period] as string,
        trend,
        ...(basis !== undefined && { basis }),
        ...(homeValue !== null && { home: homeValue }),
        ...(level?.peers && { peers: { ...level.peers, ...rankOf(value, level.sorted) } }),
      }
    }),
  )
}

/** What a table says about the places within a place: one entry for each list and figure, of its newest period. */
export function detailsOf(
  place: Place,
  table: PlaceTable,
  resource: Pick<Resource, 'fields'>,
  tree: PlaceTree,
): Detail[] {
  // Groups would have to be told one by one, which is what the page of the dataset is for.
  if (table.groups.length !== 1) return []
  const inside = Map.groupBy(
    table.places.flatMap((slug, index) => {
      const other = tree.bySlug(slug)
      return other?.of && other !== place && isWithin(other, place) ? { other, index } : []
    }),
    ({ other }) => other.of?.list.name as string,
  )
  return [...inside].flatMap(([, members]) =>
    table.measures.flatMap((measure) => {
      const at = table.periods.findLastIndex((_, period) =>
        members.some(({ index }) => figureAt(table, measure, index, period, 0) !== null),
      )
      if (at < 0) return []
      const figures = members.flatMap(({ index }) => figureAt(table, measure, index, at, 0) ?? [])
      const list = members[0]?.other.of?.list.name ?? ''
      const peers = peersOf(figures.sort(ascending), list, measure.field, resource, place)
      return peers ? { ...peers, field: measure.field, period: table.periods[at] as string } : []
    }),
  )
}

const numbers = new WeakMap<PlaceTable, Map<string, number>>()

function placeNumber(table: PlaceTable, { slug }: Place): number {
  const known = numbers.get(table) ?? new Map(table.places.map((place, number) => [place, number]))
  numbers.set(table, known)
  return known.get(slug) ?? -1
}

function basisOf(
  { basis, periods, groups }: PlaceTable,
  place: number,
  period: number,
  group: number,
): string | undefined {
  return basis?.values[basis.ids[(place * periods.length + period) * groups.length + group] ?? -1]
}

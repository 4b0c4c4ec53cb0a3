import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { isAdditive } from '../catalog/figures.ts'
import type { Resource } from '../catalog/model.ts'
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

/** Figures of several places for one period. */
export interface Peers {
  /** Name of their list. */
  list: string
  count: number
  /** Whether every place of the list within the home of the catalog has a figure. */
  isComplete: boolean
  /** Sum, where figures can be added up; else the middle of the figures. */
  total?: number
  median?: number
  least: number
  most: number
  /** 1 for the largest; of equal ones each has the same. */
  rank?: number
  ties?: boolean
}

/** Places of one list that lie within a place and have figures of their own. */
export interface Detail extends Peers {
  field: string
  period: string
}

/** A sum or an order of fewer places says nothing. */
const FEWEST_RANKED = 3

/** The newest figures of a place in a table; empty where its rows are only counted. */
export function standingsOf(
  place: Place,
  table: PlaceTable,
  resource: Pick<Resource, 'fields'>,
  tree: PlaceTree,
): Standing[] {
  const own = table.places.indexOf(place.slug)
  if (own < 0) return []
  return table.measures.flatMap((measure) =>
    table.groups.flatMap((group, at) => {
      const trend = table.periods.map((_, period) => figureAt(table, measure, own, period, at))
      const period = trend.findLastIndex((value) => value !== null)
      const value = trend[period]
      if (value == null) return []
      const home = table.places.indexOf(tree.home.slug)
      const others = table.places.flatMap((slug, index) => {
        const other = tree.bySlug(slug)
        return other && other.of?.list === place.of?.list ? index : []
      })
      const figures = others.flatMap((index) => figureAt(table, measure, index, period, at) ?? [])
      const peers = peersOf(figures, place, measure.field, resource, tree.home)
      const homeValue = home >= 0 && home !== own ? figureAt(table, measure, home, period, at) : null
      const basis = basisOf(table, own, period, at)
      return {
        field: measure.field,
        group,
        value,
        period: table.periods[period] as string,
        trend,
        ...(basis !== undefined && { basis }),
        ...(homeValue !== null && { home: homeValue }),
        ...(peers && {
          peers: {
            ...peers,
            rank: 1 + figures.filter((other) => other > value).length,
            ties: figures.filter((other) => other === value).length > 1,
          },
        }),
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
      const peers = peersOf(figures, members[0]?.other as Place, measure.field, resource, place)
      return peers ? { ...peers, field: measure.field, period: table.periods[at] as string } : []
    }),
  )
}

function peersOf(
  figures: readonly number[],
  place: Place,
  field: string,
  { fields }: Pick<Resource, 'fields'>,
  within: Place,
): Peers | undefined {
  const list = place.of?.list
  if (!list || figures.length < FEWEST_RANKED) return undefined
  const sorted = figures.toSorted((a, b) => a - b)
  const described = fields.find(({ name }) => name === field)
  const all = membersOf(within, list.name)
  return {
    list: list.name,
    count: figures.length,
    isComplete: figures.length >= all,
    ...(described && isAmount(described)
      ? { total: exact(sorted.reduce((sum, value) => sum + value, 0)) }
      : { median: exact(middle(sorted)) }),
    least: sorted[0] as number,
    most: sorted.at(-1) as number,
  }
}

/** What is counted or has an extent can be added up over places; rain, prices and rates cannot, whatever their unit. */
function isAmount(field: FieldDescriptor): boolean {
  const isNamed = /(^|_)(jumlah|total|banyak|banyaknya|luas|number|count|area)(_|$)/i.test(field.name)
  return (
    isAdditive(field) &&
    (isNamed || /^(jumlah|total|banyak|luas|count|number|sum|area)\b/i.test(field.measure ?? ''))
  )
}

function membersOf(place: Place, list: string): number {
  let count = 0
  for (const child of place.children) count += (child.of?.list.name === list ? 1 : 0) + membersOf(child, list)
  return count
}

function figureAt(
  { periods, groups }: PlaceTable,
  { values }: PlaceTable['measures'][number],
  place: number,
  period: number,
  group: number,
): number | null {
  return values[(place * periods.length + period) * groups.length + group] ?? null
}

function basisOf(
  { basis, periods, groups }: PlaceTable,
  place: number,
  period: number,
  group: number,
): string | undefined {
  return basis?.values[basis.ids[(place * periods.length + period) * groups.length + group] ?? -1]
}

function middle(sorted: readonly number[]): number {
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)] as number
  return Number.isInteger(half) ? ((sorted[half - 1] as number) + upper) / 2 : upper
}

/** Twelve digits take back what adding binary fractions put on top. */
function exact(value: number): number {
  return Number(value.toPrecision(12))
}

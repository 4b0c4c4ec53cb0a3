import type { FieldDescriptor } from '../catalog/descriptors.ts'
import { isAdditive } from '../catalog/figures.ts'
import type { Resource } from '../catalog/model.ts'
import type { Place, PlaceTree } from './place.ts'
import type { PlaceTable } from './placetable.ts'

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

/** Which figures of a table stand beside one another. */
export interface LevelKey {
  measure: PlaceTable['measures'][number]
  period: number
  group: number
  list: string
}

/** The figures of a level, rising, and what they come to. */
export interface Level {
  sorted: number[]
  peers: Peers | undefined
}

/** The figures of all places of a list for a period, worked out once. */
export function levelOf(
  table: PlaceTable,
  { measure, period, group, list }: LevelKey,
  resource: Pick<Resource, 'fields'>,
  tree: PlaceTree,
): Level {
  const known = levels.get(table) ?? new Map<string, Level>()
  levels.set(table, known)
  const key = `${measure.field} ${period} ${group} ${list}`
  let level = known.get(key)
  if (!level) {
    const sorted = table.places
      .flatMap((slug, index) =>
        tree.bySlug(slug)?.of?.list.name === list
          ? (figureAt(table, measure, index, period, group) ?? [])
          : [],
      )
      .sort(ascending)
    level = { sorted, peers: peersOf(sorted, list, measure.field, resource, tree.home) }
    known.set(key, level)
  }
  return level
}

/** The place of a figure among others, 1 for the largest; `sorted` rises. */
export function rankOf(value: number, sorted: readonly number[]): { rank: number; ties: boolean } {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const half = (low + high) >> 1
    if ((sorted[half] as number) <= value) low = half + 1
    else high = half
  }
  return { rank: 1 + sorted.length - low, ties: low > 1 && sorted[low - 2] === value }
}

/** What several figures of places of a list come to; `undefined` of too few. */
export function peersOf(
  sorted: readonly number[],
  list: string,
  field: string,
  { fields }: Pick<Resource, 'fields'>,
  within: Place,
): Peers | undefined {
  if (sorted.length < FEWEST_RANKED) return undefined
  const described = fields.find(({ name }) => name === field)
  return {
    list,
    count: sorted.length,
    isComplete: sorted.length >= membersOf(within, list),
    ...(described && isAmount(described)
      ? { total: exact(sorted.reduce((sum, value) => sum + value, 0)) }
      : { median: exact(middle(sorted)) }),
    least: sorted[0] as number,
    most: sorted.at(-1) as number,
  }
}

/** The figure of a place by its number, `null` where there is none. */
export function figureAt(
  { periods, groups }: PlaceTable,
  { values }: PlaceTable['measures'][number],
  place: number,
  period: number,
  group: number,
): number | null {
  return values[(place * periods.length + period) * groups.length + group] ?? null
}

/** The order of numbers, smallest first. */
export function ascending(a: number, b: number): number {
  return a - b
}

/** A sum or an order of fewer places says nothing. */
const FEWEST_RANKED = 3

/** What each page of a level asks for again. */
const levels = new WeakMap<PlaceTable, Map<string, Level>>()

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

function middle(sorted: readonly number[]): number {
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)] as number
  return Number.isInteger(half) ? ((sorted[half - 1] as number) + upper) / 2 : upper
}

/** Twelve digits take back what adding binary fractions put on top. */
function exact(value: number): number {
  return Number(value.toPrecision(12))
}

/** What a list of datasets can be narrowed by. */
export const FACETS = [
  'theme',
  'agency',
  'producer',
  'year',
  'level',
  'frequency',
  'freshness',
  'verified',
  'format',
] as const
export type FacetName = (typeof FACETS)[number]

/** The values that a dataset has of each facet. */
export type FacetValues = Record<FacetName, readonly string[]>

/** The values of one facet over all datasets, those that are the same kept once. */
export interface FacetColumn {
  values: string[]
  /** Different sets of values, as places in `values`. */
  sets: number[][]
  /** Set of each dataset. */
  of: number[]
}
export type FacetTable = Record<FacetName, FacetColumn>

/** What a visitor chose of each facet; no value means all. */
export type Choice = Partial<Record<FacetName, readonly string[]>>

/** The facets of datasets in their order. */
export function facetTable(datasets: readonly FacetValues[]): FacetTable {
  return Object.fromEntries(
    FACETS.map((name) => [name, facetColumn(datasets.map((one) => one[name]))]),
  ) as FacetTable
}

function facetColumn(all: readonly (readonly string[])[]): FacetColumn {
  const values = [...new Set(all.flat())].sort()
  const place = new Map(values.map((value, at) => [value, at]))
  const sets = new Map<string, number>()
  const of = all.map((own) => {
    const key = JSON.stringify([...new Set(own.map((value) => place.get(value)!))].sort((a, b) => a - b))
    if (!sets.has(key)) sets.set(key, sets.size)
    return sets.get(key)!
  })
  return { values, sets: [...sets.keys()].map((key) => JSON.parse(key) as number[]), of }
}

/**
 * The datasets among `found` that have what was chosen of every facet, any of several values of one, and how many
 * datasets each value would leave: counted with what is chosen of the other facets.
 */
export function narrow(
  table: FacetTable,
  found: readonly number[],
  choice: Choice,
): { datasets: number[]; counts: Record<FacetName, Map<string, number>> } {
  const chosen = FACETS.flatMap((name) => {
    const wanted = choice[name]
    return wanted && wanted.length > 0 ? [{ name, fits: fitting(table[name], wanted) }] : []
  })
  const tally = Object.fromEntries(
    FACETS.map((name) => [name, new Array<number>(table[name].sets.length).fill(0)]),
  ) as Record<FacetName, number[]>
  const datasets: number[] = []
  for (const dataset of found) {
    const missed = chosen.filter(({ name, fits }) => !fits[table[name].of[dataset]!])
    if (missed.length === 0) datasets.push(dataset)
    if (missed.length > 1) continue
    for (const name of missed[0] ? [missed[0].name] : FACETS) tally[name][table[name].of[dataset]!]!++
  }
  const counts = Object.fromEntries(
    FACETS.map((name) => [name, countsOf(table[name], tally[name])]),
  ) as Record<FacetName, Map<string, number>>
  return { datasets, counts }
}

/** For each set of a facet, whether it holds a wanted value. */
function fitting({ values, sets }: FacetColumn, wanted: readonly string[]): boolean[] {
  const places = new Set(wanted.map((value) => values.indexOf(value)))
  return sets.map((set) => set.some((place) => places.has(place)))
}

function countsOf({ values, sets }: FacetColumn, tally: readonly number[]): Map<string, number> {
  const counts = new Map(values.map((value) => [value, 0]))
  for (const [at, set] of sets.entries())
    for (const place of set) counts.set(values[place]!, counts.get(values[place]!)! + tally[at]!)
  return counts
}

/** What of a dataset is searched, each with its weight in the ranking. */
export const FIELDS = {
  title: 10,
  keywords: 6,
  theme: 4,
  column: 4,
  value: 4,
  unit: 3.5,
  agency: 3.5,
  producer: 3,
  description: 3,
  period: 2.5,
  definition: 1.5,
} as const

/** A part of a dataset that is searched. */
export type SearchField = keyof typeof FIELDS

/** Fields in the order of the bits that an index marks them with. */
export const FIELD_NAMES = Object.keys(FIELDS) as SearchField[]

/** The weight of a word that stands in several fields, by their bits: the best one counts, the others add a little. */
export function maskWeight(mask: number): number {
  const known = weights.get(mask)
  if (known !== undefined) return known
  let best = 0
  let sum = 0
  for (const [bit, name] of FIELD_NAMES.entries()) {
    if ((mask & (1 << bit)) === 0) continue
    best = Math.max(best, FIELDS[name])
    sum += FIELDS[name]
  }
  const weight = best + 0.15 * (sum - best)
  weights.set(mask, weight)
  return weight
}

const weights = new Map<number, number>()

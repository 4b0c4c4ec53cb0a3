import type { ExpectedQuery } from './queries.ts'

/** How well the first five results of queries hold what is expected. */
export interface Recall {
  /** Mean share of the expected datasets that are among the first five, over the queries that expect any. */
  recall: number
  /** Queries that miss some, or find what they must not, in words. */
  faults: string[]
}

/** The recall at five of a search, whose results are names `agency/dataset`, the best first. */
export async function recallAt5(
  queries: readonly ExpectedQuery[],
  search: (query: string) => Promise<string[]> | string[],
): Promise<Recall> {
  let sum = 0
  let counted = 0
  const faults: string[] = []
  for (const { query, expected, not = [] } of queries) {
    const found = await search(query)
    const first = found.slice(0, 5)
    const missing = expected.filter((name) => !first.includes(name))
    const wrong = not.filter((name) => found.includes(name))
    if (expected.length > 0) {
      counted++
      sum += 1 - missing.length / expected.length
    }
    if (missing.length > 0) faults.push(`“${query}” misses ${missing.join(', ')}`)
    if (wrong.length > 0) faults.push(`“${query}” finds ${wrong.join(', ')}`)
  }
  return { recall: sum / counted, faults }
}

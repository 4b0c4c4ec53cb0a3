import { wordsOf } from './words.ts'

/** A place that has a page, as a search shows it. */
export interface PlaceEntry {
  name: string
  /** What it is, such as a district. */
  level: string
  codes: string[]
  href: string
}

/** Most places that a query finds. */
const MOST = 3

/** The places that a query names whole, by name or code, those with the most words first. */
export function placeHits(query: string, places: readonly PlaceEntry[]): PlaceEntry[] {
  const asked = new Set(wordsOf(query).map(({ word }) => word))
  if (asked.size === 0) return []
  return places
    .flatMap((place) => {
      const words = new Set(wordsOf(place.name).map(({ word }) => word))
      const isNamed = words.size > 0 && [...words].every((word) => asked.has(word))
      const isCoded = place.codes.some((code) => wordsOf(code).some(({ word }) => asked.has(word)))
      return isNamed || isCoded ? [{ place, words: isCoded ? Number.POSITIVE_INFINITY : words.size }] : []
    })
    .sort((a, b) => b.words - a.words)
    .slice(0, MOST)
    .map(({ place }) => place)
}

import type { Language } from '../catalog/problem.ts'
import type { FacetTable } from './facets.ts'
import type { PlaceEntry } from './placehits.ts'
import type { ResultRow } from './record.ts'

/** Paths of the files of the search below its folder. */
export const SEARCH_FILES = {
  index: 'index.json',
  words: (block: number) => `words/${block}.json`,
  places: (language: Language) => `places/${language}.json`,
  rows: (language: Language, group: number) => `rows/${language}/${group}.json`,
}

/** Which build a file belongs to: files of two builds do not fit together. */
interface Stamped {
  stamp: string
}

/** What the first search loads: all words that there are, and the facets of all datasets. */
export interface IndexFile extends Stamped {
  datasets: number
  /** Datasets in each file of rows. */
  group: number
  /** All words in their order, each as the number of letters it shares with the one before it, in base 36, and its rest. */
  words: string
  /** Place of the first word of each file of words. */
  blocks: number[]
  facets: FacetTable
}

/**
 * Where words stand: for each word a list for each set of fields, its bits first, then the datasets, each as the
 * distance from the one before it (the first from -1). A number instead of lists means the same as that word of the block.
 */
export interface WordsFile extends Stamped {
  lists: (number[][] | number)[]
}

/** How some datasets are shown. */
export interface RowsFile extends Stamped {
  rows: ResultRow[]
}

/** The places that have a page, in a language. */
export interface PlacesFile extends Stamped {
  places: PlaceEntry[]
}

/** All words of an index in their order. */
export function unpackWords(packed: string): string[] {
  let last = ''
  if (packed === '') return []
  return packed.split(',').map((item) => {
    last = last.slice(0, Number.parseInt(item[0]!, 36)) + item.slice(1)
    return last
  })
}

/** Words in their order as one text; {@link unpackWords} gives them back. */
export function packWords(words: readonly string[]): string {
  let last = ''
  return words
    .map((word) => {
      let shared = 0
      while (shared < 35 && shared < last.length && last[shared] === word[shared]) shared++
      last = word
      return shared.toString(36) + word.slice(shared)
    })
    .join(',')
}

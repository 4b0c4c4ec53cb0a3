import type { Language } from '../catalog/problem.ts'
import { maskWeight } from './fields.ts'
import {
  type IndexFile,
  type PlacesFile,
  type RowsFile,
  SEARCH_FILES,
  unpackWords,
  type WordsFile,
} from './files.ts'
import { type PlaceEntry, placeHits } from './placehits.ts'
import type { ResultRow } from './record.ts'
import { type Candidate, Vocabulary } from './vocabulary.ts'
import { askedWords } from './words.ts'

/** Fetches a file of the search by its path below the search's folder; `stamp` names the build it must be of. */
export type LoadFile = (path: string, stamp?: string) => Promise<unknown>

/** What was found. */
export interface Found {
  /** Datasets by their places in the list, the best first; of an empty query all, in the order of the list. */
  datasets: number[]
  /** For each searched word the words of the catalog that count as it. */
  words: ReadonlySet<string>[]
  /** How the words were taken: as written, forgiving slips, or any of them being enough. */
  as: 'written' | 'similar' | 'any'
}

/** Most words of a query that are looked up. */
const MOST_WORDS = 8

/** The search over the files of one build; what a query does not need is not loaded. */
export class SearchEngine {
  readonly index: IndexFile
  readonly #load: LoadFile
  readonly #vocabulary: Vocabulary
  readonly #files = new Map<string, Promise<unknown>>()

  /** Loads what every search needs. */
  static async open(load: LoadFile): Promise<SearchEngine> {
    return new SearchEngine((await load(SEARCH_FILES.index)) as IndexFile, load)
  }

  private constructor(index: IndexFile, load: LoadFile) {
    this.index = index
    this.#load = load
    this.#vocabulary = new Vocabulary(unpackWords(index.words))
  }

  /** The datasets that a query finds. */
  async search(query: string): Promise<Found> {
    const searched = askedWords(query).slice(0, MOST_WORDS)
    if (searched.length === 0)
      return {
        datasets: Array.from({ length: this.index.datasets }, (_, at) => at),
        words: [],
        as: 'written',
      }
    const written = await this.#matches(
      searched.map((word) => {
        const found = this.#vocabulary.candidates(word)
        return found.length > 0 ? found : this.#vocabulary.similar(word)
      }),
    )
    const all = ranked(written, searched.length)
    const hasSlips = searched.some((word) => this.#vocabulary.candidates(word).length === 0)
    if (all.length > 0) return this.#found(all, written, hasSlips ? 'similar' : 'written')
    const similar = await this.#matches(
      searched.map((word) => [...this.#vocabulary.candidates(word), ...this.#vocabulary.similar(word)]),
    )
    const near = ranked(similar, searched.length)
    if (near.length > 0) return this.#found(near, similar, 'similar')
    return this.#found(ranked(similar, 1), similar, 'any')
  }

  /** How datasets are shown in a language. */
  async rows(datasets: readonly number[], language: Language): Promise<ResultRow[]> {
    const { group } = this.index
    return Promise.all(
      datasets.map(async (dataset) => {
        const path = SEARCH_FILES.rows(language, Math.floor(dataset / group))
        const file = (await this.#file(path)) as RowsFile
        return file.rows[dataset % group]!
      }),
    )
  }

  /** The places with a page of their own that a query names. */
  async places(query: string, language: Language): Promise<PlaceEntry[]> {
    if (query.trim() === '') return []
    const { places } = (await this.#file(SEARCH_FILES.places(language))) as PlacesFile
    return placeHits(query, places)
  }

  #found(datasets: number[], matches: readonly WordMatch[], as: Found['as']): Found {
    const words = matches.map(
      ({ candidates }) => new Set(candidates.map(({ word }) => this.#vocabulary.words[word]!)),
    )
    return { datasets, words, as }
  }

  /** For each searched word, the datasets that have one of its candidates. */
  async #matches(all: readonly Candidate[][]): Promise<WordMatch[]> {
    return Promise.all(
      all.map(async (candidates) => {
        const datasets = new Map<number, number>()
        const lists = await Promise.all(candidates.map(({ word }) => this.#lists(word)))
        for (const [at, { likeness }] of candidates.entries()) {
          for (const [mask = 0, ...steps] of lists[at]!) {
            const weight = likeness * maskWeight(mask)
            let dataset = -1
            for (const step of steps) {
              dataset += step
              if (weight > (datasets.get(dataset) ?? 0)) datasets.set(dataset, weight)
            }
          }
        }
        return { candidates, datasets }
      }),
    ).then((matches) => matches.map((match) => ({ ...match, rarity: rarity(match, this.index.datasets) })))
  }

  async #lists(word: number): Promise<number[][]> {
    const { blocks } = this.index
    let block = blocks.length - 1
    while (blocks[block]! > word) block--
    const { lists } = (await this.#file(SEARCH_FILES.words(block))) as WordsFile
    const own = lists[word - blocks[block]!]!
    return typeof own === 'number' ? (lists[own] as number[][]) : own
  }

  #file(path: string): Promise<unknown> {
    let file = this.#files.get(path)
    if (!file) {
      file = this.#load(path, this.index.stamp)
      // What failed once may work when it is asked for again.
      file.catch(() => this.#files.delete(path))
      this.#files.set(path, file)
    }
    return file
  }
}

/** The datasets of one searched word, each with the weight of the best place that has it. */
interface WordMatch {
  candidates: readonly Candidate[]
  datasets: ReadonlyMap<number, number>
  rarity: number
}

function rarity({ datasets }: Pick<WordMatch, 'datasets'>, all: number): number {
  return Math.log(1 + all / Math.max(1, datasets.size))
}

/** Datasets that have at least `least` of the searched words, the best first, and of equals the first in the list. */
function ranked(matches: readonly WordMatch[], least: number): number[] {
  const scores = new Map<number, { score: number; words: number }>()
  for (const { datasets, rarity: weight } of matches) {
    for (const [dataset, place] of datasets) {
      const entry = scores.get(dataset) ?? { score: 0, words: 0 }
      entry.score += place * weight
      entry.words++
      scores.set(dataset, entry)
    }
  }
  return [...scores]
    .filter(([, { words }]) => words >= least)
    .sort(([a, x], [b, y]) => y.words - x.words || y.score - x.score || a - b)
    .map(([dataset]) => dataset)
}

import { mayHaveStem, stemsOf } from './stems.ts'
import { forgiven, slips } from './typos.ts'

/** A word of the index that may be meant by a searched one. */
export interface Candidate {
  /** Place among the words of the index. */
  word: number
  /** 1 for the very word, less for what is only like it. */
  likeness: number
}

/** Most words that the beginning of one may stand for. */
const MOST_STARTS = 60
const MOST_SLIPS = 12

/** All words of an index, looked up by their beginnings, families and slips. */
export class Vocabulary {
  readonly words: readonly string[]
  #families: Map<string, number[]> | undefined

  constructor(words: readonly string[]) {
    this.words = words
  }

  /** The word itself, those that begin with it, and those of its family. */
  candidates(word: string): Candidate[] {
    const found = new Map<number, number>()
    const add = (place: number, likeness: number) =>
      found.set(place, Math.max(likeness, found.get(place) ?? 0))
    for (const place of this.#starting(word)) {
      const other = this.words[place]!
      add(place, other === word ? 1 : Math.max(0.3, 0.85 * (word.length / other.length) ** 0.7))
    }
    for (const stem of stemsOf(word)) for (const place of this.#family(stem)) add(place, 0.7)
    return [...found].map(([place, likeness]) => ({ word: place, likeness }))
  }

  /** Words that a slip of typing parts from the word, or from its beginning; the nearest ones. */
  similar(word: string): Candidate[] {
    const most = /\d/.test(word) ? 0 : forgiven(word.length)
    if (most === 0) return []
    const found: Candidate[] = []
    for (const [place, other] of this.words.entries()) {
      if (!beginAlike(word, other)) continue
      const { whole, start } = slips(word, other, most)
      const likeness = Math.max(0.65 - 0.2 * (whole - 1), 0.5 - 0.2 * (start - 1))
      if (likeness > 0) found.push({ word: place, likeness })
    }
    found.sort((a, b) => b.likeness - a.likeness || this.#length(a) - this.#length(b) || a.word - b.word)
    const best = found[0]?.likeness ?? 0
    return found.filter(({ likeness }) => likeness > best - 0.25).slice(0, MOST_SLIPS)
  }

  #length({ word }: Candidate): number {
    return this.words[word]!.length
  }

  /** Places of the words that begin with a text; of too many, the shortest ones. */
  #starting(text: string): number[] {
    const low = this.#from(text)
    const found: number[] = []
    for (let at = low; at < this.words.length && this.words[at]!.startsWith(text); at++) found.push(at)
    if (found.length <= MOST_STARTS) return found
    const most = text.length < 3 ? 12 : MOST_STARTS
    return found.sort((a, b) => this.words[a]!.length - this.words[b]!.length || a - b).slice(0, most)
  }

  /** Place of the first word that does not come before a text. */
  #from(text: string): number {
    let low = 0
    let high = this.words.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.words[middle]! < text) low = middle + 1
      else high = middle
    }
    return low
  }

  #family(stem: string): number[] {
    this.#families ??= familiesOf(this.words)
    const family = this.#families.get(stem) ?? []
    const bare = stem.startsWith('=') ? stem.slice(1) : stem
    const place = this.#from(bare)
    return this.words[place] === bare ? [...family, place] : family
  }
}

/**
 * Whether the first letters may be a slip apart: hands slip inside a word more often than on its first letter, which
 * must be right in short words. Most words are told apart here, at a fraction of what counting slips costs.
 */
function beginAlike(word: string, other: string): boolean {
  if (word[0] === other[0]) return true
  return word.length >= 6 && (word[1] === other[1] || word[1] === other[0] || word[0] === other[1])
}

/** Words by their stems, without those that have no stem but themselves. */
function familiesOf(words: readonly string[]): Map<string, number[]> {
  const families = new Map<string, number[]>()
  for (const [place, word] of words.entries()) {
    if (!mayHaveStem(word)) continue
    for (const stem of stemsOf(word)) {
      const family = families.get(stem)
      if (!family) families.set(stem, [place])
      else if (family.at(-1) !== place) family.push(place)
    }
  }
  return families
}

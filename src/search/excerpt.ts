import { FIELDS, type SearchField } from './fields.ts'
import type { SearchText } from './record.ts'
import { wordsOf } from './words.ts'

/** A piece of a text; `isMatch` where it is what was searched. */
export interface Piece {
  text: string
  isMatch: boolean
}

/** The part of a dataset's texts that a searched word was found in. */
export interface Excerpt {
  field: SearchField
  language?: SearchText['language']
  /** The words around, `…` where the text goes on. */
  pieces: Piece[]
}

/** Letters before the first and after the last match that are shown. */
const BEFORE = 32
const AFTER = 96
const MOST_EXCERPTS = 2

/** A text in pieces, what was searched apart from the rest. */
export function pieces(text: string, words: readonly ReadonlySet<string>[]): Piece[] {
  const found: Piece[] = []
  let last = 0
  for (const { word, start, end } of wordsOf(text)) {
    if (!words.some((set) => set.has(word))) continue
    if (start > last) found.push({ text: text.slice(last, start), isMatch: false })
    found.push({ text: text.slice(start, end), isMatch: true })
    last = end
  }
  if (last < text.length) found.push({ text: text.slice(last), isMatch: false })
  return found
}

/**
 * Where the searched words that the title does not have were found, in the fewest texts that have them, the field of
 * the greatest weight first.
 */
export function excerpts(texts: readonly SearchText[], words: readonly ReadonlySet<string>[]): Excerpt[] {
  const isIn = (text: string) => {
    const own = wordsOf(text).map(({ word }) => word)
    return words.map((set) => own.some((word) => set.has(word)))
  }
  const all = texts.map((text) => ({ text, has: isIn(text.text) }))
  const isTitle = ({ text }: (typeof all)[number]) => text.field === 'title' && !text.language
  const missing = new Set([...words.keys()].filter((at) => !all.some((one) => isTitle(one) && one.has[at])))
  const found: Excerpt[] = []
  while (missing.size > 0 && found.length < MOST_EXCERPTS) {
    const worth = (one: (typeof all)[number]) => [...missing].filter((at) => one.has[at]).length
    const best = all.reduce((a, b) => {
      const [x, y] = [worth(a), worth(b)]
      return y > x || (y === x && FIELDS[b.text.field] > FIELDS[a.text.field]) ? b : a
    })
    if (worth(best) === 0) break
    for (const [at, has] of best.has.entries()) if (has) missing.delete(at)
    found.push(excerptOf(best.text, words))
  }
  return found
}

function excerptOf({ field, text, language }: SearchText, words: readonly ReadonlySet<string>[]): Excerpt {
  const matches = wordsOf(text).flatMap(({ word, start, end }) => {
    const which = words.findIndex((set) => set.has(word))
    return which < 0 ? [] : [{ which, start, end }]
  })
  const first = richest(matches)
  const from = startOfWord(text, Math.max(0, first.start - BEFORE))
  const to = endOfWord(text, Math.min(text.length, first.end + AFTER))
  const shown = pieces(text.slice(from, to), words)
  if (from > 0) shown.unshift({ text: '… ', isMatch: false })
  if (to < text.length) shown.push({ text: ' …', isMatch: false })
  return { field, ...(language && { language }), pieces: shown }
}

interface Match {
  /** Which of the searched words it is. */
  which: number
  start: number
  end: number
}

/** The match after which the most different words follow within what is shown, the closest together. */
function richest(matches: readonly Match[]): Match {
  let best = { match: matches[0]!, words: 0, span: 0 }
  for (const [at, match] of matches.entries()) {
    const seen = new Set<number>()
    let span = 0
    for (let next = at; next < matches.length && matches[next]!.end - match.end <= AFTER; next++) {
      if (seen.has(matches[next]!.which)) continue
      seen.add(matches[next]!.which)
      span = matches[next]!.end - match.start
    }
    if (seen.size > best.words || (seen.size === best.words && span < best.span))
      best = { match, words: seen.size, span }
  }
  return best.match
}

function startOfWord(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.indexOf(' ', at)
  return space < 0 ? at : space + 1
}

function endOfWord(text: string, at: number): number {
  if (at === text.length) return at
  const space = text.lastIndexOf(' ', at)
  return space <= 0 ? at : space
}

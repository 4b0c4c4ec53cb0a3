/** Letters and digits that stand together; the dots of a code such as `1.02.03` belong to it. */
const WORD = /\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu
const MARKS = /\p{M}+/gu

/** A word of a text, where it stands. */
export interface TextWord {
  /** As it is searched: small letters without marks, `²` as `2`, codes without dots. */
  word: string
  start: number
  end: number
}

/** The words of a text in their order; names of columns such as `jumlah_penduduk` are several. */
export function wordsOf(text: string): TextWord[] {
  const words: TextWord[] = []
  for (const match of text.matchAll(WORD)) {
    const [found] = match
    const word = found.toLowerCase().normalize('NFKD').replace(MARKS, '').replaceAll('.', '')
    words.push({ word, start: match.index, end: match.index + found.length })
  }
  return words
}

/** Words of questions that say nothing of what is asked for, in the languages of the sites. */
const EMPTY = new Set(
  (
    'ada adalah apa apakah atau berapa dan dari dengan di itu ini ke kepada menurut oleh pada para per saya siapa tentang ' +
    'untuk yang a about an and are at by do for from how in is many much of on or per than that the there to what which who with'
  ).split(' '),
)

/** The words of a query that are looked up, each once: all but empty ones, unless there is no other. */
export function askedWords(query: string): string[] {
  const all = [...new Set(wordsOf(query).map(({ word }) => word))]
  const full = all.filter((word) => !EMPTY.has(word))
  return full.length > 0 ? full : all
}

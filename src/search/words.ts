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

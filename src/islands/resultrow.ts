import { type Excerpt, excerpts, type Piece, pieces } from '../search/excerpt.ts'
import type { ResultRow } from '../search/record.ts'
import type { FinderWords } from './finderwords.ts'

/** A result as an item of the list, with what was searched marked in its title and the words around it elsewhere. */
export function resultRow(
  { markup, texts }: ResultRow,
  searched: readonly ReadonlySet<string>[],
  words: FinderWords,
): HTMLLIElement {
  const item = document.createElement('li')
  // Written by the build from texts that it escaped.
  item.innerHTML = markup
  const link = item.querySelector('h3 a')
  if (link) link.replaceChildren(...marked(pieces(link.textContent ?? '', searched)))
  const place = item.firstElementChild
  if (searched.length > 0) place?.append(...excerpts(texts, searched).map((one) => excerptLine(one, words)))
  return item
}

function excerptLine({ field, language, pieces: parts }: Excerpt, words: FinderWords): HTMLElement {
  const line = document.createElement('p')
  line.className = 'excerpt'
  const name = document.createElement('span')
  name.textContent = `${words.field[field]}: `
  const text = document.createElement('span')
  if (language) text.lang = language
  text.append(...marked(parts))
  line.append(name, text)
  return line
}

function marked(parts: readonly Piece[]): (Node | string)[] {
  return parts.map(({ text, isMatch }) => {
    if (!isMatch) return text
    const mark = document.createElement('mark')
    mark.textContent = text
    return mark
  })
}

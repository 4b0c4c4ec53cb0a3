import type { TypedColumn } from '../exporters/typedtable.ts'
import type { Labels } from './filters.ts'
import { foldedText } from './folding.ts'

/** Clears the marks of rows that lack one of the words of a search in every column. */
export function keepFound(
  marks: Uint8Array,
  columns: readonly TypedColumn[],
  search: string,
  labels: (column: string) => Labels | undefined = () => undefined,
): void {
  const words = foldedText(search)
    .split(' ')
    .filter((word) => word !== '')
  for (const word of words) {
    const found = new Uint8Array(marks.length)
    for (const column of columns) {
      if ('numbers' in column) markNumbers(found, column.numbers, word)
      else {
        const named = labels(column.name)
        const holds = (text: string | undefined) => text !== undefined && foldedText(text).includes(word)
        const hits = column.values.map((value) => holds(value) || holds(named?.get(value)))
        if (!hits.includes(true)) continue
        for (let row = 0; row < found.length; row++) if (hits[column.ids[row] as number]) found[row] = 1
      }
    }
    for (let row = 0; row < marks.length; row++) if (!found[row]) marks[row] = 0
  }
}

const NUMBER = /^[-−]?\d[\d.,]*$/

/** Numbers are found as they are written in either language: `1.234,5`, `1,234.5`, `1234.5`. */
function markNumbers(found: Uint8Array, numbers: Float64Array, word: string): void {
  if (!NUMBER.test(word)) return
  const plain = word.replace('−', '-')
  const ways = new Set([plain, plain.replaceAll('.', '').replace(',', '.'), plain.replaceAll(',', '')])
  const wanted = [...ways]
  for (let row = 0; row < found.length; row++) {
    const number = numbers[row] as number
    if (found[row] || Number.isNaN(number)) continue
    const text = String(number)
    if (wanted.some((way) => text.includes(way))) found[row] = 1
  }
}

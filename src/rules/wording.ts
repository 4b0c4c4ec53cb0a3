import { shorten, type Text } from '../catalog/problem.ts'
import { withUnseen } from '../catalog/unseen.ts'

/** Numbered steps, one a line, in both languages. */
export function steps(id: string[], en: string[]): Text {
  return { id: numbered(id), en: numbered(en) }
}

function numbered(lines: string[]): string {
  return lines.map((line, at) => `${at + 1}. ${line}`).join('\n')
}

/** A value of a file as messages show it: on one line, shortened, what cannot be seen made visible, between backticks. */
export function shown(value: string): string {
  return `\`${withUnseen(shorten(value.replaceAll('`', "'").replace(/\r\n|\r|\n/g, '↵')))}\``
}

/** A whole number with the thousands mark of each language. */
export function figure(count: number): Text {
  const digits = String(count)
  const grouped = (mark: string) => digits.replace(/\B(?=(\d{3})+$)/g, mark)
  return { id: grouped('.'), en: grouped(',') }
}

/** So many things: `one` and `many` are the English nouns for 1 and for other counts. */
export function counted(count: number, id: string, one: string, many: string): Text {
  const number = figure(count)
  return { id: `${number.id} ${id}`, en: `${number.en} ${count === 1 ? one : many}` }
}

/** So many cells. */
export function cellCount(count: number): Text {
  return counted(count, 'sel', 'cell', 'cells')
}

/** So many rows. */
export function rowCount(count: number): Text {
  return counted(count, 'baris', 'row', 'rows')
}

const LONGEST_LIST = 8

/** Names between backticks, at most eight, the rest as a number. */
export function listed(names: readonly string[]): Text {
  const first = names.slice(0, LONGEST_LIST).map(shown).join(', ')
  const rest = names.length - LONGEST_LIST
  return rest > 0
    ? { id: `${first}, dan ${rest} lainnya`, en: `${first} and ${rest} more` }
    : { id: first, en: first }
}

/** `Maksud Anda …?`, or nothing where there is no guess. */
export function didYouMean(guess: string | undefined): Text {
  if (guess === undefined) return { id: '', en: '' }
  return { id: ` Maksud Anda ${shown(guess)}?`, en: ` Did you mean ${shown(guess)}?` }
}

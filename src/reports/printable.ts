import { HIDDEN } from '../catalog/unseen.ts'

/** Control characters, and all others that nobody sees or that turn the order of letters round. */
const UNPRINTABLE = new RegExp(`[\\p{Cc}${HIDDEN}]`, 'gu')

/** Submitted text that may neither steer a terminal nor give commands (`##[…]`) to what runs the check; as long as before. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (one) => '·'.repeat(one.length)).replaceAll('##[', '##·[')
}

/** A value as JSON in which such characters stand as escapes: its value stays, and no terminal is steered by it. */
export function printableJson(value: unknown): string {
  // What is inside a value and below a space is escaped already; line ends are layout.
  return JSON.stringify(value, null, 2).replace(UNPRINTABLE, (one) =>
    one === '\n' ? one : one.split('').map(escaped).join(''),
  )
}

/**
 * The same piece by piece, one for each value that stands `depth` levels down: a whole of them may be longer than any
 * text can be. Lists on these levels may be any iterables.
 */
export function* jsonPieces(value: unknown, depth: number, indent = ''): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    yield printableJson(value).replaceAll('\n', `\n${indent}`)
    return
  }
  const isList = Symbol.iterator in value
  const within = `${indent}  `
  yield isList ? '[' : '{'
  let before = '\n'
  for (const item of isList ? (value as Iterable<unknown>) : Object.entries(value)) {
    const [name, member] = isList ? [undefined, item ?? null] : (item as [string, unknown])
    if (member === undefined) continue
    yield `${before}${within}${name === undefined ? '' : `${printableJson(name)}: `}`
    yield* jsonPieces(member, depth - 1, within)
    before = ',\n'
  }
  yield `${before === '\n' ? '' : `\n${indent}`}${isList ? ']' : '}'}`
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** Submitted text on one line: its line breaks are shown as `↵`. */
export function oneLine(text: string): string {
  return printable(text.replace(/\r\n|\r|\n/g, '↵'))
}

/** Most characters of a text that a page shows. */
export const LONGEST_TEXT = 200_000

/** Quotes and lists within one another; parsers descend into each, and nobody reads so deep. */
const DEEPEST = 20
/** Columns that a line may be indented by. */
const WIDEST_INDENT = 2 * DEEPEST
/** Marks of emphasis, links and code in one paragraph; parsers pair each with all before it. */
const MOST_MARKS = 1000
/** Lines, levels, cells and marks in all. */
const MOST_PIECES = 6_000

/** A text that can be parsed in time and depth that do not grow beyond its size. */
export interface Bounded {
  text: string
  /** Whether the end of the text is missing. */
  cut: boolean
}

/** Cuts a Markdown text to what a page shows, levels out what is nested too deeply and leaves excess marks out. */
export function bounded(source: string): Bounded {
  const text = source.slice(0, LONGEST_TEXT).replace(/\r\n?/g, '\n')
  const lines: string[] = []
  let marks = 0
  let pieces = 0
  for (const line of text.split('\n')) {
    if (line.trim() === '') marks = 0
    const { prefix, rest, depth } = levelled(line)
    const found = rest.match(MARK)?.length ?? 0
    marks += found
    const excess = found > 0 && marks > MOST_MARKS
    const shown = excess ? rest.replace(MARK, '') : rest
    pieces += 1 + depth + (excess ? 0 : found) + shown.split('|').length - 1
    if (pieces > MOST_PIECES) return { text: lines.join('\n'), cut: true }
    lines.push(prefix + shown)
  }
  return { text: lines.join('\n'), cut: source.length > LONGEST_TEXT }
}

const MARK = /[*_~[\]!`<@]/g
/** Space, or the mark of a quote, a list or a footnote, at the start of what is left of a line. */
const CONTAINER = /(?:[ \t]+)|>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]\s]+\]:/y

function levelled(line: string): { prefix: string; rest: string; depth: number } {
  let prefix = ''
  let depth = 0
  let column = 0
  let at = 0
  while (at < line.length) {
    CONTAINER.lastIndex = at
    const [mark] = CONTAINER.exec(line) ?? []
    if (mark === undefined) break
    at += mark.length
    if (mark[0] === ' ' || mark[0] === '\t') {
      const width = mark.replaceAll('\t', '    ').length
      const room = Math.max(depth > 0 ? 1 : 0, Math.min(width, WIDEST_INDENT - column))
      prefix += room === width ? mark : ' '.repeat(room)
      column += room
    } else if (depth < DEEPEST) {
      prefix += mark
      depth++
    }
  }
  return { prefix, rest: line.slice(at), depth }
}

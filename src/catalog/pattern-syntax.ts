import type { Text } from './problem.ts'

/** Characters by ranges of code points, or all but those. */
export interface CharacterSet {
  ranges: [number, number][]
  negated: boolean
}

/** A part of a pattern; `position` is where it begins in the source. */
export type PatternNode = { position: number } & (
  | { kind: 'set'; set: CharacterSet }
  | { kind: 'sequence'; parts: PatternNode[] }
  | { kind: 'choice'; options: PatternNode[] }
  | { kind: 'repeat'; node: PatternNode; least: number; most: number }
)

/** What a pattern holds that is not of the subset; thrown by {@link parsePattern}. */
export interface PatternFault {
  position: number
  message: Text
}

/** Whether a code point is in a set. */
export function inSet(set: CharacterSet, code: number): boolean {
  for (const [from, to] of set.ranges) if (code >= from && code <= to) return !set.negated
  return set.negated
}

/** Reads a pattern; throws a {@link PatternFault} at the first thing outside the subset. */
export function parsePattern(source: string): PatternNode {
  const begin = source.startsWith('^') ? 1 : 0
  const closed = source.endsWith('$') && !/(^|[^\\])(\\\\)*\\\$$/.test(source)
  const parser = new Parser(source.slice(0, closed ? -1 : undefined), begin)
  const node = parser.choice()
  parser.finish()
  return node
}

/** A counted repetition beyond this is refused. */
const MOST_REPEATS = 1000
const DEEPEST = 50

const DIGITS: [number, number][] = [[48, 57]]
const WORD: [number, number][] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
]
const SPACES: [number, number][] = [
  [9, 13],
  [32, 32],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]
const CLASSES: Record<string, CharacterSet> = {
  d: { ranges: DIGITS, negated: false },
  D: { ranges: DIGITS, negated: true },
  w: { ranges: WORD, negated: false },
  W: { ranges: WORD, negated: true },
  s: { ranges: SPACES, negated: false },
  S: { ranges: SPACES, negated: true },
}
const CONTROLS: Record<string, number> = { t: 9, n: 10, r: 13 }

class Parser {
  private at: number
  private depth = 0
  private readonly source: string

  constructor(source: string, begin: number) {
    this.source = source
    this.at = begin
  }

  choice(): PatternNode {
    const position = this.at
    if (++this.depth > DEEPEST)
      throw fault(position, 'kurungnya terlalu dalam', 'its groups are nested too deeply')
    const options = [this.sequence()]
    while (this.source[this.at] === '|') {
      this.at++
      options.push(this.sequence())
    }
    this.depth--
    return options.length === 1 ? (options[0] as PatternNode) : { kind: 'choice', options, position }
  }

  finish(): void {
    if (this.at < this.source.length)
      throw fault(this.at, 'kurung `)` tanpa pembuka', 'a `)` without its opening')
  }

  private sequence(): PatternNode {
    const position = this.at
    const parts: PatternNode[] = []
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      parts.push(this.repeated())
    }
    return { kind: 'sequence', parts, position }
  }

  private repeated(): PatternNode {
    const position = this.at
    const node = this.atom()
    const repeat = this.repetition()
    if (!repeat) return node
    const next = this.source[this.at]
    if (next !== undefined && '?*+{'.includes(next)) {
      throw fault(
        this.at,
        `\`${next}\` setelah pengulangan tidak didukung`,
        `\`${next}\` after a repetition is not supported`,
      )
    }
    return { kind: 'repeat', node, ...repeat, position }
  }

  private repetition(): { least: number; most: number } | undefined {
    const sign = this.source[this.at]
    if (sign === '?' || sign === '*' || sign === '+') {
      this.at++
      return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY }
    }
    if (sign !== '{') return undefined
    const [whole, from, comma, to] = /^\{(\d+)(,(\d*))?\}/.exec(this.source.slice(this.at))?.slice(0, 4) ?? []
    if (whole === undefined) {
      throw fault(
        this.at,
        'tulis `\\{` untuk kurung kurawal, atau `{2}`, `{2,}`, `{2,5}` untuk pengulangan',
        'write `\\{` for a brace, or `{2}`, `{2,}`, `{2,5}` for a repetition',
      )
    }
    const least = Number(from)
    const upper = to === undefined ? '' : to.slice(0)
    const most = comma === undefined ? least : upper === '' ? Number.POSITIVE_INFINITY : Number(upper)
    if (least > MOST_REPEATS || (most !== Number.POSITIVE_INFINITY && most > MOST_REPEATS)) {
      throw fault(
        this.at,
        `pengulangan paling banyak ${MOST_REPEATS}`,
        `a repetition may be at most ${MOST_REPEATS}`,
      )
    }
    if (most < least)
      throw fault(this.at, 'batas pengulangan terbalik', 'the bounds of the repetition are reversed')
    this.at += whole.length
    return { least, most }
  }

  private atom(): PatternNode {
    const position = this.at
    const sign = this.source[position] as string
    switch (sign) {
      case '(':
        return this.group()
      case '[':
        return { kind: 'set', set: this.characterClass(), position }
      case '.':
        this.at++
        return {
          kind: 'set',
          set: {
            ranges: [
              [10, 10],
              [13, 13],
              [0x2028, 0x2029],
            ],
            negated: true,
          },
          position,
        }
      case '\\':
        return { kind: 'set', set: this.escape(), position }
      case '^':
      case '$':
        throw fault(
          position,
          `\`${sign}\` hanya boleh di ujung pola`,
          `\`${sign}\` may stand at an end of the pattern only`,
        )
      case '?':
      case '*':
      case '+':
        throw fault(
          position,
          `\`${sign}\` tanpa sesuatu yang diulang`,
          `\`${sign}\` without anything to repeat`,
        )
      case '{':
      case '}':
      case ']':
        throw fault(
          position,
          `tulis \`\\${sign}\` untuk tanda \`${sign}\``,
          `write \`\\${sign}\` for the sign \`${sign}\``,
        )
    }
    return { kind: 'set', set: single(this.character()), position }
  }

  private group(): PatternNode {
    const position = this.at
    if (this.source[position + 1] === '?') {
      if (this.source[position + 2] !== ':') {
        throw fault(
          position,
          'kelompok `(?…)` tidak didukung selain `(?:…)`',
          'groups `(?…)` other than `(?:…)` are not supported',
        )
      }
      this.at += 3
    } else this.at++
    const node = this.choice()
    if (this.source[this.at] !== ')') throw fault(position, 'kurung `(` tidak ditutup', 'a `(` is not closed')
    this.at++
    return node
  }

  private escape(): CharacterSet {
    const position = this.at
    const letter = this.source[position + 1]
    if (letter === undefined) throw fault(position, '`\\` di akhir pola', '`\\` at the end of the pattern')
    const known = CLASSES[letter]
    if (known) {
      this.at += 2
      return known
    }
    if (/[A-Za-z0-9]/.test(letter) && CONTROLS[letter] === undefined) {
      throw fault(position, `\`\\${letter}\` tidak didukung`, `\`\\${letter}\` is not supported`)
    }
    this.at++
    const code = CONTROLS[letter] ?? this.character()
    if (CONTROLS[letter] !== undefined) this.at++
    return single(code)
  }

  private characterClass(): CharacterSet {
    const position = this.at
    this.at++
    const negated = this.source[this.at] === '^'
    if (negated) this.at++
    const ranges: [number, number][] = []
    while (this.source[this.at] !== ']') {
      if (this.at >= this.source.length)
        throw fault(position, 'kurung `[` tidak ditutup', 'a `[` is not closed')
      const from = this.member()
      if (
        this.source[this.at] === '-' &&
        this.source[this.at + 1] !== ']' &&
        this.source[this.at + 1] !== undefined
      ) {
        const dash = this.at
        this.at++
        const to = this.member()
        const low = from.ranges[0]?.[0] as number
        const high = to.ranges[0]?.[0] as number
        if (!isSingle(from) || !isSingle(to) || high < low) {
          throw fault(
            dash,
            'rentang dengan `-` terbalik atau bukan antara dua karakter',
            'a range with `-` is reversed or not between two characters',
          )
        }
        ranges.push([low, high])
      } else ranges.push(...positive(from))
    }
    if (ranges.length === 0) throw fault(position, 'kelas `[]` kosong', 'the class `[]` is empty')
    this.at++
    return { ranges, negated }
  }

  private member(): CharacterSet {
    return this.source[this.at] === '\\' ? this.escape() : single(this.character())
  }

  private character(): number {
    const code = this.source.codePointAt(this.at) as number
    this.at += code > 0xffff ? 2 : 1
    return code
  }
}

function single(code: number): CharacterSet {
  return { ranges: [[code, code]], negated: false }
}

function isSingle({ ranges, negated }: CharacterSet): boolean {
  return !negated && ranges.length === 1 && ranges[0]?.[0] === ranges[0]?.[1]
}

/** The ranges of a set, those of a negated one turned round. */
function positive({ ranges, negated }: CharacterSet): [number, number][] {
  if (!negated) return ranges
  const gaps: [number, number][] = []
  let from = 0
  for (const [low, high] of ranges) {
    if (low > from) gaps.push([from, low - 1])
    from = high + 1
  }
  gaps.push([from, 0x10ffff])
  return gaps
}

function fault(position: number, id: string, en: string): PatternFault {
  return { position, message: { id, en } }
}

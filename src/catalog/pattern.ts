import {
  type CharacterSet,
  inSet,
  type PatternFault,
  type PatternNode,
  parsePattern,
} from './pattern-syntax.ts'
import type { Text } from './problem.ts'

/** A compiled pattern, or why it cannot be used. */
export type Pattern =
  | { test(bytes: Uint8Array, start: number, end: number): boolean }
  | { error: PatternError }

/** What is wrong with a pattern; `position` counts characters from 0. */
export interface PatternError {
  position: number
  message: Text
}

/** Characters and classes that a pattern may have; a counted repetition counts once per copy. */
const MOST_PLACES = 300
/** The same with the forks between them. */
const MOST_STEPS = 5000
const MOST_STATES = 4096
const UNKNOWN = -1
const DEAD = -2

/**
 * Compiles a `pattern` constraint (Table Schema v2, after XML Schema: the whole value must match). The subset is
 * literals, `.`, classes, `\d \w \s` and their opposites, escaped signs, groups, alternatives and `? * + {m,n}`;
 * `^` and `$` may stand at the ends. Matching takes time linear in the length of the value, whatever the pattern; a
 * pattern of more than 300 characters, with counted repetitions written out, is refused.
 */
export function compilePattern(source: string): Pattern {
  try {
    return new Automaton(parsePattern(source))
  } catch (fault) {
    if (!isFault(fault)) throw fault
    return { error: { position: fault.position, message: fault.message } }
  }
}

function isFault(value: unknown): value is PatternFault {
  return (
    typeof value === 'object' &&
    value !== null &&
    'position' in value &&
    'message' in value &&
    !(value instanceof Error)
  )
}

interface State {
  /** Places that await a character, one bit each; the bit behind the last is set where the value may end. */
  bits: Uint32Array
  accepting: boolean
}

/** Following states by ASCII character: those of state 1 stand behind those of state 0, and so on. */
const ASCII = 128

/**
 * A Thompson automaton whose states are made deterministic as they are met. Where it meets more than are kept, it goes
 * on without keeping: each character then costs as much as there are places that await it.
 */
class Automaton {
  /** A step awaits a character of `sets[step]`, or forks without one where that is `undefined`. */
  private readonly sets: (CharacterSet | undefined)[] = []
  private readonly follow: number[][] = []
  private readonly accept: number
  /** Steps that await a character, and the number of each among these. */
  private readonly places: number[] = []
  private readonly numberOf = new Map<number, number>()
  private readonly words: number
  /** For each place, the places that await what comes behind it. */
  private readonly behind: (Uint32Array | undefined)[] = []
  /** For each ASCII character, the places that it fits. */
  private readonly fitting: (Uint32Array | undefined)[] = []
  private readonly states: State[] = []
  private readonly known = new Map<string, number>()
  private next = new Int32Array(16 * ASCII).fill(UNKNOWN)

  constructor(root: PatternNode) {
    this.accept = this.step(undefined, [])
    const start = this.build(root, this.accept)
    this.words = (this.places.length >> 5) + 1
    this.keep(this.closure([start]))
  }

  test(bytes: Uint8Array, start: number, end: number): boolean {
    let state = 0
    for (let at = start; at < end; ) {
      // Most characters are of one byte, and most of their states are known.
      let width = 1
      let code = bytes[at] as number
      let next = UNKNOWN
      if (code < ASCII) next = this.next[state * ASCII + code] as number
      else ({ code, width } = characterAt(bytes, at))
      if (next === UNKNOWN) next = this.advance(state, code)
      if (next === DEAD) return false
      if (next === UNKNOWN) return this.simulate((this.states[state] as State).bits, bytes, at, end)
      at += width
      state = next
    }
    return (this.states[state] as State).accepting
  }

  /** Number of the state that follows, or `UNKNOWN` where no more are kept. */
  private advance(number: number, code: number): number {
    const bits = new Uint32Array(this.words)
    const isAlive = this.follows((this.states[number] as State).bits, code, bits)
    const to = isAlive ? this.keep(bits) : DEAD
    if (code < ASCII) this.next[number * ASCII + code] = to
    return to
  }

  private simulate(from: Uint32Array, bytes: Uint8Array, start: number, end: number): boolean {
    let now = from.slice()
    let next = new Uint32Array(this.words)
    for (let at = start; at < end; ) {
      const { code, width } = characterAt(bytes, at)
      next.fill(0)
      if (!this.follows(now, code, next)) return false
      const last = now
      now = next
      next = last
      at += width
    }
    return this.isAccepting(now)
  }

  /** Sets in `into` what may follow a character; returns whether anything does. */
  private follows(bits: Uint32Array, code: number, into: Uint32Array): boolean {
    const fitting = this.fit(code)
    let isAlive = false
    for (let word = 0; word < this.words; word++) {
      let left = ((bits[word] as number) & (fitting[word] as number)) >>> 0
      while (left !== 0) {
        const bit = 31 - Math.clz32(left)
        left = (left & ~(1 << bit)) >>> 0
        const place = word * 32 + bit
        const behind = this.behindOf(place)
        for (let at = 0; at < this.words; at++) into[at] = (into[at] as number) | (behind[at] as number)
        isAlive = true
      }
    }
    return isAlive
  }

  private behindOf(place: number): Uint32Array {
    const known = this.behind[place]
    if (known) return known
    const bits = this.closure(this.follow[this.places[place] as number] as number[])
    this.behind[place] = bits
    return bits
  }

  private fit(code: number): Uint32Array {
    const known = this.fitting[code]
    if (known) return known
    const bits = new Uint32Array(this.words)
    if (code < ASCII) this.fitting[code] = bits
    this.places.forEach((step, place) => {
      if (inSet(this.sets[step] as CharacterSet, code)) set(bits, place)
    })
    return bits
  }

  /** The places that are reached from steps without a character. */
  private closure(entries: number[]): Uint32Array {
    const bits = new Uint32Array(this.words)
    const seen = new Set<number>()
    const open = [...entries]
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      if (seen.has(step)) continue
      seen.add(step)
      const place = this.numberOf.get(step)
      if (place !== undefined) set(bits, place)
      else if (step === this.accept) set(bits, this.places.length)
      else for (const next of this.follow[step] as number[]) open.push(next)
    }
    return bits
  }

  private keep(bits: Uint32Array): number {
    const key = bits.join()
    const known = this.known.get(key)
    if (known !== undefined) return known
    if (this.states.length === MOST_STATES) return UNKNOWN
    this.known.set(key, this.states.length)
    const number = this.states.push({ bits, accepting: this.isAccepting(bits) }) - 1
    if (this.states.length * ASCII > this.next.length) {
      const larger = new Int32Array(this.next.length * 2).fill(UNKNOWN)
      larger.set(this.next)
      this.next = larger
    }
    return number
  }

  private isAccepting(bits: Uint32Array): boolean {
    const place = this.places.length
    return ((bits[place >> 5] as number) & (1 << (place & 31))) !== 0
  }

  /** Adds the steps of a node that lead to `then`; returns the first of them. */
  private build(node: PatternNode, then: number): number {
    switch (node.kind) {
      case 'set':
        return this.step(node.set, [then], node.position)
      case 'sequence':
        return node.parts.reduceRight((next, part) => this.build(part, next), then)
      case 'choice':
        return this.step(
          undefined,
          node.options.map((option) => this.build(option, then)),
          node.position,
        )
      case 'repeat': {
        let next = then
        if (node.most === Number.POSITIVE_INFINITY) {
          next = this.step(undefined, [then], node.position)
          this.follow[next]?.push(this.build(node.node, next))
        } else {
          for (let copy = node.least; copy < node.most; copy++) {
            next = this.step(undefined, [then, this.build(node.node, next)], node.position)
          }
        }
        for (let copy = 0; copy < node.least; copy++) next = this.build(node.node, next)
        return next
      }
    }
  }

  private step(set: CharacterSet | undefined, follow: number[], position = 0): number {
    if (this.sets.length >= MOST_STEPS) throw tooLarge(position)
    this.follow.push(follow)
    const step = this.sets.push(set) - 1
    if (set !== undefined) {
      this.numberOf.set(step, this.places.length)
      if (this.places.push(step) > MOST_PLACES) throw tooLarge(position)
    }
    return step
  }
}

function set(bits: Uint32Array, place: number): void {
  bits[place >> 5] = (bits[place >> 5] as number) | (1 << (place & 31))
}

function characterAt(bytes: Uint8Array, at: number): { code: number; width: number } {
  const byte = bytes[at] as number
  if (byte < ASCII) return { code: byte, width: 1 }
  const width = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
  let code = byte & (0xff >> (width + 1))
  for (let more = 1; more < width; more++) code = (code << 6) | ((bytes[at + more] ?? 0) & 0x3f)
  return { code, width }
}

function tooLarge(position: number): PatternFault {
  return {
    position,
    message: {
      id: `pengulangannya terlalu besar (lebih dari ${MOST_PLACES} karakter bila ditulis satu per satu); batasi panjang dengan \`maxLength\``,
      en: `its repetitions are too large (more than ${MOST_PLACES} characters when written out); limit lengths by \`maxLength\``,
    },
  }
}

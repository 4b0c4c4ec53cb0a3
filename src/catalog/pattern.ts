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

/** Steps of the automaton that a pattern may have; a counted repetition counts once per copy. */
const MOST_STEPS = 5000
const MOST_STATES = 512
const UNKNOWN = -1
const DEAD = -2

/**
 * Compiles a `pattern` constraint (Table Schema v2, after XML Schema: the whole value must match). The subset is
 * literals, `.`, classes, `\d \w \s` and their opposites, escaped signs, groups, alternatives and `? * + {m,n}`;
 * `^` and `$` may stand at the ends. Matching takes time linear in the length of the value, whatever the pattern.
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
  /** Steps that await a character. */
  steps: number[]
  accepting: boolean
}

/** Following states by ASCII character: those of state 1 stand behind those of state 0, and so on. */
const ASCII = 128

/** A Thompson automaton whose states are made deterministic as they are met. */
class Automaton {
  /** A step awaits a character of `sets[step]`, or forks without one where that is `undefined`. */
  private readonly sets: (CharacterSet | undefined)[] = []
  private readonly follow: number[][] = []
  private states: State[] = []
  private next = new Int32Array(16 * ASCII).fill(UNKNOWN)
  private numbers = new Map<string, number>()
  private readonly start: number
  private readonly accept: number

  constructor(root: PatternNode) {
    this.accept = this.step(undefined, [])
    this.start = this.build(root, this.accept)
    this.stateOf([this.start])
  }

  test(bytes: Uint8Array, start: number, end: number): boolean {
    let state = 0
    for (let at = start; at < end; ) {
      const byte = bytes[at] as number
      let code = byte
      let next = UNKNOWN
      if (byte < 128) {
        next = this.next[state * ASCII + byte] as number
        at++
      } else {
        const width = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
        code = byte & (0xff >> (width + 1))
        for (let more = 1; more < width; more++) code = (code << 6) | ((bytes[at + more] ?? 0) & 0x3f)
        at += width
      }
      if (next === UNKNOWN) next = this.advance(state, code)
      if (next === DEAD) return false
      state = next
    }
    return (this.states[state] as State).accepting
  }

  private advance(number: number, code: number): number {
    const from = this.states[number] as State
    const following = from.steps.filter((step) => inSet(this.sets[step] as CharacterSet, code))
    if (following.length === 0) {
      if (code < ASCII) this.next[number * ASCII + code] = DEAD
      return DEAD
    }
    const before = this.states.length
    const to = this.stateOf(following.flatMap((step) => this.follow[step] as number[]))
    // When the table of states was begun anew, the old numbers mean nothing any more.
    if (code < ASCII && this.states.length >= before) this.next[number * ASCII + code] = to
    return to
  }

  private stateOf(entries: number[]): number {
    const seen = new Set<number>()
    const open = [...entries]
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      if (seen.has(step)) continue
      seen.add(step)
      if (this.sets[step] === undefined) open.push(...(this.follow[step] as number[]))
    }
    const steps = [...seen].filter((step) => this.sets[step] !== undefined).sort((a, b) => a - b)
    const accepting = seen.has(this.accept)
    const key = `${accepting}${steps.join()}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    if (this.states.length === MOST_STATES) {
      this.states = []
      this.numbers = new Map()
      this.next.fill(UNKNOWN)
      this.stateOf([this.start])
    }
    this.numbers.set(key, this.states.length)
    const state = this.states.push({ steps, accepting }) - 1
    if (this.states.length * ASCII > this.next.length) {
      const larger = new Int32Array(this.next.length * 2).fill(UNKNOWN)
      larger.set(this.next)
      this.next = larger
    }
    return state
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
    return this.sets.push(set) - 1
  }
}

function tooLarge(position: number): PatternFault {
  return {
    position,
    message: {
      id: 'pengulangannya terlalu besar',
      en: 'its repetitions are too large',
    },
  }
}

import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml'
import type { Position, PropertyPath, Violation } from './model.ts'
import { structureFaults } from './yaml-structure.ts'
import { syntaxFaults } from './yaml-syntax.ts'
import { DIRECTIVE, EXPLODING, NO_MAPPING, TOO_DEEP } from './yaml-words.ts'

/** A YAML or JSON text as read: its value, the faults of its syntax, and where everything stands. */
export interface YamlText {
  /** The mapping, or an empty one where the text holds none or has faults. */
  value: Record<string, unknown>
  violations: Violation[]
  locate(path: PropertyPath): Position
  /** The scalar at a path as it is written, such as `12.10` for the number 12.1. */
  written(path: PropertyPath): string | undefined
}

/** One anchor may be referred to this often before a text counts as exploding. */
const MOST_ALIASES = 50

/**
 * Reads YAML 1.2 (of which JSON is a part) without executing anything. Never throws: what is wrong becomes a
 * violation at its line. `firstLine` is the line of the file on which the text begins.
 */
export function readYaml(text: string, firstLine = 1): YamlText {
  const counter = new LineCounter()
  const document = parsed(text, counter)
  if (!document) return unread(text, firstLine)
  const at = (offset: number): Position => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  const violations: Violation[] = []
  const report = (offset: number, words: Pick<Violation, 'message' | 'fix'>): void => {
    violations.push({ path: [], position: at(offset), ...words })
  }
  const root = document.contents as Node | null
  const locate = (path: PropertyPath): Position => at(nodeAt(root, path).offset)
  const written = (path: PropertyPath): string | undefined => {
    const { node, whole } = nodeAt(root, path)
    return whole && isScalar(node) ? node.source : undefined
  }

  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) report(0, TOO_DEEP)
  else {
    const { yaml, tags } = document.directives ?? {}
    if (yaml?.explicit || Object.keys(tags ?? {}).length > 1)
      report(Math.max(0, text.search(/^%/m)), DIRECTIVE)
    const found = syntaxFaults(text, [...document.errors, ...document.warnings], root)
    for (const { offset, words } of found) report(offset, words)
    for (const { offset, words, follows } of structureFaults(root)) {
      // Where lines are read as what they are not, a name may seem to stand twice.
      if (!(follows && document.errors.length > 0)) report(offset, words)
    }
  }
  let value: unknown = {}
  if (violations.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: MOST_ALIASES })
      if (!isMapping(value)) report(root?.range?.[0] ?? 0, NO_MAPPING)
    } catch {
      report(Math.max(0, text.indexOf('*')), EXPLODING)
    }
  }
  return {
    value: violations.length === 0 ? (value as Record<string, unknown>) : {},
    violations,
    locate,
    written,
  }
}

/** The parsed text, or nothing where its groups are so deep that the package runs out of stack. */
function parsed(text: string, lineCounter: LineCounter): Document | undefined {
  try {
    return parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      // The package compares each key with every other; ours are compared with a set.
      uniqueKeys: false,
      stringKeys: true,
      resolveKnownTags: false,
      customTags: [],
      logLevel: 'error',
    })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** A line that begins with so many signs of groups, or so far to the right, stands too deep. */
const DEEP_LINE = /^[ \t?-]{128}/m

function unread(text: string, firstLine: number): YamlText {
  const offset = Math.max(0, text.search(DEEP_LINE))
  const position = { line: text.slice(0, offset).split('\n').length + firstLine - 1, column: 1 }
  return {
    value: {},
    violations: [{ path: [], position, ...TOO_DEEP }],
    locate: () => position,
    written: () => undefined,
  }
}

/** Whether a value is a mapping: an object that is no list. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nodeAt(root: Node | null, path: PropertyPath): { node: unknown; offset: number; whole: boolean } {
  let node: unknown = root
  let offset = root?.range?.[0] ?? 0
  for (const part of path) {
    if (isMap(node)) {
      const pair = pairsOf(node).get(String(part))
      if (!pair) return { node, offset, whole: false }
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(part)]
      if (item === undefined) return { node, offset, whole: false }
      node = item
      offset = (item as Node).range?.[0] ?? offset
    } else {
      return { node, offset, whole: false }
    }
    if (isAlias(node)) return { node, offset, whole: false }
  }
  return { node, offset, whole: true }
}

const pairs = new WeakMap<YAMLMap, Map<string, { key: unknown; value: unknown }>>()

/** The pairs of a mapping by their names. */
function pairsOf(map: YAMLMap): Map<string, { key: unknown; value: unknown }> {
  let known = pairs.get(map)
  if (!known) {
    known = new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])))
    pairs.set(map, known)
  }
  return known
}

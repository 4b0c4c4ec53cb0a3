import { isAlias, isCollection, isPair, isScalar, type Node } from 'yaml'
import { EXPLODING, syntaxWords, TOO_DEEP, UNRESOLVED, type YamlWords } from './yaml-words.ts'

/** A fault of a YAML text and the character at which it stands. */
interface StructureFault {
  offset: number
  words: YamlWords
  /** True where it may follow from a fault of the syntax. */
  follows?: true
}

/** Groups in groups; metadata needs about ten. */
const MOST_DEEP = 64
/** References in one text. */
const MOST_REFERENCES = 1000

/**
 * Faults that the grammar of YAML allows: keys written twice, groups in groups without end, and references that
 * lead nowhere, into themselves, or are too many. At the first of the last two kinds the search ends.
 */
export function structureFaults(root: Node | null): StructureFault[] {
  const faults: StructureFault[] = []
  const anchors = new Map<string, Node>()
  const around = new Set<Node>()
  let references = 0

  /** Returns false where the search is to end. */
  const visit = (node: Node | null): boolean => {
    if (node === null) return true
    const fault = (words: YamlWords, offset = node.range?.[0] ?? 0) => void faults.push({ offset, words })
    if (isAlias(node)) {
      const target = anchors.get(node.source)
      if (target === undefined) fault(UNRESOLVED)
      else if (around.has(target) || ++references > MOST_REFERENCES) {
        fault(EXPLODING)
        return false
      }
      return true
    }
    const { anchor } = node as { anchor?: string }
    if (anchor !== undefined) anchors.set(anchor, node)
    if (!isCollection(node)) return true
    if (around.size === MOST_DEEP) {
      fault(TOO_DEEP)
      return false
    }
    around.add(node)
    const seen = new Set<unknown>()
    const goesOn = node.items.every((item) => {
      if (!isPair(item)) return visit(item as Node | null)
      if (isScalar(item.key)) {
        if (seen.has(item.key.value))
          faults.push({
            offset: item.key.range?.[0] ?? 0,
            words: syntaxWords('DUPLICATE_KEY', ''),
            follows: true,
          })
        seen.add(item.key.value)
      }
      return visit(item.key as Node | null) && visit(item.value as Node | null)
    })
    around.delete(node)
    return goesOn
  }
  visit(root)
  return faults
}

import type { Translated } from './translated.ts'

/** A node of JSON-LD, or a value in it. */
export interface Node {
  [property: string]: unknown
}

/** Nodes that others refer to by their address, each said once. */
export class NodeList {
  readonly #nodes = new Map<string, Node>()

  /** Keeps a node under its address, where none is kept yet, and gives what refers to it. */
  add(node: Node & { '@id': string }): Node
  add(node: Node): Node
  add(node: Node): Node {
    const address = String(node['@id'])
    if (!this.#nodes.has(address)) this.#nodes.set(address, node)
    return { '@id': address }
  }

  /** All nodes in the order in which they came. */
  all(): Node[] {
    return [...this.#nodes.values()]
  }
}

/** A text in its languages, with the same end in each. */
export function textValues(texts: Translated, end = ''): Node[] {
  return Object.entries(texts).map(([language, text]) => ({ '@language': language, '@value': text + end }))
}

/** A year, month or day as its own type. */
export function dateValue(iso: string): Node {
  const type = iso.length === 4 ? 'xsd:gYear' : iso.length === 7 ? 'xsd:gYearMonth' : 'xsd:date'
  return { '@type': type, '@value': iso }
}

/** An office or organisation. */
export function agentNode(name: Translated, homepage?: string): Node {
  return {
    '@type': 'foaf:Agent',
    'foaf:name': textValues(name),
    ...(homepage && { 'foaf:homepage': { '@id': homepage } }),
  }
}

/** Whom to ask about a dataset. */
export function contactNode(name: Translated, email?: string): Node {
  return {
    '@type': ['vcard:Kind', 'vcard:Organization'],
    'vcard:fn': textValues(name),
    ...(email && { 'vcard:hasEmail': { '@id': `mailto:${email}` } }),
  }
}

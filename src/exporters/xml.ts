/** An element of XML: with a text, or with elements in it. */
export interface Element {
  name: string
  attributes?: Record<string, string>
  text?: string
  children?: Element[]
}

/** A document of XML 1.0 in UTF-8, one line for each element at its second level. */
export function xmlDocument({ name, attributes = {}, children = [] }: Element): string {
  const lines = children.map((child) => `${markup(child)}\n`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${written(attributes)}>\n${lines}</${name}>\n`
}

function markup({ name, attributes = {}, text = '', children = [] }: Element): string {
  const inside = children.length > 0 ? children.map(markup).join('') : escaped(text)
  const start = `<${name}${written(attributes)}`
  return inside === '' ? `${start}/>` : `${start}>${inside}</${name}>`
}

function written(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`)
    .join('')
}

/** XML 1.0 has no place for most control characters and for halves of pairs, whatever they are written as. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

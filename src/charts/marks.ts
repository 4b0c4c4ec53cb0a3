/** Rectangle in pixels. */
export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
}

interface Mark {
  tag: 'path' | 'text'
  attributes: string
  body: string
  count: number
  clip: Rect | undefined
}

/** SVG elements in drawing order; neighbours of one look become one element. */
export class Marks {
  private readonly list: Mark[] = []

  /** Adds path data, or a whole `<text>`; `attributes` begin with a space. */
  add(tag: Mark['tag'], attributes: string, body: string, clip: Rect | undefined): void {
    const last = this.list[this.list.length - 1]
    if (last?.tag === tag && last.attributes === attributes && last.clip === clip) {
      // See-through paths stay apart: where two overlap, both show.
      last.body += tag === 'path' && attributes.includes('-opacity') ? `"/><path d="${body}` : body
      last.count++
    } else this.list.push({ tag, attributes, body, count: 1, clip })
  }

  clear(): void {
    this.list.length = 0
  }

  /** The elements as markup, without an `<svg>` around them. */
  toString(): string {
    let svg = ''
    for (const { tag, attributes, body, count, clip } of this.list) {
      let element = body
      if (tag === 'path') {
        const apart = body.includes('"')
        element = apart ? `<g${attributes}><path d="${body}"/></g>` : `<path${attributes} d="${body}"/>`
      } else if (count === 1) element = `<text${attributes}${body.slice('<text'.length)}`
      else if (attributes !== '') element = `<g${attributes}>${body}</g>`
      svg += clip ? clipTo(clip, element) : element
    }
    return svg
  }
}

/** An inner `<svg>` cuts at its edges and, unlike `<clipPath>`, needs no id that is unique on the page. */
function clipTo({ left, top, right, bottom }: Rect, element: string): string {
  const [x, y, width, height] = [left, top, right - left, bottom - top].map(round)
  const box = `x="${x}" y="${y}" width="${width}" height="${height}"`
  return `<svg ${box} viewBox="${x} ${y} ${width} ${height}">${element}</svg>`
}

/** Attribute of a paint: any CSS colour, `var(--x)` included, that may end in `@` and an opacity. */
export function paint(name: 'fill' | 'stroke', colour: string, alpha: number): string {
  const at = colour.lastIndexOf('@')
  const opacity = at < 0 ? alpha : alpha * Number(colour.slice(at + 1))
  const plain = at < 0 ? colour : colour.slice(0, at)
  return ` ${name}="${plain}"${opacity === 1 ? '' : ` ${name}-opacity="${Math.round(opacity * 100) / 100}"`}`
}

/** A number to the tenth, which is as fine as a screen shows. */
export function round(value: number): number {
  return Math.round(value * 10) / 10 || 0
}

/** Path data of a full circle. */
export function circle(x: number, y: number, radius: number): string {
  const across = round(radius * 2)
  return `M${round(x - radius)} ${y}a${radius} ${radius} 0 1 0 ${across} 0a${radius} ${radius} 0 1 0 ${-across} 0z`
}

/** Text as XML character data. */
export function escapeText(text: string): string {
  return /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text
}

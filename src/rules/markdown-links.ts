/** A link of a Markdown text; line and column count from 1. */
export interface MarkdownLink {
  target: string
  line: number
  column: number
}

/** What a Markdown text links to, and the anchors of its headings. */
export interface MarkdownOutline {
  links: MarkdownLink[]
  anchors: Anchors
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const HEADING = /^ {0,3}#{1,6}[ \t]+(\S.*)$/
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/
const DEFINITION = /^ {0,3}\[(?!\^)[^\]]+\]:[ \t]*<?([^\s>]+)/
/** What follows the name of a link, in angle brackets or up to a space or the closing bracket. */
const TARGET = /\]\([ \t]*(?:<([^<>]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)?))/g

/**
 * Links and headings of a Markdown text, line by line: a text is hostile until it is merged, and this takes time
 * that grows with its length alone. What stands in code is no link.
 */
export function outlineOf(text: string): MarkdownOutline {
  const outline: MarkdownOutline = { links: [], anchors: new Anchors() }
  let fence = ''
  let before = ''
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    const mark = FENCE.exec(line)?.[1] ?? ''
    if (fence !== '') {
      if (mark.startsWith(fence)) fence = ''
      continue
    }
    if (mark !== '') {
      fence = mark
      before = ''
      continue
    }
    const heading = HEADING.exec(line)?.[1]?.replace(/[ \t]#+[ \t]*$/, '')
    if (heading !== undefined) outline.anchors.of(heading)
    else if (before.trim() !== '' && UNDERLINE.test(line)) outline.anchors.of(before)
    before = heading === undefined ? line : ''
    const shown = line.includes('`') ? line.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length)) : line
    const add = (target: string, column: number) =>
      outline.links.push({ target, line: at + 1, column: column + 1 })
    const defined = DEFINITION.exec(shown)
    if (defined) add(defined[1] as string, shown.indexOf(defined[1] as string))
    else if (shown.includes('](')) {
      for (const found of shown.matchAll(TARGET)) {
        const target = found[1] ?? found[2] ?? ''
        if (shown[found.index - 1] !== '\\' && target !== '')
          add(target, found.index + found[0].length - target.length - (found[1] === undefined ? 0 : 1))
      }
    }
  }
  return outline
}

/** The anchor of a heading as Git hosts make it: small letters and hyphens, `-1` where it stands for a second time. */
export function anchorOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-')
}

/** Gives each heading of a text an anchor of its own. */
export class Anchors extends Set<string> {
  private readonly times = new Map<string, number>()

  /** Adds a heading and returns its anchor. */
  of(heading: string): string {
    const plain = anchorOf(heading)
    let again = this.times.get(plain) ?? 0
    while (this.has(again === 0 ? plain : `${plain}-${again}`)) again++
    this.times.set(plain, again + 1)
    const anchor = again === 0 ? plain : `${plain}-${again}`
    this.add(anchor)
    return anchor
  }
}

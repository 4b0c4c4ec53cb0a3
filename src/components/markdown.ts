import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visible } from '../i18n/texts.ts'
import { Anchors } from '../rules/markdown-links.ts'
import { bounded } from './markdown-limits.ts'
import { escapeMarkup } from './markup.ts'

/** What a rendering depends on besides the text. */
export interface MarkdownOptions {
  /** Level of the text's highest headings on the page; lower ones follow without a gap. */
  level: 2 | 3 | 4
  /** Heading of the footnotes. */
  footnotes: string
  /** Name of a table for those who cannot see that it scrolls. */
  table: string
  /** Remark where the end of the text is not shown. */
  cut: string
  /** The page or file that a link into the catalog leads to; such links go nowhere where it is not given. */
  link?: ((target: string) => string | undefined) | undefined
}

interface Node {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: Node[]
}

const schema = {
  ...defaultSchema,
  // A picture would be a request to elsewhere, or a file that no rule has looked at.
  tagNames: (defaultSchema.tagNames ?? []).filter(
    (name) => !['img', 'picture', 'source', 'input'].includes(name),
  ),
  protocols: { href: ['http', 'https', 'mailto'] },
}

const processors = new Map<string, ReturnType<typeof processor>>()

/** Markdown (CommonMark with GitHub's tables and footnotes) as safe markup; HTML in it is shown by no one. */
export function markdown(text: string, options: MarkdownOptions): string {
  if (text.trim() === '') return ''
  const key = `${options.level}\n${options.footnotes}\n${options.table}`
  let known = processors.get(key)
  if (!known) {
    // Building one costs as much as rendering a short text with it.
    known = processor(options)
    processors.set(key, known)
  }
  const { text: shown, cut } = bounded(visible(text))
  return (
    rendered({ value: shown, data: { link: options.link } }, known) +
    (cut ? `<p><b>${escapeMarkup(options.cut)}</b></p>` : '')
  )
}

type Rendering = { value: string; data: { link: MarkdownOptions['link'] } }

function rendered(text: Rendering, processor: { processSync(text: Rendering): unknown }): string {
  try {
    return String(processor.processSync(text))
  } catch (error) {
    // What still nests too deeply for the parser's stack is shown as it was written.
    if (error instanceof RangeError) return `<pre>${escapeMarkup(text.value)}</pre>`
    throw error
  }
}

function processor(options: MarkdownOptions) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { footnoteLabel: options.footnotes, footnoteLabelTagName: 'h2' })
    .use(() => (tree) => picturesToText(tree as Node))
    .use(rehypeSanitize, schema)
    .use(
      () =>
        (tree, { data }) =>
          arrange(tree as Node, options, (data as Rendering['data']).link),
    )
    .use(rehypeStringify)
    .freeze()
}

function picturesToText(node: Node): void {
  for (const child of node.children ?? []) {
    if (child.tagName === 'img') {
      child.type = 'text'
      child.value = String(child.properties?.alt ?? '')
      child.tagName = undefined
    }
    picturesToText(child)
  }
}

/** Begins the ids of headings, so that none is one of the page's own. */
const HEADING = 'teks-'

function arrange(tree: Node, options: MarkdownOptions, link: MarkdownOptions['link']): void {
  let highest = 6
  const anchors = new Anchors()
  walk(tree, (node) => {
    if (/^h[1-6]$/.test(node.tagName ?? '')) highest = Math.min(highest, Number(node.tagName![1]))
  })
  const shift = options.level - highest
  let previous = options.level - 1
  walk(tree, (node) => {
    const properties = node.properties ?? {}
    if (/^h[1-6]$/.test(node.tagName ?? '')) {
      // Levels that were left out in the text would be gaps in the outline of the page.
      previous = Math.min(Math.max(options.level, Number(node.tagName![1]) + shift), previous + 1, 6)
      node.tagName = `h${previous}`
      // Headings that the text does not name itself, such as that of its footnotes, have ids already.
      if (!properties.id) node.properties = { ...properties, id: HEADING + anchors.of(wordsOf(node)) }
    }
    if (node.tagName === 'a') {
      setTarget(properties, link)
      // What leads nowhere must not look as if it did.
      if (properties.href === undefined) node.tagName = 'span'
    }
    // Long lines of code scroll, which has to work without a mouse.
    if (node.tagName === 'pre') node.properties = { ...properties, tabIndex: 0 }
    if (node.tagName === 'td' || node.tagName === 'th') {
      // The attribute is obsolete, and a style attribute would be dropped by a content security policy.
      if (typeof properties.align === 'string') properties.className = [`align-${properties.align}`]
      delete properties.align
    }
  })
  wrapTables(tree, options.table, { count: 0 })
}

/** Relative addresses mean something else on every page that shows the text. */
function setTarget(properties: Record<string, unknown>, link: MarkdownOptions['link']): void {
  const href = String(properties.href ?? '')
  if (/^(https?:\/\/|mailto:)/i.test(href)) properties.href = link?.(href) ?? href
  else if (href.startsWith('#')) {
    // Footnotes link to ids of their own.
    if (!href.startsWith('#user-content-')) properties.href = `#${HEADING}${href.slice(1)}`
  } else {
    const target = link?.(href)
    if (target === undefined) delete properties.href
    else properties.href = target
  }
}

function wordsOf(node: Node): string {
  return node.value ?? (node.children ?? []).map(wordsOf).join('')
}

/** A table is as wide as it needs, so it scrolls by itself; each has a name of its own. */
function wrapTables(node: Node, label: string, seen: { count: number }): void {
  for (const child of node.children ?? []) {
    wrapTables(child, label, seen)
    if (child.tagName !== 'table') continue
    seen.count++
    const table: Node = { ...child }
    child.tagName = 'div'
    child.properties = {
      className: ['scroll'],
      tabIndex: 0,
      role: 'region',
      ariaLabel: seen.count > 1 ? `${label} (${seen.count})` : label,
    }
    child.children = [table]
  }
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const child of node.children ?? []) walk(child, visit)
}

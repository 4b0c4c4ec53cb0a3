import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visible } from '../i18n/texts.ts'
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
  return rendered(shown, known) + (cut ? `<p><b>${escapeMarkup(options.cut)}</b></p>` : '')
}

function rendered(text: string, processor: { processSync(text: string): unknown }): string {
  try {
    return String(processor.processSync(text))
  } catch (error) {
    // What still nests too deeply for the parser's stack is shown as it was written.
    if (error instanceof RangeError) return `<pre>${escapeMarkup(text)}</pre>`
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
    .use(() => (tree) => arrange(tree as Node, options))
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

function arrange(tree: Node, options: MarkdownOptions): void {
  let highest = 6
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
    }
    if (node.tagName === 'a' && !isOutward(String(properties.href ?? ''))) delete properties.href
    if (node.tagName === 'td' || node.tagName === 'th') {
      // The attribute is obsolete, and a style attribute would be dropped by a content security policy.
      if (typeof properties.align === 'string') properties.className = [`align-${properties.align}`]
      delete properties.align
    }
  })
  wrapTables(tree, options.table, { count: 0 })
}

/** Relative addresses mean something else on every page that shows the text. */
function isOutward(href: string): boolean {
  return href.startsWith('#') || /^(https?:\/\/|mailto:)/i.test(href)
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

import { oneLine } from './printable.ts'

/**
 * Text that Markdown shows as it is. Marks are written as references, which never make structure; names and addresses
 * that the Git host would link on its own are broken by a joiner that is not seen.
 */
export function literal(text: string): string {
  return oneLine(text)
    .replace(/[!"#$%&'*+<=>@[\\\]^_`{|}~]/g, reference)
    .replace(/(&#64;|&#35;)(?=\w)/g, '$1\u2060')
    .replace(/\b(https?|ftp|www|mailto)(?=[:.])/gi, '$1\u2060')
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s|$)/, '$1\\$2')
    .replace(/\b(GH)-(?=\d)/gi, '$1\u2060-')
}

/** Text as a code span of Markdown, which nothing in it can end; not for cells of a table, where a bar would. */
export function code(text: string): string {
  const inner = oneLine(text)
  const longest = Math.max(0, ...(inner.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^[` ]|[` ]$/.test(inner) || inner === '' ? ' ' : ''
  return `${fence}${pad}${inner}${pad}${fence}`
}

/** A message in which what stands between backticks is code, and all else is as it is. */
export function withCode(text: string): string {
  return text
    .split('`')
    .map((part, at, parts) => {
      const isCode = at % 2 === 1 && at < parts.length - 1
      // A backtick without its partner is a letter like any other.
      return isCode ? code(part) : literal(at % 2 === 1 ? `\`${part}` : part)
    })
    .join('')
}

/** Text for an HTML document, as content or between quotes of an attribute. */
export function escaped(text: string): string {
  return oneLine(text).replace(/[&<>"'`]/g, reference)
}

/** A message for an HTML document, in which what stands between backticks is code. */
export function codeMarkup(text: string): string {
  const parts = text.split('`')
  return parts
    .map((part, at) => {
      if (at % 2 === 0) return escaped(part)
      return at < parts.length - 1 ? `<code>${escaped(part)}</code>` : escaped(`\`${part}`)
    })
    .join('')
}

function reference(mark: string): string {
  return `&#${mark.codePointAt(0)};`
}

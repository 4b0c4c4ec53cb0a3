/** Tags that run something or load another page, wherever they stand. */
const ACTIVE_TAG = /<\s?\/?(?:script|iframe|frame|frameset|object|embed|applet)(?=[\s/>"'=]|$)/i
const EVENT = /<[a-z!/?][^<>]*?[\s/"'`]on[a-z]{3,24}\s*=/i
const REFRESH = /<meta\b[^<>]*http-equiv/i
const BASE = /<base\b[^<>]*href/i

/** Whether a text holds a tag or attribute by which a page would run code; also where it is written in entities. */
export function hasActiveMarkup(text: string): boolean {
  return [text, decoded(text)].some(
    (one) =>
      one.includes('<') && (ACTIVE_TAG.test(one) || EVENT.test(one) || REFRESH.test(one) || BASE.test(one)),
  )
}

/** Tags that web editors leave behind; each must be complete, so that `a <b` and `<5` are text. */
const TAG =
  /<\/?(?:a|abbr|b|big|blockquote|br|button|center|code|dd|div|dl|dt|em|font|footer|form|h[1-6]|head|header|hr|html|i|img|input|label|li|link|mark|nav|ol|option|p|pre|s|section|select|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|tr|tt|u|ul|video|audio)(?:\s[^<>=]*=[^<>]*)?\s*\/?>/gi
const ENTITY =
  /&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|lsquo|rsquo|ldquo|rdquo|hellip|#\d{2,7}|#x[0-9a-f]{2,6});/gi
const TAG_ANY = new RegExp(TAG.source, 'i')
const ENTITY_ANY = new RegExp(ENTITY.source, 'i')

/** The first tag or entity of a text that readers would see as it is written. */
export function markupIn(text: string): string | undefined {
  return (TAG_ANY.exec(text) ?? ENTITY_ANY.exec(text))?.[0]
}

/** A text without its tags, entities replaced by what they stand for. */
export function withoutMarkup(text: string): string {
  const plain = text.replace(/<(?:br|\/p|\/li|\/div|\/tr|\/td|hr)\b[^<>]*>/gi, ' ').replace(TAG, '')
  return decoded(plain).replace(/\s+/g, ' ').trim()
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  colon: ':',
  tab: '\t',
  newline: '\n',
  lpar: '(',
  rpar: ')',
  sol: '/',
}

/** A text with its entities, by name or number, replaced by characters; those that are not known stay. */
export function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x0*([0-9a-f]{1,6})|#0*(\d{1,7})|([a-z]{2,8}))(?:;|(?![a-z0-9]))/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** What browsers leave out inside the name of a scheme. */
const IGNORED = /[\p{Cc}\p{Cf}]+/gu
const BEFORE = '(?:^|[\\s"\'(<=\\[>])'
/** Each needs what code looks like behind it: "JavaScript: dasar" and "Data: BPS" are words. */
const RUNNING = new RegExp(
  `${BEFORE}(?:java|vb|live)script:\\s*(?:[\\w$.]*(?:[(=\`[;]|%28)|/[/*]|[\\w$.]+\\s+")|${BEFORE}(?:vb|java)script:void\\b`,
  'i',
)
const EMBEDDED = new RegExp(`${BEFORE}data:[a-z]+/[-+.\\w]+(?:;[-\\w]+(?:=[-\\w"]+)?)*,`, 'i')
const LOCAL = new RegExp(`${BEFORE}file:(?:/{1,3}|\\\\\\\\)\\S`, 'i')
const NETWORK = /^\s*\\\\[\w.-]+\\[\w$. -]+/

/** Kinds of link that no reader should follow. */
export type UnsafeLink = 'running' | 'embedded' | 'local'

/** Why a text that is or holds a link is unsafe: it runs code, carries a page in itself, or leads into an office. */
export function unsafeLink(text: string): UnsafeLink | undefined {
  if (!/[:&\\]/.test(text)) return undefined
  const plain = decoded(text).replace(IGNORED, '')
  if (RUNNING.test(plain)) return 'running'
  if (EMBEDDED.test(plain)) return 'embedded'
  return LOCAL.test(plain) || NETWORK.test(plain) ? 'local' : undefined
}

/** Why the address of a link is unsafe; here every spelling of the scheme counts, spaces inside it too. */
export function unsafeAddress(address: string): UnsafeLink | undefined {
  let plain = decoded(address)
  try {
    plain = decodeURIComponent(plain)
  } catch {
    // Not escaped as addresses are: it is taken as it stands.
  }
  plain = plain.replace(/\\(?=[!-/:-@[-`{-~])/g, '').replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
  if (/^(?:javascript|vbscript|livescript):/i.test(plain)) return 'running'
  if (/^(?:data|blob|filesystem|view-source):/i.test(plain)) return 'embedded'
  return /^(?:file:|\\\\|ms-[a-z-]+:|search-ms:)/i.test(plain) ? 'local' : undefined
}

/** A Markdown text with the content of code left blank, so that what is shown as code is not taken for markup. */
export function withoutCode(markdown: string): string {
  const blank = (code: string) => code.replace(/[^\n]/g, ' ')
  const fenced = markdown.replace(
    /^ {0,3}(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?(?:\n {0,3}\1[^\n]*(?=\n|$)|$(?![\s\S]))/gm,
    blank,
  )
  return withoutSpans(fenced, blank).replace(/<!--[\s\S]{0,5000}?-->/g, blank)
}

/** Code between two runs of as many backticks; an expression for it would take ever longer for long runs. */
function withoutSpans(text: string, blank: (code: string) => string): string {
  const runs = Array.from(text.matchAll(/`+/g), ({ 0: marks, index }) => ({ length: marks.length, index }))
  const next = new Map<number, number>()
  const closing: (number | undefined)[] = []
  for (let at = runs.length - 1; at >= 0; at--) {
    const { length } = runs[at] as { length: number }
    closing[at] = next.get(length)
    next.set(length, at)
  }
  let plain = ''
  let from = 0
  for (let at = 0; at < runs.length; at++) {
    const close = closing[at]
    if (close === undefined) continue
    const { index } = runs[at] as { index: number }
    const end = runs[close] as { index: number; length: number }
    plain += text.slice(from, index) + blank(text.slice(index, end.index + end.length))
    from = end.index + end.length
    at = close
  }
  return plain + text.slice(from)
}

/** Addresses of the links of a Markdown text, with the place of each in it. */
export function* addressesIn(markdown: string): Generator<{ address: string; at: number }> {
  const link =
    /\]\(\s*(<[^<>\n]*>|[^)\n]{1,2000})|^ {0,3}\[[^\]\n]+\]:\s*(\S[^\n]*)|<([a-z][a-z0-9+.-]{1,31}:[^<>\s]*)>/gim
  for (const match of markdown.matchAll(link)) {
    const address = (match[1] ?? match[2] ?? match[3] ?? '').replace(/^<|>$/g, '')
    yield { address, at: match.index }
  }
}

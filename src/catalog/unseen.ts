/** Characters that nobody sees: controls, marks that turn the order of letters round, and other hidden ones. */
export type Unseen = 'control' | 'bidi' | 'hidden'

/** An unseen character of a text. */
export interface UnseenAt {
  at: number
  character: string
  kind: Unseen
}

/** Characters that nobody sees or that turn the order of letters round, but for controls: part of a class of a pattern. */
export const HIDDEN =
  '\\u00ad\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}'
/** Tabs and line breaks are seen. */
const CANDIDATES = new RegExp(`(?![\\t\\n\\r])[\\p{Cc}${HIDDEN}]`, 'gu')
const ANY = new RegExp(CANDIDATES.source, 'u')

/** The unseen characters of a text, without those that its script needs: joiners, emoji, marks beside Arabic. */
export function unseenIn(text: string): UnseenAt[] {
  if (!ANY.test(text)) return []
  const found: UnseenAt[] = []
  const turned = RIGHT_TO_LEFT.test(text)
  for (const { 0: character, index: at } of text.matchAll(CANDIDATES)) {
    const kind = kindOf(character.codePointAt(0) as number)
    if (kind !== 'hidden' || !isNeeded(character, at, text, turned)) found.push({ at, character, kind })
  }
  return found
}

function kindOf(code: number): Unseen {
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return 'control'
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return 'bidi'
  return 'hidden'
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** Letters that join: every script but those of Europe and of East Asia. */
const JOINING =
  /[^\P{L}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]|\p{M}/u
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\ufe0f\u20e3]/u

function isNeeded(character: string, at: number, text: string, turned: boolean): boolean {
  const code = character.codePointAt(0) as number
  if (code === 0x200e || code === 0x200f || code === 0x061c) return turned
  if (code === 0x200c || code === 0x200d) {
    const before = lastCharacter(text.slice(Math.max(0, at - 2), at))
    const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 0)
    if (code === 0x200d && PICTURE.test(before) && PICTURE.test(after)) return true
    return JOINING.test(before) && (JOINING.test(after) || !/[\p{L}\p{N}]/u.test(after))
  }
  // Flags of regions are a black flag followed by unseen letters.
  if (code >= 0xe0020) return /\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u.test(text.slice(Math.max(0, at - 30), at))
  return false
}

function lastCharacter(text: string): string {
  return [...text].at(-1) ?? ''
}

/** A character by its number, such as `U+202E`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`
}

/** A text in which unseen characters, all or those of some kinds, stand as `[U+202E]`; tabs and line ends stay. */
export function withUnseen(text: string, kinds?: readonly Unseen[]): string {
  let shown = ''
  let from = 0
  for (const { at, character, kind } of unseenIn(text)) {
    if (kinds && !kinds.includes(kind)) continue
    shown += `${text.slice(from, at)}[${codePoint(character)}]`
    from = at + character.length
  }
  return from === 0 ? text : shown + text.slice(from)
}

/** Bits of {@link unseenBytes}. */
export const UNSEEN_CONTROL = 1
export const UNSEEN_BIDI = 2
/** Maybe: whether the text needs it is said by {@link unseenIn}. */
export const UNSEEN_HIDDEN = 4

/** Which kinds of unseen character a UTF-8 byte range may hold, without decoding it; NUL is left to others. */
export function unseenBytes(bytes: Uint8Array, start: number, end: number): number {
  let found = 0
  for (let at = start; at < end; at++) {
    const lead = bytes[at] as number
    if (lead < 0x80) {
      if ((lead < 32 && lead !== 9 && lead !== 10 && lead !== 13 && lead !== 0) || lead === 127)
        found |= UNSEEN_CONTROL
      continue
    }
    const second = at + 1 < end ? (bytes[at + 1] as number) : 0
    const third = at + 2 < end ? (bytes[at + 2] as number) : 0
    if (lead === 0xc2) {
      if (second < 0xa0) found |= UNSEEN_CONTROL
      else if (second === 0xad) found |= UNSEEN_HIDDEN
    } else if (lead === 0xe2) {
      if (second === 0x80) {
        if (third >= 0xaa && third <= 0xae) found |= UNSEEN_BIDI
        else if ((third >= 0x8b && third <= 0x8f) || third === 0xa8 || third === 0xa9) found |= UNSEEN_HIDDEN
      } else if (second === 0x81 && third >= 0xa0)
        found |= third >= 0xa6 && third <= 0xa9 ? UNSEEN_BIDI : UNSEEN_HIDDEN
    } else if (lead === 0xef) {
      if ((second === 0xbb && third === 0xbf) || (second === 0xbe && third === 0xa0)) found |= UNSEEN_HIDDEN
      else if (second === 0xbf && third >= 0xb9 && third <= 0xbb) found |= UNSEEN_HIDDEN
    } else if (lead === 0xe1) {
      if (second === 0xa0 && third === 0x8e) found |= UNSEEN_HIDDEN
      else if ((second === 0x85 && third === 0x9f) || (second === 0x85 && third === 0xa0))
        found |= UNSEEN_HIDDEN
    } else if (
      (lead === 0xd8 && second === 0x9c) ||
      (lead === 0xe3 && second === 0x85 && third === 0xa4) ||
      (lead === 0xf3 && second === 0xa0)
    )
      found |= UNSEEN_HIDDEN
  }
  return found
}

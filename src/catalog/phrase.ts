import { shorten, type Text } from './problem.ts'

/** The property, or the item of a list, as a message names it. */
export function label(path: (string | number)[]): Text {
  const last = path.at(-1)
  if (typeof last === 'string') return { id: mark(last), en: mark(last) }
  if (last === undefined) return { id: 'Isi berkas', en: 'The content of the file' }
  const list = path.findLast((part) => typeof part === 'string')
  return {
    id: `Butir ke-${last + 1} dari ${mark(list ?? '')}`,
    en: `Item ${last + 1} of ${mark(list ?? '')}`,
  }
}

/** A sentence about a property, in both languages. */
export function say(name: Text, id: string, en: string): Text {
  return { id: `${name.id} ${id}.`, en: `${name.en} ${en}.` }
}

/** The step to write a line as given. */
export function write(line: string): Text {
  return { id: `Tulis ${line}.`, en: `Write ${line}.` }
}

/** The property with a value as it would stand in YAML; an item of a list alone. */
export function assign(path: (string | number)[], value: string): string {
  const last = path.at(-1)
  return mark(typeof last === 'string' ? `${last}: ${value}` : value)
}

/** A code or value as {@link mark} shows it, in JSON where it has spaces or marks of its own. */
export function code(value: unknown): string {
  const isPlain = typeof value === 'string' && /^[^\s"'`,;|]+$/.test(value)
  return mark(isPlain ? value : JSON.stringify(value))
}

/** A text from a file as Markdown code: short, on one line, and unable to leave it or to hide characters. */
export function mark(text: string): string {
  const visible = shorten(text).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `\`${visible.replaceAll('`', "'")}\``
}

/** First letter small, as words after a colon begin; abbreviations keep theirs. */
export function lower(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text
}

import type { Language } from '../catalog/problem.ts'
import { withUnseen } from '../catalog/unseen.ts'

/** A text of the catalog for a page; `language` is set where the text is not in the page's language. */
export interface LocalText {
  text: string
  language?: Language
}

/** Control characters but tab and line feed, and marks that turn the order of letters round. */
const STEERING = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/u

/** A text in which control characters and marks of direction are shown as `[U+202E]`, so that none reaches a page. */
export function visible(text: string): string {
  return STEERING.test(text) ? withUnseen(text.replaceAll('\r', ' '), ['control', 'bidi']) : text
}

/**
 * The text of a property in a language: `<property>_<language>`, else the property itself, which is in
 * the catalog's first language. Empty where the object has neither.
 */
export function localText(object: object, property: string, language: Language, first: Language): LocalText {
  const values = object as Record<string, unknown>
  const base = values[property]
  if (language === first) return { text: typeof base === 'string' ? visible(base) : '' }
  const translated = values[`${property}_${language}`]
  if (typeof translated === 'string' && translated !== '') return { text: visible(translated) }
  return typeof base === 'string' && base !== '' ? { text: visible(base), language: first } : { text: '' }
}

/** The body in a language, else in the first one, of texts by language tag. */
export function localBody(bodies: Record<string, string>, language: Language, first: Language): LocalText {
  const own = bodies[language]?.trim()
  if (own) return { text: own }
  const base = bodies[first]?.trim()
  return base ? { text: base, language: first } : { text: '' }
}

/** A text as it is searched: small letters without marks above or below them, and single spaces. */
export function foldedText(text: string): string {
  // Most texts have no such letters, and a table has hundreds of thousands of texts.
  if (PLAIN.test(text)) return text.toLowerCase()
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Words without marks, a single space between them. */
const PLAIN = /^(?:[!-~]+ )*[!-~]+$/

import { visible } from '../i18n/texts.ts'

const SPECIAL = /[&<>"']/
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that is safe inside an element or a quoted attribute; control characters are shown as `·`. */
export function escapeMarkup(text: string): string {
  const shown = visible(text)
  return SPECIAL.test(shown) ? shown.replace(/[&<>"']/g, (mark) => ENTITIES[mark]!) : shown
}

/** A message of the checker as markup: what stands between backticks is code, nothing else is markup. */
export function messageMarkup(text: string): string {
  return escapeMarkup(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll('\n', '<br>')
}

/** A value as JSON that can stand inside a script element, whatever its texts hold. */
export function jsonInPage(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

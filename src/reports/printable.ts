/** Submitted text without what steers a terminal or hides its order, and without commands (`##[…]`) to what runs the check. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '·').replaceAll('##[', '##·[')
}

/** A value as JSON in which what would steer a terminal or hide the order of a text is escaped, and so is the same value. */
export function printableJson(value: unknown): string {
  const written = (mark: string) =>
    mark === '\n' ? mark : `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(value, null, 2).replace(UNPRINTABLE, written)
}

const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** Submitted text on one line: its line breaks are shown as `↵`. */
export function oneLine(text: string): string {
  return printable(text.replace(/\r\n|\r|\n/g, '↵'))
}

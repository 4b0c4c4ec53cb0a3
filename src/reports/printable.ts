/** Submitted text without what steers a terminal or hides its order, and without commands (`##[…]`) to what runs the check. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '·').replaceAll('##[', '##·[')
}

const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** Submitted text on one line: its line breaks are shown as `↵`. */
export function oneLine(text: string): string {
  return printable(text.replace(/\r\n|\r|\n/g, '↵'))
}

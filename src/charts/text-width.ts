import { LATIN, REST } from './font-widths.ts'

/** Size and weight of a font; the family is always the bundled one. */
export interface Font {
  /** Pixels. */
  size: number
  weight: 400 | 600
}

/** Font size in pixels that a drawing sets for all its text. */
export const FONT_SIZE = 12.5
/** Fonts of axis labels and of values. */
export const LABEL: Font = { size: FONT_SIZE, weight: 400 }
export const STRONG: Font = { size: FONT_SIZE, weight: 600 }

const WIDTHS = { 400: widths(LATIN[400]), 600: widths(LATIN[600]) }
const MORE = { 400: pairs(REST[400]), 600: pairs(REST[600]) }
/** Width of a character the font does not hold: the fallback fonts draw East Asian characters as wide as high. */
const UNKNOWN = 600
const WIDE = 1000
const FIRST_WIDE = 0x1100

/** Width of a text in pixels, from the advance widths of the bundled font with tabular figures. */
export function textWidth(text: string, font: Font): number {
  const latin = WIDTHS[font.weight]
  let width = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    width +=
      latin[code - 32] ||
      (MORE[font.weight].get(code) ?? (code >= FIRST_WIDE && code < 0xd800 ? WIDE : UNKNOWN))
  }
  return (width * font.size) / 1000
}

/** Shortens a text to a width in pixels, the cut marked with `…`. */
export function fitText(text: string, width: number, font: Font): string {
  // No letter is narrower than a pixel.
  const most = Math.ceil(width) + 1
  if (text.length <= most && textWidth(text, font) <= width) return text
  let kept = Math.min(text.length, most) - 1
  while (kept > 1 && textWidth(`${text.slice(0, kept)}…`, font) > width) kept--
  return `${text.slice(0, kept).trimEnd()}…`
}

/** Breaks a text at spaces into lines of a width in pixels; a longer word keeps a line of its own. */
export function wrapText(text: string, width: number, font: Font): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const joined = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word
    if (lines.length > 0 && textWidth(joined, font) <= width) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines
}

/** A full stop counts as wide as a comma (0.2 pixels less), so that 1,234.5 and 1.234,5 take the same places. */
function widths(text: string): number[] {
  const list = numbers(text)
  const [comma, stop] = [44 - 32, 46 - 32]
  list[stop] = list[comma] as number
  return list
}

function numbers(text: string): number[] {
  return text.split(' ').map(Number)
}

function pairs(text: string): Map<number, number> {
  const list = numbers(text)
  return new Map(list.flatMap((code, at) => (at % 2 === 0 ? [[code, list[at + 1] as number]] : [])))
}

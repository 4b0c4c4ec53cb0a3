import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

const FONT = '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2'

/** Lightest and boldest weight that the style sheets use. */
const WEIGHTS = { min: 400, max: 800 }

/** Code points of both languages, of names of western Europe, and of general punctuation, currency, signs and arrows. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x2010, 0x205e],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2215],
] as const

/** The font of the pages as WOFF2: the letters and weights that they use, with figures of equal width. */
export async function fontFile(): Promise<Buffer> {
  const text = RANGES.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  ).join('')
  const whole = readFileSync(fileURLToPath(import.meta.resolve(FONT)))
  return subsetFont(whole, text, { targetFormat: 'woff2', variationAxes: { wght: WEIGHTS } })
}

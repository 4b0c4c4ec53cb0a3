/** Red, green and blue, each from 0 to 1. */
export type Rgb = readonly [number, number, number]

/** Colours of a theme that carry text or lie under it. */
export interface Palette {
  /** Links and marks on the page, on a surface and on `soft`: at least 4.5:1. */
  accent: string
  /** Ground of a filled button. */
  solid: string
  /** Text on `solid`: at least 4.5:1. */
  onSolid: string
  /** Faint ground in the colour of the brand. */
  soft: string
  /** Second colour for ornaments and marks: at least 3:1 on the page. */
  second: string
  /** Faint ground in the second colour. */
  secondSoft: string
}

/** Grounds on which text stands, as `tokens.css` has them; the first is the page. */
export const GROUNDS = {
  light: ['#fbf8f3', '#ffffff', '#f3eee5'],
  dark: ['#151310', '#1e1b17', '#28241f'],
} as const

const TEXT = 4.5
const MARK = 3
/** Above the bar, so that rounding to eight bits never falls below it. */
const MARGIN = 0.1

/** Colours for both themes from a catalog's two, made darker or lighter until they can be read. */
export function brandPalettes(primary: string, secondary: string): { light: Palette; dark: Palette } {
  return { light: palette(primary, secondary, 'light'), dark: palette(primary, secondary, 'dark') }
}

/** The palettes as custom properties for `:root`, dark where the reader's system asks for it. */
export function brandStyles(primary: string, secondary: string): string {
  const { light, dark } = brandPalettes(primary, secondary)
  return `:root{${properties(light)}}\n@media (prefers-color-scheme:dark){:root{${properties(dark)}}}\n`
}

/** Contrast ratio of two colours as `#rrggbb`, from 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(parse(a)), luminance(parse(b))].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function palette(primary: string, secondary: string, theme: 'light' | 'dark'): Palette {
  const grounds = GROUNDS[theme]
  const soft = mix(primary, grounds[1], theme === 'light' ? 0.1 : 0.16)
  const secondSoft = mix(secondary, grounds[1], theme === 'light' ? 0.16 : 0.14)
  const accent = readable(primary, [...grounds, soft, secondSoft], TEXT, theme)
  // White text needs a dark ground whatever the theme, and the button has to stand out from the page.
  const solid = theme === 'light' ? readable(primary, ['#ffffff', grounds[0]], TEXT, theme) : accent
  const onSolid = theme === 'light' ? '#ffffff' : grounds[0]
  const second = readable(secondary, [...grounds, soft, secondSoft], MARK, theme)
  return { accent, solid, onSolid, soft, second, secondSoft }
}

function properties(of: Palette): string {
  return [
    `--accent:${of.accent}`,
    `--accent-solid:${of.solid}`,
    `--on-accent:${of.onSolid}`,
    `--accent-soft:${of.soft}`,
    `--second:${of.second}`,
    `--second-soft:${of.secondSoft}`,
  ].join(';')
}

/** The nearest lightness of a colour, its hue kept, that has the contrast on every ground. */
function readable(
  colour: string,
  grounds: readonly string[],
  ratio: number,
  theme: 'light' | 'dark',
): string {
  const [lightness, a, b] = toOklab(parse(colour))
  const enough = (at: string) => grounds.every((ground) => contrast(at, ground) >= ratio + MARGIN)
  for (let step = 0; step <= 100; step++) {
    const to = theme === 'light' ? lightness * (1 - step / 100) : lightness + (1 - lightness) * (step / 100)
    const chroma = theme === 'light' ? to / (lightness || 1) : (1 - to) / (1 - lightness || 1)
    const keep = Math.min(1, Math.max(0, chroma) ** 0.25)
    const candidate = format(fromOklab([to, a * keep, b * keep]))
    if (enough(candidate)) return candidate
  }
  return theme === 'light' ? '#000000' : '#ffffff'
}

function mix(colour: string, ground: string, share: number): string {
  const over = parse(colour)
  const under = parse(ground)
  return format(over.map((value, at) => value * share + (under[at] ?? 0) * (1 - share)) as unknown as Rgb)
}

function parse(colour: string): Rgb {
  const value = /^#[0-9a-f]{6}$/i.test(colour) ? Number.parseInt(colour.slice(1), 16) : 0x555555
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}

function format(colour: Rgb): string {
  const part = (value: number) =>
    Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, '0')
  return `#${colour.map(part).join('')}`
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function gamma(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/** Björn Ottosson's Oklab, in which a change of lightness leaves the hue. */
function toOklab(colour: Rgb): Rgb {
  const [r, g, b] = colour.map(linear) as unknown as Rgb
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromOklab([lightness, a, b]: Rgb): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

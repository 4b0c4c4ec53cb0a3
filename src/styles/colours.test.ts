import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { brandPalettes, brandStyles, contrast, GROUNDS } from './colours.ts'

const hues = ['00', '55', 'aa', 'ff']
const colours = hues.flatMap((r) => hues.flatMap((g) => hues.map((b) => `#${r}${g}${b}`)))

describe('brand colours', () => {
  test('contrast is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })

  test('any pair of colours gives readable text in both themes', () => {
    for (const [at, primary] of colours.entries()) {
      const secondary = colours[(at * 7 + 3) % colours.length]!
      const palettes = brandPalettes(primary, secondary)
      for (const theme of ['light', 'dark'] as const) {
        const { accent, solid, onSolid, soft, second, secondSoft } = palettes[theme]
        const grounds = [...GROUNDS[theme], soft, secondSoft]
        for (const ground of grounds) {
          expect(contrast(accent, ground), `${primary} ${theme} on ${ground}`).toBeGreaterThanOrEqual(4.5)
          expect(contrast(second, ground), `${secondary} ${theme} on ${ground}`).toBeGreaterThanOrEqual(3)
        }
        expect(contrast(onSolid, solid)).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  test('ink and quiet ink of the tokens can be read on every faint ground of a brand', () => {
    const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
    const values = (name: string) =>
      [...tokens.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6})`, 'g'))].map((m) => m[1]!)
    for (const name of ['ink', 'quiet']) {
      const [light, dark] = values(name)
      for (const primary of colours) {
        const palettes = brandPalettes(primary, primary)
        expect(contrast(light!, palettes.light.soft)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(light!, palettes.light.secondSoft)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(dark!, palettes.dark.soft)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(dark!, palettes.dark.secondSoft)).toBeGreaterThanOrEqual(4.5)
      }
    }
    for (const [at, name] of ['ground', 'surface', 'sunken'].entries()) {
      expect(values(name)).toEqual([GROUNDS.light[at], GROUNDS.dark[at]])
    }
  })

  test('a colour that can be read already stays as it is', () => {
    expect(brandPalettes('#0b5b30', '#8a6508').light.accent).toBe('#0b5b30')
  })

  test('styles hold both themes', () => {
    expect(brandStyles('#0b6b3a', '#b8860b')).toMatch(
      /^:root\{--accent:#[0-9a-f]{6};.+prefers-color-scheme:dark/s,
    )
  })
})

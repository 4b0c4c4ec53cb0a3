import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create } from 'fontkitten'

const TARGET = new URL('../src/charts/font-widths.ts', import.meta.url)
const FONT = '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2'

/** What the table needs of the font library; its own types leave tables untyped. */
interface VariableFont {
  unitsPerEm: number
  characterSet: number[]
  HVAR: unknown
  GSUB: {
    featureList: { tag: string; feature: { lookupListIndexes: number[] } }[]
    lookupList: { toArray(): { subTables: SingleSubstitution[] }[] }
  }
  glyphForCodePoint(code: number): { id: number; advanceWidth: number }
  getGlyph(id: number): { id: number; advanceWidth: number }
  getVariation(axes: { wght: number }): {
    _variationProcessor: { getAdvanceAdjustment(glyph: number, table: unknown): number }
  }
}

interface SingleSubstitution {
  coverage: { rangeRecords: { start: number; end: number }[] }
  deltaGlyphID: number
}

/** Advance widths of the bundled font by code point at a weight, in thousandths of the font size. */
function widths(font: VariableFont, weight: number): [number, number][] {
  const variation = font.getVariation({ wght: weight })
  // The library finds no tables again in the compressed file it makes the variation from.
  for (const tag of ['fvar', 'avar', 'HVAR'] as const) {
    Object.defineProperty(variation, tag, { value: (font as unknown as Record<string, unknown>)[tag] })
  }
  const tabular = tabularGlyphs(font)
  return font.characterSet
    .filter((code) => code >= 32 && code < 0xffff)
    .map((code) => {
      const id = tabular(font.glyphForCodePoint(code).id)
      const advance = font.getGlyph(id).advanceWidth
      const change = variation._variationProcessor.getAdvanceAdjustment(id, font.HVAR)
      return [code, Math.round(((advance + change) * 1000) / font.unitsPerEm)]
    })
}

/** The font's `tnum` substitution: charts set their digits in one width. */
function tabularGlyphs(font: VariableFont): (glyph: number) => number {
  const feature = font.GSUB.featureList.find(({ tag }) => tag === 'tnum')
  const lookup = feature?.feature.lookupListIndexes[0]
  const table = lookup === undefined ? undefined : font.GSUB.lookupList.toArray()[lookup]?.subTables[0]
  if (!table) throw new Error('The font has no tabular figures.')
  const ranges = table.coverage.rangeRecords
  return (glyph) =>
    ranges.some(({ start, end }) => glyph >= start && glyph <= end) ? glyph + table.deltaGlyphID : glyph
}

function source(font: VariableFont): string {
  const regular = widths(font, 400)
  const bold = widths(font, 600)
  const latin = (table: [number, number][]) => {
    const byCode = new Map(table)
    return Array.from({ length: 224 }, (_, i) => byCode.get(i + 32) ?? 0)
  }
  const rest = (table: [number, number][]) => table.filter(([code]) => code > 255)
  return `${[
    '// Written by scripts/font-widths.ts from the bundled font; do not edit.',
    '',
    '/** Advance widths of U+0020 to U+00FF in thousandths of the font size, with tabular figures; 0 where there is no glyph. */',
    `export const LATIN = {\n  400: [${latin(regular).join(', ')}],\n  600: [${latin(bold).join(', ')}],\n}`,
    '',
    '/** The same for the code points above, as pairs. */',
    `export const REST: Record<400 | 600, [number, number][]> = {\n  400: ${JSON.stringify(rest(regular))},\n  600: ${JSON.stringify(rest(bold))},\n}`,
  ].join('\n')}\n`
}

const font = create(readFileSync(fileURLToPath(import.meta.resolve(FONT)))) as unknown as VariableFont
const text = source(font)
if (!process.argv.includes('--check')) {
  writeFileSync(TARGET, text)
} else if (readNumbers(readFileSync(TARGET, 'utf8')) !== readNumbers(text)) {
  console.error('src/charts/font-widths.ts does not match the bundled font: run node scripts/font-widths.ts')
  process.exitCode = 1
}

/** The numbers of a source text, so that the formatter's line breaks do not count as drift. */
function readNumbers(code: string): string {
  return code.match(/\d+/g)?.join(' ') ?? ''
}

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create } from 'fontkitten'

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

/** Source of the module with the advance widths of the bundled font, by which charts know how wide a text is. */
export function fontWidthsModule(): string {
  const font = create(readFileSync(fileURLToPath(import.meta.resolve(FONT)))) as unknown as VariableFont
  const tables = ([400, 600] as const).map((weight) => ({ weight, table: widths(font, weight) }))
  const lines = (write: (table: [number, number][]) => string) =>
    tables.map(({ weight, table }) => `  ${weight}: '${write(table)}',`)
  return `${[
    '// Written by scripts/generate.ts from the bundled font; do not edit.',
    '',
    '/** Advance widths of U+0020 to U+00FF by weight, in thousandths of the font size; 0 where there is no glyph. */',
    'export const LATIN: Record<400 | 600, string> = {',
    ...lines(latin),
    '}',
    '',
    '/** The same of the code points above, each with its width. */',
    'export const REST: Record<400 | 600, string> = {',
    ...lines((table) =>
      table
        .filter(([code]) => code > 255)
        .map((pair) => pair.join(' '))
        .join(' '),
    ),
    '}',
  ].join('\n')}\n`
}

function latin(table: [number, number][]): string {
  const byCode = new Map(table)
  return Array.from({ length: 224 }, (_, index) => byCode.get(index + 32) ?? 0).join(' ')
}

import type { Language } from '../catalog/problem.ts'
import { NARROW, type Plan, planOf, WIDE } from './engine.ts'
import { escapeText } from './marks.ts'
import { formatFixed } from './numbers.ts'
import { draw } from './svg.ts'
import { widest } from './values.ts'
import type { ChartSpec } from './view.ts'

/** The two drawings of a chart, of which a page shows the one that fits. */
export interface Drawings {
  narrow: string
  wide: string
}

interface Kept extends Drawings {
  language: Language
  words: string[][]
}

/** Drawings of charts that may be asked for in another language, by all they depend on but words and language. */
const kept = new Map<string, Kept>()
/** Characters that are kept at most: what a catalog of 8,000 charts needs. */
const MOST = 100_000_000
let size = 0

/**
 * Draws a chart at both widths. Drawings that differ from those of another language only in words and in how numbers
 * are written come from those, as bytes the same: pages of one dataset follow one another by language.
 */
export function drawings(chart: ChartSpec): Drawings {
  const plans = [planOf(chart, NARROW), planOf(chart, WIDE)] as const
  if (chart.kind === 'pie' || chart.kind === 'scatter' || chart.bounds || chart.annotations)
    return drawn(plans)
  const key = keyOf(plans)
  const words = plans.map(wordsOf)
  const twin = kept.get(key)
  const written = twin && twin.language !== chart.language && translate(twin, chart.language, words)
  if (twin) forget(key, twin)
  if (written) return written
  const fresh = drawn(plans)
  remember(key, { ...fresh, language: chart.language, words })
  return fresh
}

function drawn([narrow, wide]: readonly [Plan, Plan]): Drawings {
  return { narrow: draw(narrow), wide: draw(wide) }
}

function remember(key: string, drawings: Kept): void {
  const added = weight(key, drawings)
  if (size + added > MOST) return
  kept.set(key, drawings)
  size += added
}

function forget(key: string, drawings: Kept): void {
  kept.delete(key)
  size -= weight(key, drawings)
}

function weight(key: string, { narrow, wide }: Drawings): number {
  return key.length + narrow.length + wide.length
}

/** All that marks and places depend on. */
function keyOf(plans: readonly Plan[]): string {
  const { kind, horizontal, stacked, x, at, scale, series, decimals, additive, mirrored } = (plans[0] as Plan)
    .chart
  const values = series.map((item) => item.values)
  const places = plans.map(({ layout }) => [
    layout.head,
    layout.padding,
    layout.keys.map(({ x, y, colour }) => [x, y, colour]),
    layout.values && widest(layout.values),
    layout.values?.map((row) => row.map((text) => text === '')),
    layout.ends?.map((text) => text === ''),
  ])
  return JSON.stringify([
    [kind, horizontal, stacked, x, at, scale, values, decimals, additive, mirrored],
    places,
  ])
}

/** The texts of a drawing but the numbers of its axes and points, in a fixed order. */
function wordsOf({ layout }: Plan): string[] {
  const { labels, unit, keys, values = [], ends = [], sides = [] } = layout
  const names = keys.map(({ name }) => name)
  return [...labels.flat(), unit, ...names, ...values.flat(), ...ends, ...sides]
}

/** The drawings of a twin in another language, or `undefined` where a text of theirs could mean two things. */
function translate(twin: Kept, language: Language, words: string[][]): Drawings | undefined {
  const swap = separators(twin.language, language)
  const narrow = swap && rewrite(twin.narrow, twin.words[0], words[0], swap)
  const wide = narrow && rewrite(twin.wide, twin.words[1], words[1], swap)
  return narrow && wide ? { narrow, wide } : undefined
}

type Swap = (number: string) => string

const NUMBER = /^\u2212?[\d.,]+$/

function rewrite(svg: string, before: string[] = [], after: string[] = [], swap: Swap): string | undefined {
  const texts = new Map<string, string>()
  for (const [index, word] of before.entries()) {
    const from = escapeText(word)
    const to = escapeText(after[index] ?? '')
    const known = texts.get(from) ?? (NUMBER.test(from) ? swap(from) : to)
    if (known !== to) return undefined
    texts.set(from, to)
  }
  let certain = true
  const written = svg.replace(/>([^<>]+)<\/text>/g, (_, text: string) => {
    const other = texts.get(text) ?? (NUMBER.test(text) ? swap(text) : undefined)
    certain &&= other !== undefined
    return `>${other}</text>`
  })
  return certain ? written : undefined
}

/** Writes a number of one language as in another, where both use full stop and comma, each in its way. */
function separators(from: Language, to: Language): Swap | undefined {
  const [one, other] = [from, to].map((language) => formatFixed(1234.5, language, 1))
  if (one === other) return (number) => number
  if (one !== exchange(other as string)) return undefined
  return exchange
}

function exchange(number: string): string {
  return number.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))
}

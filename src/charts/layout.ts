import { FONT_SIZE } from './canvas.ts'
import { decimalsOf, formatFixed, formatShort, roundTo } from './numbers.ts'
import { COLOURS, REST, seriesColour } from './palette.ts'
import { type Font, fitText, textWidth, wrapText } from './text-width.ts'
import type { ChartSpec } from './view.ts'
import { WORDS } from './words.ts'

/** Fonts of axis labels and of values. */
export const LABEL: Font = { size: FONT_SIZE, weight: 400 }
export const STRONG: Font = { size: FONT_SIZE, weight: 600 }
/** Most bars that carry their value. */
export const MOST_VALUES = 25
const LINE = 18
const KEY = 16

/** An entry of the legend with its place, from the top left of the drawing. */
export interface Key {
  name: string
  colour: string
  x: number
  y: number
}

/** What is drawn around the plot, and the room it takes. */
export interface Layout {
  /** Unit or measure above the plot. */
  unit: string
  keys: Key[]
  /** Height of unit and legend. */
  top: number
  /** Category labels, broken into lines. */
  labels: string[][]
  /** Text of each value by series and index; absent where bars have no room for theirs. */
  values?: string[][]
  /** Colour of each series. */
  colours: string[]
  /** Lines are named at their ends, in this many pixels. */
  ends: number
}

/** Places legend, labels and values for a drawing of a width in pixels. */
export function layoutOf(chart: ChartSpec, width: number): Layout {
  const colours = coloursOf(chart)
  const unit = unitOf(chart)
  const top = unit === '' ? 0 : LINE
  const ends = endsOf(chart, width)
  const keyed = chart.series.length > 1 && ends === 0
  const legend = keyed ? keysOf(chart, colours, width, top) : { keys: [], bottom: top }
  return {
    unit: fitText(unit, width, LABEL),
    keys: legend.keys,
    top: legend.bottom === 0 ? 0 : legend.bottom + 4,
    labels: labelsOf(chart, width),
    ...valuesOf(chart, width),
    colours,
    ends,
  }
}

/** Names stand at the ends of lines where all lines go to the end and the names leave the plot most of the width. */
function endsOf({ kind, series }: ChartSpec, width: number): number {
  if (kind !== 'line' || series.length < 2 || series.length > COLOURS) return 0
  if (series.some(({ values, unit }) => values[values.length - 1] === null || unit !== '')) return 0
  const widest = Math.max(...series.map(({ name }) => textWidth(name, STRONG)))
  return widest <= width * 0.3 ? Math.ceil(widest) + 10 : 0
}

/** The unit above the axis, else what is measured where the legend does not say it. */
function unitOf(chart: ChartSpec): string {
  if (chart.kind === 'pie') return ''
  if (chart.kind !== 'scatter') return chart.unit || (chart.series.length > 1 ? chart.yTitle : '')
  return chart.unit === '' ? chart.yTitle : `${chart.yTitle} (${chart.unit})`
}

/** Above eight series the largest of the end keep a colour of their own; the rest is one grey. */
function coloursOf({ series }: ChartSpec): string[] {
  if (series.length <= COLOURS) return series.map((_, index) => seriesColour(index))
  const last = series.map(({ values }, index) => ({
    index,
    value: values.findLast((value) => value !== null) ?? -Infinity,
  }))
  const front = last.sort((a, b) => b.value - a.value).slice(0, COLOURS - 1)
  const colours = series.map(() => REST)
  for (const [rank, { index }] of front.entries()) colours[index] = seriesColour(rank)
  return colours
}

function keysOf(
  chart: ChartSpec,
  colours: string[],
  width: number,
  top: number,
): { keys: Key[]; bottom: number } {
  const own = chart.series.flatMap(({ name, unit }, index) =>
    colours[index] === REST
      ? []
      : [{ name: unit ? `${name} (${unit})` : name, colour: colours[index] as string }],
  )
  const rest = chart.series.length - own.length
  if (rest > 0) own.push({ name: WORDS[chart.language].more(rest), colour: REST })
  const keys: Key[] = []
  let x = 0
  let y = top
  for (const { name, colour } of own) {
    const text = fitText(name, width - KEY, LABEL)
    const needed = KEY + textWidth(text, LABEL)
    if (x > 0 && x + needed > width) {
      x = 0
      y += LINE
    }
    keys.push({ name: text, colour, x, y })
    x += needed + 14
  }
  return { keys, bottom: y + LINE }
}

/** Names beside lying bars get up to 45 % of the width, in at most two lines. */
function labelsOf({ x, horizontal }: ChartSpec, width: number): string[][] {
  const room = horizontal ? width * 0.45 : width
  return x.map((name) => {
    if (!horizontal) return [name]
    const lines = wrapText(name, room, LABEL)
    const shown = lines.length > 2 ? [lines[0] as string, lines.slice(1).join(' ')] : lines
    return shown.map((line) => fitText(line, room, LABEL))
  })
}

function valuesOf(chart: ChartSpec, width: number): Pick<Layout, 'values'> {
  const { kind, series, x, stacked, horizontal, language, decimals } = chart
  const bars = x.length * series.length
  if (kind !== 'bar' || stacked || (!horizontal && bars > MOST_VALUES)) return {}
  const write = (format: (value: number) => string) =>
    series.map(({ values }) => values.map((value) => (value === null ? '' : format(value))))
  const room = horizontal ? width * 0.35 : (width - 8) / bars
  const fits = (texts: string[][]) =>
    texts.every((row) => row.every((text) => textWidth(text, STRONG) + 4 <= room))
  const full = write((value) => formatFixed(roundTo(value, decimals), language, decimals))
  if (fits(full)) return { values: full }
  // Three digits are enough to tell large numbers apart, and too few for small ones.
  const large = series.every(({ values }) =>
    values.every((value) => value === null || value === 0 || Math.abs(value) >= 1000),
  )
  const short = large ? write((value) => formatShort(value, language)) : full
  return fits(short) ? { values: short } : {}
}

/** Writes the labels of an axis with the fewest decimals that keep them apart. */
export function axisFormat(
  chart: ChartSpec,
): (value: number, index: number, ticks: { value: number }[]) => string {
  let decimals = 0
  let large = false
  return (value, index, ticks) => {
    if (index === 0) {
      const values = ticks.map((tick) => Number(tick.value.toPrecision(12)))
      decimals = decimalsOf(values)
      large = values.some((item) => Math.abs(item) >= 1e6)
    }
    return large
      ? formatShort(value, chart.language)
      : formatFixed(roundTo(value, decimals), chart.language, decimals)
  }
}

/** Whether upright bars would have room for their names; otherwise they are better laid down. */
export function namesFit({ x, series }: ChartSpec, width: number): boolean {
  const slot = (width - 44) / x.length
  return slot / series.length >= 14 && x.every((name) => textWidth(name, LABEL) + 6 <= slot)
}

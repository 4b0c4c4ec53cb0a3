import { COLOURS, REST, seriesColour } from './palette.ts'
import { fitText, LABEL, STRONG, textWidth, wrapText } from './text-width.ts'
import { barValues, lineEnds, widest } from './values.ts'
import type { ChartSpec } from './view.ts'
import { WORDS } from './words.ts'

/** Height in pixels of a line of the legend, and room for the mark before a name. */
const LINE = 18
const KEY = 16
/** Room above upright bars and points of a line for their values. */
const VALUE_HEIGHT = 18
/** Room for the mark before the text at the end of a line. */
export const END_MARK = 14

/** Room between the labels of an axis and the plot. */
export const TICK_PADDING = 8

/** An entry of the legend with its place, from the top left of the drawing. */
export interface Key {
  name: string
  colour: string
  x: number
  y: number
}

/** What stands around the plot, and the room in pixels it takes. */
export interface Layout {
  width: number
  /** Unit or measure above the plot. */
  unit: string
  keys: Key[]
  /** Height of unit and legend. */
  head: number
  padding: { top: number; right: number; bottom: number; left: number }
  /** Category labels, broken into lines. */
  labels: string[][]
  /** Text of each bar by series and index, or of each stack; absent where there is no room. */
  values?: string[][]
  /** Text at the end of each line. */
  ends?: string[]
  /** Colour of each series. */
  colours: string[]
  /** Names above the two sides of a pyramid. */
  sides?: string[]
  /** Texts of marked events, each in a line of its own above the plot. */
  events?: string[]
}

/** Places legend, labels and values for a drawing of a width in pixels. */
export function layoutOf(chart: ChartSpec, width: number, colours = coloursOf(chart)): Layout {
  const unit = fitText(unitOf(chart), width, LABEL)
  const ends = lineEnds(chart, width)
  const values = barValues(chart, width)
  const top = unit === '' ? 0 : LINE
  const sides = chart.mirrored && chart.series.map(({ name }) => fitText(name, width * 0.4, STRONG))
  const events = chart.annotations?.map(({ text }) => fitText(text, width - 8, LABEL))
  const keyed = chart.series.length > 1 && !ends?.named && !sides
  const { keys, bottom } = keyed ? keysOf(chart, colours, width, top) : { keys: [], bottom: top }
  const head = bottom === 0 ? 0 : bottom + 4
  const right = ends
    ? widest([ends.texts]) + 10 + END_MARK
    : chart.horizontal && values && !sides
      ? widest(values) + 8
      : 6
  const clear = chart.horizontal ? 0 : chart.series.length === 1 || values ? VALUE_HEIGHT : 8
  const above = clear + (sides ? LINE : 0) + (events?.length ?? 0) * LINE
  return {
    width,
    unit,
    keys,
    head,
    padding: { top: head + above, right, bottom: 0, left: 0 },
    labels: labelsOf(chart, width, right),
    colours,
    ...(values ? { values } : {}),
    ...(ends ? { ends: ends.texts } : {}),
    ...(sides ? { sides } : {}),
    ...(events ? { events } : {}),
  }
}

/** The unit, else what is measured where neither legend nor title says it. */
function unitOf({ kind, unit, yTitle, series, bounds }: ChartSpec): string {
  if (bounds) return yTitle
  if (kind === 'pie') return ''
  if (kind === 'scatter') return unit === '' ? yTitle : `${yTitle} (${unit})`
  return unit || (series.length > 1 ? yTitle : '')
}

/** Colour of each series: above eight series the largest at their ends keep a colour of their own, the rest is one grey. */
export function coloursOf(chart: ChartSpec): string[] {
  const colours = chart.series.map((_, index) => (chart.series.length > COLOURS ? REST : seriesColour(index)))
  for (const [rank, index] of frontOf(chart).entries()) colours[index] = seriesColour(rank)
  return colours
}

function frontOf({ series }: ChartSpec): number[] {
  if (series.length <= COLOURS) return series.map((_, index) => index)
  const ends = series.map(({ values }, index) => ({
    index,
    value: values.findLast((value) => value !== null) ?? -Infinity,
  }))
  ends.sort((a, b) => b.value - a.value)
  return ends.slice(0, COLOURS - 1).map(({ index }) => index)
}

function keysOf(
  chart: ChartSpec,
  colours: string[],
  width: number,
  top: number,
): { keys: Key[]; bottom: number } {
  const front = frontOf(chart)
  const entries = front.map((index) => {
    const { name, unit } = chart.series[index] as ChartSpec['series'][number]
    return { name: unit ? `${name} (${unit})` : name, colour: colours[index] as string }
  })
  const rest = chart.series.length - front.length
  if (rest > 0) entries.push({ name: WORDS[chart.language].more(rest), colour: REST })
  const keys: Key[] = []
  let x = 0
  let y = top
  for (const { name, colour } of entries) {
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

/** Names beside lying bars have up to this share of the width, and Chart.js gives them at most half of what the values leave. */
const NAMES = 0.4
const NAME_LINES = 3

function labelsOf({ x, horizontal }: ChartSpec, width: number, right: number): string[][] {
  if (!horizontal) return x.map((name) => [name])
  const room = Math.min(width * NAMES, (width - right) / 2 - TICK_PADDING - 1)
  return x.map((name) => {
    const lines = wrapText(name, room, LABEL)
    const last = lines.slice(NAME_LINES - 1).join(' ')
    const shown = lines.length > NAME_LINES ? [...lines.slice(0, NAME_LINES - 1), last] : lines
    return shown.map((line) => fitText(line, room, LABEL))
  })
}

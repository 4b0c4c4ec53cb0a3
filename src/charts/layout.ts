import { COLOURS, REST, seriesColour } from './palette.ts'
import { fitText, LABEL, textWidth, wrapText } from './text-width.ts'
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
}

/** Places legend, labels and values for a drawing of a width in pixels. */
export function layoutOf(chart: ChartSpec, width: number): Layout {
  const colours = coloursOf(chart)
  const unit = fitText(unitOf(chart), width, LABEL)
  const ends = lineEnds(chart, width)
  const values = barValues(chart, width)
  const top = unit === '' ? 0 : LINE
  const keyed = chart.series.length > 1 && !ends?.named
  const { keys, bottom } = keyed ? keysOf(chart, colours, width, top) : { keys: [], bottom: top }
  const head = bottom === 0 ? 0 : bottom + 4
  const right = ends
    ? widest([ends.texts]) + 10 + END_MARK
    : chart.horizontal && values
      ? widest(values) + 8
      : 6
  const above = chart.horizontal ? 0 : chart.series.length === 1 || values ? VALUE_HEIGHT : 8
  return {
    width,
    unit,
    keys,
    head,
    padding: { top: head + above, right, bottom: 0, left: 0 },
    labels: labelsOf(chart, width),
    colours,
    ...(values ? { values } : {}),
    ...(ends ? { ends: ends.texts } : {}),
  }
}

/** The unit, else what is measured where neither legend nor title says it. */
function unitOf({ kind, unit, yTitle, series }: ChartSpec): string {
  if (kind === 'pie') return ''
  if (kind === 'scatter') return unit === '' ? yTitle : `${yTitle} (${unit})`
  return unit || (series.length > 1 ? yTitle : '')
}

/** Above eight series the largest at their ends keep a colour of their own, the rest is one grey. */
function coloursOf(chart: ChartSpec): string[] {
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

/** Chart.js gives names beside lying bars at most half the width that the values leave. */
const NAMES = 0.38

function labelsOf({ x, horizontal }: ChartSpec, width: number): string[][] {
  const room = width * NAMES
  return x.map((name) => {
    if (!horizontal) return [name]
    const lines = wrapText(name, room, LABEL)
    const shown = lines.length > 2 ? [lines[0] as string, lines.slice(1).join(' ')] : lines
    return shown.map((line) => fitText(line, room, LABEL))
  })
}

import type { Chart } from 'chart.js'
import type { RecordingContext } from './canvas.ts'
import { END_MARK, type Key, type Layout } from './layout.ts'
import { AXIS, GROUND, INK, QUIET } from './palette.ts'
import { LABEL, STRONG, textWidth } from './text-width.ts'
import { writeValue } from './values.ts'
import type { ChartSpec } from './view.ts'

const BOLD = `600 ${STRONG.size}px`
const PLAIN = `400 ${LABEL.size}px`
const ROW = 15

/** Draws over a finished plot what Chart.js has no part for: unit, legend, zero line, values and names of lines. */
export function drawOverlay(ctx: RecordingContext, plot: Chart, chart: ChartSpec, layout: Layout): void {
  ctx.textBaseline = 'top'
  text(ctx, layout.unit, 0, 0, QUIET, PLAIN, 'left')
  drawKeys(ctx, layout.keys, chart.kind)
  if (layout.events) drawEvents(ctx, plot, chart, layout)
  if (layout.sides) drawSides(ctx, plot, layout)
  if (chart.kind === 'bar') {
    drawZero(ctx, plot, chart.horizontal)
    if (layout.values && chart.stacked) drawTotals(ctx, plot, chart, layout.values[0] ?? [])
    else if (layout.values) drawBarValues(ctx, plot, chart, layout.values)
  } else if (chart.kind === 'line' || chart.kind === 'area') {
    if (layout.ends) drawEnds(ctx, plot, layout.ends, layout.colours)
    else if (chart.series.length === 1) drawPointValues(ctx, plot, chart)
  }
}

function drawKeys(ctx: RecordingContext, keys: Key[], kind: ChartSpec['kind']): void {
  for (const { colour, x, y } of keys) {
    ctx.fillStyle = colour
    if (kind === 'line') ctx.fillRect(x, y + 5.5, 11, 3)
    else ctx.fillRect(x, y + 2, 10, 10)
  }
  for (const { name, x, y } of keys) text(ctx, name, x + 16, y, INK, PLAIN, 'left')
}

/** Names the two sides of a pyramid beside its middle, each with its colour. */
function drawSides(ctx: RecordingContext, plot: Chart, { sides = [], colours, head }: Layout): void {
  const middle = plot.scales.x?.getPixelForValue(0) ?? 0
  ctx.textBaseline = 'top'
  for (const [index, name] of sides.entries()) {
    const way = index === 0 ? -1 : 1
    ctx.fillStyle = colours[index] as string
    ctx.fillRect(middle + way * 8 - (way < 0 ? 10 : 0), head + 2, 10, 10)
    text(ctx, name, middle + way * 24, head, INK, BOLD, way < 0 ? 'right' : 'left')
  }
}

/** Marks events by a line through the plot, each with its text in a line of its own above. */
function drawEvents(ctx: RecordingContext, plot: Chart, chart: ChartSpec, layout: Layout): void {
  const { top, bottom } = plot.chartArea
  const first = layout.head + 2
  for (const [row, words] of (layout.events ?? []).entries()) {
    const x = Math.round(plot.scales.x?.getPixelForValue(chart.annotations?.[row]?.at ?? 0) ?? 0) + 0.5
    const y = first + row * 18
    ctx.strokeStyle = AXIS
    ctx.lineWidth = 1
    ctx.setLineDash([3, 3])
    ctx.beginPath()
    ctx.moveTo(x, y + 16)
    ctx.lineTo(x, bottom)
    ctx.stroke()
    const half = textWidth(words, LABEL) / 2
    ctx.textBaseline = 'top'
    text(
      ctx,
      words,
      Math.max(half, Math.min(layout.width - half, x)),
      Math.min(y, top),
      QUIET,
      PLAIN,
      'center',
      GROUND,
    )
  }
  ctx.setLineDash([])
}

function drawZero(ctx: RecordingContext, plot: Chart, horizontal: boolean): void {
  const { left, right, top, bottom } = plot.chartArea
  const zero = Math.round(plot.scales[horizontal ? 'x' : 'y']?.getPixelForValue(0) ?? 0)
  ctx.strokeStyle = AXIS
  ctx.lineWidth = 1
  ctx.setLineDash([])
  ctx.beginPath()
  if (horizontal) {
    ctx.moveTo(zero - 0.5, top)
    ctx.lineTo(zero - 0.5, bottom)
  } else {
    ctx.moveTo(left, zero + 0.5)
    ctx.lineTo(right, zero + 0.5)
  }
  ctx.stroke()
}

function drawBarValues(
  ctx: RecordingContext,
  plot: Chart,
  { series, horizontal, mirrored }: ChartSpec,
  texts: string[][],
): void {
  for (const [index, { values }] of series.entries()) {
    const bars = plot.getDatasetMeta(index).data
    for (const [at, value] of values.entries()) {
      const bar = bars[at]
      const label = texts[index]?.[at]
      if (value === null || !bar || !label) continue
      const up = value >= 0 && !(mirrored && index === 0)
      if (horizontal) {
        ctx.textBaseline = 'middle'
        text(ctx, label, bar.x + (up ? 5 : -5), bar.y, INK, BOLD, up ? 'left' : 'right')
      } else {
        ctx.textBaseline = up ? 'bottom' : 'top'
        text(ctx, label, bar.x, bar.y + (up ? -3 : 3), INK, BOLD, 'center')
      }
    }
  }
}

/** Totals at the far ends of stacks. */
function drawTotals(
  ctx: RecordingContext,
  plot: Chart,
  { series, horizontal }: ChartSpec,
  texts: string[],
): void {
  const metas = series.map((_, index) => plot.getDatasetMeta(index).data)
  ctx.textBaseline = horizontal ? 'middle' : 'bottom'
  for (const [at, label] of texts.entries()) {
    const bars = metas.flatMap((data, index) =>
      series[index]?.values[at] === null || !data[at] ? [] : [data[at]],
    )
    const [first] = bars
    if (!first) continue
    if (horizontal) text(ctx, label, Math.max(...bars.map(({ x }) => x)) + 5, first.y, INK, BOLD, 'left')
    else text(ctx, label, first.x, Math.min(...bars.map(({ y }) => y)) - 3, INK, BOLD, 'center')
  }
}

/** The last value, the largest, the smallest and the first are written first, then all others that have room. */
function drawPointValues(ctx: RecordingContext, plot: Chart, chart: ChartSpec): void {
  const values = chart.series[0]?.values ?? []
  const points = plot.getDatasetMeta(0).data
  const known = values.flatMap((value, at) => (value === null ? [] : [at]))
  const by = (better: (a: number, b: number) => boolean) =>
    known.reduce(
      (best, at) => (better(values[at] as number, values[best] as number) ? at : best),
      known[0] as number,
    )
  const order = [
    known[known.length - 1] as number,
    by((a, b) => a > b),
    by((a, b) => a < b),
    known[0] as number,
  ]
  if (known.length <= 12) order.push(...known)
  const taken: { left: number; right: number; top: number; bottom: number }[] = []
  for (const at of new Set(order)) {
    const point = points[at]
    if (!point) continue
    const label = writeValue(chart, values[at] as number)
    const half = textWidth(label, STRONG) / 2
    const above = isAbove(values, at) || point.y + 6 + ROW > plot.chartArea.bottom
    const shift = slope(values, at) * (above ? -0.6 : 0.6) * half
    const x = Math.max(plot.chartArea.left + half, Math.min(plot.width - half, point.x + shift))
    const top = above ? point.y - 6 - ROW : point.y + 6
    const box = { left: x - half - 4, right: x + half + 4, top, bottom: top + ROW }
    const meets = taken.some(
      (b) => box.left < b.right && box.right > b.left && box.top < b.bottom && box.bottom > b.top,
    )
    if (meets) continue
    taken.push(box)
    ctx.textBaseline = above ? 'bottom' : 'top'
    text(ctx, label, x, point.y + (above ? -6 : 6), INK, BOLD, 'center', GROUND)
  }
}

/** Above a point unless the line passes there: a valley has its value below. */
function isAbove(values: (number | null)[], at: number): boolean {
  const value = values[at] as number
  const before = values[at - 1] ?? value
  const after = values[at + 1] ?? value
  return before - value + (after - value) <= 0
}

/** 1 where the line rises through a point, -1 where it falls: its value stands on the outer side. */
function slope(values: (number | null)[], at: number): -1 | 0 | 1 {
  const [before, value, after] = [values[at - 1], values[at], values[at + 1]] as (number | null | undefined)[]
  if (before == null || value == null || after == null) return 0
  return before < value && value < after ? 1 : before > value && value > after ? -1 : 0
}

function drawEnds(ctx: RecordingContext, plot: Chart, texts: string[], colours: string[]): void {
  const { top, bottom, right } = plot.chartArea
  const ends = texts.flatMap((label, index) => {
    const points = plot.getDatasetMeta(index).data
    const y = points[points.length - 1]?.y
    return label === '' || y === undefined ? [] : [{ label, colour: colours[index] as string, y }]
  })
  ends.sort((a, b) => a.y - b.y)
  let free = top
  for (const end of ends) {
    end.y = Math.max(end.y, free)
    free = end.y + ROW
  }
  let limit = bottom
  for (const end of ends.toReversed()) {
    end.y = Math.min(end.y, limit)
    limit = end.y - ROW
  }
  // Words stay in the colour of text: not every series colour has the contrast that reading needs.
  for (const { colour, y } of ends) {
    ctx.fillStyle = colour
    ctx.fillRect(right + 8, y - 4.5, 9, 9)
  }
  ctx.textBaseline = 'middle'
  for (const { label, y } of ends) text(ctx, label, right + 8 + END_MARK, y, INK, BOLD, 'left')
}

function text(
  ctx: RecordingContext,
  value: string,
  x: number,
  y: number,
  colour: string,
  font: string,
  align: string,
  halo = '',
): void {
  ctx.fillStyle = colour
  ctx.font = font
  ctx.textAlign = align
  ctx.fillText(value, x, y, undefined, halo)
}

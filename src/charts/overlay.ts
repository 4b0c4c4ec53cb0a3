import type { Chart } from 'chart.js'
import type { RecordingContext } from './canvas.ts'
import { type Key, LABEL, type Layout, STRONG } from './layout.ts'
import { formatFixed, roundTo } from './numbers.ts'
import { AXIS, GROUND, INK, QUIET } from './palette.ts'
import { textWidth } from './text-width.ts'
import type { ChartSpec } from './view.ts'

const BOLD = `600 ${STRONG.size}px`
const PLAIN = `400 ${LABEL.size}px`
const ROW = 15

/** Draws over a finished plot what Chart.js has no part for: unit, legend, zero line, values and names of lines. */
export function drawOverlay(ctx: RecordingContext, plot: Chart, chart: ChartSpec, layout: Layout): void {
  ctx.textBaseline = 'top'
  text(ctx, layout.unit, 0, 0, QUIET, PLAIN, 'left')
  drawKeys(ctx, layout.keys, chart.kind)
  if (chart.kind === 'bar') {
    drawZero(ctx, plot, chart.horizontal)
    if (layout.values) drawBarValues(ctx, plot, chart, layout.values)
  } else if (chart.kind === 'line' || chart.kind === 'area') {
    if (layout.ends > 0) drawEnds(ctx, plot, chart, layout)
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
  { series, horizontal }: ChartSpec,
  texts: string[][],
): void {
  for (const [index, { values }] of series.entries()) {
    const bars = plot.getDatasetMeta(index).data
    for (const [at, value] of values.entries()) {
      const bar = bars[at]
      const label = texts[index]?.[at]
      if (value === null || !bar || !label) continue
      const up = value >= 0
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
    const label = formatFixed(roundTo(values[at] as number, chart.decimals), chart.language, chart.decimals)
    const half = textWidth(label, STRONG) / 2
    const above = isAbove(values, at)
    const x = Math.max(half, Math.min(plot.width - half, point.x))
    const top = above ? point.y - 7 - ROW : point.y + 7
    const box = { left: x - half - 4, right: x + half + 4, top, bottom: top + ROW }
    const meets = taken.some(
      (b) => box.left < b.right && box.right > b.left && box.top < b.bottom && box.bottom > b.top,
    )
    if (meets || box.bottom > plot.chartArea.bottom + 2) continue
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

function drawEnds(ctx: RecordingContext, plot: Chart, { series }: ChartSpec, { colours }: Layout): void {
  const { top, bottom, right } = plot.chartArea
  const ends = series.map(({ name }, index) => {
    const points = plot.getDatasetMeta(index).data
    return { name, colour: colours[index] as string, y: points[points.length - 1]?.y ?? top }
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
  ctx.textBaseline = 'middle'
  for (const { name, colour, y } of ends) text(ctx, name, right + 8, y, colour, BOLD, 'left')
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

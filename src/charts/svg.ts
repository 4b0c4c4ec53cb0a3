import { ArcElement, Chart, LinearScale, PieController, PointElement, ScatterController } from 'chart.js'
import { RecordingContext } from './canvas.ts'
import { chartConfig } from './config.ts'
import { type Layout, layoutOf } from './layout.ts'
import { drawOverlay } from './overlay.ts'
import { drawParts, pieConfig, pieHeight } from './pie.ts'
import { stillChart } from './still.ts'
import { FONT_SIZE } from './text-width.ts'
import { asBars } from './tiles.ts'
import { namesFit } from './values.ts'
import type { ChartSpec } from './view.ts'

Chart.register(PieController, ArcElement, ScatterController, PointElement, LinearScale)

/** Widths in pixels at which a chart is drawn; a page shows the one that fits, so text is never below 11 px. */
export const NARROW = 320
export const WIDE = 640

/** A chart as it will be drawn at a width. */
export interface Plan {
  chart: ChartSpec
  layout: Layout
}

/** Decides how a chart is drawn at a width in pixels; a map, which is not drawn on a plot, as bars of its newest period. */
export function planOf(chart: ChartSpec, width: number): Plan {
  const drawn = laidDown(chart.kind === 'map' ? asBars(chart) : chart)
  return { chart: drawn, layout: layoutOf(drawn, width) }
}

/**
 * A chart as an `<svg>` element of a width in pixels, drawn by Chart.js. It takes the height it needs, has no
 * ids and no styles, and its colours are the CSS variables of `src/styles/charts.css`. It is hidden from
 * assistive technology: the figure around it says in words what it shows.
 */
export function chartSvg(chart: ChartSpec, { width }: { width: number }): string {
  return draw(planOf(chart, width))
}

/** Draws a plan, as `chartSvg` does. */
export function draw({ chart, layout }: Plan): string {
  const { width } = layout
  const height = Math.ceil(chart.kind === 'pie' ? pieHeight(chart, width) : plotHeight(chart, layout, width))
  const ctx = new RecordingContext(width, height)
  const plot = plotOf(ctx.canvas as unknown as HTMLCanvasElement, chart, layout)
  if (chart.kind === 'pie') drawParts(ctx, chart, width)
  else drawOverlay(ctx, plot, chart, layout)
  const marks = ctx.markup()
  plot.destroy()
  const box = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`
  // Joined and not added, so that it is one string in memory and not a tree of its pieces.
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${box} font-size="${FONT_SIZE}" aria-hidden="true" focusable="false">`,
    marks,
    '</svg>',
  ].join('')
}

function plotOf(canvas: HTMLCanvasElement, chart: ChartSpec, layout: Layout): Chart {
  if (chart.kind === 'pie') return new Chart(canvas, pieConfig(chart, layout.width))
  const config = chartConfig(chart, layout)
  return chart.kind === 'scatter' ? new Chart(canvas, config) : stillChart(canvas, config)
}

/** Upright bars whose names would not fit on a phone lie in every width, so that one chart has one shape. */
function laidDown(chart: ChartSpec): ChartSpec {
  if (chart.kind !== 'bar' || chart.horizontal || chart.scale !== undefined || chart.bounds) return chart
  return namesFit(chart, NARROW) ? chart : { ...chart, horizontal: true }
}

function plotHeight(chart: ChartSpec, layout: Layout, width: number): number {
  if (!chart.horizontal) {
    return layout.head + (layout.events?.length ?? 0) * 18 + (width < 480 ? 220 : 300)
  }
  const lines = Math.max(...layout.labels.map((label) => label.length))
  const bars = chart.stacked || chart.mirrored ? 1 : chart.series.length
  const row = Math.max(bars === 1 ? 24 : bars * 16 + 10, lines * 15 + 8)
  return layout.padding.top + chart.x.length * row + (layout.values ? 4 : 28)
}

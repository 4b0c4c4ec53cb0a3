import { BasicPlatform, Chart } from 'chart.js'
import type { RecordingContext } from './canvas.ts'
import { chartConfig } from './config.ts'
import { type Layout, layoutOf } from './layout.ts'
import { drawOverlay } from './overlay.ts'
import { drawParts, pieConfig, pieHeight } from './pie.ts'
import { stillChart } from './still.ts'
import { asBars } from './tiles.ts'
import { namesFit } from './values.ts'
import type { ChartSpec } from './view.ts'

/** Widths in pixels at which a chart is drawn; a page shows the one that fits, so text is never below 11 px. */
export const NARROW = 320
export const WIDE = 640

/** A chart as it will be drawn at a width. */
export interface Plan {
  chart: ChartSpec
  layout: Layout
}

/**
 * Decides how a chart is drawn at a width in pixels; a map, which is not drawn on a plot, as bars of its newest
 * period. With `colours` each series has the one at its place instead of one by its rank.
 */
export function planOf(chart: ChartSpec, width: number, colours?: string[]): Plan {
  const drawn = laidDown(chart.kind === 'map' ? asBars(chart) : chart)
  return { chart: drawn, layout: layoutOf(drawn, width, colours) }
}

/** Height in whole pixels that a plan takes. */
export function heightOf({ chart, layout }: Plan): number {
  const { width } = layout
  return Math.ceil(chart.kind === 'pie' ? pieHeight(chart, width) : plotHeight(chart, layout, width))
}

/**
 * Draws a plan on a context of its size; the plot that is returned knows where everything is until it is destroyed.
 * Areas, pies and scatters need `kinds.ts` to be loaded.
 */
export function drawOn(
  ctx: RecordingContext,
  canvas: HTMLCanvasElement,
  { chart, layout }: Plan,
  devicePixelRatio = 1,
): Chart {
  const plot = plotOf(canvas, chart, layout, devicePixelRatio)
  if (chart.kind === 'pie') drawParts(ctx, chart, layout.width)
  else drawOverlay(ctx, plot, chart, layout)
  return plot
}

function plotOf(
  canvas: HTMLCanvasElement,
  chart: ChartSpec,
  layout: Layout,
  devicePixelRatio: number,
): Chart {
  const config = chart.kind === 'pie' ? pieConfig(chart, layout.width) : chartConfig(chart, layout)
  // In a page Chart.js takes every canvas for an element of it, which the recording one is not.
  if (!('getAttribute' in canvas)) config.platform = BasicPlatform
  if (devicePixelRatio !== 1) config.options = { ...config.options, devicePixelRatio }
  return chart.kind === 'pie' || chart.kind === 'scatter'
    ? new Chart(canvas, config)
    : stillChart(canvas, config)
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

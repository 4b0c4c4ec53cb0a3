import './kinds.ts'
import { RecordingContext } from './canvas.ts'
import { drawOn, heightOf, type Plan, planOf } from './engine.ts'
import { FONT_SIZE } from './text-width.ts'
import type { ChartSpec } from './view.ts'

/**
 * A chart as an `<svg>` element of a width in pixels, drawn by Chart.js. It takes the height it needs, has no
 * ids and no styles, and its colours are the CSS variables of `src/styles/charts.css`. It is hidden from
 * assistive technology: the figure around it says in words what it shows.
 */
export function chartSvg(chart: ChartSpec, { width }: { width: number }): string {
  return draw(planOf(chart, width))
}

/** Draws a plan, as `chartSvg` does. */
export function draw(plan: Plan): string {
  const { width } = plan.layout
  const height = heightOf(plan)
  const ctx = new RecordingContext(width, height)
  const plot = drawOn(ctx, ctx.canvas as unknown as HTMLCanvasElement, plan)
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

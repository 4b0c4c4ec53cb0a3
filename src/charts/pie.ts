import type { ChartConfiguration } from 'chart.js'
import type { RecordingContext } from './canvas.ts'
import { formatFixed } from './numbers.ts'
import { GROUND, INK, QUIET, seriesColour } from './palette.ts'
import { fitText, LABEL, STRONG, textWidth } from './text-width.ts'
import { writeValue } from './values.ts'
import type { ChartSpec } from './view.ts'

const ROW = 24
const GAP = 16
const KEY = 18

/** Diameter of a pie and where its list stands: beside it where there is room, else below. */
function placesOf(
  { x }: ChartSpec,
  width: number,
): { size: number; beside: boolean; left: number; top: number } {
  const beside = width >= 480
  const size = beside ? 220 : 180
  return beside
    ? { size, beside, left: size + 2 * GAP, top: (size - x.length * ROW) / 2 }
    : { size, beside, left: 0, top: size + GAP }
}

/** Height in pixels of a pie with its list. */
export function pieHeight(chart: ChartSpec, width: number): number {
  const { size, beside, top } = placesOf(chart, width)
  return beside ? size : top + chart.x.length * ROW
}

/** Chart.js's own configuration of a pie. */
export function pieConfig(chart: ChartSpec, width: number): ChartConfiguration {
  const { size, beside } = placesOf(chart, width)
  const rest = pieHeight(chart, width) - size
  const padding = beside
    ? { right: width - size }
    : { bottom: rest, left: (width - size) / 2, right: (width - size) / 2 }
  return {
    type: 'pie',
    data: {
      labels: chart.x,
      datasets: [
        {
          data: (chart.series[0]?.values ?? []).map((value) => value ?? 0),
          backgroundColor: chart.x.map((_, at) => seriesColour(at)),
          borderColor: GROUND,
          borderWidth: 2,
          borderAlign: 'center',
        },
      ],
    },
    options: {
      responsive: false,
      animation: false,
      events: [],
      font: { size: LABEL.size, family: 'x' },
      layout: { autoPadding: false, padding },
    },
  } as unknown as ChartConfiguration
}

/** Writes the parts with value and share, in the order of the slices. */
export function drawParts(ctx: RecordingContext, chart: ChartSpec, width: number): void {
  const { left, top } = placesOf(chart, width)
  const values = chart.series[0]?.values ?? []
  const total = values.reduce<number>((all, value) => all + (value ?? 0), 0)
  ctx.textBaseline = 'middle'
  for (const [at, name] of chart.x.entries()) {
    const y = top + (at + 0.5) * ROW
    const value = values[at] ?? 0
    const figure = writeValue(chart, value)
    const share = `${formatFixed((value / total) * 100, chart.language, 1)}%`
    const figures = textWidth(figure, STRONG) + 8 + textWidth(share, LABEL)
    const label = fitText(name, width - left - KEY - figures - GAP, LABEL)
    ctx.fillStyle = seriesColour(at)
    ctx.fillRect(left, y - 6, 12, 12)
    const x = left + KEY
    const after = x + textWidth(label, LABEL) + 8
    ctx.textAlign = 'left'
    write(ctx, label, x, y, INK, 400)
    write(ctx, figure, after, y, INK, 600)
    write(ctx, share, after + textWidth(figure, STRONG) + 8, y, QUIET, 400)
  }
}

function write(
  ctx: RecordingContext,
  text: string,
  x: number,
  y: number,
  colour: string,
  weight: number,
): void {
  ctx.fillStyle = colour
  ctx.font = `${weight} ${LABEL.size}px`
  ctx.fillText(text, x, y)
}

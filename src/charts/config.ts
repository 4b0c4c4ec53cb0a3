import type { ChartConfiguration, ChartDataset } from 'chart.js'
import type { Layout } from './layout.ts'
import { categoryScale, valueScale } from './scales.ts'
import { LABEL } from './text-width.ts'
import { GROUP } from './values.ts'
import type { ChartSpec } from './view.ts'

type Point = { x: number | null; y: number | null }

/** Share of its group's width that the bar of a histogram takes: a hair between the bars. */
const TOUCHING = 0.97
/** Pixels between points below which markers would hide the line. */
const MARKER_ROOM = 14

/** Chart.js's own configuration of a chart with axes, without anything that moves or listens. */
export function chartConfig(chart: ChartSpec, layout: Layout): ChartConfiguration {
  const category = categoryScale(chart, layout)
  const value = valueScale(chart, layout)
  const heights = heightsOf(chart)
  return {
    type: chart.kind === 'area' ? 'line' : chart.kind,
    data: {
      labels: layout.labels.map((lines) => (lines.length === 1 ? lines[0] : lines)),
      datasets: chart.series.map((_, index) => dataset(chart, layout, heights, index)),
    },
    options: {
      responsive: false,
      animation: false,
      events: [],
      parsing: false,
      normalized: true,
      indexAxis: chart.horizontal ? 'y' : 'x',
      font: { size: LABEL.size, family: 'x', lineHeight: 1.2 },
      layout: { autoPadding: false, padding: layout.padding },
      scales: chart.horizontal ? { x: value, y: category } : { x: category, y: value },
    },
  } as unknown as ChartConfiguration
}

function dataset(
  chart: ChartSpec,
  layout: Layout,
  heights: (number | null)[][],
  index: number,
): ChartDataset {
  const { kind, horizontal, series } = chart
  const values = heights[index] as (number | null)[]
  const colour = layout.colours[index] as string
  // The group of a histogram stands between its bounds.
  const middle = chart.bounds ? 0.5 : 0
  const place =
    kind === 'bar' || chart.at === undefined
      ? (at: number) => at + middle
      : (at: number) => chart.at?.[at] ?? at
  const data: Point[] = values.map((value, at) =>
    horizontal ? { x: value, y: place(at) } : { x: place(at), y: value },
  )
  const shared = { data, clip: false, backgroundColor: colour, borderColor: colour }
  if (kind === 'bar') {
    return {
      ...shared,
      borderWidth: 0,
      barPercentage: series.length > 1 && !chart.stacked && !chart.mirrored ? 0.92 : 1,
      categoryPercentage: chart.bounds ? TOUCHING : chart.mirrored ? 0.86 : series.length > 1 ? GROUP : 0.72,
      ...(series.length === 1 && !chart.bounds ? { maxBarThickness: horizontal ? 28 : 64 } : {}),
      skipNull: true,
    } as unknown as ChartDataset
  }
  if (kind === 'scatter') {
    return {
      ...shared,
      data: data.filter(({ y }) => y !== null),
      backgroundColor: `${colour}@0.7`,
      borderWidth: 0,
      radius: 4,
    } as unknown as ChartDataset
  }
  return {
    ...shared,
    backgroundColor: chart.stacked ? `${colour}@0.85` : `${colour}@0.16`,
    fill: kind === 'area' ? (index === 0 || !chart.stacked ? 'origin' : '-1') : false,
    borderWidth: chart.stacked ? 1 : 2.25,
    borderJoinStyle: 'round',
    pointBackgroundColor: colour,
    pointBorderWidth: 0,
    pointRadius: radii(values, chart.stacked ? 0 : layout.width),
  } as unknown as ChartDataset
}

/**
 * Values of the series as they are drawn: lines and areas of a stack stand on those before. Chart.js leaves a missing
 * value out of the sum, so that the series above would fall by it; here they have a gap, too.
 */
function heightsOf({ kind, stacked, series, mirrored }: ChartSpec): (number | null)[][] {
  const heights = series.map(({ values }) => values)
  if (mirrored) heights[0] = (heights[0] ?? []).map((value) => (value === null ? null : -value))
  if (!stacked || kind === 'bar') return heights
  for (let index = 1; index < heights.length; index++) {
    const below = heights[index - 1] as (number | null)[]
    heights[index] = (heights[index] as (number | null)[]).map((value, at) => {
      const base = below[at]
      return value === null || base == null ? null : value + base
    })
  }
  return heights
}

/** A value between two gaps has no line, so it keeps its marker however many there are. */
function radii(values: (number | null)[], width: number): number | number[] {
  const present = (at: number) => values[at] !== null && values[at] !== undefined
  const radius = values.length * MARKER_ROOM > width ? 0 : 3.25
  const alone = values.some((_, at) => present(at) && !present(at - 1) && !present(at + 1))
  if (!alone) return radius
  return values.map((_, at) => (present(at - 1) || present(at + 1) ? radius : 3.25))
}

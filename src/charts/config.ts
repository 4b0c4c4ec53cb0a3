import type { ChartConfiguration, ChartDataset, ScaleOptionsByType } from 'chart.js'
import { axisFormat, LABEL, type Layout, STRONG } from './layout.ts'
import { AXIS, GRID, INK, QUIET } from './palette.ts'
import { textWidth } from './text-width.ts'
import { timeTicks } from './time.ts'
import type { ChartSpec } from './view.ts'

type Scale = Record<string, unknown>
type Point = { x: number | null; y: number | null }

/** Above so many points a line has no markers. */
export const MOST_MARKERS = 120
/** Room above upright bars and below hanging ones for their values. */
const VALUE_HEIGHT = 18

/** Chart.js's own configuration of a chart with axes, without anything that moves or listens. */
export function chartConfig(chart: ChartSpec, layout: Layout, width: number): ChartConfiguration {
  const bar = chart.kind === 'bar'
  const upright = bar && !chart.horizontal
  const values = layout.values !== undefined
  const right =
    chart.horizontal && values ? widest(layout.values ?? []) + 8 : layout.ends > 0 ? layout.ends : 6
  const category = categoryScale(chart, layout, width)
  const value = valueScale(chart, layout, width)
  return {
    type: chart.kind === 'area' ? 'line' : chart.kind,
    data: {
      labels: layout.labels,
      datasets: chart.series.map((_, index) => dataset(chart, layout, index, width)),
    },
    options: {
      responsive: false,
      animation: false,
      events: [],
      parsing: false,
      normalized: true,
      indexAxis: chart.horizontal ? 'y' : 'x',
      font: { size: LABEL.size, family: 'x', lineHeight: 1.2 },
      layout: {
        autoPadding: false,
        padding: {
          top: layout.top + (upright && values ? VALUE_HEIGHT : bar && chart.horizontal ? 0 : 8),
          right,
          bottom: upright && values && hasNegative(chart) ? VALUE_HEIGHT : 0,
          left: 0,
        },
      },
      scales: chart.horizontal ? { x: value, y: category } : { x: category, y: value },
    },
  } as unknown as ChartConfiguration
}

function dataset(chart: ChartSpec, layout: Layout, index: number, width: number): ChartDataset {
  const { kind, horizontal, series } = chart
  const { values } = series[index] as { values: (number | null)[] }
  const colour = layout.colours[index] as string
  const place =
    kind === 'bar' || chart.at === undefined ? (at: number) => at : (at: number) => chart.at?.[at] ?? at
  const data: Point[] = values.map((value, at) =>
    horizontal ? { x: value, y: place(at) } : { x: place(at), y: value },
  )
  const shared = { data, clip: false, backgroundColor: colour, borderColor: colour }
  if (kind === 'bar') {
    return {
      ...shared,
      borderWidth: 0,
      barPercentage: series.length > 1 && !chart.stacked ? 0.92 : 1,
      categoryPercentage: series.length > 1 ? 0.78 : 0.72,
      maxBarThickness: 64,
      skipNull: false,
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
    pointRadius: chart.stacked ? 0 : radii(values, width),
  } as unknown as ChartDataset
}

/** A value between two gaps has no line, so it keeps its marker however many there are. */
function radii(values: (number | null)[], width: number): number | number[] {
  const present = (at: number) => values[at] !== null && values[at] !== undefined
  const radius = values.length > MOST_MARKERS || values.length * 9 > width ? 0 : 3.25
  const alone = values.some((_, at) => present(at) && !present(at - 1) && !present(at + 1))
  if (!alone) return radius
  return values.map((_, at) => (present(at - 1) || present(at + 1) ? radius : 3.25))
}

const NO_LINES = { grid: { display: false }, border: { display: false } }
const STILL = { minRotation: 0, maxRotation: 0, autoSkip: false }

function categoryScale(chart: ChartSpec, layout: Layout, width: number): Scale {
  const { at, scale, kind, horizontal, language } = chart
  const bars = kind === 'bar'
  const border = bars ? {} : { border: { display: true, color: AXIS } }
  if (bars || at === undefined || scale === undefined) {
    const ticks = horizontal
      ? { ...STILL, color: INK, padding: 6 }
      : { ...STILL, color: QUIET, autoSkip: true, autoSkipPadding: 8, padding: 6 }
    const stacked = chart.stacked ? { stacked: true } : {}
    return { type: 'category', offset: bars, ...NO_LINES, ...border, ...stacked, ticks }
  }
  const first = Math.min(...at)
  const last = Math.max(...at)
  if (scale === 'number') {
    const title = {
      display: kind === 'scatter',
      text: chart.xTitle,
      align: 'end',
      color: QUIET,
      padding: { top: 6, bottom: 0 },
    }
    return {
      type: 'linear',
      ...NO_LINES,
      ...border,
      title,
      ...(kind === 'scatter' ? { grid: grid() } : { min: first, max: last }),
      ticks: {
        ...STILL,
        color: QUIET,
        padding: 6,
        maxTicksLimit: Math.round(width / 80),
        callback: axisFormat(chart),
      },
    }
  }
  const lone = first === last
  const pixels = width - layout.ends - 50
  const labels = timeTicks(at, scale, {
    pixels,
    gap: 12,
    width: (label) => textWidth(label, LABEL),
    language,
  })
  return {
    type: 'linear',
    ...NO_LINES,
    ...border,
    min: lone ? first - 1 : first,
    max: lone ? last + 1 : last,
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = labels.map(({ value }) => ({ value }))
    },
    ticks: {
      ...STILL,
      color: QUIET,
      padding: 6,
      callback: (_: number, index: number) => labels[index]?.label ?? '',
    },
  }
}

function valueScale(chart: ChartSpec, layout: Layout, width: number): Scale {
  const { kind, stacked, horizontal } = chart
  const all = chart.series.flatMap(({ values }) => values).filter((value) => value !== null)
  const high = Math.max(...all)
  const low = Math.min(...all)
  const stack = stacked ? { stacked: true } : {}
  if (layout.values) {
    const plot = width * 0.5
    const room = horizontal && low < 0 ? (widest(layout.values) + 10) / plot : 0
    const span = Math.max(0, high) - Math.min(0, low) || 1
    return {
      type: 'linear',
      display: false,
      min: Math.min(0, low) - (low < 0 ? span * room : 0),
      max: Math.max(0, high) || (low < 0 ? 0 : 1),
    }
  }
  // A line may leave zero out where its changes would vanish beside it.
  const beginAtZero = kind === 'bar' || kind === 'area' || (high - low >= 0.35 * high && low >= 0)
  return {
    type: 'linear',
    ...stack,
    beginAtZero,
    ...(kind === 'line' ? { grace: '5%' } : {}),
    border: { display: false },
    grid: grid(),
    ticks: {
      ...STILL,
      color: QUIET,
      padding: 6,
      maxTicksLimit: horizontal ? Math.round(width / 80) : 6,
      callback: axisFormat(chart),
    },
  }
}

function grid(): Scale {
  return { display: true, color: GRID, drawTicks: false, tickColor: GRID, tickWidth: 1 }
}

function hasNegative({ series }: ChartSpec): boolean {
  return series.some(({ values }) => values.some((value) => value !== null && value < 0))
}

function widest(texts: string[][]): number {
  return Math.ceil(Math.max(0, ...texts.flat().map((text) => textWidth(text, STRONG))))
}

export type { ScaleOptionsByType }

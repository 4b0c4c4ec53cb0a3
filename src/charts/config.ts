import type { ChartConfiguration, ChartDataset } from 'chart.js'
import { type Layout, TICK_PADDING } from './layout.ts'
import { AXIS, GRID, INK, QUIET } from './palette.ts'
import { fitText, LABEL, textWidth } from './text-width.ts'
import { timeTicks } from './time.ts'
import { axisFormat, fromZero, GROUP, namesFit, widest } from './values.ts'
import type { ChartSpec } from './view.ts'

type Scale = Record<string, unknown>
type Point = { x: number | null; y: number | null }

/** Above so many points a line has no markers. */
export const MOST_MARKERS = 120
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
  const radius = values.length > MOST_MARKERS || values.length * MARKER_ROOM > width ? 0 : 3.25
  const alone = values.some((_, at) => present(at) && !present(at - 1) && !present(at + 1))
  if (!alone) return radius
  return values.map((_, at) => (present(at - 1) || present(at + 1) ? radius : 3.25))
}

/** Room around the title under an axis. */
const UNDER = { top: 6, bottom: 0 }
const NO_LINES = { grid: { display: false, drawTicks: false }, border: { display: false } }
const NO_TICKS = { display: false, autoSkip: false, maxTicksLimit: 2, callback: () => '' }
const STILL = { minRotation: 0, maxRotation: 0, autoSkip: false }

function categoryScale(chart: ChartSpec, { width, padding }: Layout): Scale {
  const { at, scale, kind, horizontal, language } = chart
  const bars = kind === 'bar'
  const border = bars ? {} : { border: { display: true, color: AXIS } }
  if (bars || at === undefined || scale === undefined) {
    const ticks = horizontal
      ? { ...STILL, color: INK, padding: TICK_PADDING }
      : {
          ...STILL,
          color: QUIET,
          autoSkip: !namesFit(chart, width),
          autoSkipPadding: 8,
          padding: TICK_PADDING,
        }
    const stacked = chart.stacked || chart.mirrored ? { stacked: true } : {}
    if (horizontal) Object.assign(stacked, { afterFit: withoutEnds })
    if (chart.bounds) return boundScale(chart, chart.bounds, width, border)
    // The youngest of a pyramid stand below.
    if (chart.mirrored) Object.assign(stacked, { reverse: true })
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
      padding: UNDER,
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
        padding: TICK_PADDING,
        maxTicksLimit: Math.round(width / 80),
        callback: axisFormat(chart),
      },
    }
  }
  const lone = first === last
  const pixels = width - padding.right - 44
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
      padding: TICK_PADDING,
      callback: (_: number, index: number) => labels[index]?.label ?? '',
    },
  }
}

/** Chart.js keeps half a label and its padding free at both ends of an upright axis; a row has that room itself. */
function withoutEnds(axis: { paddingTop: number; paddingBottom: number }): void {
  axis.paddingTop = axis.paddingBottom = 0
}

/** The axis of a histogram, with labels at the bounds of its groups: at every second or third where room is short. */
function boundScale({ xTitle }: ChartSpec, bounds: string[], width: number, border: Scale): Scale {
  const groups = bounds.length - 1
  const widest = Math.max(...bounds.map((bound) => textWidth(bound, LABEL)))
  const every = Math.ceil((widest + 10) / ((width - 44) / groups))
  const shown = bounds.map((_, at) => at).filter((at) => at % every === 0)
  return {
    type: 'linear',
    ...NO_LINES,
    ...border,
    title: {
      display: true,
      text: fitText(xTitle, width - 60, LABEL),
      align: 'end',
      color: QUIET,
      padding: UNDER,
    },
    min: 0,
    max: groups,
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = shown.map((value) => ({ value }))
    },
    ticks: {
      ...STILL,
      color: QUIET,
      padding: TICK_PADDING,
      callback: (value: number) => bounds[value] ?? '',
    },
  }
}

function valueScale(chart: ChartSpec, layout: Layout): Scale {
  const { kind, stacked, horizontal } = chart
  const all = chart.series.flatMap(({ values }) => values).filter((value) => value !== null)
  const high = Math.max(...all)
  const low = Math.min(...all)
  if (chart.mirrored) return mirroredScale(chart, layout, high)
  if (layout.values && !stacked) {
    const top = Math.max(0, high)
    const span = top - Math.min(0, low) || 1
    // Values of bars below zero stand beyond their ends, where the names of the categories would be.
    const room = horizontal ? (widest(layout.values) + 10) / (layout.width * 0.4) : 0.12
    return {
      type: 'linear',
      display: false,
      min: low < 0 ? low - span * room : 0,
      max: low < 0 ? top : top || 1,
      // Chart.js writes and measures the labels of a hidden axis, too.
      ticks: NO_TICKS,
    }
  }
  const beginAtZero = fromZero(chart)
  return {
    type: 'linear',
    ...(stacked && kind === 'bar' ? { stacked: true } : {}),
    beginAtZero,
    // The lowest point has its value below it.
    ...(beginAtZero ? {} : { suggestedMin: low - 0.1 * (high - low || Math.abs(high) || 1) }),
    border: { display: false },
    grid: grid(),
    ticks: {
      ...STILL,
      color: QUIET,
      padding: TICK_PADDING,
      maxTicksLimit: horizontal ? Math.round(layout.width / 80) : 6,
      callback: axisFormat(chart),
    },
  }
}

/** The value axis of a pyramid: the same length to both sides, with room for the values at the ends. */
function mirroredScale(chart: ChartSpec, layout: Layout, high: number): Scale {
  const room = layout.values ? (widest(layout.values) + 14) / (layout.width * 0.32) : 0
  const end = (high || 1) * (1 + room)
  const ticks = {
    ...STILL,
    color: QUIET,
    padding: TICK_PADDING,
    maxTicksLimit: 5,
    callback: axisFormat(chart),
  }
  if (layout.values)
    return { type: 'linear', stacked: true, display: false, min: -end, max: end, ticks: NO_TICKS }
  return {
    type: 'linear',
    stacked: true,
    suggestedMin: -end,
    suggestedMax: end,
    border: { display: false },
    grid: grid(),
    ticks,
  }
}

function grid(): Scale {
  return { display: true, color: GRID, drawTicks: false, tickColor: GRID, tickWidth: 1 }
}

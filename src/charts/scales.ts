import { type Layout, TICK_PADDING } from './layout.ts'
import { AXIS, GRID, INK, QUIET } from './palette.ts'
import { fitText, LABEL, textWidth } from './text-width.ts'
import { timeTicks } from './time.ts'
import { axisFormat, fromZero, namesFit, widest } from './values.ts'
import type { ChartSpec } from './view.ts'

type Scale = Record<string, unknown>

/** Room around the title under an axis. */
const UNDER = { top: 6, bottom: 0 }
const NO_LINES = { grid: { display: false, drawTicks: false }, border: { display: false } }
const NO_TICKS = { display: false, autoSkip: false, maxTicksLimit: 2, callback: () => '' }
const STILL = { minRotation: 0, maxRotation: 0, autoSkip: false }

/** The axis of Chart.js that the categories, times or numbers of a chart stand on. */
export function categoryScale(chart: ChartSpec, { width, padding }: Layout): Scale {
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

/** The axis of Chart.js that the values of a chart stand on. */
export function valueScale(chart: ChartSpec, layout: Layout): Scale {
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

import type { Chart } from 'chart.js'
import type { ChartSpec } from '../charts/view.ts'

/** A place of a chart that can be pointed at: a category or period with all its series, a point, or a part of a pie. */
export interface Hit {
  /** Index of x. */
  at: number
  /** Index among all series where the place is of one, as in a scatter. */
  series?: number
  /** The middle, in pixels of the drawing. */
  x: number
  y: number
  /** Room of a category along its axis. */
  from: number
  to: number
}

/** Pixels from a point within which it is meant. */
const NEAR = 28

/** All places of a drawn chart in the order of x; `shown` are the indexes of the series that are drawn. */
export function hitsOf(plot: Chart, chart: ChartSpec, shown: number[]): Hit[] {
  if (chart.kind === 'scatter') return points(plot, chart, shown)
  if (chart.kind === 'pie') {
    return plot
      .getDatasetMeta(0)
      .data.map((arc, at) => ({ at, ...arc.tooltipPosition(true), from: 0, to: 0 }) as Hit)
  }
  const lying = chart.kind === 'bar' && chart.horizontal
  const hits = chart.x.flatMap((_, at): Hit[] => {
    const marks = chart.series.flatMap((series, index) => {
      const mark = plot.getDatasetMeta(index).data[at]
      return mark && (series.values[at] ?? null) !== null ? [mark] : []
    })
    const [first] = marks
    if (!first) return []
    const middle = marks.reduce((sum, mark) => sum + (lying ? mark.y : mark.x), 0) / marks.length
    const top = Math.min(...marks.map(({ y }) => y))
    return [{ at, x: lying ? first.x : middle, y: lying ? middle : top, from: 0, to: 0 }]
  })
  const place = ({ x, y }: Hit) => (lying ? y : x)
  hits.sort((a, b) => place(a) - place(b))
  const { left, right, top, bottom } = plot.chartArea
  const [low, high] = lying ? [top, bottom] : [left, right]
  for (const [index, hit] of hits.entries()) {
    const [before, after] = [hits[index - 1], hits[index + 1]]
    hit.from = before ? (place(before) + place(hit)) / 2 : low
    hit.to = after ? (place(after) + place(hit)) / 2 : high
  }
  return hits
}

/** The place that is meant by a pointer. */
export function hitAt(hits: Hit[], chart: ChartSpec, x: number, y: number): Hit | undefined {
  if (chart.kind === 'scatter' || chart.kind === 'pie') {
    const most = chart.kind === 'pie' ? Number.POSITIVE_INFINITY : NEAR
    let best: Hit | undefined
    let least = most
    for (const hit of hits) {
      const far = Math.hypot(hit.x - x, hit.y - y)
      if (far < least) [best, least] = [hit, far]
    }
    return best
  }
  const place = chart.kind === 'bar' && chart.horizontal ? y : x
  return (
    hits.find(({ from, to }) => place >= from && place < to) ??
    (place < (hits[0]?.from ?? 0) ? hits[0] : hits.at(-1))
  )
}

function points(plot: Chart, chart: ChartSpec, shown: number[]): Hit[] {
  const hits = chart.series.flatMap(({ values }, index) => {
    // A point without a value is not drawn, so that the others move up.
    const known = values.flatMap((value, at) => (value === null ? [] : [at]))
    return plot.getDatasetMeta(index).data.map(({ x, y }, number) => ({
      at: known[number] as number,
      series: shown[index] as number,
      x,
      y,
      from: 0,
      to: 0,
    }))
  })
  return hits.sort((a, b) => a.x - b.x || a.y - b.y)
}

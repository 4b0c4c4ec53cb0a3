import { sum } from './arrange.ts'
import { decimalsOf, formatFixed, roundTo, withUnit } from './numbers.ts'
import { type Point, SENTENCES } from './sentences.ts'
import { extreme, turnsOf, type Value } from './turns.ts'
import type { ChartSeries, ChartSpec } from './view.ts'

/**
 * One sentence that says what a chart shows, true of the figures as they are written: direction and extremes
 * over time, largest and smallest of categories, ranges of a scatter.
 */
export function summarise(chart: ChartSpec): string {
  const text = sentence(chart)
  const capital = text.charAt(0).toUpperCase() + text.slice(1)
  return capital.endsWith('.') ? capital : `${capital}.`
}

function sentence(chart: ChartSpec): string {
  const words = SENTENCES[chart.language]
  const filled = chart.series.map((series) => valuesOf(chart, series)).filter((values) => values.length > 0)
  const all = filled.flat()
  if (all.length === 0) return words.nothing
  if (chart.kind === 'scatter') return scatter(chart, all)
  // Of a map the newest period is shown first.
  if (chart.kind === 'map') return ranking(chart, filled[filled.length - 1] as Value[])
  const ordered = chart.scale !== undefined
  if (filled.length === 1) return ordered ? course(chart, all) : ranking(chart, all)
  if (filled.length <= 3 && (ordered || mixed(chart))) {
    const each = filled.map((values) => (ordered ? change(chart, values, false) : ranking(chart, values)))
    return `${chart.yTitle === '' ? '' : `${chart.yTitle}: `}${each.join('; ')}`
  }
  if (mixed(chart))
    return ordered ? course(chart, filled[0] as Value[]) : ranking(chart, filled[0] as Value[])
  if (!ordered) return groups(chart, all)
  return snapshot(chart, filled)
}

function valuesOf(chart: ChartSpec, series: ChartSeries): Value[] {
  const values: Value[] = []
  for (const [at, value] of series.values.entries()) {
    if (value !== null) values.push({ at, value: roundTo(value, chart.decimals), series })
  }
  return values
}

/** Series of different units are not to be compared with one another. */
function mixed(chart: ChartSpec): boolean {
  return chart.series.some(({ unit }) => unit !== chart.series[0]?.unit)
}

function course(chart: ChartSpec, values: Value[]): string {
  const words = SENTENCES[chart.language]
  const parts = [change(chart, values, true)]
  const first = values[0] as Value
  if (turnsOf(values).length === 0) {
    const last = values[values.length - 1] as Value
    const [high, low] = [extreme(values, 1), extreme(values, -1)]
    const inside = (value: Value) => value.value !== first.value && value.value !== last.value
    if (inside(high[0] as Value)) {
      const places = high.map(({ at }) => x(chart, at))
      parts.push(words.highest(say(chart, high[0] as Value), places))
    }
    if (inside(low[0] as Value)) {
      const places = low.map(({ at }) => x(chart, at))
      parts.push(words.lowest(say(chart, low[0] as Value), places))
    }
  }
  const missing = chart.x.filter((_, at) => first.series.values[at] === null)
  if (missing.length > 0) parts.push(words.missing(missing))
  return parts.join('; ')
}

function change(chart: ChartSpec, values: Value[], alone: boolean): string {
  const words = SENTENCES[chart.language]
  const first = values[0] as Value
  const last = values[values.length - 1] as Value
  const name = alone ? subject(chart, first.series) : first.series.name
  if (values.length === 1) return words.single(name, say(chart, first), x(chart, first.at))
  if (values.every(({ value }) => value === first.value)) {
    return words.constant(name, say(chart, first), x(chart, first.at), x(chart, last.at))
  }
  const turns = turnsOf(values)
  if (turns.length > 0) {
    // The unit is said once, at the end.
    const bare = ({ value, at }: Value): Point => ({
      value: formatFixed(value, chart.language, chart.decimals),
      x: x(chart, at),
    })
    const way = turns.map(({ high, value }) => ({ high, ...bare(value) }))
    return words.course(name, bare(first), way, point(chart, [last]))
  }
  return words.change(name, sign(last.value - first.value), point(chart, [first]), point(chart, [last]))
}

function ranking(chart: ChartSpec, values: Value[]): string {
  const words = SENTENCES[chart.language]
  const first = values[0] as Value
  const name = subject(chart, first.series)
  if (values.length === 1) return words.single(name, say(chart, first), x(chart, first.at))
  const [high, low] = [extreme(values, 1), extreme(values, -1)]
  if (chart.kind === 'pie') {
    const total = sum(values.map(({ value }) => value)) as number
    const share = formatFixed(((high[0] as Value).value / total) * 100, chart.language, 1)
    return words.largest(point(chart, high), share, written(chart, total, first.series))
  }
  if (high.length === values.length) return words.equal(name, say(chart, first))
  if (values.length === 2)
    return words.values(
      name,
      values.map((value) => point(chart, [value])),
    )
  return words.ranking(name, point(chart, high), point(chart, low))
}

function snapshot(chart: ChartSpec, filled: Value[][]): string {
  const words = SENTENCES[chart.language]
  const at = chart.x.findLastIndex((_, index) => here(filled, index).length > 1)
  if (at < 0) return groups(chart, filled.flat())
  const parts: string[] = []
  const newest = chart.x.findLastIndex((_, index) => here(filled, index).length > 0)
  if (newest > at) parts.push(words.during(x(chart, newest), seriesPoints(chart, here(filled, newest))))
  const values = here(filled, at)
  parts.push(
    values.length === 2
      ? words.during(x(chart, at), seriesPoints(chart, values))
      : words.snapshot(x(chart, at), named(chart, extreme(values, 1)), named(chart, extreme(values, -1))),
  )
  const complete = filled.filter((series) => series.some((value) => value.at === at))
  const from = chart.x.findIndex((_, index) => here(complete, index).length === complete.length)
  if (from >= 0 && from < at) {
    const before = here(complete, from)
    const steps = values.map(({ value }, index) => sign(value - (before[index] as Value).value))
    const count = (step: number) => steps.filter((item) => item === step).length
    parts.push(words.since(x(chart, from), count(1), count(-1)))
  }
  return `${chart.yTitle === '' ? '' : `${chart.yTitle}: `}${parts.join('; ')}`
}

function seriesPoints(chart: ChartSpec, values: Value[]): Point[] {
  return values.map((value) => named(chart, [value]))
}

function here(filled: Value[][], at: number): Value[] {
  return filled.flatMap((values) => values.filter((value) => value.at === at))
}

function groups(chart: ChartSpec, all: Value[]): string {
  if (chart.x.length <= 2 && chart.series.length <= 2) {
    const parts = chart.x.flatMap((name, at) => {
      const points = seriesPoints(chart, here([all], at))
      return points.length > 0 ? [SENTENCES[chart.language].under(name, points)] : []
    })
    return `${chart.yTitle === '' ? '' : `${chart.yTitle}, `}${parts.join('; ')}`
  }
  const label = ({ series, at }: Value) => `${series.name}, ${x(chart, at)}`
  const [high, low] = [extreme(all, 1), extreme(all, -1)]
  const end = (values: Value[]): Point => ({
    value: say(chart, values[0] as Value),
    x: SENTENCES[chart.language].names(values.map(label)),
  })
  return SENTENCES[chart.language].groups(chart.yTitle, end(high), end(low))
}

function scatter(chart: ChartSpec, all: Value[]): string {
  const at = chart.at ?? []
  const places = all.map((value) => at[value.at]).filter((value) => value !== undefined)
  const decimals = decimalsOf(places)
  const range = (low: number, high: number, write: (value: number) => string): [string, string] => [
    write(low),
    write(high),
  ]
  const onX = range(Math.min(...places), Math.max(...places), (value) =>
    chart.scale === 'number' ? formatFixed(value, chart.language, decimals) : x(chart, at.indexOf(value)),
  )
  const [high, low] = [extreme(all, 1)[0] as Value, extreme(all, -1)[0] as Value]
  const y: [string, string] = [say(chart, low), say(chart, high)]
  return SENTENCES[chart.language].scatter(all.length, [chart.xTitle, ...onX], [chart.yTitle, ...y])
}

function subject(chart: ChartSpec, series: ChartSeries): string {
  if (chart.yTitle === '' || chart.yTitle === series.name) return series.name
  return chart.series.length > 1 || series.name !== '' ? `${chart.yTitle}, ${series.name}` : chart.yTitle
}

function point(chart: ChartSpec, values: Value[]): Point {
  return {
    value: say(chart, values[0] as Value),
    x: SENTENCES[chart.language].names(values.map(({ at }) => x(chart, at))),
  }
}

function named(chart: ChartSpec, values: Value[]): Point {
  return {
    value: say(chart, values[0] as Value),
    x: SENTENCES[chart.language].names(values.map(({ series }) => series.name)),
  }
}

function say(chart: ChartSpec, { value, series }: Value): string {
  return written(chart, value, series)
}

function written(chart: ChartSpec, value: number, series: ChartSeries): string {
  return withUnit(formatFixed(value, chart.language, chart.decimals), series.unit || chart.unit)
}

function x(chart: ChartSpec, at: number): string {
  return chart.x[at] ?? ''
}

function sign(value: number): -1 | 0 | 1 {
  return value > 0 ? 1 : value < 0 ? -1 : 0
}

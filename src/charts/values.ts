import { sum } from './arrange.ts'
import { decimalsOf, formatFixed, formatShort, roundTo } from './numbers.ts'
import { COLOURS } from './palette.ts'
import { LABEL, STRONG, textWidth } from './text-width.ts'
import type { ChartSpec } from './view.ts'

/** Most upright bars that carry their value; lying ones always have room for theirs. */
const MOST_VALUES = 25
/** Share of a category's width that its group of bars takes. */
export const GROUP = 0.78
/** Gap in pixels that keeps two values apart. */
const GAP = 4

/** A value as it is written in tables and sentences. */
export function writeValue(chart: ChartSpec, value: number): string {
  return formatFixed(roundTo(value, chart.decimals), chart.language, chart.decimals)
}

/** Texts of bars by series and index, of stacks by index under the last series; `undefined` where there is no room. */
export function barValues(chart: ChartSpec, width: number): string[][] | undefined {
  const { kind, x, horizontal } = chart
  if (kind !== 'bar') return undefined
  const rows = chart.stacked ? totals(chart) : chart.series.map(({ values }) => values)
  if (!rows) return undefined
  const most = Math.max(...x.map((_, at) => rows.filter((row) => row[at] !== null).length))
  if (!horizontal && x.length * most > MOST_VALUES) return undefined
  const share = rows.length > 1 ? GROUP : 1
  const room = horizontal ? width * (chart.mirrored ? 0.18 : 0.35) : ((width - 8) / (x.length * most)) * share
  const write = (format: (value: number) => string) =>
    rows.map((row) => row.map((value) => (value === null ? '' : format(value))))
  const fits = (texts: string[][]) => widest(texts) + GAP <= room
  const full = write((value) => writeValue(chart, value))
  if (fits(full)) return full
  // Three digits are enough to tell large numbers apart, and too few for small ones.
  if (rows.some((row) => row.some((value) => value !== null && value !== 0 && Math.abs(value) < 1000)))
    return undefined
  const short = write((value) => formatShort(value, chart.language))
  return fits(short) ? short : undefined
}

/** Sums of stacks, where the values may be added and none is below zero. */
function totals({ series, x, additive }: ChartSpec): (number | null)[][] | undefined {
  if (!additive || series.some(({ values }) => values.some((value) => value !== null && value < 0)))
    return undefined
  return [x.map((_, at) => sum(series.map(({ values }) => values[at] ?? null)))]
}

/** Texts at the ends of lines by series, with names where they leave the plot most of the width. */
export function lineEnds(chart: ChartSpec, width: number): { texts: string[]; named: boolean } | undefined {
  const { kind, series } = chart
  if (kind !== 'line' || series.length < 2 || series.length > COLOURS) return undefined
  const last = series.map(({ values }) => values[values.length - 1] ?? null)
  const values = last.map((value) => (value === null ? '' : writeValue(chart, value)))
  const whole = values.map((value, index) => `${series[index]?.name} ${value}`)
  const named =
    !last.includes(null) && series.every(({ unit }) => unit === '') && widest([whole]) <= width * 0.34
  return { texts: named ? whole : values, named }
}

/** Width in pixels of the widest text. */
export function widest(texts: string[][]): number {
  let width = 0
  for (const row of texts) for (const text of row) width = Math.max(width, textWidth(text, STRONG))
  return Math.ceil(width)
}

/** Writes the labels of an axis with the fewest decimals that keep them apart. */
export function axisFormat(
  chart: ChartSpec,
): (value: number, index: number, ticks: { value: number }[]) => string {
  let decimals = 0
  let large = false
  return (signed, index, ticks) => {
    const value = chart.mirrored ? Math.abs(signed) : signed
    if (index === 0) {
      const values = ticks.map((tick) => Number(tick.value.toPrecision(12)))
      decimals = decimalsOf(values)
      large = values.some((item) => Math.abs(item) >= 1e6)
    }
    return large
      ? formatShort(value, chart.language, true)
      : formatFixed(roundTo(value, decimals), chart.language, decimals)
  }
}

/** Whether the value axis of lines reaches down to zero; it leaves zero out where their changes would vanish beside it. */
export function fromZero({ kind, series }: ChartSpec): boolean {
  if (kind === 'bar' || kind === 'area') return true
  let high = -Infinity
  let low = Infinity
  for (const { values } of series) {
    for (const value of values) {
      if (value === null) continue
      high = Math.max(high, value)
      low = Math.min(low, value)
    }
  }
  return low >= 0 && high - low >= 0.35 * high
}

/** Whether zero lies off the value axis of a line chart, which its reader has to be told. */
export function isCut(chart: ChartSpec): boolean {
  if (chart.kind !== 'line' || fromZero(chart)) return false
  const values = chart.series.flatMap((series) => series.values).filter((value) => value !== null)
  return values.every((value) => value > 0) || values.every((value) => value < 0)
}

/** Whether upright bars would have room for their names; otherwise they are better laid down. */
export function namesFit({ x, series, stacked }: ChartSpec, width: number): boolean {
  const slot = (width - 44) / x.length
  return slot / (stacked ? 1 : series.length) >= 14 && x.every((name) => textWidth(name, LABEL) + 6 <= slot)
}

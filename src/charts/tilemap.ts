import { basisAfter } from './basis.ts'
import { formatFixed, formatShort, roundTo, withUnit } from './numbers.ts'
import { type Font, fitText } from './text-width.ts'
import type { ChartSpec } from './view.ts'
import { WORDS } from './words.ts'

/** Most classes that values are coloured by; `src/styles/charts.css` gives `map-1` … `map-5`. */
export const MOST_CLASSES = 5
/** Width of a tile in the units of the drawing, and the gap between two. */
export const TILE = 52
export const TILE_GAP = 2

/** Font of the label of a tile. */
const TILE_LABEL: Font = { size: 11, weight: 400 }

/** What a tile says in a period. */
export interface TileText {
  /** Class from 1 (lowest) to {@link MOST_CLASSES}, or 0 where there is no value. */
  level: number
  /** The value in short, for inside the tile. */
  value: string
  /** Place, value and unit as one phrase. */
  phrase: string
}

/** A tile map as it is drawn. */
export interface TileMap {
  columns: number
  rows: number
  /** Names of the periods, the newest last. */
  periods: string[]
  /** Class and its range as text, lowest first. */
  legend: { level: number; range: string }[]
  /** Whether any tile of any period has no value. */
  gaps: boolean
  tiles: { at: number; left: number; top: number; label: string }[]
}

/** How a chart of kind `map` is drawn, with one set of classes for all periods, so that these can be compared. */
export function tileMap(chart: ChartSpec): TileMap {
  const tiles = (chart.tiles ?? []).flatMap((tile, at) => (tile ? [{ ...tile, at }] : []))
  const levels = classesOf(chart)
  const write = (value: number) =>
    formatFixed(roundTo(value, levels.decimals), chart.language, levels.decimals)
  const values = shownValues(chart)
  const high = Math.max(...values)
  return {
    columns: Math.max(...tiles.map(({ column }) => column)),
    rows: Math.max(...tiles.map(({ row }) => row)),
    periods: chart.series.map(({ name }) => name),
    legend: levels.from.map((from, index) => {
      const to = levels.from[index + 1]
      const range =
        to === undefined
          ? from === high
            ? write(from)
            : `≥ ${write(from)}`
          : `${write(from)} – < ${write(to)}`
      return { level: levelOf(levels, from), range }
    }),
    gaps: tiles.some(({ at }) => chart.series.some((series) => (series.values[at] ?? null) === null)),
    tiles: tiles.map(({ at, column, row, label }) => ({
      at,
      left: (column - 1) * (TILE + TILE_GAP),
      top: (row - 1) * (TILE + TILE_GAP),
      label: fitText(label, TILE - 1, TILE_LABEL),
    })),
  }
}

/** What the tile of an x says in a period; writes many for one map. */
export function tileWriter(chart: ChartSpec): (at: number, period: number) => TileText {
  const levels = classesOf(chart)
  const isLarge = shownValues(chart).some((value) => Math.abs(value) >= 10_000)
  const after = basisAfter(chart.basis)
  return (at, period) => {
    const series = chart.series[period]
    const value = series?.values[at] ?? null
    const name = chart.x[at] ?? ''
    const when = chart.series.length > 1 ? `, ${series?.name}` : ''
    if (value === null)
      return { level: 0, value: '–', phrase: `${name}${when}: ${WORDS[chart.language].noValue}` }
    const full = formatFixed(roundTo(value, chart.decimals), chart.language, chart.decimals)
    return {
      level: levelOf(levels, value),
      value: isLarge ? formatShort(value, chart.language) : full,
      phrase: `${name}${when}: ${withUnit(full, chart.unit)}${after(period, at)}`,
    }
  }
}

/** Lower bounds of the classes, lowest first. */
interface Classes {
  from: number[]
  decimals: number
}

/**
 * Classes that hold about as many values each, with bounds rounded to two digits more than the values differ by; fewer
 * classes where values are few or equal.
 */
function classesOf(chart: ChartSpec): Classes {
  const values = shownValues(chart).sort((a, b) => a - b)
  const lowest = values[0] ?? 0
  const span = (values[values.length - 1] ?? 0) - lowest
  if (span === 0) return { from: [lowest], decimals: chart.decimals }
  const step = 10 ** (Math.floor(Math.log10(span)) - 1)
  const decimals = Math.max(0, Math.min(chart.decimals, -Math.floor(Math.log10(step))))
  const down = (value: number) => Number((Math.floor(value / step + 1e-9) * step).toPrecision(12))
  const count = Math.min(MOST_CLASSES, new Set(values).size)
  const bounds = [down(lowest)]
  for (let index = 1; index < count; index++) {
    const bound = down(values[Math.floor((index * values.length) / count)] as number)
    if (bound > (bounds[bounds.length - 1] as number)) bounds.push(bound)
  }
  return { from: bounds, decimals }
}

/** The darkest class is the highest, however few there are. */
function levelOf({ from }: Classes, value: number): number {
  const index = from.findLastIndex((bound) => value >= bound)
  const place = Math.max(0, index)
  return from.length === 1 ? 3 : 1 + Math.round((place * (MOST_CLASSES - 1)) / (from.length - 1))
}

function shownValues({ series, tiles = [] }: ChartSpec): number[] {
  return series.flatMap(({ values }) =>
    values.filter((value, at): value is number => value !== null && !!tiles[at]),
  )
}

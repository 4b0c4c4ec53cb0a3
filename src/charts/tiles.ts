import type { CodeList, ViewData } from '../catalog/model.ts'
import { arrange } from './arrange.ts'
import type { ChartSpec } from './view.ts'

/** A place of a tile map: column and row from 1, and a label short enough for a tile. */
export interface Tile {
  column: number
  row: number
  label: string
}

/** Points of a map with every place that has a tile, and where each stands. */
export interface LaidOut {
  data: ViewData
  tiles: (Tile | null)[]
}

/**
 * Lays the points of a view out on the tiles of the list that its codes are of; `undefined` where the list has none
 * or fewer than two points meet a tile. Periods, which are the series, come with the newest last.
 */
export function laidOut(
  data: ViewData,
  list: CodeList | undefined,
  system: string | undefined,
): LaidOut | undefined {
  const places = list && placesOf(list, system)
  if (!places || data.x.filter((code) => places.has(code)).length < 2) return undefined
  const known = new Set(data.x)
  const x = [...data.x, ...[...places.keys()].filter((code) => !known.has(code))]
  return {
    data: { ...data, x, series: filled(byPeriod(data.series), x.length) },
    tiles: x.map((code) => places.get(code) ?? null),
  }
}

/** The series with the last period last. */
export function byPeriod(series: ViewData['series']): ViewData['series'] {
  return series.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** A map as bars of its newest period, the longest first, for where tiles cannot be shown. */
export function asBars(chart: ChartSpec): ChartSpec {
  const { tiles: _, ...rest } = chart
  const newest = chart.series.slice(-1)
  const known = chart.x.map((_, at) => at).filter((at) => (newest[0]?.values[at] ?? null) !== null)
  const data = {
    x: known.map(String),
    series: newest.map(({ name, values }) => ({ name, values: known.map((at) => values[at] ?? null) })),
  }
  const { x, series } = arrange(data, { by: '-y' })
  const pick = <T>(list: readonly T[]) => x.map((at) => list[Number(at)] as T)
  return {
    ...rest,
    kind: 'bar',
    horizontal: true,
    x: pick(chart.x),
    ...(chart.codes && { codes: pick(chart.codes) }),
    series: series.map((item) => ({ unit: '', ...item })),
    ...(chart.basis && { basis: { ...chart.basis, of: chart.basis.of.slice(-1).map(pick) } }),
  }
}

/** Tiles by the codes of a system of the list, which are found by those of its first system. */
function placesOf(list: CodeList, system: string | undefined): Map<string, Tile> | undefined {
  const first = list.systems[0]?.column
  const own = (list.systems.find((item) => item.system === system) ?? list.systems[0])?.column
  if (!list.tiles || first === undefined || own === undefined) return undefined
  const places = new Map<string, Tile>()
  for (const row of list.rows) {
    const tile = list.tiles.places.get(row[first] ?? '')
    const code = row[own]
    if (tile && code) places.set(code, { ...tile, label: tile.label || (row[list.label] ?? code) })
  }
  return places
}

function filled(series: ViewData['series'], length: number): ViewData['series'] {
  return series.map(({ name, values }) => ({
    name,
    values: Array.from({ length }, (_, at) => values[at] ?? null),
  }))
}

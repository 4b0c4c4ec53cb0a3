import type { RecordingContext } from './canvas.ts'
import { INK, QUIET } from './palette.ts'
import { FONT_SIZE, LABEL, textWidth } from './text-width.ts'
import { TILE, TILE_GAP, type TileMap, tileMap, tileWriter } from './tilemap.ts'
import type { ChartSpec } from './view.ts'
import { WORDS } from './words.ts'

/** Where the first row of tiles begins: below the period, where there are several, and the unit. */
const headOf = ({ periods }: TileMap) => (periods.length > 1 ? 44 : 22)
const LEGEND_ROW = 22
const KEY = 14

/** Size in whole pixels of a tile map that is drawn as a picture, period and legend included. */
export function mapSize(chart: ChartSpec): { width: number; height: number } {
  const map = tileMap(chart)
  const width = Math.max(map.columns * (TILE + TILE_GAP) - TILE_GAP, 300)
  return { width, height: legendTop(map) + legendOf(chart, map, width).rows * LEGEND_ROW }
}

/**
 * Draws a tile map of a period, the newest where none is given, as its page shows it, with colours as the custom
 * properties of `src/styles/tilemap.css`.
 */
export function drawMap(ctx: RecordingContext, chart: ChartSpec, period = chart.series.length - 1): void {
  const map = tileMap(chart)
  const write = tileWriter(chart)
  ctx.textBaseline = 'alphabetic'
  const head = headOf(map)
  if (map.periods.length > 1) text(ctx, map.periods[period] ?? '', 0, 14, { font: '600 16px', colour: INK })
  text(ctx, chart.unit, 0, head - 10, { font: `400 ${FONT_SIZE}px`, colour: QUIET })
  for (const { at, left, top, label } of map.tiles) {
    const { level, value } = write(at, period)
    tile(ctx, left, top + head, TILE, level)
    const middle = left + TILE / 2
    const colour = textColour(level)
    text(ctx, label, middle, top + head + 22, { font: '400 11px', colour, align: 'center' })
    text(ctx, value, middle, top + head + 39, { font: '600 11.5px', colour, align: 'center' })
  }
  for (const { level, range, x, row } of legendOf(chart, map, mapSize(chart).width).keys) {
    const top = legendTop(map) + row * LEGEND_ROW
    tile(ctx, x, top, KEY, level)
    text(ctx, range, x + KEY + 6, top + 11, { font: `400 ${FONT_SIZE}px`, colour: QUIET })
  }
}

function legendTop(map: TileMap): number {
  return headOf(map) + map.rows * (TILE + TILE_GAP) + 8
}

/** The keys of the legend, in as many rows as the width asks for. */
function legendOf(chart: ChartSpec, map: TileMap, width: number) {
  const all = [...map.legend, ...(map.gaps ? [{ level: 0, range: WORDS[chart.language].noValue }] : [])]
  let [x, row] = [0, 0]
  const keys = all.map(({ level, range }) => {
    const wide = KEY + 6 + textWidth(range, LABEL) + 16
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1]
    const key = { level, range, x, row }
    x += wide
    return key
  })
  return { keys, rows: row + 1 }
}

function tile(ctx: RecordingContext, left: number, top: number, size: number, level: number): void {
  ctx.fillStyle = level === 0 ? 'var(--map-none)' : `var(--map-${level})`
  ctx.fillRect(left, top, size, size)
  if (level > 0) return
  // A place without a value is hatched, so that it is not taken for a low one.
  ctx.strokeStyle = 'var(--edge)'
  ctx.lineWidth = 1
  ctx.beginPath()
  ctx.moveTo(left, top + size)
  ctx.lineTo(left + size, top)
  ctx.moveTo(left, top + size / 2)
  ctx.lineTo(left + size / 2, top)
  ctx.moveTo(left + size / 2, top + size)
  ctx.lineTo(left + size, top + size / 2)
  ctx.stroke()
}

function textColour(level: number): string {
  if (level === 0) return INK
  return level > 3 ? 'var(--map-light)' : 'var(--map-dark)'
}

function text(
  ctx: RecordingContext,
  words: string,
  x: number,
  y: number,
  { font, colour, align = 'left' }: { font: string; colour: string; align?: string },
): void {
  ctx.font = font
  ctx.fillStyle = colour
  ctx.textAlign = align
  ctx.fillText(words, x, y)
}

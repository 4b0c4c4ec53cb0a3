import { RecordingContext } from '../charts/canvas.ts'
import { NARROW } from '../charts/engine.ts'
import { escapeText } from '../charts/marks.ts'
import { chartSvg } from '../charts/svg.ts'
import { type Font, textWidth, wrapText } from '../charts/text-width.ts'
import { drawMap, mapSize } from '../charts/tile-drawing.ts'
import type { ChartSpec } from '../charts/view.ts'
import { edge, field, type Motif, type Tile } from './motif.ts'

/** Size in pixels of the pictures that show a page where its address is shared, as most services want it. */
export const PICTURE = { width: 1200, height: 630 } as const

/** What the picture of a page shows. */
export interface SharePicture {
  /** Name of the catalog. */
  catalog: string
  title: string
  /** Who stands behind it, or what it belongs to; a line. */
  below: string
  /** A figure that can be read even in a small preview. */
  figure?: { value: string; unit: string; at: string }
  chart?: ChartSpec
  /** What visitors have to know about the whole catalog; empty where there is nothing. */
  notice: string
  motif: Motif | undefined
}

const EDGE = 56
const TOP = 84
const NOTICE: Font = { size: 22, weight: 400 }
const NOTICE_ROW = 30
const PANEL = { left: 580, width: PICTURE.width - 580 - EDGE }

/**
 * The picture of a page as SVG of 1200 × 630, with colours as custom properties. Title and figure are large, since
 * most readers see it a quarter as wide.
 */
export function sharePicture(of: SharePicture): string {
  const notice = of.notice === '' ? [] : wrapText(of.notice, PICTURE.width - 2 * EDGE, NOTICE).slice(0, 2)
  const strip = notice.length === 0 ? 0 : notice.length * NOTICE_ROW + 24
  const bottom = PICTURE.height - strip
  const box = `width="${PICTURE.width}" height="${PICTURE.height}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${box} viewBox="0 0 ${PICTURE.width} ${PICTURE.height}" font-family="Plus Jakarta Sans">`,
    `<rect ${box} fill="var(--ground)"/>`,
    tiled(edge(of.motif ?? 'none'), { id: 'band', left: 0, top: 0, width: PICTURE.width, height: 24 }, 2),
    words(of, bottom),
    of.chart ? panel(of.chart, bottom) : ornament(of.motif, bottom),
    strip > 0
      ? `<rect y="${bottom}" width="${PICTURE.width}" height="${strip}" fill="var(--second-soft)"/>`
      : '',
    ...notice.map((line, at) =>
      text(line, EDGE, bottom + 12 + 22 + at * NOTICE_ROW, { ...NOTICE, colour: 'var(--ink)' }),
    ),
    '</svg>',
  ].join('')
}

/** Name, title, figure and agency, one below the other. */
function words(of: SharePicture, bottom: number): string {
  const width = PANEL.left - EDGE - 32
  const room = bottom - TOP - 116 - (of.figure ? 150 : 0)
  const sizes = [56, 50, 44, 38, 34, 30]
  const titles = sizes.map((size) => ({ size, lines: wrapText(of.title, width, { size, weight: 600 }) }))
  const fits = ({ size, lines }: (typeof titles)[number]) =>
    lines.length * size * 1.2 <= room &&
    lines.every((line) => textWidth(line, { size, weight: 600 }) <= width)
  const { size, lines } = titles.find(fits) ?? (titles.at(-1) as (typeof titles)[number])
  const most = Math.max(1, Math.floor(room / (size * 1.2)))
  const shown = lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]}…`] : lines
  const top = TOP + 64
  const figure = of.figure && figureText(of.figure, top + shown.length * size * 1.2 + 84, width)
  return [
    text(fitted(of.catalog, width, 28), EDGE, TOP + 24, { size: 28, weight: 600, colour: 'var(--accent)' }),
    ...shown.map((line, at) =>
      text(line, EDGE, top + size * 0.9 + at * size * 1.2, { size, weight: 600, colour: 'var(--ink)' }),
    ),
    figure ?? '',
    text(fitted(of.below, width, 28), EDGE, bottom - 32, { size: 28, weight: 400, colour: 'var(--quiet)' }),
  ].join('')
}

function figureText(
  { value, unit, at }: NonNullable<SharePicture['figure']>,
  y: number,
  width: number,
): string {
  const size = [76, 64, 52, 40].find((size) => textWidth(value, { size, weight: 600 }) <= width) ?? 32
  const beside = fitted([unit, at].filter((part) => part !== '').join(' · '), width, 28)
  return (
    text(value, EDGE, y, { size, weight: 600, colour: 'var(--accent)' }) +
    text(beside, EDGE, y + 40, { size: 28, weight: 400, colour: 'var(--quiet)' })
  )
}

/** The chart on white as a phone shows it, as large as the panel allows. */
function panel(chart: ChartSpec, bottom: number): string {
  const height = bottom - TOP - 20
  const inner = { left: PANEL.left + 24, width: PANEL.width - 48 }
  const title = wrapText(chart.title, inner.width, { size: 24, weight: 600 }).slice(0, 2)
  const head = 24 + title.length * 32 + 8
  const drawn = drawing(chart)
  const scale = Math.min(inner.width / drawn.width, (height - head - 20) / drawn.height)
  const left = inner.left + (inner.width - drawn.width * scale) / 2
  const place = `translate(${left.toFixed(1)} ${TOP + head}) scale(${scale.toFixed(4)})`
  return [
    `<rect x="${PANEL.left}" y="${TOP}" width="${PANEL.width}" height="${height}" rx="20" fill="var(--surface)" stroke="var(--line)" stroke-width="2"/>`,
    ...title.map((line, at) =>
      text(line, inner.left, TOP + 24 + 24 + at * 32, { size: 24, weight: 600, colour: 'var(--ink)' }),
    ),
    `<g transform="${place}">${drawn.svg}</g>`,
  ].join('')
}

function drawing(chart: ChartSpec): { svg: string; width: number; height: number } {
  if (chart.kind === 'map') {
    const { width, height } = mapSize(chart)
    const ctx = new RecordingContext(width, height)
    drawMap(ctx, chart)
    return { svg: `<g font-size="12.5">${ctx.markup()}</g>`, width, height }
  }
  const svg = chartSvg(chart, { width: NARROW })
  const [, width = NARROW, height = NARROW] = / width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  return { svg, width: Number(width), height: Number(height) }
}

/** The woven ground where there is no chart. */
function ornament(motif: Motif | undefined, bottom: number): string {
  return tiled(
    field(motif ?? 'none'),
    { id: 'ground', left: PANEL.left + 40, top: 24, width: 580, height: bottom - 24 },
    3,
  )
}

interface Box {
  id: string
  left: number
  top: number
  width: number
  height: number
}

function tiled(tile: Tile | undefined, { id, left, top, width, height }: Box, scale: number): string {
  if (!tile) return ''
  return [
    `<pattern id="${id}" width="${tile.width}" height="${tile.height}" patternUnits="userSpaceOnUse" patternTransform="scale(${scale})">`,
    `<path fill="var(--accent)" d="${tile.first}"/><path fill="var(--second)" d="${tile.second}"/></pattern>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="url(#${id})"/>`,
  ].join('')
}

function fitted(line: string, width: number, size: number): string {
  return wrapText(line, width, { size, weight: 600 }).length > 1 ? cut(line, width, size) : line
}

function cut(line: string, width: number, size: number): string {
  const [first = ''] = wrapText(line, width - size, { size, weight: 600 })
  return `${first}…`
}

function text(words: string, x: number, y: number, look: Font & { colour: string }): string {
  const { size, weight, colour } = look
  return `<text x="${x}" y="${Math.round(y)}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escapeText(words)}</text>`
}
